"""How deep every heading is, which headings a block stands under, and which sentence introduces a list."""

from __future__ import annotations

from dataclasses import replace

from quizapp.documents.model import BlockKind, Span
from quizapp.documents.piece import Piece
from quizapp.documents.sentences import split


def levelled(pieces: list[Piece], title: str) -> list[Piece]:
    """Every heading with a level: as marked, or by the empty lines above it and by headings that follow each other."""
    deepest_marked = max((p.level for p in pieces if p.kind is BlockKind.HEADING), default=0)
    spaced = {
        p.blanks
        for p in pieces
        if p.kind is BlockKind.HEADING and not p.level and p.text.casefold() != title.casefold() and p.blanks
    }
    wide = min(spaced) + 1 if len(spaced) > 1 else 0
    found: list[Piece] = []
    marked = above = 0
    for piece in pieces:
        if piece.kind is BlockKind.HEADING and piece.level:
            marked = piece.level
        elif piece.kind is BlockKind.HEADING:
            found.append(replace(piece, level=_level(piece, title, deepest_marked and marked + 1, wide, above)))
            above = found[-1].level
            continue
        found.append(piece)
        above = piece.level if piece.kind is BlockKind.HEADING else 0
    return found


def _level(piece: Piece, title: str, under_marked: int, wide: int, above: int) -> int:
    """`above` is the level of the heading right before it, if one is."""
    if piece.text.casefold() == title.casefold():
        return 1
    if under_marked:
        return max(2, min(under_marked, 6))
    if wide and piece.blanks >= wide:
        return 2
    if above >= 2:
        return above + 1
    return 3 if wide else 2


def paths(pieces: list[Piece]) -> list[tuple[str, ...]]:
    """The headings that each piece stands under, outermost first."""
    found: list[tuple[str, ...]] = []
    stack: list[Piece] = []
    for piece in pieces:
        if piece.kind is BlockKind.HEADING:
            stack = [above for above in stack if above.level < piece.level]
        found.append((*(above.text for above in stack), *piece.under))
        if piece.kind is BlockKind.HEADING:
            stack.append(piece)
    return found


def introduced(pieces: list[Piece]) -> list[Piece]:
    """Items and rows with what introduces them: a sentence that ends in a colon, or for rows a heading or caption."""
    found: list[Piece] = []
    leads: dict[int, Span | None] = {}
    for number, piece in enumerate(pieces):
        if piece.group >= 0 and piece.kind in (BlockKind.ITEM, BlockKind.ROW):
            if piece.group not in leads:
                leads[piece.group] = _lead(pieces[number - 1], piece) if number else None
            found.append(replace(piece, lead=leads[piece.group]))
        else:
            found.append(piece)
    return found


def _lead(before: Piece, piece: Piece) -> Span | None:
    if piece.kind is BlockKind.ROW and before.kind in (BlockKind.HEADING, BlockKind.CAPTION):
        return before.body.span
    if before.kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.ITEM) and before.text.endswith(":"):
        start, end = split(before.text)[-1]
        return before.body[start:end].span
    return None
