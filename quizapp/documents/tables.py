"""Tables of Markdown, and records that repeat: a name on one line, its years on the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quizapp.documents.inline import plain
from quizapp.documents.lines import Line
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece
from quizapp.documents.placed import Placed, joined

_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$|\+(?:[-=]+\+)+$")
_GRID = re.compile(r"\+(?:[-=]+\+)+$")
_PIPE = re.compile(r"(?<!\\)\|")
_DAY = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[^\W\d_]{3,9}\.?,?\s+(?:\d{1,2},\s+)?\d{3,4}|\d{1,2}[./]\d{1,2}[./]\d{4}|"
    r"\d{4}-\d\d(?:-\d\d)?|(?:c\.\s?)?\d{3,4})"
)
_PERIOD = re.compile(
    rf"\(?(?:from\s+)?{_DAY}\s*(?:-|–|—|−|\bto\b|\buntil\b)\s*"
    rf"(?:{_DAY}|present|today|now|date|incumbent|current|ongoing)?\)?$",
    re.IGNORECASE,
)


def is_period(text: str) -> bool:
    """Whether a line says from when to when, and nothing else.

    >>> is_period("09 Jun 1901 - 08 Oct 1901"), is_period("1901–present"), is_period("1901 was good")
    (True, True, False)
    """
    return len(text) < 60 and bool(_PERIOD.match(text.strip()))


def table(lines: Sequence[Line], at: int, group: int) -> tuple[list[Piece], int] | None:
    """The rows of the table that begins here, each cell named by its column, and where the table ends."""
    if at + 2 < len(lines) and _GRID.match(lines[at].text) and "|" in lines[at + 1].text:
        at += 1
    if "|" not in lines[at].text or at + 1 >= len(lines) or lines[at + 1].blanks:
        return None
    framed = lines[at].text.startswith("|") and lines[at + 1].text.startswith("|")
    separated = bool(_SEPARATOR.match(lines[at + 1].text)) and "-" in lines[at + 1].text
    if not separated and not framed:
        return None
    names = [cell.text for cell in _cells(lines[at].body)]
    end = at + 1
    rows: list[Piece] = []
    while end < len(lines) and re.search(r"\||^\+[-=]", lines[end].text) and not lines[end].blanks:
        if not _SEPARATOR.match(lines[end].text):
            rows += _row(lines[end], names, group)
        end += 1
    return rows, end


def _row(line: Line, names: list[str], group: int) -> list[Piece]:
    cells = [
        Cell(name, cell.text, cell.span)
        for name, cell in zip(names, _cells(line.body), strict=False)
        if cell.text
    ]  # fmt: skip
    if not cells:
        return []
    return [Piece(BlockKind.ROW, plain(line.body), line.blanks, group=group, cells=tuple(cells))]


def _cells(body: Placed) -> list[Placed]:
    cuts = [m.start() for m in _PIPE.finditer(body.text)]
    bounds = [-1, *cuts, len(body)]
    cells = [plain(body[a + 1 : b]) for a, b in pairwise(bounds)]
    if body.text.startswith("|"):
        cells = cells[1:]
    return cells[:-1] if body.text.endswith("|") and cells else cells


def records(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with names and periods that alternate, at least twice, made into rows."""
    found: list[Piece] = []
    at, group = 0, max((p.group for p in pieces), default=-1) + 1
    while at < len(pieces):
        for name_first in (True, False):
            end = _alternating(pieces, at, name_first)
            if end - at >= 4:
                found += [_record(pieces[i], pieces[i + 1], name_first, group) for i in range(at, end, 2)]
                at, group = end, group + 1
                break
        else:
            found.append(pieces[at])
            at += 1
    return found


def _alternating(pieces: list[Piece], at: int, name_first: bool) -> int:
    """Where the pairs that begin here end."""
    end = at
    while end + 1 < len(pieces):
        name, period = (pieces[end], pieces[end + 1]) if name_first else (pieces[end + 1], pieces[end])
        if not (_is_name(name) and _is_line(period) and is_period(period.text)):
            break
        end += 2
    return end


def _is_line(piece: Piece) -> bool:
    return piece.kind is None and piece.lone and bool(piece.text)


def _is_name(piece: Piece) -> bool:
    return (
        _is_line(piece) and len(piece.text) <= 90 and not is_period(piece.text) and not piece.text.endswith((":", "?"))
    )


def _record(first: Piece, second: Piece, name_first: bool, group: int) -> Piece:
    name, period = (first, second) if name_first else (second, first)
    cells = (Cell("name", name.text, name.body.span), Cell("period", period.text, period.body.span))
    return replace(first, kind=BlockKind.ROW, body=joined([first.body, second.body]), group=group, cells=cells)
