"""What a learner does to the card being asked; each act gives the session after it and the row to append."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from quizapp.errors import QuizError
from quizapp.frozen import replace
from quizapp.study import queue as queues
from quizapp.study.asked import Asked
from quizapp.study.calendar import Moment, instant
from quizapp.study.cards import CRAM, noticed
from quizapp.study.fold import State, fold
from quizapp.study.model import Phase, Rating, Row, Verdict
from quizapp.study.queue import Queue
from quizapp.study.rating import VERSION as RULES
from quizapp.study.rules import rules_of
from quizapp.study.scheduler import VERSION, decay_of, outcomes, retrievability, scheduled
from quizapp.study.session import Session, history_of, next_card, row_of

LONGEST_MS = 60_000
"""More than this is a break, not thinking."""


def previews(session: Session, now: datetime) -> dict[Rating, str]:
    """When the card being asked would come back after each rating; empty when cramming changes nothing."""
    if session.current is None:
        return {}
    state, when = session.state, session.when(now)
    if session.cram:
        return dict.fromkeys(Rating, "")
    rules = rules_of(state, session.current.entry, when)
    after = outcomes(state.card(session.current.card), when, rules, state.dues)
    return {rating: after[rating].due for rating in Rating}


def answer(
    session: Session, verdict: Verdict, rating: Rating, now: datetime, *, elapsed_ms: int, **said: Any
) -> tuple[Session, Row]:
    """The session after an answer, and its row."""
    row = answer_row(session, verdict, rating, now, elapsed_ms=elapsed_ms, **said)
    return after_answer(session, row), row


def answer_row(
    session: Session,
    verdict: Verdict,
    rating: Rating,
    now: datetime,
    *,
    elapsed_ms: int,
    hint: str = "",
    confidence: str = "",
    guessed: bool = False,
    override: bool = False,
    recall_first: bool = False,
) -> Row:
    """The row of an answer. A guess is rated again."""
    asked, when = _asked(session), session.when(now)
    rating = Rating.AGAIN if guessed else Rating(rating)
    said = {
        "card": asked.card,
        "fingerprint": asked.entry.fingerprint,
        "response": verdict.response,
        "right": verdict.right,
        "rule": verdict.rule,
        "hint": hint,
        "confidence": confidence,
        "guessed": guessed,
        "override": override,
        "rating": int(rating),
        "rules": RULES,
        "elapsed_ms": min(max(int(elapsed_ms), 0), LONGEST_MS),
        "order": asked.seed,
        **({"recall_first": True} if recall_first else {}),
    }
    return row_of(session, "answer", when, said | _scheduled(session, asked, rating, when))


def after_answer(session: Session, row: Row) -> Session:
    """The session after an answer to the card being asked, by its row."""
    key, missed = str(row.data["card"]), row.data["rating"] == Rating.AGAIN
    state = fold(session.state, row, history_of(session))
    queue = queues.answered(session.queue, state.card(key), missed, session.done + 1)
    return _after(session, row, state, queue, session.when(instant(row.at)), done=1)


def _scheduled(session: Session, asked: Asked, rating: Rating, when: Moment) -> dict[str, Any]:
    """What the row says of memory: before the answer and after."""
    state, rules = session.state, rules_of(session.state, asked.entry, when)
    card = state.card(asked.card)
    before = retrievability(card, when.now, decay_of(rules))
    known = {"retrievability": None if before is None else round(before, 4), "scheduler": VERSION}
    if session.cram:
        return known | {"study": CRAM, "first": False, "due": card.due}
    after = scheduled(card, rating, when, rules, state.dues)
    if rating is Rating.AGAIN and after["study"] == Phase.REVIEW and noticed(card.lapses + 1):
        known["leech"] = True
    return known | {"retention": rules.retention} | after


def skip(session: Session, now: datetime) -> Session:
    """The session with the card being asked put off to its end; nothing is written."""
    asked = _asked(session)
    return next_card(replace(session, queue=queues.put_off(session.queue, asked.card)), session.when(now), asked.card)


def pass_over(session: Session, now: datetime) -> Session:
    """The session without the card being asked, as that cannot be shown; nothing is written."""
    queue, asked = session.queue, _asked(session)
    others = {key: entry for key, entry in queue.entries.items() if key != asked.card}
    return next_card(replace(session, queue=queue.over(others, queue.groups, session.state)), session.when(now))


def suspend(session: Session, now: datetime) -> tuple[Session, Row]:
    """The session with the card being asked kept out for good."""
    return _hide(session, "suspend", {"on": True}, now)


def bury(session: Session, now: datetime) -> tuple[Session, Row]:
    """The session with the card being asked kept out until tomorrow."""
    return _hide(session, "bury", {"on": True}, now)


def report(session: Session, reason: str, now: datetime, response: str = "") -> tuple[Session, Row]:
    """The session with the card being asked reported and kept out; an answer not yet rated counts for nothing."""
    return _hide(session, "flag", {"reason": reason or "wrong", "response": response}, now)


def note(session: Session, text: str, now: datetime) -> tuple[Session, Row]:
    """The session with the learner's note on the card being asked, which stays."""
    when = session.when(now)
    row = row_of(session, "note", when, {"card": _asked(session).card, "text": text})
    state = fold(session.state, row, history_of(session))
    return replace(_after(session, row, state, session.queue, when), current=session.current, queue=session.queue), row


def _hide(session: Session, type_: str, data: Mapping[str, Any], now: datetime) -> tuple[Session, Row]:
    asked, when = _asked(session), session.when(now)
    row = row_of(session, type_, when, {"card": asked.card, **data})
    state = fold(session.state, row, history_of(session))
    return _after(session, row, state, queues.without(session.queue, asked.card), when), row


def _after(session: Session, row: Row, state: State, queue: Queue, when: Moment, *, done: int = 0) -> Session:
    """The session after an act, with the next card."""
    moved = replace(
        session,
        state=state,
        queue=queue,
        done=session.done + done,
        rows=(*session.rows, row),
        previous=session,
        acted=row.id,
        redoable=(),
        taken_back=None,
    )
    return next_card(moved, when, str(row.data["card"]))


def _asked(session: Session) -> Asked:
    if session.current is None:
        raise QuizError("no question is being asked")
    return session.current
