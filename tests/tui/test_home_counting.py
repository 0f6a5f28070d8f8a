"""Home while it counts: what stands there, which keys work, and what is painted when several counts end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest

from quizapp.errors import QuizError
from quizapp.figures.overview import Overview
from quizapp.practice.desk import Desk
from quizapp.tui.app import QuizApp
from quizapp.tui.browse import BrowseScreen
from quizapp.tui.home import HomeScreen
from quizapp.tui.study import StudyScreen
from tests.tui.conftest import Bench, Clock

LONG = 20
"""Seconds after which a count that was forgotten ends."""


class Counts:
    """Counts that end when they are told to; each says another number of days in a row."""

    def __init__(self, overview: Overview) -> None:
        self.begun: list[Event] = []
        self.overview = overview

    def __call__(self) -> Overview:
        self.begun.append(Event())
        number = len(self.begun)
        self.begun[-1].wait(LONG)
        return replace(self.overview, first_start=False, streak=number)


@pytest.fixture
def counts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counts]:
    """Counts of the desk that wait."""
    counts = Counts(desk.overview())
    monkeypatch.setattr(Desk, "overview", counts)
    yield counts
    for one in counts.begun:
        one.set()


async def begun(bench: Bench, counts: Counts, number: int) -> None:
    """Wait until so many counts have begun."""
    while len(counts.begun) < number:
        await bench.pilot.pause(0.001)
    await bench.pilot.pause()


async def test_packs_and_keys_stand_before_anything_is_counted(desk: Desk, clock: Clock, counts: Counts) -> None:
    app = QuizApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        bench = Bench(app, pilot, desk.store, clock)
        await begun(bench, counts, 1)
        assert "Rivers" in bench.text()
        assert "Streak" not in bench.text()
        await pilot.press("down", "b")
        assert isinstance(app.screen, BrowseScreen)
        assert app.screen._search == "pack:rivers "
        counts.begun[0].set()
        await bench.counted()
        assert isinstance(app.screen, BrowseScreen)


async def test_only_the_newest_count_is_painted(desk: Desk, clock: Clock, counts: Counts) -> None:
    app = QuizApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        bench = Bench(app, pilot, desk.store, clock)
        await begun(bench, counts, 1)
        await pilot.press("comma", "escape")
        await begun(bench, counts, 2)
        counts.begun[1].set()
        await bench.counted()
        assert "Streak 2 days" in bench.text()
        counts.begun[0].set()
        await bench.settle()
        assert "Streak 2 days" in bench.text()


@pytest.mark.parametrize("error", [QuizError("the disk is gone", hint="plug it in"), ZeroDivisionError("by zero")])
async def test_what_cannot_be_counted_is_said_and_the_app_goes_on(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(_desk: Desk) -> Overview:
        raise error

    monkeypatch.setattr(Desk, "overview", fails)
    app = QuizApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        bench = Bench(app, pilot, desk.store, clock)
        while not bench.notices():
            await pilot.pause(0.001)
        assert (str(error) if isinstance(error, QuizError) else "ZeroDivisionError") in bench.notices()[-1]
        await pilot.press("b")
        assert isinstance(app.screen, BrowseScreen)


async def test_what_is_pressed_before_everything_is_open_is_done_then(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    released, titles = Event(), Desk.titles

    def slow(self: Desk) -> Overview:
        released.wait(LONG)
        return titles(self)

    lent = list[str]()
    monkeypatch.setattr(Desk, "titles", slow)
    monkeypatch.setattr(QuizApp, "action_suspend_process", lambda _: lent.append("lent"))
    app = QuizApp(desk, monotonic=lambda: clock.seconds)
    async with app.run_test(size=(80, 24)) as pilot:
        bench = Bench(app, pilot, desk.store, clock)
        await pilot.press("b", "enter", "ctrl+z")
        assert "Opening" in bench.text()
        released.set()
        while not isinstance(app.screen, StudyScreen):
            await pilot.pause(0.001)
        await bench.press("escape", "q", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert lent == ["lent"]
