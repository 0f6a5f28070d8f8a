"""The journals of all machines as one: their rows in order, folded, and the rows of one card on demand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import copy
from functools import partial
from heapq import merge
from pathlib import Path

from quizapp.store.derived import Derived
from quizapp.store.lines import BadLine, decode, row_of, time_of
from quizapp.store.reading import Moved, Order, Reader, devices, file_name, file_numbers, is_known
from quizapp.study.fold import fold, replay
from quizapp.study.model import Row


class Late(Exception):
    """A row has arrived that belongs before rows which are folded already."""


class Journals:
    """The folder `journal` of a learner; `own` is the machine that reads it."""

    def __init__(self, folder: Path, own: str) -> None:
        self.folder = folder
        self.own = own
        self.readers: list[Reader] = []
        """Of the latest reading; they know how it ended."""

    def follow(self, derived: Derived, only: str = "") -> Derived:
        """The state with what was written since; raises Moved or Late where it cannot go on from there."""
        if not only and not derived.marks.keys() <= set(devices(self.folder)):
            raise Moved
        rows = self._read(derived, only)
        state, last = derived.state, derived.last
        for order, row in rows:
            if order <= last:
                raise Late
            if is_known(row):
                state = fold(state, row, partial(self.history, until=order))
            last = order
        return self._ended(Derived(state, derived.marks, last))

    def rebuild(self) -> Derived:
        """The state from all rows."""
        last = ("", "", 0)

        def known() -> Iterator[Row]:
            nonlocal last
            for order, row in self._read(Derived()):
                last = order
                if is_known(row):
                    yield row

        state = replay(known())
        return self._ended(Derived(state, {}, last))

    def rows(self) -> Iterator[Row]:
        """Every row, in order."""
        return (row for _, row in self._read(Derived()))

    def history(self, card: str, until: Order | None = None) -> list[Row]:
        """The rows about a card, in order, up to a place."""
        streams = [self._about(card, device) for device in devices(self.folder)]
        return [row for order, row in merge(*streams) if until is None or order <= until]

    def _read(self, derived: Derived, only: str = "") -> Iterator[tuple[Order, Row]]:
        names = [only] if only else devices(self.folder)
        marks = derived.marks
        self.readers = [
            Reader(self.folder / name, copy(marks[name]) if name in marks else None, own=name == self.own)
            for name in names
        ]
        return merge(*self.readers)

    def _ended(self, derived: Derived) -> Derived:
        marks = {reader.device: reader.mark for reader in self.readers if reader.mark.file}
        return Derived(derived.state, {**derived.marks, **marks}, derived.last)

    def _about(self, card: str, device: str) -> Iterator[tuple[Order, Row]]:
        """The rows of a card on one machine; the bytes are searched before anything is decoded."""
        needles = {b'"card":' + json.dumps(card, ensure_ascii=ascii_only).encode() for ascii_only in (False, True)}
        folder = self.folder / device
        for number in file_numbers(folder):
            content = (folder / file_name(number)).read_bytes()
            for start, end in sorted(place for needle in needles for place in _lines_with(content, needle)):
                try:
                    line = decode(content[start:end])
                    row = row_of(line, device)
                except BadLine:
                    continue
                if row.data.get("card") == card:
                    yield (time_of(line), device, row.sequence), row


def _lines_with(content: bytes, needle: bytes) -> Iterator[tuple[int, int]]:
    at = content.find(needle)
    while at >= 0:
        end = content.find(b"\n", at)
        if end < 0:
            return
        yield content.rfind(b"\n", 0, at) + 1, end
        at = content.find(needle, end)
