"""Spreads due days a little, so that what was learnt together does not come back together; the same each time asked."""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

NO_LOAD: Mapping[str, int] = MappingProxyType({})
LONGEST_BALANCED = 90
"""Beyond so many days nobody knows what a day will bring."""
_LAST = date.max.toordinal()
_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))


@dataclass(frozen=True, slots=True)
class Spread:
    """Picks a day among those that an interval may be moved to, rather one on which little is due."""

    factor: float | None
    """The chance drawn, None to move nothing."""
    day: date
    """From which intervals are counted."""
    load: Mapping[str, int]
    """Day -> how many cards are due on it."""
    own: str
    """The day on which the card itself counts there."""

    def days(self, interval: float, least: int, most: int) -> int:
        """A whole number of days for an interval, within what is allowed."""
        if self.factor is None:
            return min(max(_round(interval), min(least, most)), most)
        low, high = fuzz_bounds(interval, least, most)
        if high > LONGEST_BALANCED or not self.load:
            return fuzzed(interval, least, most, self.factor)
        choice = range(low, high + 1)
        return _weighted(choice, self._weights(choice), self.factor)

    def _weights(self, choice: range) -> list[float]:
        """How much each day is to be preferred; an empty one counts as one with half a card."""
        today, load, own, weights = self.day.toordinal(), self.load, self.own, list[float]()
        for days in choice:
            day = _day_text(min(today + days, _LAST))
            due = load.get(day, 0) - (day == own)
            weights.append(1 / (due if due > 0 else 0.5) ** 2 / days)
        return weights


@lru_cache(maxsize=4 * LONGEST_BALANCED)
def _day_text(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _weighted(days: range, weights: list[float], factor: float) -> int:
    """The day at which so much of all weights is reached."""
    left = factor * sum(weights)
    for day, weight in zip(days, weights, strict=True):
        left -= weight
        if left < 0:
            return day
    return days[-1]


@lru_cache(maxsize=64)
def fuzz_factor(key: str, reps: int) -> float:
    """The chance drawn for a card's next interval, 0 to 1: the same for a preview, an answer and a redo."""
    return random.Random(zlib.crc32(f"{key}:{reps}".encode())).random()


def fuzz_bounds(interval: float, least: int, most: int) -> tuple[int, int]:
    """The shortest and the longest interval that may come of this one.

    >>> fuzz_bounds(10, 1, 36500)
    (8, 12)
    """
    least = min(least, most)
    interval = min(max(interval, least), most)
    reach = _reach(interval)
    low, high = (min(max(_round(edge), least), most) for edge in (interval - reach, interval + reach))
    if low == high and 2 < high < most:
        high += 1
    return low, high


def fuzzed(interval: float, least: int, most: int, factor: float) -> int:
    """A whole number of days between the bounds, all equally likely."""
    low, high = fuzz_bounds(interval, least, most)
    return min(high, low + math.floor(factor * (high - low + 1)))


def _reach(interval: float) -> float:
    if interval < 2.5:
        return 0.0
    reach = 0.0
    for start, end, share in _BANDS:
        if interval > start:
            reach += share * (min(interval, end) - start)
    return 1.0 + reach


def _round(number: float) -> int:
    """Halves up; Python's own rounding would take them to even."""
    return math.floor(number + 0.5)
