"""A session of study as a frozen value: what is asked, what an answer does, and everything taken back again.

Nothing here writes. Each act returns the session after it and the row to append; the session is adopted once the row is
safe. `history` gives a card's rows from the journal; undoing what an earlier session did needs it.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from quizapp.errors import QuizError
from quizapp.study import queue as queues
from quizapp.study.calendar import Moment, Zone, due_words, moment, stamp
from quizapp.study.cards import CRAM
from quizapp.study.fold import History, State, fold, no_history
from quizapp.study.model import Phase, Rating, Row, Verdict
from quizapp.study.queue import Entry, Queue, Scope
from quizapp.study.scheduler import VERSION, decay_of, outcomes, retrievability, schedule

LONGEST_MS = 60_000
"""More than this is a break, not thinking."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The card being asked. `seed` orders its options and is kept in the answer's row."""

    card: str
    entry: Entry
    seed: int
    phase: Phase
    changed: bool = False
    """The question's answer is another one than when it was last answered."""
    returning: bool = False
    """It was missed in this session."""

    @property
    def why_now(self) -> str:
        """Why it is asked although it was not its time, in words; mostly nothing."""
        return "The answer to this question has changed since you last answered it." if self.changed else ""

    def option_order(self, count: int) -> tuple[int, ...]:
        """The order in which to show so many options: `order[0]` is the one shown first.

        Items to be put in order are never shown in the right one.
        """
        order = list(range(count))
        if self.entry.kind == "truefalse":
            return tuple(order)
        random.Random(self.seed).shuffle(order)
        if self.entry.kind == "order" and order == sorted(order):
            order = order[1:] + order[:1]
        return tuple(order)


@dataclass(frozen=True, slots=True)
class Session:
    """Where a session stands."""

    id: str
    state: State
    queue: Queue
    library: Mapping[str, Entry] = field(repr=False)
    seed: int
    zone: Zone = UTC
    limit: int | None = None
    current: Asked | None = None
    done: int = 0
    """Answers given, without those taken back."""
    rows: tuple[Row, ...] = ()
    """Every row of this session, in order."""
    history: History = field(default=no_history, repr=False)
    taken_back: Row | None = None
    """The row that was just undone, so that its verdict can be shown again."""
    previous: Session | None = field(default=None, repr=False)
    """Before the latest act of this session."""
    acted: str = ""
    """Id of that act's row."""
    redoable: tuple[tuple[str, str, Session | None], ...] = field(default=(), repr=False)

    @property
    def cram(self) -> bool:
        """Whether answers leave the schedule alone."""
        return self.queue.cram

    def when(self, now: datetime) -> Moment:
        """`now` in the learner's calendar."""
        return moment(now, self.zone, self.state.rules.day_start)

    def words(self, due: str, now: datetime) -> str:
        """How long until something is due, in plain words."""
        return due_words(due, now, self.zone, self.state.rules.day_start)

    def left(self, now: datetime) -> int:
        """How many cards are still to come, the one being asked among them."""
        if self.current is None:
            return 0
        if self.limit is not None:
            return self.limit - self.done
        now_asked = self.current.card
        waiting = now_asked in self.queue.missed or any(now_asked == key for _, key in self.queue.steps)
        return self.queue.left(self.state, self.when(now)) + (not waiting)


def start(
    state: State,
    entries: Iterable[Entry],
    now: datetime,
    rng_seed: int,
    *,
    limit: int | None = None,
    packs: Collection[str] | None = None,
    topic: str | None = None,
    cards: Collection[str] | None = None,
    cram: bool = False,
    zone: Zone = UTC,
    session_id: str,
    history: History = no_history,
    more_new: int = 0,
) -> Session:
    """A session over a library's entries.

    `packs=None` is every pack being studied; `cards` are these cards only. With `limit` daily limits do not hold: it
    goes on with new cards and then with what is not due, until so many are answered. `more_new` asks for further new
    cards beyond the daily limit.
    """
    known = list(entries)
    scope = Scope(_frozen(packs), topic or "", _frozen(cards))
    when = moment(now, zone, state.rules.day_start)
    if cram:
        queue = queues.plan_cram(state, known, scope, when, rng_seed, on=limit is not None)
    elif limit is not None:
        queue = queues.plan_on(state, known, scope, when, rng_seed)
    else:
        queue = queues.plan(state, known, scope, when, rng_seed, more_new=more_new)
    library = {entry.card: entry for entry in known}
    session = Session(session_id, state, queue, library, rng_seed, zone, limit, history=history)
    return _next(session, when)


