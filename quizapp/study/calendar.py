"""Days as learners live them: when one begins, what is due on which, and the clock that scheduling sees.

A day begins at an hour of the morning (4 by default), so that studying past midnight belongs to the evening before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

Zone = tzinfo | int
"""A time zone, or minutes east of UTC."""

ROLLOVER = 4
"""The hour at which a day begins unless the learner says otherwise."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time with what a learner's calendar makes of it."""

    now: datetime
    zone: tzinfo
    rollover: int
    day: date
    today: str
    """The day as rows write it."""

    @property
    def offset(self) -> int:
        """Minutes east of UTC."""
        offset = self.now.astimezone(self.zone).utcoffset() or timedelta()
        return round(offset.total_seconds() / 60)


def moment(now: datetime, zone: Zone = UTC, rollover: int = ROLLOVER) -> Moment:
    """What `now` is to a learner in `zone` whose day begins at the hour `rollover`."""
    day = logical_day(now, zone, rollover)
    return Moment(now.astimezone(UTC), _tzinfo(zone), rollover, day, day.isoformat())


def logical_day(now: datetime, zone: Zone = UTC, rollover: int = ROLLOVER) -> date:
    """The day that `now` belongs to.

    >>> logical_day(datetime(2026, 11, 23, 3, 59, tzinfo=UTC)).isoformat()
    '2026-11-22'
    """
    return (now.astimezone(_tzinfo(zone)) - timedelta(hours=rollover)).date()


def day_start(day: date, zone: Zone = UTC, rollover: int = ROLLOVER) -> datetime:
    """The instant at which a logical day begins."""
    return datetime.combine(day, time(rollover), _tzinfo(zone)).astimezone(UTC)


def virtual(day: date) -> datetime:
    """The clock that scheduling sees: noon of each logical day, so that days between are whole calendar days."""
    return datetime.combine(day, time(12), UTC)


def stamp(now: datetime) -> str:
    """An exact instant as rows keep it: `2026-11-23T08:15:02.123456Z`."""
    return now.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def to_the_second(now: datetime) -> str:
    """An instant as due times have it: `2026-11-23T08:15:02Z`."""
    return now.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def instant(text: str) -> datetime:
    """The instant that a row or a due time names; without a zone it is UTC."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def is_instant(due: str) -> bool:
    """Whether a due time is an instant; otherwise it is a day."""
    return "T" in due


def due_after(wait: timedelta, when: Moment) -> str:
    """When a step of `wait` ends: an instant, or the day itself when the day turns before."""
    end = when.now + wait
    day = logical_day(end, when.zone, when.rollover)
    return day.isoformat() if day > when.day else to_the_second(end)


def due_on(days: int, when: Moment) -> str:
    """The day that comes after so many days; the last day of the calendar when there is none."""
    return date.fromordinal(min(when.day.toordinal() + days, date.max.toordinal())).isoformat()


def is_due(due: str, when: Moment) -> bool:
    """Whether what is due then is due now; nothing is due without a time."""
    if not due:
        return False
    return instant(due) <= when.now if is_instant(due) else due <= when.today


def due_day(due: str, when: Moment) -> date:
    """The logical day on which something falls due."""
    if is_instant(due):
        return logical_day(instant(due), when.zone, when.rollover)
    return date.fromisoformat(due)


def due_date(due: str, when: Moment) -> str:
    """The same as text, which sorts as days do and takes a tenth of the time."""
    return logical_day(instant(due), when.zone, when.rollover).isoformat() if is_instant(due) else due


def due_words(due: str, now: datetime, zone: Zone = UTC, rollover: int = ROLLOVER) -> str:
    """How long until something is due, in plain words.

    >>> due_words("2026-11-25", datetime(2026, 11, 23, 9, tzinfo=UTC))
    '2 days'
    """
    if not due:
        return "not scheduled"
    if is_instant(due):
        return _time_words((instant(due) - now).total_seconds())
    return _day_words((date.fromisoformat(due) - logical_day(now, zone, rollover)).days)


def _time_words(seconds: float) -> str:
    minutes = round(seconds / 60)
    if seconds <= 0:
        return "now"
    return f"{max(1, minutes)} min" if minutes < 60 else _count(round(minutes / 60), "hour")


def _day_words(days: int) -> str:
    if days <= 0:
        return "today"
    if days < 60:
        return _count(days, "day")
    if days < 730:
        return _count(round(days / 30.44), "month")
    return f"{days / 365.25:.1f}".removesuffix(".0") + " years"


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" + ("" if number == 1 else "s")


def _tzinfo(zone: Zone) -> tzinfo:
    return timezone(timedelta(minutes=zone)) if isinstance(zone, int) else zone
