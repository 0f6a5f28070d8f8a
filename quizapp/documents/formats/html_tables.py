"""Tables of a web page as rows of cells, spans filled in, header rows and header columns told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quizapp.documents.formats import dialect

_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows; `names` is its header row or empty, `keyed` whether each row is a key and its value."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keyed: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    header: bool


Row = list[_Cell]


def is_layout(table: Any) -> bool:
    """Whether it only lays the page out: tables or headings inside, one column, or told so."""
    if table.get("role", "") in {"presentation", "none"} or table.find(".//table") is not None:
        return True
    if any(table.find(f".//{tag}") is not None for tag in ("h1", "h2", "h3", "h4")):
        return True
    widest = max((len(list(_cells(row))) for row in _rows(table)), default=0)
    return widest < 2


def grids(table: Any, said: Callable[[Any], str]) -> list[Grid]:
    """The table, cut where a row of one cell that spans all stands; `said` gives a cell's text."""
    rows = _filled(table, said)
    width = max(map(len, rows), default=0)
    parts: list[list[Row]] = [[]]
    for row in rows:
        texts = {cell.text for cell in row}
        if len(row) == width > 1 and len(texts) == 1 and texts != {""}:
            parts.append([])
        else:
            parts[-1].append(row)
    names: tuple[str, ...] = ()
    found: list[Grid] = []
    for part in parts:
        if part:
            found.append(_grid(part, names))
            names = found[-1].names
    return found


def _grid(rows: list[Row], above: tuple[str, ...]) -> Grid:
    """Header rows are those of nothing but headers; several of them name a column together."""
    heads = 0
    while heads < min(len(rows), 3) and all(cell.header or not cell.text for cell in rows[heads]):
        heads += 1
    texts = [tuple(cell.text for cell in row) for row in rows]
    if not heads:
        keyed = all(len(row) == 2 and row[0].header and not row[1].header for row in rows)
        return Grid(() if keyed or len(above) != len(texts[0]) else above, tuple(texts), keyed)
    width = max(map(len, texts[:heads]))
    columns = [[row[at] for row in texts[:heads] if at < len(row)] for at in range(width)]
    names = tuple(" ".join(dict.fromkeys(filter(None, column))) for column in columns)
    return Grid(names, tuple(texts[heads:]), False)


def _rows(table: Any) -> list[Any]:
    found = []
    for child in table:
        if child.tag == "tr":
            found.append(child)
        elif child.tag in {"thead", "tbody", "tfoot"}:
            found += [row for row in child if row.tag == "tr"]
    return found


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _filled(table: Any, said: Callable[[Any], str]) -> list[Row]:
    """Every row with as many cells as it covers columns; a cell over several rows stands in each of them."""
    found: list[Row] = []
    total = 0
    below: dict[int, tuple[_Cell, int]] = {}
    for row in _rows(table):
        in_head = row.getparent().tag == "thead"
        cells: Row = []
        waiting = _cells(row)
        while waiting or len(cells) in below:
            at = len(cells)
            if at in below:
                cell, left = below.pop(at)
                cells.append(cell)
                total += len(cell.text)
                if left > 1:
                    below[at] = (cell, left - 1)
                continue
            element = waiting.pop(0)
            cell = _Cell(said(element), element.tag == "th" or in_head)
            for column in range(at, min(at + _span(element, "colspan"), _WIDEST)):
                cells.append(cell)
                total += len(cell.text)
                if _span(element, "rowspan") > 1:
                    below[column] = (cell, _span(element, "rowspan") - 1)
            if at >= _WIDEST:
                break
        if total > dialect.MOST_CHARACTERS:
            raise dialect.too_large()
        if any(cell.text for cell in cells):
            found.append(cells)
    return found


def _span(cell: Any, name: str) -> int:
    said = cell.get(name, "1").strip()
    return max(1, min(int(said), 1000)) if said.isascii() and said.isdigit() and len(said) < 5 else 1
