"""Answers written straight into a learner's journal, for tests that only need them to be there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from quizapp.store.store import Store
from quizapp.study.calendar import moment, stamp
from quizapp.study.model import Row

MISSED, KNOWN = "2026-01-01T08:00:00Z", "2126-01-01"
"""When a card is due that was missed long ago, and one that is known for long."""


def write_answer(home: Path, card: str, due: str) -> None:
    """An answer given just now, by the learner in `home` (as in `QUIZAPP_HOME`)."""
    now = datetime.now(UTC)
    store = Store.open(home / "profiles" / "default", home, now)
    number, missed = sum(1 for _ in store.rows()), due == MISSED
    said = {"card": card, "rating": 1 if missed else 4, "right": not missed, "study": "learn", "first": not number}
    after = {"phase": "learn" if missed else "review", "stability": 3.0, "difficulty": 5.0, "due": due}
    day = moment(now).today
    store.append(Row(f"r{number}", "answer", stamp(now), 0, day, {**said, **after, "elapsed_ms": 2000}))
    store.close()
