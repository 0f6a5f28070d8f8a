"""Entries, verdicts and learners made up for tests of study."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from quizapp.study import acts
from quizapp.study import session as study
from quizapp.study.fold import State, fold
from quizapp.study.model import Rating, Row, Verdict
from quizapp.study.session import Session

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    """An entry of a library that is not there."""

    card: str
    pack: str = "rivers"
    question: str = ""
    facet: str = ""
    topic: str = "Sources"
    kind: str = "short"
    fact: str = ""
    fingerprint: str = "one"
    order: int = 0
    options: int = 0
    tags: tuple[str, ...] = ()
    difficulty: int = 0
    vouched: bool = True

    def under(self, card: str) -> Made:
        """The same under another key."""
        return replace(self, card=card)


def entries(count: int, pack: str = "rivers") -> list[Made]:
    """So many questions of a pack, none a sibling of another."""
    return [Made(f"{pack}/q{number}", pack, f"q{number}", order=number) for number in range(count)]


def verdict(right: bool | None = True, response: str = "the Danube") -> Verdict:
    """What grading might have said."""
    return Verdict(right, "exact" if right else "wrong", "the Danube", Rating.GOOD if right else Rating.AGAIN, response)


class Learner:
    """A journal and the state folded from it one row at a time, as a store keeps them."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.rows: list[Row] = []
        self.state = State()
        for row in rows:
            self.write(row)

    def write(self, row: Row) -> Row:
        """Append a row and fold it."""
        row = replace(row, sequence=len(self.rows) + 1)
        self.state = fold(self.state, row, self.history)
        self.rows.append(row)
        return row

    def history(self, card: str) -> list[Row]:
        """The rows about a card, and the settings."""
        return [row for row in self.rows if row.type == "setting" or row.data.get("card") == card]

    def newest(self) -> Iterator[Row]:
        """Every row from the latest back."""
        return reversed(self.rows)

    def set(self, name: str, value: object) -> None:
        """Change a setting."""
        self.write(
            Row(
                f"set-{len(self.rows)}",
                "setting",
                "2026-01-01T00:00:00.000000Z",
                0,
                "2026-01-01",
                {"name": name, "value": value},
            )
        )

    def start(self, known: Iterable[Made], now: datetime = MORNING, **options: object) -> Session:
        """A session over these entries."""
        options.setdefault("session_id", f"s{len(self.rows)}")
        return study.start(self.state, known, now, 1, history=self.history, newest=self.newest, **options)  # type: ignore[arg-type]

    def answer(
        self, session: Session, rating: Rating = Rating.GOOD, now: datetime = MORNING, **said: object
    ) -> Session:
        """Answer the question being asked, and write it down."""
        said.setdefault("elapsed_ms", 4000)
        right = rating > Rating.AGAIN or bool(said.get("guessed"))
        after, row = acts.answer(session, verdict(right), rating, now, **said)  # type: ignore[arg-type]
        self.write(row)
        return after

    def act(
        self, step: Callable[..., tuple[Session, Row]], session: Session, *said: object, now: datetime = MORNING
    ) -> Session:
        """Undo, suspend, ... and write it down."""
        after, row = step(session, *said, now)
        self.write(row)
        return after

    def learn(self, known: Iterable[Made], now: datetime = MORNING) -> None:
        """Answer everything easy once, so that it is known."""
        session = self.start(known, now, limit=len(list(known)))
        while session.current:
            session = self.answer(session, Rating.EASY, now)


def days(number: float) -> timedelta:
    """So many days."""
    return timedelta(days=number)
