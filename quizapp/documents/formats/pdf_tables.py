"""Rows of a table on a page: lines of several short cells that stand below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.documents.formats import dialect
from quizapp.documents.formats.pdf_lines import Line

_FEWEST, _MOST, _LONGEST_CELL = 3, 200, 45
_FIGURE = re.compile(r"[\d$€£<>~+−-][\d.,:%/ ]*")


def table_at(lines: Sequence[Line], at: int) -> tuple[str, int] | None:
    """The table that begins with a line, and where it ends."""
    end = at
    while (
        end < min(len(lines), at + _MOST) and _is_row(lines[end]) and (end == at or _below(lines[end - 1], lines[end]))
    ):
        end += 1
    rows = lines[at:end]
    width = max((len(row.cells) for row in rows), default=0)
    full = sum(len(row.cells) == width for row in rows)
    if len(rows) < _FEWEST or width < 2 or full < 0.6 * len(rows):
        return None
    columns = [x for x, _ in next(row for row in rows if len(row.cells) == width).cells]
    cells = [_placed(row, columns) for row in rows]
    if width == 2 and all(re.fullmatch(r"[•–-]|\(?\w{1,3}[.)]?", row[0]) for row in cells):
        return None
    headed = all(cells[0]) and (rows[0].bold or not any(_FIGURE.fullmatch(cell) for cell in cells[0][1:]))
    return dialect.table(cells, headed=headed), end


def _is_row(line: Line) -> bool:
    return len(line.cells) > 1 and not line.mono and all(len(text) <= _LONGEST_CELL for _, text in line.cells)


def _below(before: Line, line: Line) -> bool:
    return 0 < before.y - line.y < 4 * max(before.size, line.size)


def _placed(row: Line, columns: Sequence[float]) -> list[str]:
    """The row's cells, each in the column nearest to where it begins."""
    found = [""] * len(columns)
    if len(row.cells) == len(columns):
        return [text for _, text in row.cells]
    for x, text in row.cells:
        at = min(range(len(columns)), key=lambda n: abs(columns[n] - x))
        found[at] = f"{found[at]} {text}".strip()
    return found
