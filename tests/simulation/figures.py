"""How well chances were told, and what a number over a few learners is worth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, stdev
from typing import NamedTuple

BINS = 20
STUDENT = (
    *(12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131),
    *(2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042),
)
"""The two-sided 95% point of Student's distribution for 1, 2, ... degrees of freedom."""


class Told(NamedTuple):
    """A chance that was told, whether the answer was right, and the chance that it really had."""

    chance: float
    right: bool
    true: float


def log_loss(told: Sequence[Told]) -> float:
    """What the outcomes cost one who bet as told; less is better."""
    return -mean(math.log(max(1e-4, one.chance if one.right else 1 - one.chance)) for one in told)


def calibration(told: Sequence[Told]) -> float:
    """The distance between chances told and true ones, over bins of the chances told.

    Of people only outcomes are known, and their noise hides what is to be measured; of made learners the chances are.
    """
    bins: dict[int, list[Told]] = {}
    for one in told:
        bins.setdefault(min(BINS - 1, int(one.chance * BINS)), []).append(one)
    off = (
        len(some) * (mean(one.chance for one in some) - mean(one.true for one in some)) ** 2 for some in bins.values()
    )
    return math.sqrt(sum(off) / len(told))


def discrimination(told: Sequence[Told]) -> float:
    """The chance that a right answer had been told a higher chance than a wrong one; a half where nothing is told."""
    rank, ranks, wrong = 0.0, 0.0, sum(not one.right for one in told)
    by_chance: dict[float, list[bool]] = {}
    for one in told:
        by_chance.setdefault(one.chance, []).append(one.right)
    for chance in sorted(by_chance):
        same = by_chance[chance]
        ranks += sum(same) * (rank + (len(same) + 1) / 2)
        rank += len(same)
    right_ones = len(told) - wrong
    return (ranks - right_ones * (right_ones + 1) / 2) / (right_ones * wrong) if right_ones and wrong else 0.5


@dataclass(frozen=True)
class Spread:
    """A mean over learners, how much they differ, and the 95% interval of the mean."""

    mean: float
    deviation: float
    low: float
    high: float
    count: int


def spread(values: Sequence[float]) -> Spread:
    """What some learners' values say; with one learner nothing is sure."""
    middle, count = mean(values), len(values)
    if count < 2:
        return Spread(middle, math.nan, -math.inf, math.inf, count)
    deviation = stdev(values)
    reach = (STUDENT[count - 2] if count - 2 < len(STUDENT) else 1.96) * deviation / math.sqrt(count)
    return Spread(middle, deviation, middle - reach, middle + reach, count)
