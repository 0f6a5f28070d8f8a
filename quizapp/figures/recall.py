"""What was remembered when it was asked again, against what the schedule expected.

Counted is the first answer of a card on a day, and only where the card was known: first steps and the steps after a
lapse, cramming and exams are left out.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log

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


@dataclass(frozen=True, slots=True)
class Recall:
    """Both."""

    retention: Retention
    calibration: Calibration


@dataclass(slots=True)
class _Bin:
    """The same while it is counted."""

    n: int = 0
    hits: int = 0
    expected: float = 0.0


@dataclass(slots=True)
class RecallTally:
    """Takes the answers that stand one after the other, in the journal's order."""

    today: date
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Card -> the day it was last answered on, and the days it was put off for."""
    counts: dict[str, list[int]] = field(default_factory=dict)
    """What is counted -> remembered, asked."""
    bins: list[_Bin] = field(default_factory=lambda: [_Bin() for _ in range(len(EDGES) + 1)])
    brier: float = 0.0
    loss: float = 0.0
    _since: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self._since = (self.today - timedelta(days=RECENT_DAYS)).isoformat()

    def add(self, row: Row) -> None:
        """One answer."""
        data, card = row.data, str(row.data["card"])
        if data.get("confidence"):
            right = data.get("right")
            self.count(f"said {data['confidence']}", _remembered(row) if right is None else bool(right))
        if data.get("study") in UNSCHEDULED:
            return
        day, days = self.seen.get(card, ("", 0))
        if data.get("study") == Phase.REVIEW and day != row.day:
            self._review(row, days)
        self.seen[card] = (row.day, int(data.get("interval_days") or 0))

    def _review(self, row: Row, days: int) -> None:
        hit = _remembered(row)
        self.count("all", hit)
        self.count("mature" if days >= MATURE_DAYS else "young", hit)
        self.count(f"month {row.day[:7]}", hit)
        if row.day > self._since:
            self.count("recent", hit)
        expected = row.data.get("retrievability")
        if expected is not None:
            self._predicted(float(expected), hit)

    def _predicted(self, expected: float, hit: bool) -> None:
        one = self.bins[bisect_right(EDGES, expected)]
        one.n, one.hits, one.expected = one.n + 1, one.hits + hit, one.expected + expected
        self.brier += (expected - hit) ** 2
        self.loss -= log(min(max(expected if hit else 1 - expected, LEAST), 1.0))

    def count(self, name: str, hit: bool) -> None:
        """One more of what is counted under a name."""
        counts = self.counts.setdefault(name, [0, 0])
        counts[0] += hit
        counts[1] += 1

    def told(self) -> Recall:
        """The figures so far."""
        kinds = {name: self._proportion(name) for name in ("all", "young", "mature", "recent")}
        return Recall(Retention(**kinds, months=self._named("month ")), self._calibration())

    def _proportion(self, name: str) -> Proportion:
        return Proportion(*self.counts.get(name, (0, 0)))

    def _named(self, beginning: str) -> tuple[tuple[str, Proportion], ...]:
        names = sorted(name for name in self.counts if name.startswith(beginning))
        return tuple((name.removeprefix(beginning), self._proportion(name)) for name in names)

    def _calibration(self) -> Calibration:
        n, said = sum(one.n for one in self.bins), self._named("said ")
        if not n:
            return Calibration(confidence=said)
        ends = zip((0.0, *EDGES), (*EDGES, 1.0), self.bins, strict=True)
        return Calibration(
            n=n,
            bins=tuple(
                Bin(low, high, one.expected / one.n, Proportion(one.hits, one.n)) for low, high, one in ends if one.n
            ),
            expected=sum(one.expected for one in self.bins) / n,
            observed=sum(one.hits for one in self.bins) / n,
            brier=self.brier / n,
            log_loss=self.loss / n,
            confidence=said,
        )


def _remembered(row: Row) -> bool:
    return int(row.data.get("rating", Rating.AGAIN)) > Rating.AGAIN
