"""The journals of all machines as one: their rows in order, folded, and the rows of one card on demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from functools import partial
from heapq import merge
from pathlib import Path

from quizapp.store import finding
from quizapp.store.derived import Derived
from quizapp.store.reading import Mark, Moved, Order, Reader, devices, is_known
from quizapp.study.amending import AMENDING, Amended, amended
from quizapp.study.fold import fold, replay
from quizapp.study.model import Row


def is_within(marks: Mapping[str, Mark], row: Row) -> bool:
    """Whether a row is among those that were read so far."""
    return row.device in marks and row.sequence <= marks[row.device].sequence


def _is_reached(order: Order, until: Order) -> bool:
    """Whether a place is not behind another; those of one machine stand as they were written."""
    return order[2] <= until[2] if order[1] == until[1] else order <= until


class Late(Exception):
    """A row has arrived that belongs before rows which are folded already."""


class Journals:
    """The folder `journal` of a learner; `own` is the machine that reads it."""

    def __init__(self, folder: Path, own: str) -> None:
        self.folder = folder
        self.own = own
        self.readers: list[Reader] = []
        """Of the latest folding; they know how it ended."""

    def follow(self, derived: Derived, only: str = "") -> Derived:
        """The state with what was written since; raises Moved or Late where it cannot go on from there."""
        if not only and not derived.marks.keys() <= set(devices(self.folder)):
            raise Moved
        self.readers = self._behind(derived.marks, only)
        state, last = derived.state, derived.last
        for order, row in merge(*self.readers):
            if order <= last:
                raise Late
            if is_known(row):
                state = fold(state, row, partial(self._known, derived, only, order))
            last = order
        return self._ended(Derived(state, derived.marks, last))

    def rebuild(self) -> Derived:
        """The state from all rows."""
        said = amended(row for _, row in finding.of_types(self.folder, AMENDING))
        while True:
            derived, found = self._replay(said)
            if found == said:
                return derived
            said = found  # another window wrote meanwhile, or some rows cannot be reached yet

    def _replay(self, said: Amended) -> tuple[Derived, Amended]:
        """The state from all rows, if `said` is what they say of one another; what they do say."""
        last, amending = ("", "", 0), list[Row]()
        self.readers = self._behind({})

        def known() -> Iterator[Row]:
            nonlocal last
            for order, row in merge(*self.readers):
                last = order
                if is_known(row):
                    yield row
                    if row.type in AMENDING:
                        amending.append(row)

        state = replay(known(), said)
        return self._ended(Derived(state, {}, last)), amended(amending)

    def rows(self) -> Iterator[Row]:
        """Every row, in order."""
        return (row for _, row in self.after({}))

    def after(self, marks: Mapping[str, Mark]) -> Iterator[tuple[Order, Row]]:
        """Every row behind the marks, in order, each with its place."""
        return merge(*self._behind(marks))

    def history(self, card: str, until: Order | None = None) -> list[Row]:
        """The rows about a card, and the settings, in order, up to a place."""
        return [row for order, row in finding.about(self.folder, card) if until is None or _is_reached(order, until)]

    def _known(self, derived: Derived, only: str, until: Order, card: str) -> list[Row]:
        """The history of a card up to a row that is being folded, as far as what is being read reaches."""
        return [
            row for row in self.history(card, until) if not only or row.device == only or is_within(derived.marks, row)
        ]

    def _behind(self, marks: Mapping[str, Mark], only: str = "") -> list[Reader]:
        return [
            Reader(self.folder / name, copy(marks[name]) if name in marks else None, own=name == self.own)
            for name in ([only] if only else devices(self.folder))
        ]

    def _ended(self, derived: Derived) -> Derived:
        marks = {reader.device: reader.mark for reader in self.readers if reader.mark.file}
        return Derived(derived.state, {**derived.marks, **marks}, derived.last)
