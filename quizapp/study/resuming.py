"""A session that ended without being finished, as it stood: begun again in its past and gone through by its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import reduce

from quizapp.errors import QuizError
from quizapp.frozen import replace
from quizapp.study import acts, undoing
from quizapp.study.amending import ACTS
from quizapp.study.calendar import instant
from quizapp.study.fold import History, Newest, State, fold
from quizapp.study.model import Rating, Row, Verdict
from quizapp.study.queue import taken_out
from quizapp.study.session import Session, ask, follow

BACK = {"undo": "redo", "redo": "undo"}


def rows_of(session_id: str, found: Iterable[Row]) -> tuple[Row, ...] | None:
    """The rows that a session wrote, in order; None where they are not each there once."""
    rows = tuple(found)
    numbered = [f"{session_id}-{number}" for number in range(1, len(rows) + 1)]
    return rows if [row.id for row in rows] == numbered else None


def rewound(state: State, rows: Sequence[Row], history: History) -> State:
    """The state as if these rows had never been written."""
    own = {row.id for row in rows}
    for row in reversed(rows):
        if row.type in ACTS:
            state = fold(state, Row("", "undo", row.at, row.offset, row.day, undoing.undoing(row)), history)
        elif row.type in BACK:
            state = fold(state, Row("", BACK[row.type], row.at, row.offset, row.day, row.data), history)
    left = tuple(act for act in state.acts if act.id not in own)
    return replace(state, acts=left, undone=state.undone - own)


def without(rows: Sequence[Row], history: History, newest: Newest) -> tuple[History, Newest]:
    """What the journal tells, without these rows."""
    own = {row.id for row in rows}

    def earlier(card: str) -> list[Row]:
        return [row for row in history(card) if row.id not in own]

    def latest() -> Iterator[Row]:
        return (row for row in newest() if row.id not in own)

    return earlier, latest


def resumed(begun: Session, rows: Sequence[Row], state: State, history: History, newest: Newest) -> Session | None:
    """The session after its rows, over the state as it is now; None where they do not follow from how it began."""
    try:
        session = reduce(_after, rows, begun)
    except (QuizError, KeyError, ValueError, StopIteration):
        return None
    return follow(replace(session, history=history, newest=newest), state)


def _after(session: Session, row: Row) -> Session:
    done = _DONE.get(row.type)
    if done is None:
        return session
    if row.type in ACTS:
        session = _asking(session, str(row.data["card"]), instant(row.at))
    return done(session, row, instant(row.at))


def _asking(session: Session, card: str, now: datetime) -> Session:
    """The session asking this card, which it mostly does already; what comes before it was put off without a row."""
    passed = set[str]()
    while session.current is not None and session.current.card not in {card, *passed}:
        passed.add(session.current.card)
        session = acts.skip(session, now)
    if session.current is not None and session.current.card == card:
        return session
    return replace(session, queue=taken_out(session.queue, card), current=ask(session, card))


def _answer(session: Session, row: Row, now: datetime) -> Session:
    data = row.data
    rating = Rating(int(data["rating"]))
    return acts.answer(
        session,
        Verdict(data["right"], str(data["rule"]), "", rating, str(data["response"])),
        rating,
        now,
        elapsed_ms=int(data["elapsed_ms"]),
        hint=str(data["hint"]),
        confidence=str(data["confidence"]),
        guessed=bool(data["guessed"]),
        override=bool(data["override"]),
        recall_first=bool(data.get("recall_first")),
    )[0]


_DONE: dict[str, Callable[[Session, Row, datetime], Session]] = {
    "answer": _answer,
    "suspend": lambda session, row, now: acts.suspend(session, now)[0],
    "bury": lambda session, row, now: acts.bury(session, now)[0],
    "flag": lambda session, row, now: acts.report(session, str(row.data["reason"]), now)[0],
    "note": lambda session, row, now: acts.note(session, str(row.data["text"]), now)[0],
    "undo": lambda session, row, now: undoing.undo(session, now)[0],
    "redo": lambda session, row, now: undoing.redo(session, now)[0],
}
