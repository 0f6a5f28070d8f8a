"""Rows as a session makes them, without a session."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from quizapp.store import restoring
from quizapp.store.exchange import building
from quizapp.store.platform import make_private
from quizapp.store.store import Store
from quizapp.study.calendar import stamp
from quizapp.study.model import Row

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
_ids = count(1)


def row(type_: str, at: datetime = START, **data: Any) -> Row:
    return Row(f"r-{next(_ids)}", type_, stamp(at), 0, at.date().isoformat(), data)


def answer(card: str = "rivers/silna", at: datetime = START, right: bool = True, **data: Any) -> Row:
    return row(
        "answer",
        at,
        **{
            "card": card,
            "response": "Silna",
            "right": right,
            "rating": 3 if right else 1,
            "study": "learn",
            "first": False,
            "phase": "review",
            "stability": 2.5,
            "difficulty": 5.25,
            "due": "2026-03-09",
            "interval_days": 7,
            "elapsed_ms": 1200,
            **data,
        },
    )


def answers(number: int, cards: int = 5) -> list[Row]:
    """Answers a minute apart, over a few cards."""
    return [answer(f"rivers/q{n % cards}", START + timedelta(minutes=n), right=n % 3 > 0) for n in range(number)]


def undo(taken: Row, at: datetime = START) -> Row:
    return row("undo", at, row=taken.id, card=taken.data["card"])


def redo(taken: Row, at: datetime = START) -> Row:
    return row("redo", at, row=taken.id, card=taken.data["card"])


def regrade(target: Row, at: datetime = START, rating: int = 4) -> Row:
    return row("regrade", at, row=target.id, card=target.data["card"], rating=rating)


def open_store(home: Path, *, read_only: bool = False, now: datetime = START) -> Store:
    """The store of a learner in `home`, as the command line opens it."""
    return Store.open(home / "profiles" / "default", home, now, read_only=read_only)


def restored(profile: Path, source: Path, now: datetime) -> Path | None:
    """Put any copy in the place of the present, as the command line does; where the present was kept."""
    make_private(profile)
    with building(profile) as folder:
        restoring.unpack(source, folder)
        return restoring.restore(profile, folder, now)


def journal(home: Path, number: int = 1) -> Path:
    """The one journal file there is."""
    (path,) = (home / "profiles" / "default" / "journal").glob(f"*/{number:06d}.log")
    return path
