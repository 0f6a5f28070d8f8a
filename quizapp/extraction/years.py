"""Years in brackets after a name in running text."""

from __future__ import annotations

import re

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.dated import BRACKET, Dated, dated, named_before
from quizapp.extraction.stated import around, made
from quizapp.facts.model import Fact, Family, Part, ValueType


def facts(document: Document) -> list[Fact]:
    """One fact a name: its year, at its first mention; none where another year stands behind the same name."""
    found: dict[str, Fact] = {}
    said: dict[str, set[str]] = {}
    for number in sorted({sentence.block for sentence in document.sentences}):
        block = document.blocks[number]
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            continue
        label_end = block.text.find(block.cells[0].text) if block.cells else 0
        for bracket in BRACKET.finditer(block.text, label_end):
            named = named_before(block.text, bracket)
            one = dated(block.text, bracket, *named) if named else None
            if one:
                said.setdefault(one.name, set()).update(re.findall(r"\d{3,4}", one.when)[:1])
            if one and one.name not in found and not _dates_the_sentence(block, bracket, one):
                value = block.place(one.when_start, one.when_end)
                passage = around(document, block, value)
                if passage:
                    part = Part("date", one.when.replace(" - ", "–"), ValueType.DATE, value)
                    found[one.name] = made(
                        document, block, Family.YEAR, (one.name, "dates from"), part, passage=passage,
                        parts=(_subject(one), part, Part("prompt", one.question, ValueType.PHRASE)),
                        rule="year in brackets",
                    )  # fmt: skip
    return [fact for name, fact in found.items() if len(said[name]) == 1]


def _dates_the_sentence(block: Block, bracket: re.Match[str], one: Dated) -> bool:
    """Whether the date is rather that of the whole sentence: a month, or at an item's end after an event."""
    if not one.when[0].isdigit():
        return True
    at_end = not block.text[bracket.end() :].strip(" .;,")
    return block.kind is BlockKind.ITEM and at_end and one.type is ValueType.EVENT


def _subject(one: Dated) -> Part:
    return Part("subject", one.name, one.type)
