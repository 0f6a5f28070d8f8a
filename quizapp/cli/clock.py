"""The one place that reads the clock."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def zone() -> tzinfo:
    """The learner's own offset from UTC as it is now; asked anew each time quizapp starts."""
    local = datetime.now(UTC).astimezone().tzinfo
    assert local is not None
    return local
