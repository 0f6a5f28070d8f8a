# ruff: noqa: E501
"""Anki's text files: every header that it writes, and what a pack becomes as one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.packs.formats import anki_text
from quizapp.packs.formats.registry import FORMATS, told
from quizapp.packs.reading import read_pack
from quizapp.packs.validating import question_of
from tests.made_kinds import KINDS, made_kinds
from tests.packs.formats.made import pack_of

HEAD = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
FILES: list[tuple[str, list[dict[str, Any]]]] = [
    (HEAD + 'a/q\tBasic\tLand::Law\tA &lt; <b>b</b>?\t"yes<br>""no"""\tx y\n',
     [{"id": "q", "kind": "flashcard", "prompt": "A < b?", "answer": 'yes\n"no"', "topic": "Law", "tags": ["x", "y"]}]),
    (HEAD + "a/q\tBasic (and reversed card)\tD\tla Suisse\tSwitzerland\t\n",
     [{"id": "q", "kind": "flashcard", "prompt": "la Suisse", "answer": "Switzerland", "reverse": True}]),
    (HEAD + "a/q\tBasic (type in the answer)\tD\t2 + 2\t4\t\n", [{"id": "q", "kind": "short", "prompt": "2 + 2", "answer": "4"}]),
    (HEAD + "a/q\tEinfach\tD\tfront\tback\t\n", [{"id": "q", "kind": "flashcard", "prompt": "front", "answer": "back"}]),
    (HEAD + "a/q\tLückentext\tD\tThe {{c1::Po}} flows\tmore\t\n",
     [{"id": "q", "kind": "cloze", "text": "The {{Po}} flows", "explanation": "more"}]),
    ("#separator:Semicolon\n#html:false\n#tags:all\n#deck:D\na < b;c & d\n",
     [{"kind": "flashcard", "prompt": "a < b", "answer": "c & d", "tags": ["all"]}]),
    ("#notetype:Cloze\n#separator:|\nThe {{c1::Po}}|\n", [{"kind": "cloze", "text": "The {{Po}}"}]),
    ('#separator:comma\n"two\nlines","a, b"\n', [{"kind": "flashcard", "prompt": "two\nlines", "answer": "a, b"}]),
    ("front\tback\n\nq\ta\tmore\n", [{"kind": "flashcard", "prompt": "front", "answer": "back"},
                                     {"kind": "flashcard", "prompt": "q", "answer": "a\nmore"}]),
    ("#separator:tab\r\nq\ta\r\n", [{"kind": "flashcard", "prompt": "q", "answer": "a"}]),
    ("#separator:tab\n", []),
    ("#separator:tab\n#guid column:1\n#notetype:Basic\na/q\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), FILES)
def test_every_header_is_obeyed(text: str, said: list[dict[str, Any]]) -> None:
    assert list(anki_text.read(text.encode(), "notes.txt").questions) == said


def test_decks_are_topics_below_the_uppermost_and_pictures_are_lost() -> None:
    text = HEAD + "a/q\tBasic\tLand::Law\tq\ta\t\na/r\tBasic\tLand\tr\tb<img src=x.png>\t\n"
    found = anki_text.read(text.encode(), "notes.txt")
    assert found.header["title"] == "Land"
    assert [one.get("topic") for one in found.questions] == ["Law", None]
    assert [(loss.question, loss.what) for loss in found.losses] == [
        ("a/r", "the picture x.png, which a text file does not hold")
    ]


def test_it_is_told_by_its_first_lines() -> None:
    assert told(b"#separator:tab\nq\ta\n", "notes.csv") is not FORMATS["anki"]
    assert told(b"#separator:tab\nq\ta\n", "notes.txt") is FORMATS["anki"]
    assert told(b"#html:true\nq\ta\n", "standard-input") is FORMATS["anki"]
    assert told(b"", "x.apkg") is told(b"PK\x03\x04", "standard-input") is FORMATS["apkg"]


def test_a_pack_as_text_says_what_the_note_types_hold_and_names_the_rest(tmp_path: Path) -> None:
    pack = read_pack(made_kinds(tmp_path / "rivers"))
    written = anki_text.write(pack)
    found = anki_text.read(written.data, "rivers.txt")
    assert len(found.questions) == KINDS
    said = {one["id"]: one for one in found.questions}
    assert said["g-cloze"] == {
        "id": "g-cloze",
        "kind": "cloze",
        "text": "The {{Loire}} reaches the {{Atlantic::ocean}} at $x_1 < 3$.",
        "explanation": "Near Nantes.",
        "topic": "Seas",
        "tags": ["seas"],
    }
    assert (said["k-both"]["reverse"], said["e-number"]["answer"]) == (True, "2,850")
    assert said["i-order"]["answer"] == "1. Elbe\n2. Rhine\n3. Rhone"
    losses = {(loss.question, loss.what) for loss in written.losses}
    unexplained = "its explanation and passages, for which this note type of Anki's has no field"
    assert {("a-short", unexplained), ("b-choice", "its picture")} <= losses
    assert ("i-order", "that it asks for things to put in order: it asks for an open question") in losses
    assert not [name for name, _ in losses if name == "k-both"]
    assert "mouth<br>[picture: fan]" in written.data.decode()
    decks = [line.split("\t")[2].split("::") for line in written.data.decode().splitlines() if "\t" in line]
    assert decks == sorted(decks)


@pytest.mark.parametrize("explanation", ["It is long.", "Po"])
def test_an_explanation_without_a_field_is_named_once(explanation: str) -> None:
    said = {"id": "a", "kind": "short", "prompt": "Which?", "answer": "Po", "explanation": explanation}
    question = question_of(said)
    assert question is not None
    whats = [loss.what for loss in anki_text.write(pack_of([question])).losses if loss.question]
    assert whats == ["its explanation and passages, for which this note type of Anki's has no field"]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = anki_text.read(b"#separator:tab\n" + data, "notes.txt")
    except QuizError as error:
        found = None
        where = error.where
    assert found is not None or where.startswith("notes.txt")


def test_fields_that_no_card_shows_are_told():
    text = "#separator:tab\n#notetype:Basic\nWhich river?\tPo\tan atlas\t\tpage 4\n"
    found = anki_text.read(text.encode(), "a.txt")
    assert [one["answer"] for one in found.questions] == ["Po"]
    assert [loss.what for loss in found.losses] == [
        "its field 3, which no card shows", "its field 5, which no card shows",
    ]  # fmt: skip