def _frozen(names: Collection[str] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(names)


def refresh(session: Session, now: datetime) -> Session:
    """The session with a card to ask if one has come due since nothing was left."""
    return session if session.current else _next(session, session.when(now))


def follow(session: Session, state: State) -> Session:
    """The session over a newer state: rows that other windows wrote."""
    return replace(session, state=state)


def previews(session: Session, now: datetime) -> dict[Rating, str]:
    """When the card being asked would come back after each rating; empty when cramming changes nothing."""
    if session.current is None:
        return {}
    card = session.state.card(session.current.card)
    if session.cram:
        return dict.fromkeys(Rating, "")
    after = outcomes(card, session.when(now), session.state.rules)
    return {rating: after[rating].due for rating in Rating}


def answer(
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
) -> tuple[Session, Row]:
    """The session after an answer, and its row. A guess is rated again."""
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
        "elapsed_ms": min(max(int(elapsed_ms), 0), LONGEST_MS),
        "order": asked.seed,
    }
    row = _row(session, "answer", when, said | _scheduled(session, asked, rating, when))
    state = fold(session.state, row, _history(session))
    queue = queues.answered(session.queue, state.card(asked.card), rating is Rating.AGAIN, session.done + 1)
    return _after(session, row, state, queue, when, done=1), row


def _scheduled(session: Session, asked: Asked, rating: Rating, when: Moment) -> dict[str, Any]:
    """What the row says of memory: before the answer and after."""
    card, rules = session.state.card(asked.card), session.state.rules
    before = retrievability(card, when.now, decay_of(rules))
    known = {"retrievability": None if before is None else round(before, 4), "scheduler": VERSION}
    if session.cram:
        return known | {"study": CRAM, "first": False, "due": card.due}
    after = schedule(card, rating, when, rules)
    return known | {
        "study": str(Phase.LEARN if card.phase is Phase.NEW else card.phase),
        "first": card.phase is Phase.NEW,
        "phase": str(after.phase),
        "step": after.step,
        "due": after.due,
        "interval_days": after.interval_days,
        "stability": after.stability,
        "difficulty": after.difficulty,
    }


def skip(session: Session, now: datetime) -> Session:
    """The session with the card being asked put off to its end; nothing is written."""
    asked = _asked(session)
    return _next(replace(session, queue=queues.put_off(session.queue, asked.card)), session.when(now), asked.card)


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
    row = _row(session, "note", when, {"card": _asked(session).card, "text": text})
    state = fold(session.state, row, _history(session))
    return replace(_after(session, row, state, session.queue, when), current=session.current, queue=session.queue), row


def undo(session: Session, now: datetime) -> tuple[Session, Row]:
    """The session without the latest act: of this session, then of the journal. Its card is asked again."""
    target, key = _latest(session)
    when, history = session.when(now), _history(session)
    taken = next((row for row in history(key) if row.id == target), None)
    if taken is None:
        raise QuizError("this cannot be taken back: its row was not found in the journal", where=target)
    row = _row(session, "undo", when, {"row": target, "card": key})
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
    row = _row(session, "redo", when, {"row": target, "card": key})
    state = fold(session.state, row, _history(session))
    rows, redoable = (*session.rows, row), session.redoable[:-1]
    if after is None:
        queue = queues.answered(session.queue, state.card(key), False, session.done)
        after = _next(replace(session, state=state, queue=queue), when, key)
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
    return replace(session, current=_ask(session, key))


def _hide(session: Session, type_: str, data: Mapping[str, Any], now: datetime) -> tuple[Session, Row]:
    asked, when = _asked(session), session.when(now)
    row = _row(session, type_, when, {"card": asked.card, **data})
    state = fold(session.state, row, _history(session))
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
    return _next(moved, when, str(row.data["card"]))


def _next(session: Session, when: Moment, last: str = "") -> Session:
    if session.limit is not None and session.done >= session.limit:
        return replace(session, current=None)
    key, queue = queues.choose(session.queue, session.state, when, session.done, last)
    session = replace(session, queue=queue)
    return replace(session, current=_ask(session, key) if key else None)


def _ask(session: Session, key: str) -> Asked:
    entry, card = session.library[key], session.state.card(key)
    seed = zlib.crc32(f"{session.seed}:{key}:{session.done}".encode())
    return Asked(key, entry, seed, card.phase, queues.changed_now(session.state, entry), key in session.queue.missed)


def _asked(session: Session) -> Asked:
    if session.current is None:
        raise QuizError("no question is being asked")
    return session.current


def _row(session: Session, type_: str, when: Moment, data: Mapping[str, Any]) -> Row:
    return Row(
        id=f"{session.id}-{len(session.rows) + 1}",
        type=type_,
        at=stamp(when.now),
        offset=when.offset,
        day=when.today,
        data=data,
    )


def _history(session: Session) -> History:
    """The journal's rows about a card with those of this session, which may not have been written yet."""

    def rows(key: str) -> list[Row]:
        written = list(session.history(key))
        there = {row.id for row in written}
        return written + [row for row in session.rows if row.data.get("card") == key and row.id not in there]

    return rows
