"""An attempt at an exam as a frozen value, folded from its rows: what is asked, what was answered, how long is left.

Nothing here writes or reads a clock. An attempt whose time is over counts as submitted at its deadline, whether or not
a row says so. Rows of exams never touch the schedule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from quizapp.study.calendar import instant, stamp
from quizapp.study.model import Row
from quizapp.study.watch import Watch

if TYPE_CHECKING:
    from quizapp.packs.model import Exam
    from quizapp.study.entries import Entry

START, ANSWER, SUBMIT = "exam_start", "exam_answer", "exam_submit"
TYPES = (START, ANSWER, SUBMIT)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question of an exam, with what has to be known of it once its pack has changed."""

    card: str
    topic: str
    kind: str
    fingerprint: str = ""
    """Of its answer as it was then."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the exam asks and under which rules, as the row says that began it."""

    id: str
    """Of the row, and of the attempt."""
    pack: str
    exam: str
    """Id of the blueprint."""
    title: str
    seed: int
    minutes: float
    """How long it may take, 0 where there is no limit."""
    penalty: float
    review: str
    pass_mark: float | None
    attempts: int
    """How often it may be taken, 0 where there is no limit."""
    shuffled: bool
    """Whether options stand in an order of chance."""
    questions: tuple[Drawn, ...]
    started: datetime
    day: str
    """The logical day on which it began."""
    version: str = ""
    """What the pack called itself then."""
    fingerprint: str = ""
    """Of the pack as it was then; empty of an exam from before this was kept."""

    @property
    def deadline(self) -> datetime | None:
        """When the time is over."""
        return self.started + timedelta(minutes=self.minutes) if self.minutes else None


@dataclass(frozen=True, slots=True)
class Given:
    """The answer to a question, graded when it was given; a later one takes its place."""

    response: str | tuple[str, ...]
    right: bool
    rule: str
    credit: float
    """The share of the point that it earns."""
    costs: bool
    """Whether it is a wrong choice, for which a penalty may be due."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An exam being taken, or taken."""

    paper: Paper
    answers: Mapping[str, Given] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()
    """Cards to come back to."""
    last: str = ""
    """The card that was answered or marked last."""
    answered_last: bool = False
    """Whether that was an answer, after which the next question stands there."""
    passed: timedelta = timedelta()
    """The longest time that its rows have seen go by."""
    wall: datetime | None = None
    """What the wall's clock said at the latest of them."""
    ended: datetime | None = None
    """When it was submitted, by its own watch."""
    sequence: int = 0
    """Of its latest row."""

    @property
    def watch(self) -> Watch:
        """The watch as its rows have left it."""
        return Watch(self.paper.started + self.passed, self.wall or self.paper.started)

    @property
    def resumes_at(self) -> int:
        """Which question, from 0, stood on the screen when the last row was written."""
        cards = [asked.card for asked in self.paper.questions]
        if self.last not in cards:
            return 0
        return min(cards.index(self.last) + self.answered_last, len(cards) - 1)

    @property
    def unanswered(self) -> int:
        """How many questions have no answer."""
        return sum(asked.card not in self.answers for asked in self.paper.questions)

    def at(self, shown: datetime) -> Attempt:
        """The attempt when its watch shows this: over once its deadline has passed."""
        deadline = self.paper.deadline
        if self.ended is None and deadline is not None and shown >= deadline:
            return replace(self, ended=deadline)
        return self

    def left(self, shown: datetime) -> timedelta | None:
        """How long is left when its watch shows this; None where there is no limit."""
        deadline = self.paper.deadline
        return max(timedelta(), deadline - shown) if deadline is not None else None

    @property
    def took(self) -> timedelta:
        """From its beginning to its submission, or to its latest row."""
        return (self.ended - self.paper.started) if self.ended else self.passed


def started_data(
    exam: Exam, pack: str, drawn: Iterable[Entry], seed: int, minutes: float, version: str = "", fingerprint: str = ""
) -> dict[str, Any]:
    """What the row says that begins an attempt; version and fingerprint are the pack's."""
    questions = [
        {"card": entry.card, "topic": entry.topic, "kind": entry.kind, "fingerprint": entry.fingerprint}
        for entry in drawn
    ]
    return {
        "pack": pack,
        "version": version,
        "pack_fingerprint": fingerprint,
        "exam": exam.id,
        "title": exam.title,
        "seed": seed,
        "minutes": minutes,
        "penalty": exam.penalty,
        "review": exam.review,
        "pass_mark": exam.passed_from,
        "attempts": exam.attempts or 0,
        "shuffled": "choices" in exam.shuffle,
        "questions": questions,
    }


