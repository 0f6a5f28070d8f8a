"""Tables of reStructuredText that are written as lists or as values between commas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.documents.inline import plain
from quizapp.documents.lines import Line
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece
from quizapp.documents.placed import Placed, joined

_VALUE = re.compile(r"""\s*(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^,]*))\s*(?:,|$)""")


def listed_rows(lines: Sequence[Line], headed: bool, group: int) -> list[Piece]:
    """The rows of a table written as a list of lists: `* - cell`."""
    rows: list[list[list[Placed]]] = []
    for line in lines:
        begins = re.match(r"[*+-]\s+(?=[*+-](?:\s|$))", line.text)
        body = line.body[begins.end() :] if begins else line.body
        if begins:
            rows.append([])
        cell = re.match(r"[*+-](?:\s+|$)", body.text)
        if cell and rows:
            rows[-1].append([body[cell.end() :]])
        elif rows and rows[-1]:
            rows[-1][-1].append(body)
    return _pieces([[joined([plain(part) for part in cell]) for cell in row] for row in rows], headed, group)


def csv_rows(lines: Sequence[Line], headed: bool, group: int) -> list[Piece]:
    """The rows of a table whose values stand between commas."""
    rows = []
    for line in lines:
        row: list[Placed] = []
        at = 0
        while at < len(line.text):
            value = _VALUE.match(line.text, at)
            if value is None or value.end() == at:
                break
            start, end = value.span("quoted" if value["quoted"] is not None else "bare")
            row.append(plain(line.body[start:end]))
            at = value.end()
        rows.append(row)
    return _pieces(rows, headed, group)


def _pieces(rows: Sequence[Sequence[Placed]], headed: bool, group: int) -> list[Piece]:
    names = [cell.text for cell in rows[0]] if headed and rows else []
    found = []
    for row in rows[1 if names else 0 :]:
        named = [*names, *[""] * len(row)]
        cells = tuple(
            Cell(name, cell.text, cell.span) for name, cell in zip(named, row, strict=False) if cell.text
        )  # fmt: skip
        if cells:
            found.append(Piece(BlockKind.ROW, joined([cell for cell in row if cell.text]), group=group, cells=cells))
    return found
