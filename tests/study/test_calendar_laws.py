"""Laws of scheduling over the calendar: clock changes, journeys, leap days, clocks set back, days that turn."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.calendar import day_start, due_day, instant, is_due, is_instant, moment
from quizapp.study.fold import replay
from quizapp.study.model import Card, Phase, Rating
from quizapp.study.scheduler import outcomes, schedule
from quizapp.study.settings import Settings
from tests.made_study import Learner, entries

AGAIN, HARD, GOOD, EASY = Rating
PLAIN = Settings(fuzz=False)
ZONES = [
    *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati"),
    *("Asia/Kathmandu", "America/Havana", "Etc/GMT+12"),
]
ratings = st.sampled_from(list(Rating))
starts = st.datetimes(datetime(2019, 1, 1), datetime(2032, 1, 1)).map(lambda when: when.replace(tzinfo=UTC))


@pytest.mark.parametrize("clocks_change", [date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize("hour", [5, 13, 23])
def test_a_day_of_23_or_25_hours_is_a_day(clocks_change, hour):
    zone = ZoneInfo("Europe/Berlin")
    eve = datetime.combine(clocks_change - timedelta(days=1), time(hour), zone)
    card = schedule(Card("p/q"), EASY, moment(eve, zone), PLAIN)
    next_day = moment(datetime.combine(clocks_change, time(hour), zone), zone)
    later = moment(eve.astimezone(UTC) + timedelta(days=card.interval_days, hours=3), zone)
    there = schedule(Card("p/q"), EASY, moment(eve.replace(tzinfo=UTC)), PLAIN)
    assert card.interval_days == there.interval_days
    assert due_day(card.due, next_day) == eve.date() + timedelta(days=card.interval_days)
    assert schedule(card, GOOD, next_day, PLAIN).stability == pytest.approx(
        schedule(there, GOOD, moment(datetime.combine(clocks_change, time(hour), UTC)), PLAIN).stability
    )
    assert is_due(card.due, later)


@pytest.mark.parametrize(
    ("eve", "days", "due"),
    [
        ("2028-02-28", 1, "2028-02-29"),
        ("2028-02-28", 2, "2028-03-01"),
        ("2027-02-28", 1, "2027-03-01"),
        ("2100-02-28", 1, "2100-03-01"),
    ],
)
def test_the_leap_day_counts_where_there_is_one(eve, days, due):
    when = moment(datetime.combine(date.fromisoformat(eve), time(12), UTC))
    card = Card("p/q", Phase.REVIEW, 0, float(days), 5.0, eve, last_day=eve, interval_days=0, reps=3)
    limited = replace(PLAIN, maximum_interval=days)
    assert schedule(card, EASY, when, limited).due == due


@given(starts, st.lists(st.tuples(ratings, st.sampled_from(ZONES), st.integers(1, 700)), min_size=1, max_size=12))
def test_a_journey_makes_nothing_due_in_the_past_and_takes_back_no_more_than_the_zones_differ(now, legs):
    card, last = Card("p/q"), date(1990, 1, 1)
    for rating, zone, hours in legs:
        when = moment(now, ZoneInfo(zone))
        after = schedule(card, rating, when, Settings())
        assert after.last_day == when.today
        assert when.day >= last - timedelta(days=2)
        if is_instant(after.due):
            assert instant(after.due) > now
            assert due_day(after.due, when) == when.day
        else:
            assert date.fromisoformat(after.due) > when.day
        if after.phase is Phase.REVIEW:
            assert after.interval_days == (date.fromisoformat(after.due) - when.day).days >= 1
        assert after.stability > 0
        card, last, now = after, when.day, now + timedelta(hours=hours)


@given(starts, st.lists(st.tuples(ratings, st.integers(1, 400)), min_size=1, max_size=8), st.integers(1, 47))
def test_a_clock_set_back_by_a_little_is_as_good_as_one_that_stood_still(now, past, hours):
    card = Card("p/q")
    for rating, days in past:
        now += timedelta(days=days)
        card = schedule(card, rating, moment(now), PLAIN)
    back, still = (schedule(card, GOOD, moment(when), PLAIN) for when in (now - timedelta(hours=hours), now))
    assert back.stability == pytest.approx(still.stability)
    assert (back.last_at, back.last_day) == (still.last_at, still.last_day)


@given(starts, st.integers(3, 4000), st.integers(1, 60))
def test_a_clock_that_ran_far_ahead_is_not_believed_once_it_is_right_again(now, ahead, days):
    card = schedule(Card("p/q"), EASY, moment(now + timedelta(days=ahead)), PLAIN)
    right = moment(now + timedelta(hours=1))
    after = schedule(card, GOOD, right, PLAIN)
    assert after.last_day == right.today
    assert due_day(after.due, right) <= right.day + timedelta(days=400)
    again = schedule(after, GOOD, moment(now + timedelta(days=days)), PLAIN)
    assert again.stability >= after.stability


@given(
    starts,
    st.sampled_from(ZONES),
    st.integers(0, 12),
    st.lists(st.floats(0.1, 719), min_size=1, max_size=4),
    st.integers(0, 3),
)
def test_a_step_is_over_within_its_day_or_when_the_next_begins(now, zone, rollover, steps, step):
    zone = ZoneInfo(zone)
    when = moment(now, zone, rollover)
    card = Card("p/q", Phase.LEARN, step, 1.0, 5.0, "", last_day=when.today, reps=1)
    rules = Settings(steps=tuple(steps), fuzz=False, day_start=rollover)
    turn = day_start(when.day + timedelta(days=1), zone, rollover)
    for after in outcomes(card, when, rules).values():
        if is_instant(after.due):
            assert now - timedelta(seconds=1) < instant(after.due) < turn
        else:
            assert after.due > when.today
        if after.phase is Phase.LEARN:
            assert is_due(after.due, moment(turn + timedelta(hours=1), zone, rollover))


@given(starts, st.sampled_from(ZONES), st.lists(st.tuples(ratings, st.integers(1, 3000)), min_size=1, max_size=10))
def test_rows_of_every_zone_give_the_same_state_when_they_are_read_again(now, zone, answers):
    learner, zone = Learner(), ZoneInfo(zone)
    for number, (rating, minutes) in enumerate(answers):
        session = learner.start(entries(2), now, zone=zone, limit=1, session_id=f"s{number}")
        learner.answer(session, rating, now)
        now += timedelta(minutes=minutes)
    assert replay(learner.rows) == learner.state
    assert all(row.offset == round(_offset(row.at, zone) / 60) for row in learner.rows)


def _offset(at, zone):
    return instant(at).astimezone(zone).utcoffset().total_seconds()


@given(starts, st.sampled_from(ZONES), st.integers(0, 12))
def test_what_is_answered_before_the_day_turns_counts_for_the_day_before(now, zone, rollover):
    zone = ZoneInfo(zone)
    day = moment(now, zone, rollover).day
    before, after = day_start(day, zone, rollover) - timedelta(minutes=1), day_start(day, zone, rollover)
    learner = Learner()
    learner.set("day_start", rollover)
    learner.answer(learner.start(entries(1), before, zone=zone), GOOD, before)
    learner.answer(learner.start(entries(2)[1:], after, zone=zone), GOOD, after)
    assert [row.day for row in learner.rows if row.type == "answer"] == [
        moment(before, zone, rollover).today,
        day.isoformat(),
    ]
    assert learner.state.today(moment(after, zone, rollover)).new == 1
