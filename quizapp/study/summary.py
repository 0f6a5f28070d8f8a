"""What a session came to: answers, right at first try, time, what comes next, and the misses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from quizapp.study.calendar import due_date, is_instant
from quizapp.study.cards import hidden
from quizapp.study.model import Phase, Rating, Row
from quizapp.study.session import Session

SURE = "sure"


class Went(IntEnum):
    """How an answer went that was not simply right, the worst first."""

    MISSED = 0
    HELPED = 1
    """Right, after a hint or with the evidence open."""
    GUESSED = 2
    """Right, but guessed."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A card that was not simply right at least once, with the first of its worst answers."""

    card: str
    response: str
    sure: bool
    went: Went = Went.MISSED


@dataclass(frozen=True, slots=True)
class Summary:
    """What a session came to."""

    answers: int
    cards: int
    right_first: int
    """Cards that were right at the first try, without help."""
    minutes: int
    next_due: str
    """When the next card of these packs falls due: an instant or a day, or nothing."""
    next_count: int
    """How many fall due on that day."""
    misses: tuple[Miss, ...]
    """Sure but wrong first, then what was right with help, guesses last."""


def summary(session: Session, now: datetime) -> Summary:
    """What the session came to, without what was taken back."""
    rows = [row for row in session.rows if row.type == "answer" and row.id not in session.state.undone]
    firsts: dict[str, Row] = {}
    misses: dict[str, Miss] = {}
    for row in rows:
        key = str(row.data["card"])
        firsts.setdefault(key, row)
        miss = _miss(row)
        if miss and (key not in misses or misses[key].went > miss.went):
            misses[key] = miss
    next_due, count = _next_due(session, now)
    return Summary(
        answers=len(rows),
        cards=len(firsts),
        right_first=sum(_went(row) is None for row in firsts.values()),
        minutes=round(sum(row.data["elapsed_ms"] for row in rows) / 60_000),
        next_due=next_due,
        next_count=count,
        misses=tuple(sorted(misses.values(), key=lambda miss: (miss.went, not miss.sure))),
    )


def _miss(row: Row) -> Miss | None:
    data = row.data
    went = _went(row)
    return None if went is None else Miss(str(data["card"]), str(data["response"]), data["confidence"] == SURE, went)


def _went(row: Row) -> Went | None:
    """How an answer went; None where it was right, whatever its rating."""
    data = row.data
    right = data["rating"] != Rating.AGAIN if data["right"] is None else data["right"]
    if not right:
        return Went.MISSED
    if data["guessed"]:
        return Went.GUESSED
    return Went.HELPED if data["hint"] else None


def _next_due(session: Session, now: datetime) -> tuple[str, int]:
    """The soonest due time among the session's cards, and how many share its day."""
    when = session.when(now)
    cards = (session.state.card(key) for key in session.queue.entries)
    dues = [card.due for card in cards if card.phase is not Phase.NEW and card.due and not hidden(card, when)]
    if not dues:
        return "", 0
    soonest = min(dues, key=lambda due: (due_date(due, when), due if is_instant(due) else ""))
    return soonest, sum(due_date(due, when) == due_date(soonest, when) for due in dues)
