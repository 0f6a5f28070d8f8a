"""Browse as a process of its own, so that its memory is its own: `python -m tests.benchmarks._browsing HOME CLOCK`.

The app runs without a terminal; what it would write to one is made all the same. CLOCK is a function of `time`. Prints
one JSON object.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.strip import Strip

from quizapp.packs.library import Library
from quizapp.practice.browsing import Browsing
from quizapp.practice.desk import Desk
from quizapp.store.store import Store
from quizapp.tui.app import QuizApp
from quizapp.tui.browse import BrowseScreen
from quizapp.tui.progress import ProgressScreen
from quizapp.tui.rows import Rows

TYPED = (
    "lagoon cliff",
    "water of 123",
    '"pilots of that coast"',
    "topic:glacier known<0.9",
    "kind:choice is:due",
    "-harbour lapses>3 tide",
    "tag:moon document:book",
)
"""Searches typed letter by letter, those that find next to everything among them."""
Clock = Callable[[], float]
SIZE = (120, 40)
TICK = 0.005
NOW = datetime(2025, 3, 20, 9, tzinfo=UTC)


def main() -> None:
    home, clock = Path(sys.argv[1]), getattr(time, sys.argv[2])
    store = Store.open(home / "profiles" / "default", home, NOW, read_only=True)
    library = Library([home / "packs"], home / "cache" / "library.sqlite")
    desk = Desk(library, store, lambda: NOW, UTC, figures=home / "cache" / "figures.json")
    found = asyncio.run(_browsed(desk, clock))
    found |= _searched(desk, clock)
    found["megabytes"] = _megabytes()
    print(json.dumps(found))


def _megabytes() -> float:
    """The most memory that this process ever had."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


async def _browsed(desk: Desk, clock: Clock) -> dict[str, list[float]]:
    """Seconds until each screen stands there, and until a keystroke's result does."""
    app = QuizApp(desk)
    took: dict[str, list[float]] = {}
    began = clock()
    async with app.run_test(size=SIZE) as pilot:

        async def until(name: str, there: Callable[[], bool], start: float) -> None:
            while not there():
                await asyncio.sleep(TICK)
            took.setdefault(name, []).append(clock() - start)

        await until("Home", lambda: bool(app.home.packs()), began)
        await until("Home counted", lambda: app.home.counted, began)
        pauses: list[float] = []
        watch = asyncio.create_task(_watched(pauses))

        async def settle() -> None:
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()

        async def timed(name: str, act: Callable[[], Awaitable[object]]) -> None:
            start = clock()
            await act()
            await settle()
            took.setdefault(name, []).append(clock() - start)

        await timed("Browse", lambda: pilot.press("b"))
        assert isinstance(app.screen, BrowseScreen)
        assert app.screen.query_one(Rows).count == len(desk.entries())
        painted = _Painted(app.screen.query_one(Rows))
        for letter in "lagoon":
            painted.waits = True
            start = clock()
            pressed = asyncio.create_task(pilot.press(letter))
            await until("a letter typed", lambda: not painted.waits, start)
            await pressed
            await settle()
        await timed("to the list", lambda: pilot.press("enter"))
        await timed("the last line", lambda: pilot.press("end"))
        await timed("another order", lambda: pilot.press("o"))
        await timed("all chosen", lambda: pilot.press("a"))
        await timed("History", lambda: pilot.press("i"))
        await pilot.press("escape", "escape")
        await timed("Home again", lambda: pilot.press("escape"))
        start = clock()
        app.home.action_progress()
        await until("Progress", lambda: isinstance(app.screen, ProgressScreen) and app.screen.is_running, start)
        await until("Progress counted", lambda: isinstance(app.screen, ProgressScreen) and app.screen.counted, start)
        await settle()
        took["every document read"] = [clock() - start]
        await pilot.press("q")
        await settle()
        start = clock()
        app.home.action_progress()
        counted = lambda: isinstance(app.screen, ProgressScreen) and app.screen.counted  # noqa: E731
        await until("Progress counted again", counted, start)
        await pilot.press("q")
        await settle()
        took["a key that waits"] = [max(pauses)]
        watch.cancel()
        await timed("Study", lambda: pilot.press("enter"))
    return took


class _Painted:
    """Whether a list was painted since it was shown anew."""

    def __init__(self, rows: Rows) -> None:
        self.waits = self._shown = False
        self._show, self._render = rows.show, rows.render_line
        rows.show, rows.render_line = self.show, self.render_line  # type: ignore[method-assign]

    def show(self, *shown: Any) -> None:
        self._shown = True
        self._show(*shown)

    def render_line(self, y: int) -> Strip:
        if self._shown:
            self.waits = self._shown = False
        return self._render(y)


async def _watched(pauses: list[float]) -> None:
    """Notes for how long the interface could take no key, again and again."""
    while True:
        start = time.perf_counter()
        await asyncio.sleep(TICK)
        pauses.append(time.perf_counter() - start - TICK)


def _searched(desk: Desk, clock: Clock) -> dict[str, list[float]]:
    """Seconds that each keystroke's search takes by itself, once everything was looked at once."""
    browsing, took = Browsing(desk), []
    for search in TYPED:
        browsing.find_so_far(search)
        for end in range(1, len(search) + 1):
            start = clock()
            browsing.find_so_far(search[:end])
            took.append(clock() - start)
    return {"searches": took}


if __name__ == "__main__":
    main()
