"""How long a learner takes for an answer, and so for what is left."""

from __future__ import annotations

from datetime import timedelta

from quizapp.study.calendar import Moment
from quizapp.study.fold import State

USUAL_SECONDS = 10.0
RECENT_DAYS = 30
PER_NEW = 2.2
"""Answers that a new card takes on its first day."""
PER_DUE = 1.15
"""Answers that a due card takes, since some are missed and return."""


def seconds_per_answer(state: State, when: Moment) -> float:
    """The mean of the last weeks, drawn towards what is usual while there are few answers."""
    elapsed, answers = USUAL_SECONDS * 1000 * 20, 20
    for back in range(RECENT_DAYS):
        for counts in state.days.get((when.day - timedelta(days=back)).isoformat(), {}).values():
            elapsed += counts.elapsed_ms
            answers += counts.answers
    return elapsed / answers / 1000


def minutes_for(state: State, when: Moment, due: float, new: float = 0) -> int:
    """Whole minutes that so many due and new cards take, at least one if there are any."""
    return minutes_of(due, new, seconds_per_answer(state, when))


def minutes_of(due: float, new: float, seconds: float) -> int:
    """The same where an answer takes so many seconds."""
    answers = due * PER_DUE + new * PER_NEW
    return max(1, round(answers * seconds / 60)) if answers else 0
