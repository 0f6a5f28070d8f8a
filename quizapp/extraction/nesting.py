"""Items that have a list of their own: each with the items right under it, and what a heading over them says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.owner import document_title
from quizapp.extraction.subject import is_generic


@dataclass(frozen=True, slots=True)
class Nest:
    """An item and the items one step deeper that follow it."""

    over: Block
    under: tuple[Block, ...] = ()


def nests(document: Document) -> list[Nest]:
    """Every item of the document that has items under it, an inner one before the one that it is under."""
    return [nest for nest in _every(document) if nest.under]


def _every(document: Document) -> Iterator[Nest]:
    open_: list[Nest] = []
    for block in document.blocks:
        if block.kind is not BlockKind.ITEM:
            yield from open_[::-1]
            open_ = []
            continue
        while open_ and (open_[-1].over.level >= block.level or open_[-1].over.group != block.group):
            yield open_.pop()
        if open_ and open_[-1].over.level + 1 == block.level:
            open_[-1] = replace(open_[-1], under=(*open_[-1].under, block))
        open_.append(Nest(block))
    yield from open_[::-1]


def heading_over(document: Document, block: Block) -> str:
    """The nearest heading that says something and is not the document's title; empty where there is none."""
    return next((h.strip(" :") for h in reversed(block.headings) if not is_generic(h) and h != document.title), "")


def told_by(document: Document) -> str:
    """The document's title as the source of what is asked: `According to “Lamps”, `; empty where it has none."""
    title = document_title(document)
    return f"According to “{title}”, " if title else ""
