"""What was remembered when it was asked again, against what the schedule expected.

Counted is the first answer of a card on a day, and only where the card was known: first steps and the steps after a
lapse, cramming and exams are left out. A day that comes again, since the clock was set back, is no new one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log
from typing import TypeVar

from quizapp.figures.proportion import Proportion
from quizapp.study.cards import UNSCHEDULED
from quizapp.study.model import Phase, Rating, Row

MATURE_DAYS = 21
"""A card that was last put off for so long is mature."""
EDGES = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
RECENT_DAYS = 30
LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Retention:
    """True retention: of the reviews, how many were remembered."""

    all: Proportion
    young: Proportion
    mature: Proportion
    recent: Proportion
    """Of the last 30 days."""
    months: tuple[tuple[str, Proportion], ...]


@dataclass(frozen=True, slots=True)
class Bin:
    """Reviews that the schedule expected to go about equally well."""

    low: float
    high: float
    expected: float
    """On average."""
    observed: Proportion


@dataclass(frozen=True, slots=True)
class Calibration:
    """Predicted against observed recall."""

    n: int = 0
    bins: tuple[Bin, ...] = ()
    expected: float | None = None
    observed: float | None = None
    brier: float | None = None
    """Mean squared error, 0 is perfect."""
    log_loss: float | None = None
    confidence: tuple[tuple[str, Proportion], ...] = ()
    """What the learner said beforehand -> how often it was right."""
    foretold: Mapping[str, float] = field(default_factory=dict)
    """What the learner said -> how likely the schedule thought that it would be, on average where it had a word."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Both."""

    retention: Retention
    calibration: Calibration


N = TypeVar("N", int, float)
Counts = list[int]
"""Remembered, asked."""


@dataclass(slots=True)
class RecallTally:
    """Takes the answers that stand one after the other, in the journal's order; its fields can be written as JSON."""

    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Card -> the latest day it was answered on, and the days it was put off for."""
    days: dict[str, Counts] = field(default_factory=dict)
    """Of the reviews of each day."""
    mature: Counts = field(default_factory=lambda: [0, 0])
    said: dict[str, Counts] = field(default_factory=dict)
    """What the learner said beforehand -> how often it was right."""
    foretold: dict[str, list[float]] = field(default_factory=dict)
    """The same -> the sum of what the schedule expected, and of how many."""
    bins: list[Counts] = field(default_factory=lambda: [[0, 0] for _ in range(len(EDGES) + 1)])
    expected: list[float] = field(default_factory=lambda: [0.0] * (len(EDGES) + 1))
    """Of each bin, in sum."""
    brier: float = 0.0
    loss: float = 0.0

    def add(self, row: Row) -> None:
        """One answer."""
        data, card = row.data, str(row.data["card"])
        if data.get("confidence"):
            right = data.get("right")
            said = str(data["confidence"])
            _count(self.said, said, _remembered(row) if right is None else bool(right))
            if data.get("retrievability") is not None:
                sums = self.foretold.setdefault(said, [0.0, 0])
                sums[0], sums[1] = sums[0] + float(data["retrievability"]), sums[1] + 1
        study = data.get("study")
        if study in UNSCHEDULED:
            return
        day, days = self.seen.get(card, ("", 0))
        if study == Phase.REVIEW and day < row.day:
            self._review(row, days)
        self.seen[card] = (max(day, row.day), int(data.get("interval_days") or 0))

    def _review(self, row: Row, days: int) -> None:
        hit = _remembered(row)
        _count(self.days, row.day, hit)
        if days >= MATURE_DAYS:
            _add(self.mature, hit)
        expected = row.data.get("retrievability")
        if expected is not None:
            self._predicted(float(expected), hit)

    def _predicted(self, expected: float, hit: bool) -> None:
        place = bisect_right(EDGES, expected)
        _add(self.bins[place], hit)
        self.expected[place] += expected
        self.brier += (expected - hit) ** 2
        self.loss -= log(min(max(expected if hit else 1 - expected, LEAST), 1.0))

    def told(self, today: date) -> Recall:
        """The figures so far."""
        return together([self], today)


def together(tallies: Iterable[RecallTally], today: date) -> Recall:
    """The figures of several tallies that have no card in common."""
    found = list(tallies)
    since = (today - timedelta(days=RECENT_DAYS)).isoformat()
    days = _summed(one.days for one in found)
    every, mature = _total(days.values()), _total(one.mature for one in found)
    months: dict[str, list[Counts]] = {}
    for day, counts in sorted(days.items()):
        months.setdefault(day[:7], []).append(counts)
    retention = Retention(
        all=Proportion(*every),
        young=Proportion(every[0] - mature[0], every[1] - mature[1]),
        mature=Proportion(*mature),
        recent=Proportion(*_total(counts for day, counts in days.items() if day > since)),
        months=tuple((month, Proportion(*_total(counts))) for month, counts in months.items()),
    )
    return Recall(retention, _calibration(found))


def _calibration(tallies: Sequence[RecallTally]) -> Calibration:
    said = _summed(one.said for one in tallies)
    confidence = tuple((name, Proportion(*counts)) for name, counts in sorted(said.items()))
    sums = _summed(one.foretold for one in tallies)
    foretold = {name: expected / of for name, (expected, of) in sums.items()}
    bins = [_total(counts) for counts in zip(*(one.bins for one in tallies), strict=True)]
    hits, n = _total(bins)
    if not n:
        return Calibration(confidence=confidence, foretold=foretold)
    expected = [sum(each) for each in zip(*(one.expected for one in tallies), strict=True)]
    ends = zip((0.0, *EDGES), (*EDGES, 1.0), bins, expected, strict=True)
    return Calibration(
        n=n,
        bins=tuple(Bin(low, high, sums / one[1], Proportion(*one)) for low, high, one, sums in ends if one[1]),
        expected=sum(expected) / n,
        observed=hits / n,
        brier=sum(one.brier for one in tallies) / n,
        log_loss=sum(one.loss for one in tallies) / n,
        confidence=confidence,
        foretold=foretold,
    )


def _add(counts: Counts, hit: bool) -> None:
    counts[0] += hit
    counts[1] += 1


def _count(named: dict[str, Counts], name: str, hit: bool) -> None:
    _add(named.setdefault(name, [0, 0]), hit)


def _summed(several: Iterable[Mapping[str, list[N]]]) -> dict[str, list[N]]:
    found: dict[str, list[N]] = {}
    for named in several:
        for name, counts in named.items():
            found[name] = _total((found[name], counts)) if name in found else counts
    return found


def _total(several: Iterable[list[N]]) -> list[N]:
    counts = list(several)
    return [sum(hits for hits, _ in counts), sum(n for _, n in counts)]


def _remembered(row: Row) -> bool:
    return int(row.data.get("rating", Rating.AGAIN)) > Rating.AGAIN