def answered_data(attempt: Attempt, card: str, given: Given, shown: datetime, *, elapsed_ms: int = 0) -> dict[str, Any]:
    """What the row says that keeps an answer, given so long after its question stood there."""
    response = given.response if isinstance(given.response, str) else list(given.response)
    said = {"response": response, "right": given.right, "rule": given.rule, "credit": given.credit}
    return _about(attempt, shown) | {"card": card, **said, "costs": given.costs, "elapsed_ms": elapsed_ms}


def marked_data(attempt: Attempt, card: str, on: bool, shown: datetime) -> dict[str, Any]:
    """What the row says that marks a question to come back to, or takes the mark away."""
    return _about(attempt, shown) | {"card": card, "marked": on}


def submitted_data(attempt: Attempt, shown: datetime) -> dict[str, Any]:
    """What the row says that ends an attempt: at its deadline where that has passed."""
    ended = attempt.at(shown).ended
    return _about(attempt, ended or shown) | {"ended": stamp(ended or shown), "reason": "time" if ended else "learner"}


def _about(attempt: Attempt, shown: datetime) -> dict[str, Any]:
    passed = (shown - attempt.paper.started).total_seconds()
    return {"attempt": attempt.paper.id, "pack": attempt.paper.pack, "passed_ms": round(1000 * passed)}


def begun(row: Row) -> Attempt:
    """The attempt that a row begins."""
    data = row.data
    mark = data.get("pass_mark")
    return Attempt(
        Paper(
            id=row.id,
            pack=str(data["pack"]),
            exam=str(data["exam"]),
            title=str(data["title"]),
            seed=int(data["seed"]),
            minutes=float(data["minutes"]),
            penalty=float(data["penalty"]),
            review=str(data["review"]),
            pass_mark=None if mark is None else float(mark),
            attempts=int(data["attempts"]),
            shuffled=bool(data["shuffled"]),
            questions=tuple(map(_drawn, data["questions"])),
            started=instant(row.at),
            day=row.day,
            version=str(data.get("version", "")),
            fingerprint=str(data.get("pack_fingerprint", "")),
        ),
        sequence=row.sequence,
    )


def _drawn(said: Mapping[str, Any]) -> Drawn:
    return Drawn(str(said["card"]), str(said["topic"]), str(said["kind"]), str(said.get("fingerprint", "")))


def after(attempt: Attempt, row: Row) -> Attempt:
    """The attempt after one more of its rows; once it is submitted nothing changes it."""
    data = row.data
    if attempt.ended is not None:
        return attempt
    attempt = replace(attempt, sequence=row.sequence)
    passed = max(attempt.passed, timedelta(milliseconds=int(data["passed_ms"])))
    attempt = replace(attempt, passed=passed, wall=instant(row.at))
    if row.type == SUBMIT:
        return replace(attempt, ended=instant(str(data["ended"])))
    card = str(data["card"])
    attempt = replace(attempt, last=card, answered_last="marked" not in data)
    if "marked" in data:
        return replace(attempt, marked=attempt.marked | {card} if data["marked"] else attempt.marked - {card})
    others = {key: given for key, given in attempt.answers.items() if key != card}
    return replace(attempt, answers=others | ({card: _given(data)} if data["response"] else {}))


def _given(data: Mapping[str, Any]) -> Given:
    said = data["response"]
    return Given(
        response=said if isinstance(said, str) else tuple(map(str, said)),
        right=bool(data["right"]),
        rule=str(data["rule"]),
        credit=float(data["credit"]),
        costs=bool(data["costs"]),
    )


def attempts(rows: Iterable[Row]) -> dict[str, Attempt]:
    """Every attempt by its id, in the order in which they were begun; a row about one that is gone is passed over."""
    found: dict[str, Attempt] = {}
    for row in rows:
        if row.type == START:
            found[row.id] = begun(row)
        elif row.type in TYPES and (name := str(row.data["attempt"])) in found:
            found[name] = after(found[name], row)
    return found
