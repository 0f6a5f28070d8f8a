"""A session of study as a frozen value: which card is asked, what was done, and what comes next.

Nothing here writes. What a learner does to it (`acts`, `undoing`) returns the session after it and the row to append;
the session is adopted once the row is safe. `history` gives a card's rows from the journal.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from quizapp.frozen import replace
from quizapp.study import daily
from quizapp.study.asked import Asked
from quizapp.study.calendar import Moment, Zone, due_words, moment, stamp
from quizapp.study.cards import noticed
from quizapp.study.entries import Entry, Scope, changed_now, siblings
from quizapp.study.fold import History, Newest, State, no_history, no_rows
from quizapp.study.model import Phase, Row
from quizapp.study.queue import Queue, choose


@dataclass(frozen=True)
class Session:
    """Where a session stands."""

    id: str
    state: State
    queue: Queue
    library: Mapping[str, Entry] = field(repr=False)
    seed: int
    zone: Zone = UTC
    limit: int | None = None
    until: datetime | None = None
    """From when on nothing more is asked."""
    current: Asked | None = None
    done: int = 0
    """Answers given, without those taken back."""
    rows: tuple[Row, ...] = ()
    """Every row of this session, in order."""
    history: History = field(default=no_history, repr=False)
    newest: Newest = field(default=no_rows, repr=False)
    """Every row of the journal from the latest back."""
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
        return self.queue.left(self.state, self.when(now), self.current.card)


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
    newest: Newest = no_rows,
    more_new: int = 0,
    ahead: int = 0,
    until: datetime | None = None,
) -> Session:
    """A session over a library's entries.

    `packs=None` is every pack being studied; `cards` are these cards only. With `limit` daily limits do not hold: it
    goes on with new cards and then with what is not due, until so many are answered. `more_new` asks for further new
    cards beyond the daily limit; `ahead` for what falls due within so many days.
    """
    known = list(entries)
    scope = Scope(_frozen(packs), topic or "", _frozen(cards))
    when = moment(now, zone, state.rules.day_start)
    if cram:
        queue = daily.plan_cram(state, known, scope, when, rng_seed, on=limit is not None)
    elif ahead:
        queue = daily.plan_ahead(state, known, scope, when, rng_seed, ahead)
    elif limit is not None:
        queue = daily.plan_on(state, known, scope, when, rng_seed)
    else:
        queue = daily.plan(state, known, scope, when, rng_seed, more_new=more_new)
    library = {entry.card: entry for entry in known}
    session = Session(session_id, state, queue, library, rng_seed, zone, limit, until, history=history, newest=newest)
    return next_card(session, when)


def _frozen(names: Collection[str] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(names)


def renewed(session: Session, entries: Iterable[Entry], now: datetime) -> Session:
    """The session over a library in which questions were edited; one that is gone is not asked any more."""
    return over(session, {entry.card: entry for entry in entries}, session.when(now))


def over(session: Session, library: Mapping[str, Entry], when: Moment) -> Session:
    """The session over another library."""
    if session.library is library:
        return session
    session = replace(
        session, library=library, queue=session.queue.over(library, siblings(library.values()), session.state)
    )
    asked = session.current
    if asked is None or asked.card in library:
        return replace(session, current=ask(session, asked.card) if asked else None)
    return next_card(replace(session, current=None), when)


def refresh(session: Session, now: datetime) -> Session:
    """The session with a card to ask if one has come due since nothing was left."""
    return session if session.current else next_card(session, session.when(now))


def follow(session: Session, state: State) -> Session:
    """The session over a newer state: rows that other windows wrote."""
    return session if state is session.state else replace(session, state=state)


def next_card(session: Session, when: Moment, last: str = "") -> Session:
    """The session asking what comes next, if anything does; not the last one asked if there is another."""
    if session.limit is not None and session.done >= session.limit:
        return replace(session, current=None)
    if session.until is not None and when.now >= session.until:
        return replace(session, current=None)
    key, queue = choose(session.queue, session.state, when, session.done, last)
    return replace(session, queue=queue, current=ask(session, key) if key else None)


def ask(session: Session, key: str) -> Asked:
    """A card as it is asked at this point of the session."""
    entry, card = session.library[key], session.state.card(key)
    seed = zlib.crc32(f"{session.seed}:{key}:{session.done}".encode())
    missed = card.lapses + 1 if card.phase is Phase.REVIEW and not session.cram else 0
    return Asked(
        card=key,
        entry=entry,
        seed=seed,
        phase=card.phase,
        changed=changed_now(session.state, entry),
        returning=key in session.queue.missed,
        leech=missed if noticed(missed) else 0,
    )


def row_of(session: Session, type_: str, when: Moment, data: Mapping[str, Any]) -> Row:
    """A row that the session is about to write."""
    return Row(
        id=f"{session.id}-{len(session.rows) + 1}",
        type=type_,
        at=stamp(when.now),
        offset=when.offset,
        day=when.today,
        data=data,
    )


def history_of(session: Session) -> History:
    """The journal's rows about a card with those of this session, which may not have been written yet."""

    def rows(key: str) -> list[Row]:
        written = list(session.history(key))
        there = {row.id for row in written}
        return written + [row for row in session.rows if row.data.get("card") == key and row.id not in there]

    return rows
