"""Text for the cells of a spreadsheet, where some beginnings would be taken for a formula and run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from quizapp.text.control import clean

Cell = str | int | float | None
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def as_cell(value: Cell) -> Cell:
    """A value as a cell: text that would be a formula is marked as text, and nothing is an empty cell.

    >>> as_cell("=1+1"), as_cell(" -x"), as_cell(-3), as_cell("Peć")
    ("'=1+1", "' -x", -3, 'Peć')
    """
    if not isinstance(value, str):
        return value
    text = clean(value)
    return f"'{text}" if text.lstrip(" \n").startswith(_BEGINS_A_FORMULA) else text


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table as comma-separated values, as spreadsheets read them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(as_cell, head))
    writer.writerows([as_cell(value) for value in row] for row in rows)
    return out.getvalue()
