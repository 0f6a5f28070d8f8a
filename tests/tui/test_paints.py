"""A key is painted once: laid out and written in one piece, not bit by bit."""

from __future__ import annotations

import asyncio

import pytest
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.events import Key
from textual.screen import Screen

from quizapp.packs.library import Library
from quizapp.practice.desk import Desk
from quizapp.study.grading_text import known_terms
from quizapp.tui.app import QuizApp
from quizapp.tui.painting import Painted
from tests.tui.conftest import Bench, Clock, opened

PAINTED_BY = 0.3
"""Seconds after the first paint in which there is no other."""


async def paints(bench: Bench, monkeypatch: pytest.MonkeyPatch, key: str) -> int:
    """How many times something that differs is painted after a key, as it is where nobody waits for it.

    The whole screen is not rendered anew for that.
    """
    bench.clock.advance(1)
    await asyncio.sleep(PAINTED_BY)
    times = wholes = 0
    display = type(bench.app)._display
    painted = Painted()
    painted.changes(bench.app.screen._compositor.render_full_update(), bench.app.console)

    def counting(self: QuizApp, screen: Screen[None], renderable: LayoutUpdate | ChopsUpdate | None) -> None:
        nonlocal times, wholes
        wholes += isinstance(renderable, LayoutUpdate)
        times += renderable is not None and painted.changes(renderable, bench.app.console) != ""
        display(self, screen, renderable)

    with monkeypatch.context() as patched:
        patched.setattr(type(bench.app), "_display", counting)
        bench.app.post_message(Key(key, None))
        while not times:
            await asyncio.sleep(0.01)
        await asyncio.sleep(PAINTED_BY)
    assert not wholes
    return times


@pytest.mark.parametrize(
    ("card", "answer"), [("rivers/b-choice", "1"), ("rivers/a-short", "enter"), ("rivers/c-true", "2")]
)
async def test_a_verdict_and_the_next_question_are_painted_once_each(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, card: str, answer: str
) -> None:
    async with opened(desk, clock, cards=[card, "rivers/f-date"]) as bench:
        assert await paints(bench, monkeypatch, answer) == 1
        assert "How was it?" in bench.text()
        assert await paints(bench, monkeypatch, "enter") == 1
        assert "How was it?" not in bench.text()


async def test_what_a_verdict_needs_is_read_while_the_question_stands_there(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    known_terms.cache_clear()
    async with opened(desk, clock, cards=["rivers/a-short"]) as bench:
        await bench.settle()
        before = known_terms.cache_info()
        assert before.currsize == 1
        monkeypatch.setattr(Library, "terms", lambda self, pack: pytest.fail("read again"))
        await bench.press("x", "enter")
        assert "How was it?" in bench.text()
        assert known_terms.cache_info().misses == before.misses
