"""Rows of cells, however they were set: which row names the columns, and what is made of the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.documents import prose
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece
from quizapp.documents.placed import Placed

_NUMBER = re.compile(r"[~≈<>±+−–-]?\s?(?:[$€£]\s?)?(?:c\.\s?|ca\.\s?|about )?\d")
_NAMES = re.compile(
    r"""name|term|word|meaning|description|definition|year|date|type|kind|symbol|unit|units|value|country|city|capital
    |author|title|day|month|week|time|place|role|person|use|uses|function|example|examples|code|flag|option|option
    |command
    |item|part|species|element|method|result|cause|effect|size|colou?r|event|period|language|state|region|rank|number
    |no\.?|\#|phase|stage|step|level|class|category|group|notes?|default|advantages?|disadvantages?|product|file
    |field""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, empty ones too, and all of it as text."""

    body: Placed
    cells: Sequence[Placed]
    blanks: int = 0


def pieces(rows: Sequence[Row], group: int, headed: bool | None = None) -> list[Piece]:
    """Rows with cells named by the first row, if it is a header: found out where not told or empty; pairs as fields."""
    if headed and rows and not any(cell.text for cell in rows[0].cells):
        headed = None
    rows = [row for row in rows if any(cell.text for cell in row.cells)]
    if not rows:
        return []
    names = [cell.text for cell in rows[0].cells]
    paired = all(len(row.cells) == 2 for row in rows)
    if headed is None:
        headed = is_header(rows)
    if paired and not headed:
        return [field for row in rows[headed:] if (field := _field(row))]
    if not headed:
        names = [""] * max(len(row.cells) for row in rows)
    return [made for row in rows[headed:] if (made := _row(row, names, group))]


def is_header(rows: Sequence[Row]) -> bool:
    """Whether the first row names the columns: words where the others have numbers, or words that name columns."""
    first, others = rows[0].cells, rows[1:]
    if not others or any(_NUMBER.match(cell.text) for cell in first[1:] if not re.fullmatch(r"\d{4}", cell.text)):
        return False
    if not first[0].text:
        return True
    if all(row.cells and "_" in row.cells[0].text for row in rows):
        return False
    if any(prose.ends(cell.text) and not cell.text.endswith((".)", ")")) and len(cell.text) > 12 for cell in first):
        return False
    numeric = [_column_is_numeric(others, at) for at in range(1, len(first))]
    if any(numeric) and (len(first) > 2 or not _NUMBER.match(first[1].text)):
        return len(first) > 2 or bool(_NAMES.fullmatch(first[0].text) or _named(first[1].text)) or _same_sort(others)
    named = sum(bool(_NAMES.fullmatch(cell.text) or _named(cell.text)) for cell in first)
    if len(first) == 2:
        return named >= 1
    texts = [cell.text for cell in first]
    return len(set(texts)) == len(texts) and all(texts) and not any(re.search(r"\d", text) for text in texts)


def _named(text: str) -> bool:
    return bool(re.search(r"\([^()]+\)$|_", text)) or any(_NAMES.fullmatch(word) for word in text.split()[-1:])


def _column_is_numeric(rows: Sequence[Row], at: int) -> bool:
    cells = [row.cells[at].text for row in rows if at < len(row.cells) and row.cells[at].text]
    return bool(cells) and sum(bool(_NUMBER.match(cell)) for cell in cells) >= 0.8 * len(cells)


def _same_sort(rows: Sequence[Row]) -> bool:
    """Whether the second column holds plain numbers only, as a column has and a list of properties has not."""
    cells = [row.cells[1].text for row in rows]
    return len(cells) >= 2 and all(re.fullmatch(r"[\d.,\s%]+", cell) for cell in cells)


def _field(row: Row) -> Piece | None:
    key, value = row.cells[0].text.strip(" :"), row.cells[1]
    if not key or not value.text:
        return None
    return Piece(BlockKind.FIELD, row.body, row.blanks, cells=(Cell(key, value.text, value.span),))


def _row(row: Row, names: Sequence[str], group: int) -> Piece | None:
    cells = [Cell(name, c.text, c.span) for name, c in zip(names, row.cells, strict=False) if c.text]
    return Piece(BlockKind.ROW, row.body, row.blanks, group=group, cells=tuple(cells)) if cells else None
