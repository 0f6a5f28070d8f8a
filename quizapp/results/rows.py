"""The rows of a file of results, as values; whatever is read is checked, since it comes from other people.

A row belongs to a learner, except for what the person who grades decides: that belongs to nobody and comes first.
Rows stand in the order of learner, time and id. A row never changes once it is written, so that two files are joined
by putting their rows together.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from quizapp.results.export import Level

FORMAT = "quizapp-results/2"
LONGEST_NAME = 100

Name = Annotated[str, Field(min_length=1, max_length=1000)]
Short = Annotated[str, Field(max_length=20_000)]
Long = Annotated[str, Field(max_length=1_000_000)]
Card = Annotated[str, Field(max_length=2000, pattern=r"^[^/]+/.+$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Time = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$")]
Count = Annotated[int, Field(ge=0, le=10**9)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Response = Long | Annotated[tuple[Long, ...], Field(max_length=1000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row has."""

    __pydantic_config__ = ConfigDict(extra="forbid", strict=True)

    learner: Annotated[str, Field(max_length=LONGEST_NAME)]
    at: Time
    id: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Row):
    """That a learner handed in what was done with a pack, on which level, and which pack it was then."""

    type: Literal["source"] = "source"
    level: Level
    feedback: bool
    pack: Name
    title: Short
    version: Short
    fingerprint: Short
    machine: Short
    heard: Annotated[dict[Short, Short], Field(max_length=1000)]
    """Machine -> up to where its record was known: what is told of it up to there is told anew by this one."""
    by: Short


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Row):
    """What holds as of when it was handed in, until its learner hands in anew."""

    source: Name
    """The row of its handing in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt(Row):
    """An exam that was handed in."""

    type: Literal["attempt"] = "attempt"
    pack: Name
    version: Short
    fingerprint: Short
    """Of the pack as it was when the exam began; empty where nobody wrote that down."""
    exam: Name
    title: Short
    seed: Annotated[int, Field(ge=0)]
    day: Day
    ended: Time
    took_s: Count
    minutes: Annotated[float, Field(ge=0, le=10**6, allow_inf_nan=False)]
    penalty: Share
    pass_mark: Share | None
    questions: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Row):
    """What was answered to a question of an exam, by its text; nothing where it was left open."""

    type: Literal["answer"] = "answer"
    attempt: Name
    card: Card
    topic: Short
    kind: Short
    fingerprint: Short
    """Of the question's answer as it was then."""
    response: Response
    right: bool
    rule: Short
    credit: Share
    costs: bool
    first: bool
    """Whether the learner had never met the question before."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What was answered, item by item."""
        return ((self.response,) if self.response else ()) if isinstance(self.response, str) else self.response


@dataclass(frozen=True, slots=True, kw_only=True)
class Practised(Row):
    """An answer in study."""

    type: Literal["practised"] = "practised"
    card: Card
    fingerprint: Short
    day: Day
    response: Long
    right: bool | None
    rule: Short
    rating: Annotated[int, Field(ge=1, le=4)]
    first: bool
    elapsed_ms: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended(Row):
    """That an answer in study counts as something else, or that it, or this, was taken back or counts again."""

    type: Literal["amended"] = "amended"
    what: Literal["undo", "redo", "regrade"]
    row: Name
    card: Card
    right: bool | None
    rating: Annotated[int, Field(ge=1, le=4)] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied(Told):
    """How much of a pack was done on a day on one machine; a later row of the same takes over."""

    type: Literal["studied"] = "studied"
    pack: Name
    day: Day
    machine: Short
    answers: Count
    minutes: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Told):
    """What a learner thinks of a question; a later row of the same takes over."""

    type: Literal["feedback"] = "feedback"
    card: Card
    machine: Short
    answers: Count
    overridden: Count
    """How many of the verdicts on them the learner overrode."""
    report: Short
    """Why the question was reported, empty where it is not."""
    note: Long


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Told):
    """How a learner changed a question, or that it was rejected; a later row of the same takes over."""

    type: Literal["correction"] = "correction"
    pack: Name
    question: Name
    what: Literal["edit", "reject"]
    text: Long
    """The question as the learner would have it, as YAML; of a rejection the reason."""
    was: Long
    """The question that was changed, as YAML; empty of a rejection, and where there is none any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Row):
    """What the person who grades decided of a question: what answers to it are worth. A later one takes over."""

    type: Literal["decision"] = "decision"
    card: Card
    what: Literal["credits", "full", "drop", "as_it_was"]
    credits: dict[str, Share]
    """What an answer is worth, by its text; several items are written as JSON."""
    keyed: dict[str, Share]
    """The same by the pack's mended key, for what nobody decided by hand."""
    why: Short
    by: Short

    @property
    def worth(self) -> dict[str, float]:
        """What answers are worth, by hand or by the key."""
        return {**self.keyed, **self.credits}


AnyRow = Source | Attempt | Answer | Practised | Amended | Studied | Feedback | Correction | Decision
_ROWS: TypeAdapter[AnyRow] = TypeAdapter(Annotated[AnyRow, Field(discriminator="type")])


def read(line: bytes) -> AnyRow:
    """The row that a line says; raises ValueError where it is none."""
    return _ROWS.validate_json(line)


def written(row: AnyRow) -> bytes:
    """The row as a line, without its end."""
    return _ROWS.dump_json(row)


def sound(row: AnyRow) -> AnyRow:
    """The row with a sign for whatever in its texts no file in UTF-8 can hold."""
    return replace(row, **{field.name: _sound(getattr(row, field.name)) for field in fields(row)})


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, tuple):
        return tuple(map(_sound, value))
    return {_sound(name): _sound(one) for name, one in value.items()} if isinstance(value, dict) else value


def place(row: Row) -> tuple[str, str, str]:
    """Where a row stands among the others."""
    return row.learner, row.at, row.id


def as_key(response: Any) -> str:
    """An answer as a decision names it."""
    return response if isinstance(response, str) else json.dumps(list(response), ensure_ascii=False)
