"""The pack: its header, its sources and exams, its questions, and what a curator decided of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, model_validator

from quizapp.packs.gaps import Gap, gaps
from quizapp.packs.kinds import KINDS
from quizapp.packs.questions import (
    Base,
    Checked,
    Choice,
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Evidence,
    FlashcardQuestion,
    Judged,
    MatchQuestion,
    MultiQuestion,
    NumberQuestion,
    OrderQuestion,
    Origin,
    Question,
    ShortQuestion,
    TrueFalseQuestion,
    Typed,
)
from quizapp.packs.values import (
    SLUG,
    Day,
    Model,
    Number,
    PassMark,
    Slug,
    Text,
    Texts,
    TimeLimit,
    Truth,
    minutes_of,
    one_or_several,
    problem,
)

FORMAT: Final = "quizapp-pack/1"

__all__ = [
    "FORMAT",
    "KINDS",
    "SLUG",
    "Base",
    "Checked",
    "Choice",
    "ChoiceQuestion",
    "ClozeQuestion",
    "Curated",
    "DateQuestion",
    "Day",
    "Decision",
    "Defaults",
    "Draw",
    "Evidence",
    "Exam",
    "FlashcardQuestion",
    "Gap",
    "Header",
    "MatchQuestion",
    "Model",
    "MultiQuestion",
    "Number",
    "NumberQuestion",
    "OrderQuestion",
    "Origin",
    "Pack",
    "Question",
    "Renamed",
    "Settled",
    "ShortQuestion",
    "Slug",
    "Source",
    "Text",
    "Texts",
    "TrueFalseQuestion",
    "Truth",
    "Typed",
    "gaps",
]


class Source(Model):
    """A document that questions cite: what it is called, where it is, who published it and when."""

    title: str = ""
    path: str = ""
    url: str = ""
    publisher: str = ""
    published: Day | None = None
    retrieved: Day | None = None
    license: str = ""
    sha256: str = ""


class Draw(Model):
    """Part of an exam's blueprint: how many questions of which sort."""

    count: int = Field(ge=1)
    topics: Texts = ()
    tags: Texts = ()
    kinds: Annotated[tuple[Judged, ...], one_or_several(Judged)] = ()
    max_difficulty: Annotated[int, Field(ge=1, le=5)] | None = None


Shuffled = Literal["questions", "choices"]


class Exam(Model):
    """An exam that the author has laid down."""

    id: Slug
    title: Text
    draw: Annotated[tuple[Draw, ...], Field(min_length=1)]
    time_limit: TimeLimit = ""
    only_checked: Truth = False
    """Whether questions are left out that a program wrote and nobody has checked."""
    unseen_first: Truth = True
    """Whether those that the learner has seen least often are drawn first."""
    attempts: Annotated[int, Field(ge=1)] | None = None
    shuffle: Annotated[tuple[Shuffled, ...], one_or_several(Shuffled)] = ("questions", "choices")
    penalty: Annotated[float, Field(ge=0, le=1)] = 0
    """What a wrong choice costs; what is left empty costs nothing."""
    review: Literal["never", "after_each", "after_submit", "after_close"] = "after_submit"
    pass_mark: PassMark = ""

    @property
    def wanted(self) -> int:
        """How many questions it has."""
        return sum(draw.count for draw in self.draw)

    @property
    def minutes(self) -> int:
        """How long it may take, 0 where there is no limit."""
        return minutes_of(self.time_limit)

    @property
    def passed_from(self) -> float | None:
        """The share of the points from which it is passed, if that is said."""
        return float(self.pass_mark.removesuffix("%")) / 100 if self.pass_mark else None

    @model_validator(mode="after")
    def _closes(self) -> Exam:
        if self.review == "after_close" and not self.attempts:
            hint = "say how often it may be taken: attempts: 1"
            raise problem("never_closes", "an exam that can be taken again and again never closes", ("review",), hint)
        return self


class Defaults(Model):
    """What questions of a pack have where they say nothing."""

    topic: str = ""
    tags: Texts = ()
    difficulty: Annotated[int, Field(ge=1, le=5)] | None = None


class Header(Model):
    """What `pack.yaml` says of the pack as a whole."""

    format: Literal["quizapp-pack/1"]
    id: Slug
    title: Text
    description: str = ""
    language: str = "en"
    version: str = ""
    license: str = ""
    authors: Texts = ()
    as_of: Day | None = None
    defaults: Defaults = Defaults()
    sources: dict[str, Source] = Field(default={})
    exams: tuple[Exam, ...] = ()
    allow: Texts = ()
    """Rules of `check` that the pack as a whole may break."""


class Pack(Header):
    """A pack as one file says it: the header and its questions."""

    questions: tuple[Question, ...] = ()


def _nothing(value: object) -> object:
    """A heading with nothing under it."""
    return () if value in (None, "") else value


class Decision(Model):
    """What a curator decided of a generated question."""

    id: Slug
    checked: Checked | None = None
    fingerprint: str = ""
    reason: str = ""
    over: Literal["", "keep", "edit"] = ""
    """What a rejection knew to be decided otherwise before."""


class Renamed(Model):
    """The name that a person gave a generated question: its id, the name, and those it had in between."""

    id: Slug
    to: Slug
    aliases: Annotated[tuple[Slug, ...], one_or_several(Slug)] = ()


class Settled(Model):
    """What a curator decided of a conflict: which value is asked, or both as of their dates, or neither."""

    id: Slug
    about: str = ""
    ask: Literal["value", "both", "neither"]
    value: str = ""
    checked: Checked | None = None


class Curated(Model):
    """`curated.yaml`: what people kept, edited and rejected of what programs wrote, and how they settled conflicts."""

    format: Literal["quizapp-curated/1"]
    rename: Annotated[tuple[Renamed, ...], BeforeValidator(_nothing)] = ()
    keep: Annotated[tuple[Decision, ...], BeforeValidator(_nothing)] = ()
    edit: Annotated[tuple[Question, ...], BeforeValidator(_nothing)] = ()
    reject: Annotated[tuple[Decision, ...], BeforeValidator(_nothing)] = ()
    conflicts: Annotated[tuple[Settled, ...], BeforeValidator(_nothing)] = ()
    edited_from: dict[str, str] = Field(default={})
    """Id of an edit -> the fingerprint of the question as it read when it was edited."""

    def as_generated(self, names: Iterable[str]) -> set[str]:
        """These names of questions, with the ids that they are generated under."""
        wanted = set(names)
        return wanted | {one.id for one in self.rename if one.to in wanted or not wanted.isdisjoint(one.aliases)}
