# ruff: noqa: E501
"""Transcripts with times in plain text, and lists of times that are none."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document


@pytest.mark.parametrize(
    "text",
    [
        "0:00\nMara Dole\nThe lock was built in 1871 by Ida\nMoss of Leeds.\n\n0:12\nUnknown Speaker\nIt was made of oak.\n\n"
        "0:20\nMara Dole\nThe gates were renewed in 1998.\n",
        "Mara Dole  0:00\nThe lock was built in 1871 by Ida Moss of Leeds.\n\nAnn Lee  0:12\nIt was made of oak.\n\n"
        "Mara Dole  0:20\nThe gates were renewed in 1998.\n",
        "[00:00:01] The lock was built in 1871 by Ida\n[00:00:03] Moss of Leeds.\n\n[00:00:12] It was made of oak.\n\n"
        "[00:00:20] The gates were renewed in 1998.\n",
    ],
)
def test_times_and_names_of_speakers_are_off(text: str) -> None:
    made = document("a.txt", text)
    assert [sentence.text for sentence in made.sentences] == [
        "The lock was built in 1871 by Ida Moss of Leeds.",
        "It was made of oak.",
        "The gates were renewed in 1998.",
    ]
    block = next(block for block in made.blocks if "Leeds" in block.text)
    at = block.text.index("Leeds")
    assert made.passage(block.place(at, at + 5)) == "Leeds"


@pytest.mark.parametrize(
    "text",
    [
        "9:00 Doors open\n\n10:30 The harbour was built\n\n12:00 Lunch\n\n13:00 End\n",
        "2:05:30 Ann Lee of Leeds\n\n2:06:01 Ida Moss of York\n\n2:07:10 Ada Holm of Hull\n",
        "1:40.91 Ann Lee of Leeds\n\n1:41.01 Ida Moss of York\n\n1:42.10 Ada Holm of Hull\n",
        "0:20 is the score.\n\n0:10 was the score before it.\n\n0:05 was the first score.\n",
    ],
)
def test_other_times_stay(text: str) -> None:
    shown = " ".join(block.text for block in document("a.txt", text).blocks)
    assert all(word in shown for word in text.split())
