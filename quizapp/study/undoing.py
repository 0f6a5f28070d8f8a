"""Taking back what was done to a card, in this session or an earlier one, and doing it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quizapp.errors import QuizError
from quizapp.study import queue as queues
from quizapp.study.fold import fold
from quizapp.study.model import Row
from quizapp.study.session import Session, ask, history_of, next_card, row_of


def undo(session: Session, now: datetime) -> tuple[Session, Row]:
    """The session without the latest act: of this session, then of the journal. Its card is asked again."""
    target, key = _latest(session)
    when, history = session.when(now), history_of(session)
    taken = next((row for row in history(key) if row.id == target), None)
    if taken is None:
        raise QuizError("this cannot be taken back: its row was not found in the journal", where=target)
    row = row_of(session, "undo", when, {"row": target, "card": key})
    state = fold(session.state, row, history)
    before = session.previous or _recalled(replace(session, state=state), key)
    redoable = (*session.redoable, (target, key, session if session.previous else None))
    rows = (*session.rows, row)
    return replace(before, state=state, rows=rows, taken_back=taken, redoable=redoable), row


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
        queue = queues.answered(session.queue, state.card(key), False, session.done)
        after = next_card(replace(session, state=state, queue=queue), when, key)
    return replace(after, state=state, rows=rows, redoable=redoable, taken_back=None), row


def _latest(session: Session) -> tuple[str, str]:
    """The row to take back, and its card."""
    if session.previous is not None:
        return session.acted, next(str(row.data["card"]) for row in session.rows if row.id == session.acted)
    act = session.state.last_act()
    if act is None:
        raise QuizError("there is nothing to take back")
    return act.id, act.card


def _recalled(session: Session, key: str) -> Session:
    """The session asking a card that an earlier session answered; the one it was about to ask comes after it."""
    if key not in session.library:
        return session
    queue = queues.without(session.queue, key)
    if session.current and session.current.card != key:
        queue = queues.put_back(queue, session.current.card)
    session = replace(session, queue=queue)
    return replace(session, current=ask(session, key))
