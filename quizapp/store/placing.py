"""The place of a new row: behind everything that its state was folded from, whatever a clock says."""

from __future__ import annotations

from datetime import timedelta

from quizapp.frozen import replace
from quizapp.store.derived import Derived
from quizapp.store.lines import content_of, encode
from quizapp.store.reading import Mark, Order
from quizapp.study.calendar import instant, stamp
from quizapp.study.model import Row


def placed(row: Row, at: Derived, device: str, by: str) -> tuple[Row, bytes, Derived]:
    """The row as it comes next after all that is known, its line, and how far the journals then reach."""
    mark = at.marks.get(device) or Mark()
    row = replace(row, sequence=mark.sequence + 1, device=device)
    after = _after(row, at.last)
    line = encode(row.sequence, content_of(row, by, after))
    order = (max(row.at, after), device, row.sequence)
    written = Mark(mark.file, mark.end, mark.end + len(line), row.sequence, int(line[:8], 16), order[0])
    return row, line, replace(at, marks={**at.marks, device: written}, last=order)


def _after(row: Row, last: Order) -> str:
    """A time that keeps the row behind all that it was folded on, where a clock says otherwise."""
    if (row.at, row.device, row.sequence) > last:
        return ""
    if (last[0], row.device, row.sequence) > last:
        return last[0]
    return stamp(instant(last[0]) + timedelta(microseconds=1))
