"""A watch for exams: it goes with the clock on the wall, and never back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Watch:
    """The latest time shown. Where the wall's clock is set back, the watch goes on from there.

    >>> from datetime import UTC
    >>> nine = datetime(2026, 11, 23, 9, tzinfo=UTC)
    >>> back = Watch(nine).at(nine + timedelta(minutes=5)).at(nine)
    >>> back.shown - nine, back.at(nine + timedelta(minutes=1)).shown - nine
    (datetime.timedelta(seconds=300), datetime.timedelta(seconds=360))
    """

    shown: datetime
    _ahead: timedelta = field(default=timedelta())
    """By how much the watch is ahead of the wall's clock."""

    def at(self, now: datetime) -> Watch:
        """The watch when the wall's clock shows `now`."""
        if now + self._ahead < self.shown:
            return Watch(self.shown, self.shown - now)
        return Watch(now + self._ahead, self._ahead)
