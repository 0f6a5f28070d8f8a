"""Records that repeat: a name on one line, its years on the next."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece
from quizapp.documents.placed import joined

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
