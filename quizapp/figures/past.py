"""A card's past: every answer with what it counted as, and how its memory stood between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from quizapp.study.amending import grades_of, steps
from quizapp.study.calendar import instant
from quizapp.study.cards import UNSCHEDULED
from quizapp.study.model import Card, Phase, Rating, Row


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to a card."""

    row: Row
    """As it was written."""
    right: bool | None
    """As it counts now; None for what the learner judged."""
    rating: Rating
    regraded: bool
    undone: bool
    before: int = 0
    """Days that lay between the answer before and this one's day, by the schedule."""
    after: int = 0
    """Days until it was to come back; 0 while in steps."""
    scheduled: bool = True
    """False where it left the schedule alone."""


@dataclass(frozen=True, slots=True)
class Past:
    """What happened to a card, oldest first."""

    answers: tuple[Answered, ...] = ()
    memory: tuple[tuple[datetime, float], ...] = ()
    """After which answer the memory had which stability in days; nothing from before it was reset."""


def past(key: str, rows: Iterable[Row], undone: Collection[str] = ()) -> Past:
    """The past of a card, from the rows about it and the settings in the journal's order."""
    rows = list(rows)
    grades = grades_of(rows, undone)
    stood = {row.id: (row, before, after) for row, before, after in steps(key, rows, undone)}
    answers = []
    for row in rows:
        if row.type == "answer" and row.data.get("card") == key:
            now, before, after = stood.get(row.id, (row, Card(key), Card(key)))
            answers.append(_answered(row, now, before, after, row.id in grades, row.id in undone))
    return Past(tuple(answers), _memory(stood.values()))


def _answered(row: Row, now: Row, before: Card, after: Card, regraded: bool, undone: bool) -> Answered:
    right = now.data.get("right")
    return Answered(
        row=row,
        right=None if right is None else bool(right),
        rating=Rating(int(now.data.get("rating", Rating.AGAIN))),
        regraded=regraded,
        undone=undone,
        before=before.interval_days,
        after=int(row.data.get("interval_days", 0)) if undone else after.interval_days,
        scheduled=row.data.get("study") not in UNSCHEDULED,
    )


def _memory(stood: Iterable[tuple[Row, Card, Card]]) -> tuple[tuple[datetime, float], ...]:
    points: list[tuple[datetime, float]] = []
    for row, _, after in stood:
        if row.type == "reset":
            points.clear()
        elif row.type == "answer" and row.data.get("study") not in UNSCHEDULED and after.phase is not Phase.NEW:
            points.append((instant(row.at), after.stability))
    return tuple(sorted(points))
