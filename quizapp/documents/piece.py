"""A block in the making: what lines were gathered, before levels, groups and headings are known."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.documents.model import BlockKind, Cell, Span
from quizapp.documents.placed import EMPTY, Placed


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind` None is text not yet told apart: a paragraph, or a line that may be a title, a caption, a menu."""

    kind: BlockKind | None
    body: Placed
    blanks: int = 0
    """Empty lines right before it."""
    level: int = 0
    """Of a heading: 0 until known."""
    ordered: bool = False
    group: int = -1
    cells: tuple[Cell, ...] = ()
    lead: Span | None = None
    under: tuple[str, ...] = ()
    """What it stands under besides headings, such as the line that says whose field it is."""
    lone: bool = False
    """Whether it is a single line of the document."""

    @property
    def text(self) -> str:
        """What it says."""
        return self.body.text


def nothing(blanks: int) -> Piece:
    """A place where something stood that says nothing, such as a rule across the page."""
    return Piece(None, EMPTY, blanks)
