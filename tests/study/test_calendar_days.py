from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.calendar import (
    day_start,
    due_after,
    due_day,
    due_on,
    due_words,
    instant,
    is_due,
    is_instant,
    logical_day,
    moment,
    stamp,
    virtual,
)

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Havana",
    "Pacific/Apia",
)
BERLIN = ZoneInfo("Europe/Berlin")


def test_an_hour_before_four_belongs_to_the_evening_before():
    assert logical_day(datetime(2026, 3, 1, 2, 59, tzinfo=UTC), BERLIN) == date(2026, 2, 28)
    assert logical_day(datetime(2026, 3, 1, 3, 0, tzinfo=UTC), BERLIN) == date(2026, 3, 1)


def test_minutes_east_of_utc_serve_as_a_zone():
    now = datetime(2026, 5, 1, 22, 30, tzinfo=UTC)
    assert logical_day(now, 345) == date(2026, 5, 2)
    assert moment(now, 345).offset == 345
    assert moment(now, -210).offset == -210


def test_the_leap_day_is_a_day():
    now = datetime(2028, 2, 29, 12, tzinfo=UTC)
    assert logical_day(now) == date(2028, 2, 29)
    assert due_on(1, moment(now)) == "2028-03-01"
    assert (virtual(date(2028, 3, 1)) - virtual(date(2028, 2, 28))).days == 2


@pytest.mark.parametrize("day", [date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)])
def test_changing_the_clock_makes_no_day_longer_than_a_day_of_the_calendar(day):
    start, after = day_start(day, BERLIN), day_start(day + timedelta(days=1), BERLIN)
    assert logical_day(start, BERLIN) == day
    assert logical_day(after, BERLIN) == day + timedelta(days=1)
    assert logical_day(after - timedelta(seconds=1), BERLIN) == day
    assert (virtual(day + timedelta(days=1)) - virtual(day)).days == 1


@pytest.mark.parametrize("rollover", range(13))
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_days_never_run_backwards_when_clocks_do(zone, rollover):
    for month in (3, 4, 10, 11):
        now = datetime(2026, month, 1, tzinfo=UTC)
        seen = [logical_day(now + timedelta(minutes=15 * step), ZoneInfo(zone), rollover) for step in range(31 * 96)]
        assert seen == sorted(seen)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
    st.sampled_from(ZONES),
    st.integers(0, 12),
    st.timedeltas(timedelta(0), timedelta(days=3)),
)
def test_a_day_starts_where_the_day_before_ends(now, zone, rollover, wait):
    now, zone = now.replace(tzinfo=UTC), ZoneInfo(zone)
    day = logical_day(now, zone, rollover)
    assert day_start(day, zone, rollover) <= now
    assert logical_day(now + wait, zone, rollover) >= day - timedelta(days=1)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_a_stamp_is_exact(now):
    assert instant(stamp(now.replace(tzinfo=UTC))) == now.replace(tzinfo=UTC)


def test_a_day_is_due_from_its_first_minute_and_not_from_the_hour_of_the_last_review():
    evening = moment(datetime(2026, 11, 20, 21, tzinfo=UTC))
    due = due_on(3, evening)
    assert not is_due(due, moment(datetime(2026, 11, 23, 3, 59, tzinfo=UTC)))
    assert is_due(due, moment(datetime(2026, 11, 23, 4, 0, tzinfo=UTC)))
    assert not is_due("", evening)


def test_a_step_ends_at_an_instant_unless_the_day_turns_before():
    late = moment(datetime(2026, 11, 24, 3, 55, tzinfo=UTC))
    assert late.day == date(2026, 11, 23)
    assert due_after(timedelta(minutes=1), late) == "2026-11-24T03:56:00Z"
    assert due_after(timedelta(minutes=10), late) == "2026-11-24"
    assert due_day("2026-11-24T03:56:00Z", late) == date(2026, 11, 23)
    assert not is_instant("2026-11-24")


def test_a_due_day_beyond_the_calendar_is_its_last():
    assert due_on(10_000_000, moment(datetime(2026, 1, 1, tzinfo=UTC))) == "9999-12-31"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("", "not scheduled"),
        ("2026-11-23T08:00:00Z", "now"),
        ("2026-11-23T09:00:20Z", "1 min"),
        ("2026-11-23T09:10:00Z", "10 min"),
        ("2026-11-23T12:00:00Z", "3 hours"),
        ("2026-11-23", "today"),
        ("2026-11-24", "1 day"),
        ("2026-12-28", "35 days"),
        ("2027-02-23", "3 months"),
        ("2029-05-23", "2.5 years"),
    ],
)
def test_when_something_is_due_in_words(due, words):
    assert due_words(due, datetime(2026, 11, 23, 9, tzinfo=UTC)) == words
