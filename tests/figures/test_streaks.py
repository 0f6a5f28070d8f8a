"""Streaks: days in a row, which a pause does not break."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.figures.streaks import Streak, streak, streak_of
from quizapp.practice.putting_away import archived, paused, resumed
from quizapp.study.calendar import moment
from quizapp.study.fold import State, replay
from quizapp.study.model import Rating, Row
from tests.made_study import MORNING, Learner, Made, entries

KNOWN = [*entries(30), *(Made(f"lakes/q{n}", "lakes", f"q{n}") for n in range(30))]
TODAY = MORNING.date()


def answered(learner: Learner, pack: str, *days_ago: int) -> None:
    """One answer on each of the days."""
    for ago in days_ago:
        now = MORNING - timedelta(days=ago)
        learner.answer(learner.start(KNOWN, now, packs=[pack], limit=1), Rating.EASY, now)


def said(learner: Learner, days_ago: int, choices: dict[str, object]) -> None:
    """Settings given on a day."""
    now = MORNING - timedelta(days=days_ago)
    for name, value in choices.items():
        data = {"name": name, "value": value}
        learner.write(Row(f"s{len(learner.rows)}", "setting", f"{now:%Y-%m-%dT%H:%M:%S}Z", 0, f"{now:%Y-%m-%d}", data))


def day(ago: int) -> str:
    return (TODAY - timedelta(days=ago)).isoformat()


def now(learner: Learner, pack: str = "") -> int:
    found = streak(learner.state, moment(MORNING), pack).now
    assert replay(learner.rows).pauses == learner.state.pauses
    return found


def test_a_pause_of_everything_neither_counts_nor_breaks() -> None:
    learner = Learner()
    answered(learner, "rivers", 12, 11, 10)
    said(learner, 9, {"paused_until": day(2)})
    assert streak(learner.state, moment(MORNING - timedelta(days=5))).now == 3
    answered(learner, "rivers", 2, 1)
    assert now(learner) == 5
    answered(learner, "rivers", 0)
    assert now(learner) == 6


def test_days_after_a_pause_ended_break_it() -> None:
    learner = Learner()
    answered(learner, "rivers", 12, 11, 10)
    said(learner, 9, {"paused_until": day(2)})
    said(learner, 6, {"paused_until": ""})
    answered(learner, "rivers", 0)
    assert now(learner) == 1
    assert streak(learner.state, moment(MORNING)).longest == 3


@pytest.mark.parametrize("choice", [paused("rivers"), paused("rivers", day(3)), archived("rivers")])
def test_the_only_pack_paused_breaks_nothing_and_its_days_still_count(choice: dict[str, object]) -> None:
    learner = Learner()
    answered(learner, "rivers", 9, 8)
    said(learner, 7, choice)
    said(learner, 3, resumed("rivers"))
    answered(learner, "rivers", 3, 2, 1)
    assert now(learner) == 5


@pytest.mark.parametrize("choice", [paused("rivers"), archived("rivers")])
def test_a_pack_that_waits_does_not_take_its_days_along(choice: dict[str, object]) -> None:
    learner = Learner()
    answered(learner, "rivers", 3, 2, 1)
    answered(learner, "lakes", 1)
    said(learner, 0, choice)
    assert now(learner) == 3


def test_a_pause_of_one_pack_of_two_excuses_from_that_one_alone() -> None:
    learner = Learner()
    answered(learner, "rivers", 9, 8)
    answered(learner, "lakes", 9, 8)
    said(learner, 7, paused("rivers", day(2)))
    answered(learner, "lakes", 7, 6)
    answered(learner, "rivers", 2, 1)
    assert now(learner) == 2
    assert now(learner, "rivers") == 4


def test_a_pack_begun_after_the_pause_changes_nothing() -> None:
    learner = Learner()
    answered(learner, "rivers", 9, 8)
    said(learner, 7, paused("rivers", day(2)))
    answered(learner, "lakes", 2, 1)
    assert now(learner) == 4


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)))
def test_a_streak_is_what_going_back_day_by_day_finds(studied: set[int], resting: set[int]) -> None:
    found = streak_of(sorted(day(ago) for ago in studied), lambda one: (TODAY - one).days in resting, TODAY)

    def back(ago: int) -> int:
        length = 0
        while ago in studied or (ago in resting and ago <= 40):
            length, ago = length + (ago in studied), ago + 1
        return length

    assert found.now == (back(0) if 0 in studied else back(1))
    assert found.longest == max((back(ago) for ago in studied), default=0)
    assert found.studied == len(studied)


def test_before_the_first_day_there_is_none() -> None:
    assert streak(State(), moment(MORNING)) == Streak()
    assert streak_of([], lambda _: True, date(2026, 1, 1)) == Streak()
