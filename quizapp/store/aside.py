"""Work that is done while the disk is waited for."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
_Made = SimpleQueue[tuple[Any, BaseException | None]]
_Given = SimpleQueue[tuple[Callable[[], Any], _Made] | None]


class Aside:
    """A thread that works while its owner waits; it begins with the first work and ends with its owner."""

    def __init__(self) -> None:
        self._given: _Given = SimpleQueue()
        self._begun = False

    def during(self, wait: Callable[[], None], work: Callable[[], T]) -> T:
        """What the work makes, once that and the waiting are over; raises what either raises."""
        if not self._begun:
            Thread(target=_work, args=(self._given,), name="aside", daemon=True).start()
            self._begun = True
        made: _Made = SimpleQueue()
        self._given.put((work, made))
        try:
            wait()
        finally:
            value, error = made.get()
        if error is not None:
            raise error
        return value  # type: ignore[no-any-return]

    def __del__(self) -> None:
        self._given.put(None)


def _work(asked: _Given) -> None:
    while given := asked.get():
        work, made = given
        try:
            made.put((work(), None))
        except BaseException as error:  # raised where the work was given
            made.put((None, error))
        del given, work, made
