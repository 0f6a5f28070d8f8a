"""Tables drawn with bars and lines: `| a | b |`, and grids of `+---+`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quizapp.documents import prose, tabular
from quizapp.documents.aligned import RULED, aligned
from quizapp.documents.inline import plain
from quizapp.documents.lines import Line
from quizapp.documents.piece import Piece
from quizapp.documents.placed import Placed, joined
from quizapp.documents.separated import separated
from quizapp.documents.tabular import Row

_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$|\|?(?:[\s:]*[-=]+[\s:]*[+|]?)+$|\+(?:[-=:]+\+)+$")
_GRID = re.compile(r"\+(?:[-=:]+\+)+$")
_PIPE = re.compile(r"(?<!\\)\|")


def table(lines: Sequence[Line], at: int, group: int) -> tuple[list[Piece], int] | None:
    """The rows of the table that begins here, each cell named by its column, and where the table ends."""
    text = lines[at].text
    if "|" in text or _GRID.match(text):
        return _barred(lines, at, group)
    if "\t" in text or "," in text or ";" in text:
        found = separated(lines, at, group)
        if found:
            return found
    return aligned(lines, at, group) if "  " in text or RULED.match(text) else None


def _barred(lines: Sequence[Line], at: int, group: int) -> tuple[list[Piece], int] | None:
    grid = bool(_GRID.match(lines[at].text))
    if grid:
        at += 1
    if at + 1 >= len(lines) or "|" not in lines[at].text or (lines[at + 1].blanks and not grid):
        return None
    framed = lines[at].text.startswith("|") and lines[at + 1].text.startswith("|")
    ruled = bool(_SEPARATOR.match(lines[at + 1].text)) and bool(re.search(r"[-=]", lines[at + 1].text))
    if not ruled and not framed and not grid and not _is_bare(lines, at):
        return None
    end = at + 1
    while end < len(lines) and re.search(r"\||^\+[-=]", lines[end].text) and not lines[end].blanks:
        end += 1
    rows = _gridded(lines[at:end]) if grid else _rows(lines[at:end])
    return tabular.pieces(rows, group, headed=True if ruled else None), end


def _is_bare(lines: Sequence[Line], at: int) -> bool:
    """Whether three lines or more have the same number of bars, at least two, and no sentence."""
    found = [lines[at]]
    for line in lines[at + 1 : at + 4]:
        if line.blanks:
            break
        found.append(line)
    counts = {len(_PIPE.findall(line.text)) for line in found}
    return len(found) >= 3 and len(counts) == 1 and counts.pop() >= 2 and not any(prose.ends(x.text) for x in found)


def _rows(lines: Sequence[Line]) -> list[Row]:
    return [Row(plain(x.body), _cells(x.body), x.blanks) for x in lines if not _SEPARATOR.match(x.text)]


def _gridded(lines: Sequence[Line]) -> list[Row]:
    """Rows between lines across the grid; a line without a first cell goes on with the row above."""
    closed = sum(bool(_SEPARATOR.match(line.text)) for line in lines) >= 3
    rows: list[Row] = []
    fresh = True
    for line in lines:
        if _SEPARATOR.match(line.text):
            fresh = True
            continue
        cells = _cells(line.body)
        goes_on = rows and len(cells) == len(rows[-1].cells) and not fresh and (closed or not cells[0].text)
        if goes_on:
            last = rows.pop()
            merged = [joined([a, b]) for a, b in zip(last.cells, cells, strict=True)]
            rows.append(Row(joined([last.body, plain(line.body)]), merged, last.blanks))
        else:
            rows.append(Row(plain(line.body), cells, line.blanks))
        fresh = False
    return rows


def _cells(body: Placed) -> list[Placed]:
    cuts = [m.start() for m in _PIPE.finditer(body.text)]
    bounds = [-1, *cuts, len(body)]
    cells = [plain(body[a + 1 : b]) for a, b in pairwise(bounds)]
    if body.text.startswith("|"):
        cells = cells[1:]
    return cells[:-1] if body.text.endswith("|") and cells else cells
