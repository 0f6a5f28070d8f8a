"""A period: what a date says, as an interval of days with its precision and qualifier."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace

from quizapp.text.languages import day_words
from quizapp.text.months import ENGLISH

Day = tuple[int, int, int]
"""Year, month, day. 44 BC is year -44; year 0 is a year not said."""

_PARTS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3), "end": (2, 3)}


@dataclass(frozen=True, slots=True)
class Period:
    """What a date says: its first and last day, how precisely, and how it was hedged."""

    start: Day
    end: Day
    precision: str
    """`day`, `month`, `year`, `season`, `decade`, `century` or `range`."""
    qualifier: str = ""
    """`early`, `mid`, `late`, `end`, `about`, `before`, `after`, or nothing.

    `start` and `end` are those of the whole month or year: `narrowed` is the third of it that is meant.
    `before` and `after` come from the word in front (`until 2002`, `since 1999`), which `text` leaves out.
    """
    text: str = ""
    start_at: int = 0
    end_at: int = 0
    incomplete: bool = False
    """No year is said: it has to come from elsewhere."""
    ambiguous: bool = False
    """Digits that can be read day first or month first; read day first here."""

    @property
    def iso(self) -> str:
        """As a pack writes it: `1999-06-10`, `1999-06`, `1999` or two with a slash; empty without a year."""
        if self.incomplete:
            return ""
        if self.precision in _LENGTHS:
            return _iso(self.start, _LENGTHS[self.precision])
        length = _common_length(self.start, self.end)
        return f"{_iso(self.start, length)}/{_iso(self.end, length)}"

    @property
    def narrowed(self) -> tuple[Day, Day]:
        """First and last day of the part that the qualifier means."""
        if self.qualifier not in _PARTS or self.precision not in {"month", "year", "decade", "century"}:
            return self.start, self.end
        return _part(self, *_PARTS[self.qualifier])

    def with_year(self, year: int) -> Period:
        """The same with a year that was said elsewhere; itself if it has one."""
        if not self.incomplete:
            return self
        start = (year, *self.start[1:])
        last = self.end[2] if self.precision == "day" else days_in(year, self.end[1])
        return replace(self, start=start, end=(year, self.end[1], last), incomplete=False)


_LENGTHS = {"year": 1, "month": 2, "day": 3}


def days_in(year: int, month: int) -> int:
    """How many days a month has; BC and unknown years as if the Gregorian calendar held."""
    return calendar.monthrange(year if year > 0 else 2000, month)[1]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day; a year not said is a leap year."""
    return 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def whole_year(year: int) -> tuple[Day, Day]:
    """First and last day of a year."""
    return (year, 1, 1), (year, 12, 31)


def whole_month(year: int, month: int) -> tuple[Day, Day]:
    """First and last day of a month."""
    return (year, month, 1), (year, month, days_in(year, month))


def from_iso(text: str) -> Period | None:
    """The period that a pack's `1999-06-10`, `1999-06`, `1999` or `1998/1999` means."""
    first, slash, last = text.strip().partition("/")
    start, end = _one_iso(first), _one_iso(last) if slash else None
    if start is None or not slash:
        return replace(start, text=text, end_at=len(text)) if start else None
    if end is None or end.end < start.start:
        return None
    return Period(start.start, end.end, "range", text=text, end_at=len(text))


def _one_iso(text: str) -> Period | None:
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    fields = digits.split("-")
    if (
        not all(field.isascii() and field.isdigit() for field in fields)
        or [len(f) for f in fields] != [4, 2, 2][: len(fields)]
    ):
        return None
    year, *rest = (int(field) for field in fields)
    year *= sign
    if len(fields) == 1:
        return Period(*whole_year(year), "year")
    if not 1 <= rest[0] <= 12 or (len(rest) == 2 and not is_day(year, rest[0], rest[1])):
        return None
    if len(rest) == 1:
        return Period(*whole_month(year, rest[0]), "month")
    return Period((year, rest[0], rest[1]), (year, rest[0], rest[1]), "day")


def _iso(day: Day, length: int) -> str:
    year = f"{'-' if day[0] < 0 else ''}{abs(day[0]):04}"
    return "-".join([year, f"{day[1]:02}", f"{day[2]:02}"][:length])


def _common_length(start: Day, end: Day) -> int:
    if start[1:] == (1, 1) and end[1:] == (12, 31):
        return 1
    return 2 if start[2] == 1 and end[2] == days_in(end[0], end[1]) else 3


def _part(period: Period, first: int, last: int) -> tuple[Day, Day]:
    """From one third to another of a month, year, decade or century."""
    year, month, _ = period.start
    if period.precision == "month":
        ends = (0, 10, 20, period.end[2])
        return (year, month, ends[first] + 1), (year, month, ends[last])
    if period.precision == "year":
        return (year, first * 4 + 1, 1), whole_month(year, last * 4)[1]
    years = period.end[0] - year + 1
    start, end = year + years * first // 3, year + years * last // 3 - 1
    # Thirds of a decade overlap in speech: "the late 1990s" begin in the middle.
    return whole_year(start)[0], whole_year(max(start, end))[1]


def show_day(iso: str, language: str = "en") -> str:
    """A pack's date as people write it.

    >>> show_day("1999-06-10"), show_day("1999-06"), show_day("-0044"), show_day("1998/1999")
    ('10 June 1999', 'June 1999', '44 BC', '1998–1999')
    >>> show_day("1999-06-10", "de"), show_day("1999-06", "es"), show_day("1999-06-10", "ja")
    ('10. Juni 1999', 'junio de 1999', '1999年6月10日')
    >>> show_day("9/11")
    '9/11'
    """
    first, slash, last = iso.partition("/")
    if not slash or not (_one_iso(first) and _one_iso(last)):
        return _shown(iso, language)
    start, end = _shown(first, language), _shown(last, language)
    return f"{start}–{end}" if " " not in start + end else f"{start} – {end}"


def _shown(iso: str, language: str) -> str:
    period = _one_iso(iso)
    if period is None:
        return iso
    year, month, day = period.start
    shown = f"{-year} BC" if year < 0 else str(year)
    if period.precision == "year":
        return shown
    own = day_words(language, day if period.precision == "day" else 0, month, shown)
    if own:
        return own
    return f"{ENGLISH[month - 1]} {shown}" if period.precision == "month" else f"{day} {ENGLISH[month - 1]} {shown}"
