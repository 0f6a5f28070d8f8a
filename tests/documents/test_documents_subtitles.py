# ruff: noqa: E501
"""Subtitles: the words of each turn as one paragraph, with places in the file as it is."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.documents.build import document

VTT = """\
WEBVTT - The lock keeper

NOTE made by hand
for the archive

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:03.000 align:start
<v Mara Dole>The lock was built in 1871 by <i>Ida

2
00:00:03.000 --> 00:00:05.000
Moss</i>, an engineer of the town.

00:00:05.500 --> 00:00:06.000
[applause]

00:00:06.000 --> 00:00:07.000
INTERVIEWER: How deep is the chamber?

00:00:07.500 --> 00:00:09.000
>> It is six metres deep.

00:00:30.000 --> 00:00:31.000
The gates were renewed in 1998.
"""
SRT = (
    "1\r\n00:00:01,000 --> 00:00:03,000\r\nThe lock was built in 1871\r\n\r\n"
    "2\r\n00:00:03,000 --> 00:00:05,000\r\nThe lock was built in 1871\r\nby Ida Moss of Leeds.\r\n"
)


def test_turns_are_paragraphs_without_times_names_and_sounds() -> None:
    made = document("a.vtt", VTT)
    assert made.title == "The lock keeper"
    assert [block.text for block in made.blocks[1:]] == [
        "The lock was built in 1871 by Ida Moss, an engineer of the town.",
        "How deep is the chamber?",
        "It is six metres deep.",
        "The gates were renewed in 1998.",
    ]


def test_a_line_that_is_shown_again_is_read_once_and_places_are_those_of_the_file() -> None:
    made = document("a.srt", SRT)
    (block,) = made.blocks
    assert block.text == "The lock was built in 1871 by Ida Moss of Leeds."
    at = block.text.index("Ida")
    assert made.passage(block.place(at, at + 8)) == "Ida Moss"


PIECES = (
    "WEBVTT\n", "WEBVTT - a\n", "\n", "00:00:01.000 --> 00:00:02.000\n", "1\n", "<v Ann>", "</v>", "The dog is here. ", ">> ",
    "- ", "NOTE x\n", "[music]\n", "ANN: ", "a\n", "\r\n", "{\\an8}", "♪", "00:01 --> x\n",
)  # fmt: skip


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join), st.sampled_from("vs")
)
def test_whatever_they_hold_every_block_knows_its_place(text: str, kind: str) -> None:
    made = document("a.vtt" if kind == "v" else "a.srt", text)
    for block in made.blocks:
        assert block.text
        assert all(a < b for a, b in pairwise(block.places))
        assert block.places[-1] < len(text)
