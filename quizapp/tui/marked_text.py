"""A document's text with its marked words, laid out in rows of a given width: what stands on each row, and where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quizapp.figures.knowing import Knowing
from quizapp.figures.knowledge import Mark
from quizapp.text.control import clean
from quizapp.text.width import cells, wrapped

SIGNS = {
    Knowing.KNOWN: ("▓", "▓"),
    Knowing.FADING: ("▒", "▒"),
    Knowing.WEAK: ("░", "░"),
    Knowing.NEW: ("·", "·"),
    None: ("‹", "›"),
}
"""What stands before and after marked words."""
TAB = "    "
_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029\x85]")


class Run(NamedTuple):
    """A stretch of a line, and the number of the innermost mark it belongs to, -1 for none."""

    text: str
    mark: int


class Row(NamedTuple):
    """One row of the screen: characters `start` to `end` of a line."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out."""

    lines: Sequence[Sequence[Run]]
    rows: Sequence[Row]
    starts: Sequence[int]
    """Where each line begins in the text."""
    row_of_mark: Sequence[int]
    """The row on which each mark begins."""
    notes: Mapping[int, str]
    """Line -> what stands at its right end."""

    def runs(self, row: Row) -> list[Run]:
        """What stands on a row."""
        found, at = [], 0
        for run in self.lines[row.line]:
            if at >= row.end:
                break
            text = run.text[max(row.start - at, 0) : max(row.end - at, 0)]
            if text:
                found.append(Run(text, run.mark))
            at += len(run.text)
        return found

    def note(self, row: Row) -> str:
        """What stands at the right end of a row."""
        return self.notes.get(row.line, "") if not row.start else ""

    def line_at(self, offset: int) -> int:
        """The line in which an offset of the text lies, from 0."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def row_at(self, offset: int) -> int:
        """The first row of the line in which an offset lies."""
        return bisect_right(self.rows, (self.line_at(offset) - 1, 1 << 60))


def laid_out(text: str, marks: Sequence[Mark], notes: Mapping[int, str], width: int) -> Laid:
    """The text in rows of `width` columns with signs around marked words; `notes` stand right of the lines that begin
    at their offsets."""
    spans = list(_lines(text))
    starts = [start for start, _, _ in spans]
    lines = list(_marked(text, spans, marks))
    beside = {bisect_right(starts, offset) - 1: note for offset, note in notes.items() if note}
    rows: list[Row] = []
    row_of_mark = [0] * len(marks)
    met: set[int] = set()
    for number, runs in enumerate(lines):
        shown = "".join(run.text for run in runs)
        room = width - cells(beside[number]) - 2 if number in beside else width
        cuts = wrapped(shown, max(room, 8))
        if any(run.mark >= 0 and run.mark not in met for run in runs):
            _note_marks(runs, cuts, len(rows), row_of_mark, met)
        rows += [Row(number, start, end) for start, end in cuts]
    return Laid(lines, rows, starts, row_of_mark, beside)


def _note_marks(
    runs: Sequence[Run], cuts: Sequence[tuple[int, int]], first: int, row_of_mark: list[int], met: set[int]
) -> None:
    """Remember the row on which each mark begins."""
    at, begins = 0, [start for start, _ in cuts]
    for run in runs:
        if run.mark >= 0 and run.mark not in met:
            met.add(run.mark)
            row_of_mark[run.mark] = first + bisect_right(begins, at) - 1
        at += len(run.text)


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, start of the next) of every line."""
    at = 0
    for found in _LINE_END.finditer(text):
        yield at, found.start(), found.end()
        at = found.end()
    yield at, len(text), len(text)


def _events(marks: Sequence[Mark]) -> Iterator[tuple[int, bool, int]]:
    """(offset, whether it begins there, number) of the ends of every mark, in the order of the text."""
    around: list[int] = []
    for number, mark in enumerate(marks):
        while around and marks[around[-1]].end <= mark.start:
            inner = around.pop()
            yield marks[inner].end, False, inner
        yield mark.start, True, number
        around.append(number)
    while around:
        inner = around.pop()
        yield marks[inner].end, False, inner


def _marked(text: str, spans: Sequence[tuple[int, int, int]], marks: Sequence[Mark]) -> Iterator[list[Run]]:
    """Every line as runs."""
    events = list(_events(marks))
    around, next_event = [-1], 0
    for start, end, following in spans:
        runs, at = [], start
        while next_event < len(events):
            offset, begins, number = events[next_event]
            if offset > following or (begins and offset == following and following < len(text)):
                break
            place = min(offset, end)
            runs.append(Run(_shown(text[at:place]), around[-1]))
            at = place
            if begins:
                around.append(number)
            runs.append(Run(SIGNS[marks[number].knowing][0 if begins else 1], number))
            if not begins:
                around.pop()
            next_event += 1
        runs.append(Run(_shown(text[at:end]), around[-1]))
        yield [run for run in runs if run.text]


def _shown(text: str) -> str:
    return clean(text).replace("\t", TAB)
