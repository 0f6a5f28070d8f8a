"""Days of study in a row; days on which everything was paused neither count nor break it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.study.calendar import Moment
from quizapp.study.fold import State
from quizapp.study.pauses import rested

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Streak:
    """Days of study in a row."""

    now: int = 0
    """Up to today, or to yesterday while today has none."""
    longest: int = 0
    studied: int = 0
    """Days of study in all."""
    since: str = ""
    """The first of them."""


def streak(state: State, when: Moment, pack: str = "") -> Streak:
    """Of one pack, or of all; that one was put away takes no day back."""
    packs = [name for name in state.packs if name == pack or not pack]
    until = [(day, done) for day, done in state.days.items() if day <= when.today]
    days = sorted(day for day, done in until if any(name in done for name in packs))
    return streak_of(days, _rests(state, packs, days), when.day)


def streak_of(days: Iterable[str], rests: Callable[[date], bool], today: date) -> Streak:
    """Of these days, in order; `rests` tells the days that break nothing."""
    studied = [date.fromisoformat(day) for day in days]
    length = longest = 0
    last: date | None = None
    for day in studied:
        length = length + 1 if last is not None and _unbroken(last, day, rests) else 1
        longest, last = max(longest, length), day
    now = length if last is not None and (last == today or _unbroken(last, today, rests)) else 0
    return Streak(now, longest, len(studied), studied[0].isoformat() if studied else "")


def _unbroken(last: date, day: date, rests: Callable[[date], bool]) -> bool:
    """Whether all days between two are days of rest."""
    return all(rests(last + DAY * number) for number in range(1, (day - last).days))


def _rests(state: State, packs: Iterable[str], days: Iterable[str]) -> Callable[[date], bool]:
    """Tells whether nothing was to be studied on a day of all packs that had been met by then."""
    met: dict[str, str] = {}
    for pack in packs:
        met[pack] = next((day for day in days if pack in state.days[day]), "")

    def rests(day: date) -> bool:
        name = day.isoformat()
        return all(rested(state.pauses, pack, name) for pack, first in met.items() if first <= name)

    return rests if state.pauses else lambda _day: False
