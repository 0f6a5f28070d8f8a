"""Entries of a chronicle: a year and a wide gap before what happened, or days under the line that says their year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizapp.documents.inline import flowing
from quizapp.documents.lines import Line
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece
from quizapp.text.dates import parse_date

_ENTRY = re.compile(r"(?P<when>(?:c\.\s?)?\d{3,4}(?:\s?[-–]\s?\d{2,4})?s?)(?:\t+| {2,})(?=[^\W\d_]|[\"“'‘(])")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_MOST_BLANKS = 2


def chronicle(lines: Sequence[Line], at: int, group: int) -> tuple[list[Piece], int] | None:
    """The entries that begin here, two or more, each with its year as label, and where they end."""
    found: list[Piece] = []
    indent = lines[at].indent
    while at < len(lines) and lines[at].indent == indent and (mark := _ENTRY.match(lines[at].text)):
        if found and lines[at].blanks > _MOST_BLANKS:
            break
        end = at + 1
        while end < len(lines) and not lines[end].blanks and lines[end].indent > indent:
            end += 1
        found.append(_entry(lines[at:end], mark, group))
        at = end
    return (found, at) if len(found) > 1 else None


def _entry(lines: Sequence[Line], mark: re.Match[str], group: int) -> Piece:
    body = flowing([line.body for line in lines])
    told = flowing([lines[0].body[mark.end() :], *(line.body for line in lines[1:])])
    cell = Cell(mark["when"], told.text, told.span)
    return Piece(BlockKind.ITEM, body, lines[0].blanks, 1, group=group, cells=(cell,))


def with_years(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each item whose label is a day without its year with the year that stands alone above it."""
    found: list[Piece] = []
    year = ""
    for piece in pieces:
        if piece.kind in (BlockKind.HEADING, BlockKind.CAPTION):
            year = piece.text if _YEAR.fullmatch(piece.text) else ""
        labelled = piece.kind in (BlockKind.ITEM, BlockKind.FIELD) and len(piece.cells) == 1
        found.append(_completed(piece, year) if year and labelled else piece)
    return found


def _completed(piece: Piece, year: str) -> Piece:
    (cell,) = piece.cells
    day = parse_date(cell.name)
    whole = f"{cell.name} {year}"
    if day is None or not day.incomplete or parse_date(whole) is None:
        return piece
    return replace(piece, cells=(replace(cell, name=whole),))
