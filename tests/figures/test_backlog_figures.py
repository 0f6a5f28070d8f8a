"""Backlogs, leeches, exams and pauses among the figures of Home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.figures.backlog import days_to_clear
from quizapp.figures.days import short_day
from quizapp.figures.exams import in_words, plans
from quizapp.figures.overview import Overview, known_today, overview
from quizapp.study.acts import suspend
from quizapp.study.calendar import moment
from quizapp.study.model import Rating
from tests.made_study import MORNING, Learner, Made, days, entries


@dataclass
class Pack:
    """What a library says of a pack."""

    id: str
    title: str = "Rivers"


LATER = MORNING + days(200)
PACKS = [Pack("rivers"), Pack("lakes", "Lakes")]


def seen(learner: Learner, known: list[Made], now=LATER) -> Overview:
    return overview(learner.state, known, PACKS, now, UTC)


@given(st.integers(1, 500), st.lists(st.integers(0, 60), min_size=365, max_size=365), st.integers(0, 80))
def test_a_backlog_is_cleared_when_all_that_came_fits(held, coming, limit):
    found = days_to_clear(held, coming, limit)
    left = held
    for number, due in enumerate(coming, 1):
        left = max(0, left + due - limit)
        if not left:
            assert found == number
            return
    assert found is None


def test_a_backlog_is_told_and_shrinks_as_the_days_say():
    known, learner = entries(30), Learner()
    learner.learn(known)
    learner.set("reviews_per_day", 8)
    said = seen(learner, known)
    assert (said.due, said.held, said.days_to_clear, said.new) == (8, 22, 3, 0)
    assert sum(said.overdue.values()) == 30
    assert list(said.overdue) == sorted(said.overdue)
    assert said.notices == ("22 more are left for other days: about 3 days to clear, nothing new until then",)
    now = LATER
    for held in (14, 6, 0):
        session = learner.start(known, now)
        while session.current:
            session = learner.answer(session, Rating.EASY, now)
        now += timedelta(days=1)
        assert seen(learner, known, now).held == held


def test_an_hour_without_a_backlog_has_nothing_to_say():
    known, learner = entries(3), Learner()
    learner.learn(known)
    said = seen(learner, known)
    assert (said.held, said.days_to_clear, said.notices, said.trouble) == (0, 0, (), "")


def test_a_limit_of_nothing_never_clears():
    known, learner = entries(3), Learner()
    learner.learn(known)
    learner.set("reviews_per_day", 0)
    assert seen(learner, known).days_to_clear is None
    assert "more than a year" in seen(learner, known).notices[0]


def test_leeches_are_named_until_they_are_put_aside():
    known, learner, now = entries(1), Learner(), MORNING
    learner.learn(known)
    for _ in range(8):
        now += days(300)
        session = learner.answer(learner.start(known, now), Rating.AGAIN, now)
        while session.current:
            session = learner.answer(session, Rating.EASY, now)
    assert seen(learner, known, now).leeches == ("rivers/q0",)
    assert seen(learner, known, now).trouble == "1 leech"
    now += days(300)
    learner.act(suspend, learner.start(known, now), now=now)
    assert seen(learner, known, now).leeches == ()


def test_an_exam_stands_in_its_pack_s_line_with_what_it_asks_for():
    known, learner = entries(40), Learner()
    learner.set("pack.rivers.state", "studying")
    learner.set("pack.rivers.exam", {"date": "2026-12-12", "minutes": 20})
    said = seen(learner, known, MORNING)
    line = next(pack for pack in said.packs if pack.id == "rivers")
    assert line.exam is not None
    assert short_day(line.exam.day) == "12 Dec"
    assert (line.new, said.new_limit) == (3, 10)
    found = plans(learner.state, known, said.packs, moment(MORNING))
    assert set(found) == {"rivers"}
    words = in_words(found["rivers"], moment(MORNING))
    assert words.startswith("exam 12 Dec, in 19 days: about ")
    assert "known on the day" in words
    learner.set("pack.rivers.paused_until", "2026-12-01")
    said = seen(learner, known, MORNING)
    assert plans(learner.state, known, said.packs, moment(MORNING)) == {}
    assert next(pack for pack in said.packs if pack.id == "rivers").paused_until == "2026-12-01"


def test_more_new_than_usual_for_an_exam_is_today_s_number():
    known, learner = entries(60), Learner()
    learner.set("pack.rivers.state", "studying")
    learner.set("pack.rivers.exam", {"date": "2026-11-27", "minutes": 200})
    said = seen(learner, known, MORNING)
    assert (said.new, said.new_limit) == (20, 20)
    learner.answer(learner.start(known), Rating.EASY)
    assert (seen(learner, known, MORNING).new, seen(learner, known, MORNING).new_limit) == (19, 20)


def test_what_falls_due_past_an_exam_is_forecast_on_its_last_look():
    known, learner = entries(4), Learner()
    learner.learn(known)
    session = learner.start(known, MORNING + days(30))
    while session.current:
        session = learner.answer(session, Rating.EASY, MORNING + days(30))
    now = MORNING + days(31)
    assert sum(count for _, count in seen(learner, known, now).week) == 0
    eve = (now + days(5)).date()
    learner.set("pack.rivers.exam", {"date": (eve + timedelta(days=1)).isoformat(), "minutes": 20})
    week = seen(learner, known, now).week
    assert [count for _, count in week] == [0, 0, 0, 0, 4, 0, 0]


def test_pausing_everything_is_told_and_is_no_first_start():
    known, learner = entries(4), Learner()
    learner.set("pack.rivers.state", "studying")
    learner.set("paused_until", "2026-12-24")
    said = seen(learner, known, MORNING)
    assert (said.due, said.new, said.first_start, said.paused_until) == (0, 0, False, "2026-12-24")
    assert said.notices == ("Everything is paused until 2026-12-24",)
    assert seen(learner, known, LATER).notices == ()


def test_guesses_are_not_known():
    learner = Learner()
    learner.learn(entries(1))
    typed, chosen = [Made("rivers/q0")], [Made("rivers/q0", options=2)]
    now = MORNING + days(10)
    recall = known_today(learner.state, typed, now)["rivers"]
    assert known_today(learner.state, chosen, now)["rivers"] == pytest.approx(2 * recall - 1)


def test_a_day_is_short():
    assert short_day(date(2026, 2, 3)) == "3 Feb"
