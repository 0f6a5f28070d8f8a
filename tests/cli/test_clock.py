"""The learner's zone through a year, also while the app stays open over a change of clocks."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quizapp.cli.clock import now, zone
from quizapp.study.calendar import day_start, logical_day, moment


@pytest.fixture(params=["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"])
def there(request, monkeypatch):
    """This machine set to a zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield ZoneInfo(request.param)
    monkeypatch.undo()
    time.tzset()


def test_every_hour_of_a_year_has_the_offset_of_its_season(there):
    local, hour = zone(), datetime(2026, 1, 1, 0, 30, tzinfo=UTC)
    for _ in range(366 * 24):
        here = hour.astimezone(local)
        assert here.replace(tzinfo=None) == hour.astimezone(there).replace(tzinfo=None)
        assert here.utcoffset() == hour.astimezone(there).utcoffset()
        assert here.astimezone(UTC) == hour
        hour += timedelta(hours=1)


def test_days_begin_and_turn_as_in_the_named_zone(there):
    for number in range(0, 366, 3):
        hour = datetime(2026, 1, 1, 2, 10, tzinfo=UTC) + timedelta(days=number, hours=number % 24)
        assert logical_day(hour, zone()) == logical_day(hour, there)
        day = logical_day(hour, there)
        assert day_start(day, zone()) == day_start(day, there)
        assert moment(hour, zone()).offset == moment(hour, there).offset


def test_now_is_in_utc():
    assert now().tzinfo is UTC
