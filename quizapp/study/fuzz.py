"""Spreads due days a little, so that what was learnt together does not come back together; the same each time asked."""

from __future__ import annotations

import math
import random
import zlib

_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))


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
    return 1.0 + sum(share * max(0.0, min(interval, end) - start) for start, end, share in _BANDS)


def _round(number: float) -> int:
    """Halves up; Python's own rounding would take them to even."""
    return math.floor(number + 0.5)
