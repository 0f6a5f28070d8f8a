"""What study knows: ratings, verdicts, cards and rows, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any


class Rating(IntEnum):
    """How an answer went."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(StrEnum):
    """Where a card stands: never answered, in its first steps, known, or in its steps after a lapse."""

    NEW = "new"
    LEARN = "learn"
    REVIEW = "review"
    RELEARN = "relearn"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What grading says of an answer, by which rule, what to show, and which rating it suggests.

    `right` is None for a flashcard: the learner judges.
    """

    right: bool | None
    rule: str
    """`exact`, `form`, `another name`, `accent`, `typo`, `tolerance`, `coarser`, `wrong`, `unknown`, `override`, ..."""
    shown: str
    """The right answer as it is shown."""
    suggested: Rating
    response: str = ""
    """What was answered, as it is kept in the journal."""
    parts: tuple[tuple[str, bool], ...] = ()
    """Of several items: each with whether it was right, for partial credit."""
    near: str = ""
    """The accepted form that the answer came near to, or the pack's word on a wrong answer it foresaw."""


@dataclass(frozen=True)
class Row:
    """One event in the journal. `sequence` is 0 until the store has written it."""

    id: str
    type: str
    at: str
    """Exact UTC time, `2026-11-23T08:15:02.123456Z`."""
    offset: int
    """Minutes east of UTC where the learner was."""
    day: str
    """Logical day, `2026-11-23`."""
    data: Mapping[str, Any] = field(default_factory=dict)
    schema: int = 1
    sequence: int = 0
    optional: bool = False
    """Whether a version that does not know the type may pass it over."""
    device: str = ""
    """Which of the learner's machines wrote it; the store says so when it reads the row."""


@dataclass(frozen=True)
class Card:
    """One learner's memory of one question or facet: key `<pack>/<question>[#facet]`.

    `due` is an instant (`2026-11-23T08:25:00Z`) while in steps and a logical day (`2026-11-27`) once known.
    """

    key: str
    phase: Phase = Phase.NEW
    step: int = 0
    stability: float = 0.0
    difficulty: float = 0.0
    due: str = ""
    last_at: str = ""
    last_day: str = ""
    interval_days: int = 0
    reps: int = 0
    lapses: int = 0
    first_day: str = ""
    fingerprint: str = ""
    """Of the question's answer when last answered; a changed answer makes the card due now."""
    suspended: bool = False
    buried: str = ""
    """The logical day it is buried on, empty when it is not."""
    flag: str = ""
    """The reason a learner reported it; a reported card is hidden."""
    note: str = ""
    tags: tuple[str, ...] = ()
    """The learner's own, besides those of the question."""
