"""Tables set with blanks: columns that stand below each other, and fields in two columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from quizapp.documents import marks, tabular
from quizapp.documents.inline import plain
from quizapp.documents.lines import Line
from quizapp.documents.model import BlockKind
from quizapp.documents.piece import Piece
from quizapp.documents.placed import EMPTY, Placed, joined
from quizapp.documents.tabular import Row

_SEGMENT = re.compile(r"\S+(?: \S+)*")
RULED = re.compile(r"(?:[=-]{2,}\s+)+[=-]{2,}$")
"""A line above, in or below a table, with gaps between its columns."""
_PATH = re.compile(r"(?:^|\s)[~.]?/\w|\$\w|\w\(\)|&&|\|\|")
_FEWEST = 3
_WIDEST_CELL = 7

Range = tuple[int, int]


def aligned(lines: Sequence[Line], at: int, group: int) -> tuple[list[Piece], int] | None:
    """The rows of the table that begins here, and where it ends."""
    ruled = bool(RULED.match(lines[at].text))
    end = _end(lines, at, ruled)
    body = [line for line in lines[at:end] if not RULED.match(line.text)]
    if len(body) < (2 if ruled else _FEWEST):
        return None
    columns = _columns(body)
    if len(columns) < 2 or sum(bool(_PATH.search(line.text)) for line in body) > 0.5 * len(body):
        return None
    rows: list[Row] = []
    for line in body:
        cells = _placed(line, columns)
        if cells is None:
            return None
        if rows and not cells[0].text and rows[-1].cells[0].text and len(rows) > 1:
            last = rows.pop()
            merged = [joined([a, b]) for a, b in zip(last.cells, cells, strict=True)]
            rows.append(Row(joined([last.body, plain(line.body)]), merged, last.blanks))
        else:
            rows.append(Row(plain(line.body), cells, line.blanks))
    between = any(RULED.match(line.text) for line in lines[at + 2 : end - 1])
    return _made(rows, group, between if ruled else None), end


def _made(rows: Sequence[Row], group: int, headed: bool | None) -> list[Piece]:
    """Rows or fields; two columns of running text are neither, where no line tells of a table and its header."""
    later = [cell.text for row in rows for cell in row.cells[1:] if cell.text]
    running = sum(len(text.split()) > _WIDEST_CELL or text[0].islower() for text in later)
    if headed is None and running > 0.5 * len(later) and sum(len(t.split()) for t in later) > 3.5 * len(later):
        return [Piece(BlockKind.CAPTION, row.body, row.blanks) for row in rows]
    return tabular.pieces(rows, group, headed)


def _end(lines: Sequence[Line], at: int, ruled: bool) -> int:
    """The line after the last that can belong to the table."""
    end = at
    while end < len(lines):
        line = lines[end]
        if end > at and (line.blanks > (1 if ruled else 0) or marks.hashes(line) or "\t" in line.text):
            break
        ruler = bool(RULED.match(line.text))
        if ruled and ruler and end > at + 1 and (end + 1 >= len(lines) or lines[end + 1].blanks):
            return end + 1
        if not ruled and not ruler and "  " not in line.text and line.indent <= lines[at].indent:
            break
        end += 1
    return end


def _segments(line: Line) -> list[Range]:
    return [(line.indent + m.start(), line.indent + m.end()) for m in _SEGMENT.finditer(line.text)]


def _columns(lines: Sequence[Line]) -> list[Range]:
    """From where to where every column reaches, if most lines have the same number of parts below each other."""
    parts = [_segments(line) for line in lines]
    count, times = max(Counter(len(p) for p in parts if len(p) > 1).items(), key=lambda c: (c[1], c[0]), default=(0, 0))
    if count < 2 or times < max(2, 0.5 * len(lines)):
        return []
    full = [p for p in parts if len(p) == count]
    columns = [(min(p[n][0] for p in full), max(p[n][1] for p in full)) for n in range(count)]
    apart = all(a[1] < b[0] for a, b in pairwise(columns))
    return columns if apart else []


def _placed(line: Line, columns: Sequence[Range]) -> list[Placed] | None:
    """The line's parts, each in the column it overlaps; None if one is between columns or two share one."""
    cells: list[Placed] = [EMPTY] * len(columns)
    for start, end in _segments(line):
        within = [n for n, (a, b) in enumerate(columns) if start < b and end > a]
        near = within or [min(range(len(columns)), key=lambda n: abs(columns[n][0] - start))]
        if len(near) > 1 or cells[near[0]].text:
            return None
        cells[near[0]] = plain(line.body[start - line.indent : end - line.indent])
    return cells
