"""Figures as text: bars, calendars, intervals, and shares as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import ceil, floor

from quizapp.figures.days import MONTHS, WEEKDAYS

BAR = 8
HEIGHTS = " ▁▂▃▄▅▆▇█"
SHADES = "·░▒▓█"


def bar(share: float, width: int = BAR) -> str:
    """A share from 0 to 1 as a bar of so many cells.

    >>> bar(0.5)
    '████░░░░'
    """
    full = round(share * width)
    return "█" * full + "░" * (width - full)


def percent(share: float) -> str:
    """A share in words; nothing short of everything is everything.

    >>> percent(0.784), percent(0.9991)
    ('78 %', '99 %')
    """
    return f"{min(round(share * 100), 99) if share < 1 else 100} %"


def columns(counts: Sequence[int]) -> str:
    """Counts as blocks of eight heights, from zero; nothing is a dot.

    >>> columns([0, 1, 8])
    '·▁█'
    """
    most = max(counts, default=0)
    return "".join(HEIGHTS[max(1, round(count / most * 8))] if count else "·" for count in counts)


def weeks_up_to(last: date, weeks: int) -> list[date]:
    """The Mondays of so many weeks up to a day."""
    monday = last - timedelta(days=last.weekday())
    return [monday - timedelta(weeks=back) for back in reversed(range(weeks))]


def weeks_beside(width: int) -> int:
    """How many weeks a calendar so wide shows."""
    return max(min(width - 4, 53), 1)


def busiest(counts: Mapping[date, int], last: date, weeks: int) -> int:
    """The most of a day in so many weeks up to a day."""
    first = weeks_up_to(last, weeks)[0]
    return max((count for day, count in counts.items() if first <= day <= last), default=0)


def calendar(counts: Mapping[date, int], last: date, width: int) -> list[str]:
    """The weeks up to a day, a column a week and a row a weekday; the more was done, the darker."""
    weeks = weeks_beside(width)
    mondays, most = weeks_up_to(last, weeks), busiest(counts, last, weeks)
    rows = []
    for weekday, name in enumerate(WEEKDAYS):
        days = (one + timedelta(days=weekday) for one in mondays)
        cells = (_shade(counts.get(day, 0), most) if day <= last else " " for day in days)
        rows.append(f"{name[:3] if weekday % 2 == 0 else '':<4}{''.join(cells)}".rstrip())
    return [_months(mondays), *rows]


def _shade(count: int, most: int) -> str:
    return SHADES[ceil(count / most * (len(SHADES) - 1))] if count else SHADES[0]


def _months(mondays: Sequence[date]) -> str:
    """The names of the months over the weeks in which they begin, as far as there is room."""
    line = ""
    for place, monday in enumerate(mondays):
        begins = place == 0 or monday.month != mondays[place - 1].month
        if begins and len(line) <= place and (place > 0 or monday.day <= 14):
            line = f"{line:<{place}}{MONTHS[monday.month - 1][:3]} "
    return f"{'':<4}{line}".rstrip()


def begin_of(shares: Iterable[float | None]) -> float:
    """Where the scale begins on which these shares are drawn: at 40 %, or in tenths below the least of them.

    >>> begin_of([0.9, None, 0.62]), begin_of([0.9, 0.25])
    (0.4, 0.2)
    """
    return min(0.4, floor(10 * min((share for share in shares if share is not None), default=1.0)) / 10)


def plot(expected: float, low: float, high: float, observed: float, width: int = 30, begins: float = 0.4) -> str:
    """An interval on a line from `begins` to 1, with what was observed (●) and what was expected (|).

    >>> plot(0.9, 0.7, 0.9, 0.8, width=13)
    '      ──●─|  '
    """

    def place(share: float) -> int:
        return round(max(share - begins, 0) / (1 - begins) * (width - 1))

    line = [" "] * width
    line[place(low) : place(high) + 1] = "─" * (place(high) - place(low) + 1)
    line[place(expected)] = "|"
    line[place(observed)] = "●"
    return "".join(line)
