"""The one place that reads the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


class _Local(tzinfo):
    """The zone that this machine is set to; each instant has the offset that holds then, summer or winter."""

    def fromutc(self, dt: datetime) -> datetime:
        local = dt.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)
        again = local.astimezone(UTC).replace(tzinfo=None) != dt.replace(tzinfo=None)
        return local.replace(tzinfo=self, fold=int(again))

    def utcoffset(self, dt: datetime | None) -> timedelta:
        return (dt.replace(tzinfo=None) if dt else datetime.now(UTC)).astimezone().utcoffset() or timedelta()

    def dst(self, dt: datetime | None) -> None:
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        return (dt.replace(tzinfo=None) if dt else datetime.now(UTC)).astimezone().tzname()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def zone() -> tzinfo:
    """The learner's own zone."""
    return _Local()
