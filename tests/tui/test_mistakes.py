"""A mistake inside quizapp is told and written down; the app goes on and no answer is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import Static

from quizapp.packs.library import Library
from quizapp.practice import mistakes
from quizapp.practice.desk import Desk
from quizapp.practice.practice import Practice
from quizapp.store.tables import Tables
from quizapp.tui import card
from quizapp.tui.browse import BrowseScreen
from quizapp.tui.home import HomeScreen
from quizapp.tui.keys import KeyLine
from quizapp.tui.study import StudyScreen
from quizapp.tui.summary import SummaryScreen
from tests.tui.conftest import Bench, Clock, opened


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a mistake inside")


def told(bench: Bench) -> None:
    """It is said and written down, and the bench forgets it."""
    assert any("ZeroDivisionError" in said and mistakes.LOG in said for said in bench.notices())
    log = (bench.store.profile / mistakes.LOG).read_text(encoding="utf-8")
    assert "a mistake inside" in log
    bench.app.mistakes.clear()


@pytest.mark.parametrize(
    "where",
    [
        (Practice, "respond", "1"),
        (card, "verdict", "1"),
        (Practice, "hint", "h"),
        (KeyLine, "_show", "down"),
        (StudyScreen, "lay_out", "1"),
    ],
    ids=lambda where: where[1],
)
async def test_study_goes_on(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, where: tuple[object, str, str]
) -> None:
    async with opened(desk, clock, cards=["rivers/b-choice", "rivers/c-true"]) as bench:
        with monkeypatch.context() as patched:
            patched.setattr(where[0], where[1], broken)
            await bench.press(where[2])
        told(bench)
        assert isinstance(bench.app.screen, StudyScreen)
        verdict = bench.app.screen.verdict is not None
        await bench.press(*(["enter"] if verdict else ["1", "enter"]))
        assert len(bench.rows()) == 1
        await bench.press("1", "enter")
        assert len(bench.rows()) == 2


@pytest.mark.parametrize(
    ("act", "part", "name"),
    [
        (lambda app: app.browse(), BrowseScreen, "on_mount"),
        (lambda app: app.browse(), BrowseScreen, "compose"),
        (lambda app: app.home.refresh_figures(), Desk, "overview"),
        (lambda app: app.home.call_later(broken), Static, "render_nothing"),
        (lambda app: app.set_timer(0.001, broken), Static, "render_nothing"),
    ],
    ids=["mount", "compose", "worker", "callback", "timer"],
)
async def test_home_stands(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, act: Callable[..., object], part: type, name: str
) -> None:
    async with opened(desk, clock) as bench:
        with monkeypatch.context() as patched:
            patched.setattr(part, name, broken, raising=False)
            act(bench.app)
            for _ in range(200):
                await bench.pilot.pause(0.05)
                if bench.app.mistakes:
                    break
            await bench.settle()
        told(bench)
        assert isinstance(bench.app.screen, HomeScreen)
        await bench.press("enter")
        assert isinstance(bench.app.screen, StudyScreen)


async def test_the_same_mistake_is_told_once(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        for _ in range(3):
            bench.app.home.call_later(broken)
            await bench.pilot.pause()
        assert len(bench.notices()) == 1
        told(bench)


def test_a_log_does_not_grow_for_ever(desk: Desk, clock: Clock) -> None:
    for _ in range(5):
        path = mistakes.write_down(ValueError("x" * mistakes.MOST_BYTES), desk.store.profile, clock.now)
    assert path is not None
    assert mistakes.MOST_BYTES < path.stat().st_size < 4 * mistakes.MOST_BYTES
    assert path.stat().st_mode & 0o077 == 0


async def test_an_answer_never_goes_to_a_question_that_is_not_shown(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(desk, clock, cards=["rivers/b-choice", "rivers/c-true"]) as bench:
        await bench.press("1")
        with monkeypatch.context() as patched:
            patched.setattr(Library, "question", broken)
            await bench.press("enter")
        told(bench)
        assert isinstance(bench.app.screen, SummaryScreen)
        assert [row.data["card"] for row in bench.rows()] == ["rivers/b-choice"]


async def test_what_only_spares_time_stops_no_answer(desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.practice.practice.CHECKPOINT_EVERY", 1)
    monkeypatch.setattr(Tables, "write", broken)
    async with opened(desk, clock, cards=["rivers/b-choice", "rivers/c-true"]) as bench:
        await bench.press("1", "enter", "1", "enter")
        assert [row.data["card"] for row in bench.rows()] == ["rivers/b-choice", "rivers/c-true"]
        assert "your answers are safe" in bench.store.warnings[0]
