"""Tables whose cells are set apart by tabs, or by commas or semicolons as spreadsheets write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.documents import prose, tabular
from quizapp.documents.inline import plain
from quizapp.documents.lines import Line
from quizapp.documents.piece import Piece
from quizapp.documents.placed import Placed
from quizapp.documents.tabular import Row

_QUOTED = r'"(?:[^"]|"")*"|[^"{0}]*'
_FEWEST = 3


def separated(lines: Sequence[Line], at: int, group: int) -> tuple[list[Piece], int] | None:
    """The rows of the table that begins here, and where it ends."""
    if "\t" in lines[at].text:
        return _tabbed(lines, at, group)
    for mark in ",;":
        found = _listed(lines, at, group, mark)
        if found:
            return found
    return None


def _tabbed(lines: Sequence[Line], at: int, group: int) -> tuple[list[Piece], int] | None:
    end = at
    while end < len(lines) and "\t" in lines[end].text and (end == at or not lines[end].blanks):
        end += 1
    single = len({line.text.count("\t") for line in lines[at:end]}) == 1
    rows = [_row(line, re.split(r"(\t)" if single else r"(\t+)", line.text)) for line in lines[at:end]]
    widest = max(len(row.cells) for row in rows)
    if end - at < 2 or (widest == 2 and len({len(row.cells) for row in rows}) > 1):
        return None
    if sum(prose.ends(c.text) and len(c.text.split()) > 12 for row in rows for c in row.cells) > len(rows):
        return None
    return tabular.pieces(rows, group), end


def _row(line: Line, parts: Sequence[str]) -> Row:
    """The row whose cells and marks between them are the parts in turn."""
    cells, start = [], 0
    for number, part in enumerate(parts):
        if number % 2 == 0:
            cells.append(plain(line.body[start : start + len(part)]))
        start += len(part)
    return Row(plain(line.body), cells, line.blanks)


def _listed(lines: Sequence[Line], at: int, group: int, mark: str) -> tuple[list[Piece], int] | None:
    """Lines with the same number of commas, at least two, which few blanks follow."""
    if lines[at].text.count(mark) < 2 or f"{mark} " in lines[at].text or prose.ends(lines[at].text):
        return None
    pattern = re.compile(_QUOTED.format(mark))
    width = len(_cut(lines[at].body, mark, pattern))
    end = at
    while end < len(lines) and (end == at or not lines[end].blanks):
        if len(_cut(lines[end].body, mark, pattern)) != width:
            break
        end += 1
    if end - at < _FEWEST or width < 3:
        return None
    return tabular.pieces(
        [Row(plain(x.body), _cut(x.body, mark, pattern), x.blanks) for x in lines[at:end]], group
    ), end


def _cut(body: Placed, mark: str, pattern: re.Pattern[str]) -> list[Placed]:
    cells, start = [], 0
    while start <= len(body.text):
        found = pattern.match(body.text, start)
        end = found.end() if found else start
        cell = body[start:end].strip()
        cells.append(plain(cell[1:-1] if cell.text[:1] == '"' and len(cell) > 1 else cell))
        if end < len(body.text) and body.text[end] != mark:
            return []
        start = end + 1
    return cells
