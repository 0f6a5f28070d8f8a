"""A practice begun, or gone on with where a window was lost in the middle of one."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from quizapp.frozen import replace
from quizapp.practice.practice import Practice
from quizapp.store.running import Running, lost
from quizapp.study import resuming
from quizapp.study import session as sessions
from quizapp.study.calendar import instant, stamp
from quizapp.study.cards import pack_of
from quizapp.study.fold import History, Newest, State

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.study.entries import Entry
    from quizapp.study.model import Row
    from quizapp.study.session import Session


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a practice is to be over."""

    packs: tuple[str, ...] = ()
    topic: str = ""
    limit: int | None = None
    cram: bool = False
    cards: tuple[str, ...] = ()
    more_new: int = 0
    ahead: int = 0
    minutes: int | None = None
    """After how many it stops asking."""


def begin(desk: Desk, wanted: Wanted, entries: Sequence[Entry], left_out: Sequence[str] = ()) -> Practice:
    """A practice over these entries."""
    running = Running(desk.running) if desk.running is not None else None
    session = _gone_on(desk, running, wanted, entries) if running is not None else None
    packs = wanted.packs or tuple(sorted({pack_of(card) for card in wanted.cards}))
    if session is not None:
        return Practice(desk, session, left_out, running, resumed=True, packs=packs, topic=wanted.topic)
    name, seed, now = secrets.token_hex(8), secrets.randbits(32), desk.now()
    store = desk.store
    session = _started(desk, wanted, entries, name, seed, now, store.state, store.history, store.newest)
    if running is not None and session.current is not None:
        said = {"id": name, "seed": seed, "at": stamp(now), "day": desk.when().today, "wanted": asdict(wanted)}
        running.begin(name, said)
    return Practice(desk, session, left_out, running, packs=packs, topic=wanted.topic)


@dataclass(frozen=True, slots=True)
class LeftOff:
    """A session of today that was cut off with its window: what it is over, and how many answers it has."""

    wanted: Wanted
    answers: int


def left_off(desk: Desk) -> LeftOff | None:
    """The session that was cut off last today, if any was; the practice that it wants goes on with it."""
    found = lost(desk.running, desk.when().today) if desk.running is not None else []
    for said in sorted(found, key=lambda said: str(said.get("at")), reverse=True):
        wanted = _wanted(said.get("wanted"))
        if wanted is not None:
            rows, undone = desk.store.named(f"{said.get('id')}-"), desk.store.state.undone
            return LeftOff(wanted, sum(row.type == "answer" and row.id not in undone for row in rows))
    return None


def _started(
    desk: Desk,
    wanted: Wanted,
    entries: Sequence[Entry],
    name: str,
    seed: int,
    now: datetime,
    state: State,
    history: History,
    newest: Newest,
) -> Session:
    packs = wanted.packs or ({entry.pack for entry in entries} if wanted.cards else None)
    return sessions.start(
        state,
        entries,
        now,
        seed,
        limit=wanted.limit,
        packs=packs,
        topic=wanted.topic,
        cram=wanted.cram,
        zone=desk.zone,
        session_id=name,
        history=history,
        newest=newest,
        more_new=wanted.more_new,
        ahead=wanted.ahead,
        until=now + timedelta(minutes=wanted.minutes) if wanted.minutes else None,
    )


def _gone_on(desk: Desk, running: Running, wanted: Wanted, entries: Sequence[Entry]) -> Session | None:
    """The session, as it stood, of a window lost today in a practice like this one; None where there is none."""
    said = running.take(lambda said: said.get("wanted") == _as_json(wanted), desk.when().today)
    if said is None:
        return None
    store = desk.store
    name, seed, then = str(said["id"]), int(said["seed"]), instant(str(said["at"]))
    rows = resuming.rows_of(name, store.named(f"{name}-"))
    if rows is None or not all(map(store.knows, rows)):
        running.end()
        return None
    histories = store.histories({str(row.data["card"]) for row in rows})
    history, newest = resuming.without(rows, histories, store.newest)
    state = resuming.rewound(store.state, rows, histories)
    begun = _started(desk, wanted, entries, name, seed, then, state, history, newest)
    session = resuming.resumed(begun, rows, store.state, store.history, store.newest)
    if session is None or session.current is None:
        running.end()
        return None
    return _with_time(session, rows, said, desk.now())


def _with_time(session: Session, rows: Sequence[Row], said: Mapping[str, Any], now: datetime) -> Session:
    """The time that was left when the window was lost is left now."""
    if session.until is None:
        return session
    last = instant(rows[-1].at if rows else str(said["at"]))
    return replace(session, until=now + (session.until - last))


def _wanted(said: object) -> Wanted | None:
    """What was wanted as it was kept; None where another version kept it."""
    if not isinstance(said, dict) or set(said) != set(asdict(Wanted())):
        return None
    kept: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    return Wanted(**kept)


def _as_json(wanted: Wanted) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(wanted).items()}
