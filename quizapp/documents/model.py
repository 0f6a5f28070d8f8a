"""The Document: text that never changes, and what stands where in it.

All offsets count characters of `Document.text`, which is the file decoded as UTF-8 with BOM and CR kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    FIELD = "field"
    ROW = "row"
    CAPTION = "caption"
    CODE = "code"
    NAVIGATION = "navigation"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row or one side of a field: its column's name, its text and its place."""

    name: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `text` is what it says without markup, and `places[i]` is where `text[i]` stands in the document."""

    kind: BlockKind
    span: Span
    text: str
    places: tuple[int, ...] = field(repr=False)
    level: int = 0
    """Of a heading: 1 is the highest. Of an item: its depth, 1 is the outermost."""
    ordered: bool = False
    """Of an item: whether its list is numbered."""
    group: int = -1
    """Items of one list, or rows of one table, share a group; -1 elsewhere."""
    lead: Span | None = None
    """Of an item: the sentence that introduces its list. Of a row: its table's caption or heading."""
    cells: tuple[Cell, ...] = ()
    """Of a row: its cells. Of a field: the value, named by the key."""
    headings: tuple[str, ...] = ()
    """The headings it stands under, outermost first, its own text not among them."""

    def place(self, start: int, end: int) -> Span:
        """Where characters `start` to `end` of this block's text stand in the document."""
        return Span(self.places[start], self.places[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph or item: characters `start` to `end` of the text of block number `block`."""

    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document: `text[span.start:span.end]` is always the passage a span names."""

    name: str
    text: str = field(repr=False)
    title: str
    date: str | None
    """When it was published or last updated, as `YYYY[-MM[-DD]]`, if it says so."""
    language: str
    """Two letters, such as `en`."""
    blocks: tuple[Block, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)

    def block_at(self, offset: int) -> Block | None:
        """The block that this character of the text belongs to."""
        return next((block for block in self.blocks if block.span.start <= offset < block.span.end), None)

    def passage(self, span: Span) -> str:
        """The characters of the document that the span names."""
        return self.text[span.start : span.end]
