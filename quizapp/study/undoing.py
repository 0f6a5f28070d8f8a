"""Taking back what was done to a card, in this session or an earlier one, doing it again, and grading it anew."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from quizapp.errors import QuizError
from quizapp.frozen import replace
from quizapp.study import queue as queues
from quizapp.study.amending import ACTS
from quizapp.study.calendar import Moment
from quizapp.study.cards import hidden
from quizapp.study.fold import fold
from quizapp.study.model import Phase, Rating, Row
from quizapp.study.session import Session, ask, history_of, next_card, over, row_of


def undo(session: Session, now: datetime) -> tuple[Session, Row]:
    """The session without the latest act: of this session, then of the journal. Its card is asked again."""
    session = _standing(session)
    target, key = _latest(session)
    when, rows = session.when(now), history_of(session)(key)
    taken = next((row for row in rows if row.id == target), None)
    if taken is None:
        raise QuizError("this cannot be taken back: its row was not found in the journal", where=target)
    row = row_of(session, "undo", when, undoing(taken))
    state = fold(session.state, row, lambda _: rows)
    previous = session.previous
    before = over(previous, session.library, when) if previous else _recalled(replace(session, state=state), key)
    redoable = (*session.redoable, (target, key, session if session.previous else None))
    said = (*session.rows, row)
    return replace(before, state=state, rows=said, taken_back=taken, redoable=redoable), row


def redo(session: Session, now: datetime) -> tuple[Session, Row]:
    """The session with the act last taken back in force again."""
    if not session.redoable:
        raise QuizError("there is nothing to do again")
    target, key, after = session.redoable[-1]
    when = session.when(now)
    row = row_of(session, "redo", when, {"row": target, "card": key})
    state = fold(session.state, row, history_of(session))
    rows, redoable = (*session.rows, row), session.redoable[:-1]
    if after is None:
        after = _passed_on(_recalled(replace(session, state=state), key), key, when)
    return replace(over(after, session.library, when), state=state, rows=rows, redoable=redoable, taken_back=None), row


def regrade(session: Session, target: Row, now: datetime, grade: Rating | bool) -> tuple[Session, Row]:
    """The session in which an earlier answer counts as right, as wrong, or as rated otherwise."""
    row = row_of(session, "regrade", session.when(now), regrading(target, grade))
    state = fold(session.state, row, history_of(session))
    return replace(session, state=state, rows=(*session.rows, row), redoable=()), row


def undoing(target: Row) -> dict[str, Any]:
    """What a row says that takes back another, or does it again."""
    if target.type not in ACTS:
        raise QuizError(f"a row of type '{target.type}' cannot be taken back", where=target.id)
    return {"row": target.id, "card": str(target.data["card"])}


def regrading(target: Row, grade: Rating | bool) -> dict[str, Any]:
    """What a row says by which an earlier answer counts as right, as wrong, or as rated otherwise."""
    if target.type != "answer":
        raise QuizError(f"only an answer can be graded anew, this is a row of type '{target.type}'", where=target.id)
    said = undoing(target)
    if not isinstance(grade, bool):
        return said | {"rating": int(grade)}
    rating = Rating(int(target.data["rating"]))
    if (rating > Rating.AGAIN) is not grade:
        rating = Rating.GOOD if grade else Rating.AGAIN
    return said | {"right": grade, "rating": int(rating)}


def turned(target: Row, undone: Collection[str], *, back: bool) -> dict[str, Any]:
    """What a row says that takes back another that stands, or does again another that was taken back."""
    if (target.id in undone) is back:
        raise QuizError(f"this is {'taken back already' if back else 'not taken back'}", where=target.id)
    return undoing(target)


def _standing(session: Session) -> Session:
    """The session before whatever another window has taken back of it."""
    before = session
    while before.previous is not None and before.acted in session.state.undone:
        before = before.previous
    return session if before is session else replace(before, state=session.state, rows=session.rows)


def _latest(session: Session) -> tuple[str, str]:
    """The row to take back, and its card."""
    if session.previous is not None:
        return session.acted, next(str(row.data["card"]) for row in session.rows if row.id == session.acted)
    act = session.state.last_act(session.newest)
    if act is None:
        raise QuizError("there is nothing to take back")
    return act.id, act.card


def _recalled(session: Session, key: str) -> Session:
    """The session asking a card that an earlier session answered; the one it was about to ask comes after it."""
    if key not in session.library:
        return session
    queue = queues.taken_out(session.queue, key)
    was_asked = session.current.card if session.current else ""
    if was_asked != key and was_asked in queue.entries:  # what an earlier undo brought here is not
        queue = queues.put_back(queue, was_asked)
    recalled = replace(session, queue=queue)
    return replace(recalled, current=ask(recalled, key))


def _passed_on(session: Session, key: str, when: Moment) -> Session:
    """The session after what was done to the card it asks in an earlier session."""
    if session.current is None or session.current.card != key:
        return session
    card, queue = session.state.card(key), session.queue
    if not hidden(card, when):
        queue = queues.answered(queue, card, False, session.done)
        if key in queue.entries and (card.phase is Phase.NEW or queue.ready(queue.entries[key], card, when)):
            queue = queues.put_back(queue, key)  # it was kept out for a day that is over
    return next_card(replace(session, queue=queue), when, key)
