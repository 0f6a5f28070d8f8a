"""What was done on a day, as numbers."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.study.cards import UNSCHEDULED
from quizapp.study.model import Phase, Rating, Row


@dataclass(frozen=True, slots=True)
class Counts:
    """What was done on a day in a pack."""

    new: int = 0
    reviews: int = 0
    answers: int = 0
    right: int = 0
    elapsed_ms: int = 0

    def plus(self, other: Counts, times: int = 1) -> Counts:
        """Both together; with `times=-1` without the other."""
        return Counts(
            self.new + times * other.new,
            self.reviews + times * other.reviews,
            self.answers + times * other.answers,
            self.right + times * other.right,
            self.elapsed_ms + times * other.elapsed_ms,
        )


def counts_of(row: Row) -> Counts:
    """What one answer adds to its day; cramming uses up no limit."""
    data = row.data
    study, right = data.get("study"), data.get("right")
    if right is None:
        right = int(data.get("rating", Rating.AGAIN)) > Rating.AGAIN
    return Counts(
        new=int(bool(data.get("first")) and study not in UNSCHEDULED),
        reviews=int(study == Phase.REVIEW),
        answers=1,
        right=int(bool(right)),
        elapsed_ms=int(data.get("elapsed_ms") or 0),
    )
