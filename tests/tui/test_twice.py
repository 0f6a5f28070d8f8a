"""A key that arrives twice at once, as from a slow line, is meant for what stood there once."""

from __future__ import annotations

import pytest
from textual.events import Key

from quizapp.packs.answers import TYPED
from quizapp.practice.desk import Desk
from quizapp.tui.exam import ExamScreen
from quizapp.tui.home import HomeScreen
from quizapp.tui.study import StudyScreen
from tests.tui.conftest import Bench, Clock, opened
from tests.tui.test_study_keys import CHOICE


async def enter_twice(bench: Bench) -> None:
    """Both are there before the first is dealt with."""
    for _ in range(2):
        bench.app.post_message(Key("enter", "\r"))
    await bench.settle()


@pytest.mark.parametrize("keys", ["a x enter y", "down s 2 3", "ctrl+p p a u"], ids=["two fields", "line", "palette"])
async def test_what_lies_over_home_is_left_once(desk: Desk, clock: Clock, keys: str) -> None:
    async with opened(desk, clock) as bench:
        await bench.press(*keys.split())
        await enter_twice(bench)
        assert any(isinstance(screen, HomeScreen) for screen in bench.app.screen_stack)
        assert sum(entry.pack == "my-cards" for entry in desk.library.index().entries) <= 1
        assert len(bench.app.home._done) <= 1


async def test_a_note_does_not_end_the_session(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, cards=[CHOICE]) as bench:
        await bench.press("1", "n", "a")
        await enter_twice(bench)
        assert isinstance(bench.app.screen, StudyScreen)
        assert len(bench.rows("note")) == 1
        await bench.press("enter")
        assert len(bench.rows()) == 1


async def test_in_an_exam_no_question_is_passed_over(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("x", "1")
        exam = bench.app.screen
        assert isinstance(exam, ExamScreen)
        typed = next(n for n in range(exam.sitting.count - 1) if (exam.go(n) or exam.kind) in TYPED)
        exam.go(typed)
        await bench.press("x")
        await enter_twice(bench)
        assert exam.sitting.number == typed + 1
