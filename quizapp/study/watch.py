"""A watch for exams: it goes by the clock on the wall, but never back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Watch:
    """The latest time shown, and what the wall's clock said then. Where that was set back, the watch goes on alone.

    >>> from datetime import UTC
    >>> nine = datetime(2026, 11, 23, 9, tzinfo=UTC)
    >>> back = Watch(nine, nine).at(nine + timedelta(minutes=5)).at(nine)
    >>> back.shown - nine, back.at(nine + timedelta(minutes=1)).shown - nine
    (datetime.timedelta(seconds=300), datetime.timedelta(seconds=360))
    """

    shown: datetime
    wall: datetime

    def at(self, now: datetime) -> Watch:
        """The watch when the wall's clock says `now`: that itself, unless less than was shown already."""
        gone = max(now - self.wall, timedelta())
        return Watch(now if now >= self.shown else self.shown + gone, now)
