"""Headings and labels that carry a date: `Great Fire of Alden (1934)`."""

from __future__ import annotations

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.dated import BRACKET, MORE_EVENTS, dated
from quizapp.extraction.stated import made
from quizapp.facts.model import Fact, Family, Part, ValueType


def facts(document: Document) -> list[Fact]:
    """When what a heading or an item's label names took place."""
    found: list[Fact] = []
    for block in document.blocks:
        label = _label(block)
        bracket = BRACKET.search(label)
        if not bracket or bracket.end() != len(label):
            continue
        one = dated(label, bracket, _as_said(label[: bracket.start()].strip(), document.text), 0)
        if one:
            value = block.place(one.when_start, one.when_end)
            part = Part("date", one.when, ValueType.DATE, value)
            found.append(
                made(
                    document, block, Family.HEADING, (one.name, "dates from"), part, passage=block.place(0, len(label)),
                    parts=(Part("subject", one.name, one.type), part, Part("prompt", one.question, ValueType.PHRASE)),
                    rule="dated heading",
                )
            )  # fmt: skip
    return found


def _as_said(name: str, text: str) -> str:
    """The label with its last word in small letters, where only a label's style gave it a capital."""
    first, _, last = name.rpartition(" ")
    styled = (
        first
        and " of " not in name
        and text.count(name) == 1
        and (last.lower() in MORE_EVENTS or f" {last.lower()} " in text)
    )
    return f"{first} {last.lower()}" if styled else name


def _label(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return block.text
    return block.cells[0].name if block.kind is BlockKind.ITEM and block.cells else ""
