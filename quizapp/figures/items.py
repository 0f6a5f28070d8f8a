"""What a test's questions come to by classical test theory: facility, discrimination, reliability.

The formulas are those that Moodle's quiz statistics use. A sheet is what one learner earned, question by question, as
shares of the mark; learners may have had different questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atanh, fsum, sqrt, tanh

from quizapp.figures.proportion import Z

Sheet = Mapping[str, float]
FOR_FACILITY, FOR_RELIABILITY, FOR_DISCRIMINATION = 5, 15, 30
"""From so many learners on a figure says something."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question: how many had it, the mean share earned, and how far it tells those who know from those who do not."""

    n: int
    facility: float
    deviation: float | None
    """Of the marks; None of one learner."""
    discrimination: float | None
    """100 times the correlation of its mark with the rest of the test; None where either is the same for all."""
    efficiency: float | None
    """100 times its covariance with the rest, over the largest that its marks could have."""

    @property
    def between(self) -> tuple[float, float] | None:
        """Where the discrimination of such a question likely lies."""
        return correlation_range(self.discrimination, self.n) if self.discrimination is not None else None


@dataclass(frozen=True, slots=True)
class Reliability:
    """How alike the same learners would likely come out again; of a test that all of them had alike."""

    n: int
    questions: int
    alpha: float
    """Cronbach's; of questions that are right or wrong it is the same as KR-20."""
    error: float
    """The standard error of measurement, in points."""


def items(sheets: Sequence[Sheet]) -> dict[str, Item]:
    """Each question of a test."""
    marks: defaultdict[str, list[float]] = defaultdict(list)
    rests: defaultdict[str, list[float]] = defaultdict(list)
    for sheet in sheets:
        total, others = fsum(sheet.values()), max(1, len(sheet) - 1)
        for question, mark in sheet.items():
            marks[question].append(mark)
            rests[question].append((total - mark) / others)
    return {question: item(marks[question], rests[question]) for question in marks}


def item(marks: Sequence[float], rests: Sequence[float]) -> Item:
    """A question by the marks that it was given, and what the same learners earned in the rest of the test."""
    together, most = covariance(marks, rests), covariance(sorted(marks), sorted(rests))
    spread = sqrt(covariance(marks, marks) * covariance(rests, rests))
    return Item(
        n=len(marks),
        facility=mean(marks),
        deviation=deviation(marks),
        discrimination=100 * together / spread if spread > _NOTHING else None,
        efficiency=100 * together / most if most > _NOTHING else None,
    )


def reliability(sheets: Sequence[Sheet]) -> Reliability | None:
    """How reliable a test is; None where learners had different questions, or all came out the same."""
    questions = list(sheets[0]) if sheets else []
    if len(questions) < 2 or any(sheet.keys() != sheets[0].keys() for sheet in sheets):
        return None
    totals = [fsum(sheet.values()) for sheet in sheets]
    spread = covariance(totals, totals)
    if spread <= _NOTHING:
        return None
    columns = ([sheet[question] for sheet in sheets] for question in questions)
    within = fsum(covariance(column, column) for column in columns)
    alpha = len(questions) / (len(questions) - 1) * (1 - within / spread)
    return Reliability(len(sheets), len(questions), alpha, sqrt(spread * (1 - min(alpha, 1.0))))


def mean(values: Sequence[float]) -> float:
    """Their mean, 0 of nothing."""
    return fsum(values) / len(values) if values else 0.0


def deviation(values: Sequence[float]) -> float | None:
    """Their standard deviation, as of a sample; None of fewer than two."""
    return sqrt(covariance(values, values)) if len(values) > 1 else None


def covariance(ones: Sequence[float], others: Sequence[float]) -> float:
    """Of a sample; 0 of fewer than two."""
    if len(ones) < 2:
        return 0.0
    one, other = mean(ones), mean(others)
    return fsum((a - one) * (b - other) for a, b in zip(ones, others, strict=True)) / (len(ones) - 1)


def correlation_range(hundredths: float, n: int) -> tuple[float, float]:
    """Where a correlation in hundredths likely lies, by Fisher's transformation.

    >>> [round(end) for end in correlation_range(40, 30)], correlation_range(40, 3)
    ([5, 66], (-100.0, 100.0))
    """
    if n <= 3:
        return -100.0, 100.0
    middle, half = atanh(max(-_ALL, min(_ALL, hundredths / 100))), Z / sqrt(n - 3)
    return 100 * tanh(middle - half), 100 * tanh(middle + half)


_NOTHING = 1e-12
"""A spread below this is that of numbers that are not exact."""
_ALL = 1 - 1e-9
