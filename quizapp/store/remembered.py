"""The answers of a journal counted, with what its finished files come to remembered, so that they are read only once.

What is remembered is used only where every byte that it was made from still stands, and where no row since has taken
back, brought back or re-graded one of the rows in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

from quizapp.bulk import in_bulk
from quizapp.store import finding
from quizapp.store.finding import Found
from quizapp.store.finished import Finished, kept_at, reached, read, rows_finished, write
from quizapp.store.journals import Journals
from quizapp.store.lines import BadLine
from quizapp.store.reading import Moved, Order
from quizapp.study.amending import counting_as, standing
from quizapp.study.model import Row

Step = Callable[[int, int], None]
"""Told how many rows are read, of about how many."""
OFTEN = 5_000
TAIL = 20_000
"""Rows behind what is remembered up to which it is gone on with; where more have come, all are counted anew."""


class Counting(Protocol):
    """Something that takes the answers that stand, in order, and can be kept."""

    def add(self, row: Row) -> None:
        """One answer."""

    def kept(self) -> dict[str, Any]:
        """What was taken so far, as plain values."""


C = TypeVar("C", bound=Counting)
Made = Callable[[Mapping[str, Any]], C]
"""Gives what counts, from what it had taken when it was kept; from nothing at first."""


def counted(
    journals: Journals, undone: frozenset[str], path: Path | None, made: Made[C], step: Step = lambda done, of: None
) -> C:
    """All answers that stand, counted; `path` is where it is remembered, nowhere if there is none."""
    with in_bulk():
        return _gone_on(journals, undone, path, made) or _anew(journals, undone, path, made, step)


def _anew(journals: Journals, undone: frozenset[str], path: Path | None, made: Made[C], step: Step) -> C:
    cards = {str(row.data["card"]) for _, row in finding.of_types(journals.folder, ("regrade",))}
    count = _Count(journals.folder, undone, _said_of(cards, journals.folder, undone), Finished(), path)
    return count.run(_told(journals.after({}), rows_finished(journals.folder), step), made({}))


def _told(rows: Iterable[Found], of: int, step: Step) -> Iterator[Found]:
    """The rows, saying now and then how many have been read."""
    for number, row in enumerate(rows):
        if not number % OFTEN:
            step(min(number, of), of)
        yield row


def _gone_on(journals: Journals, undone: frozenset[str], path: Path | None, made: Made[C]) -> C | None:
    """The same from what is remembered; None where that does not hold any more."""
    kept = read(path, journals.folder) if path else None
    if kept is None:
        return None
    try:
        counting = made(kept.counted)
        rows = list(islice(journals.after(kept.marks), TAIL + 1))
    except (Moved, TypeError, KeyError):
        return None
    said = {**kept.touched, **_said_of(_regraded(kept, rows), journals.folder, undone)}
    count = _Count(journals.folder, undone, said, kept, path)
    return count.run(rows, counting) if len(rows) <= TAIL and count.follows(rows) else None


def _regraded(kept: Finished, rows: Iterable[Found]) -> frozenset[str]:
    """The cards with a re-graded answer that later rows are about."""
    about = [row for _, row in rows if "card" in row.data]
    regraded = kept.regraded.union(str(row.data["card"]) for row in about if row.type == "regrade")
    return regraded.intersection(str(row.data["card"]) for row in about)


def _said_of(cards: Collection[str], journal: Path, undone: frozenset[str]) -> dict[str, Mapping[str, Any]]:
    """What of the answers to these cards counts otherwise than it was written."""
    histories, said = finding.about_each(journal, cards), dict[str, Mapping[str, Any]]()
    for card in cards:
        said |= counting_as(card, histories(card), undone)
    return said


class _Count:
    """One going through the rows behind what is remembered; what stands in finished files then is remembered too."""

    def __init__(
        self,
        journal: Path,
        undone: frozenset[str],
        said: Mapping[str, Mapping[str, Any] | None],
        kept: Finished,
        path: Path | None,
    ) -> None:
        self._journal, self._undone, self._kept, self._path = journal, undone, kept, path
        self._grades = {name: dict(one) for name, one in said.items() if one}
        self._said: dict[str, Any] = {**self._grades, **dict.fromkeys(undone)}
        """Id -> what is said of the row: as what it counts, or None where it is taken back."""

    def follows(self, rows: Iterable[Found]) -> bool:
        """Whether the rows come after those remembered, and what was said of these is still what is said."""
        others = self._kept.elsewhere.union(row.id for _, row in rows)
        said = {name: what for name, what in self._said.items() if name not in others}
        return said == self._kept.touched and all(order > self._kept.last for order, _ in rows)

    def run(self, rows: Iterable[Found], counting: C) -> C:
        """All answers counted, by what has counted those remembered."""
        for row in standing(self._watched(rows, counting), self._undone, self._grades):
            counting.add(row)
        return counting

    def _watched(self, rows: Iterable[Found], counting: Counting) -> Iterator[Row]:
        """The rows; when the last of the finished files has been counted, that is remembered."""
        until = reached(self._journal) if self._path else None
        ends: dict[str, Order] = {name: (mark.time, name, mark.sequence) for name, mark in self._kept.marks.items()}
        touched, regraded, last = dict(self._kept.touched), set(self._kept.regraded), self._kept.last
        for order, row in rows:
            if until and order >= until:
                if last > self._kept.last:
                    elsewhere = frozenset(self._said.keys() - touched.keys())
                    self._remember(Finished(counting.kept(), last, frozenset(regraded), touched, elsewhere), ends)
                until = None
            if until:
                last = ends[order[1]] = order
                if row.id in self._said:
                    touched[row.id] = self._said[row.id]
                if row.type == "regrade":
                    regraded.add(str(row.data["card"]))
            yield row

    def _remember(self, finished: Finished, ends: Mapping[str, Order]) -> None:
        assert self._path
        try:
            write(self._path, kept_at(finished, self._journal, ends))
        except (OSError, BadLine):
            return  # next time all is counted again
