"""Short messy documents, each with all that must come out of it: what is not listed must not come out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from quizapp.documents.build import document
from quizapp.documents.model import Block, BlockKind, Document

FOLDER = Path(__file__).parent / "messy"
ALWAYS = ("s", "f", "r")


def told(path: Path) -> tuple[str, dict[str, list[str]]]:
    """The document's text, and what must come out of it by sort."""
    text, _, expected = path.read_bytes().decode("utf-8").rpartition("%%%\n")
    lines: dict[str, list[str]] = {sort: [] for sort in ALWAYS}
    for line in expected.splitlines():
        sort, _, content = line.partition(" ")
        lines.setdefault(sort, []).append(content)
    return text, lines


def found(made: Document, sort: str) -> list[str]:
    one = {"title": made.title, "date": made.date or "", "language": made.language}
    if sort in one:
        return [one[sort]]
    if sort == "s":
        return [sentence.text for sentence in made.sentences]
    return [shown for block in made.blocks for shown in said(block, sort)]


def said(block: Block, sort: str) -> Iterator[str]:
    if sort == "h" and block.kind is BlockKind.HEADING:
        yield block.text
    if sort == "f" and block.kind is BlockKind.FIELD:
        yield f"{block.cells[0].name} = {block.cells[0].text}"
    if sort == "r" and block.kind is BlockKind.ROW:
        yield " | ".join(f"{c.name}: {c.text}" if c.name else c.text for c in block.cells)
    if sort == "d" and block.kind is BlockKind.ITEM and block.cells:
        yield f"{block.cells[0].name} = {block.cells[0].text}"
    if sort == "i" and block.kind is BlockKind.ITEM:
        yield block.text


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_but_what_is_listed_comes_out_of_a_messy_document(path: Path) -> None:
    text, expected = told(path)
    made = document("file.txt", text)
    assert {sort: found(made, sort) for sort in expected} == expected


@pytest.mark.parametrize(
    "part", ["<ref>a", "key " + "." * 4_000, "{{", "Key: value\n", "a  b  c\n", "Term - meaning of it\n", "[[", "$a"]
)
def test_odd_text_is_read_in_time_that_grows_with_its_length(part: str) -> None:
    once = _seconds(part * (8_000 // len(part) + 1))
    assert _seconds(part * (32_000 // len(part) + 1)) < 40 * max(once, 0.01)


def _seconds(text: str) -> float:
    start = process_time()
    document("a.md", text)
    return process_time() - start


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sample 7 turned blue at 40 degrees. Sample 8 stayed clear.", "en"),
        ("Keep the valve closed.", "en"),
        ("Die Katze war im Haus.", "de"),
        ("El perro de la casa come pan.", "es"),
        ("Simba ni mnyama mkubwa.", "und"),
    ],
)
def test_few_words_tell_the_language(text: str, language: str) -> None:
    assert document("a.txt", text).language == language
