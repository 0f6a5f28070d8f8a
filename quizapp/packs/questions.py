"""The ten kinds of question, as people write them and as programs write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from quizapp.packs.gaps import broken_gap, gaps
from quizapp.packs.values import Day, Model, Number, Slug, Text, Texts, Truth, one_or_several, problem


def _option(value: object) -> object:
    return value if isinstance(value, dict | BaseModel) else {"text": value}


def _evidence(value: object) -> object:
    return value if isinstance(value, dict | BaseModel) else {"source": value}


class Choice(Model):
    """An option, and why it is wrong where somebody says so."""

    text: Text
    why: str = ""


class Evidence(Model):
    """Where a question's answer stands: a source, the words quoted, and which occurrence of them.

    `start`, `end` and `answer` are offsets in the source's text; programs write them, authors need not.
    """

    source: Text
    quote: str = ""
    occurrence: Annotated[int, Field(ge=1)] = 1
    locator: str = ""
    start: int | None = None
    end: int | None = None
    answer: tuple[int, int] | None = None


class Origin(Model):
    """How a program made a question: from which fact, asking what, by which rule."""

    by: str
    fact: str
    slot: str
    rule: str = ""
    explained_by: str = ""
    """The language model that wrote the explanation, if one did."""


class Checked(Model):
    """A person's word for a question."""

    who: Text
    on: Day


Option = Annotated[Choice, BeforeValidator(_option, json_schema_input_type=Text | Choice)]
Cited = Annotated[Evidence, BeforeValidator(_evidence, json_schema_input_type=Text | Evidence)]


class Base(Model):
    """What every kind of question has."""

    id: Slug
    prompt: Text
    explanation: str = ""
    evidence: Annotated[tuple[Cited, ...], one_or_several(Cited)] = ()
    topic: str = ""
    tags: Texts = ()
    difficulty: Annotated[int, Field(ge=1, le=5)] | None = None
    as_of: Day | None = None
    stale_after: str = ""
    hint: str = ""
    image: str = ""
    image_alt: str = ""
    status: Literal["approved", "draft", "retired"] = "approved"
    checked: Checked | None = None
    aliases: Annotated[tuple[Slug, ...], one_or_several(Slug)] = ()
    allow: Texts = ()
    """Rules of `check` that the question may break."""
    notes: str = ""
    origin: Origin | None = None


class Typed(Base):
    """What is answered by typing: further right answers, wrong ones worth a word, and how strictly to read."""

    accept: Texts = ()
    reject: dict[str, str] = Field(default={})
    accents: Literal["ignore", "require"] = "ignore"
    typos: Literal["auto", "none"] = "auto"
    match: Literal["normal", "exact"] = "normal"


class ChoiceQuestion(Base):
    """One option is right."""

    kind: Literal["choice"]
    choices: Annotated[tuple[Option, ...], Field(min_length=2)]
    answer: Text

    @model_validator(mode="after")
    def _answer_is_a_choice(self) -> ChoiceQuestion:
        _among(self.answer, self.choices, ("answer",))
        _different([choice.text for choice in self.choices], "choices")
        return self


class MultiQuestion(Base):
    """Several options are right."""

    kind: Literal["multi"]
    choices: Annotated[tuple[Option, ...], Field(min_length=2)]
    answers: Annotated[tuple[Text, ...], Field(min_length=1)]
    partial: Literal["all_or_nothing", "per_choice"] = "per_choice"

    @model_validator(mode="after")
    def _answers_are_choices(self) -> MultiQuestion:
        for number, answer in enumerate(self.answers):
            _among(answer, self.choices, ("answers", number))
        _different([choice.text for choice in self.choices], "choices")
        _different(self.answers, "answers")
        return self


class TrueFalseQuestion(Base):
    """A statement that is true or false."""

    kind: Literal["truefalse"]
    answer: Truth


class ShortQuestion(Typed):
    """A word, a name or a phrase is typed."""

    kind: Literal["short"]
    answer: Text
    reverse: bool = False


class NumberQuestion(Typed):
    """A number is typed; `tolerance` is absolute (`50`) or relative (`5%`)."""

    kind: Literal["number"]
    answer: Number
    tolerance: Annotated[str, Field(pattern=r"^\d+(\.\d+)?\s*%?$")] = "0"
    unit: str = ""


class DateQuestion(Typed):
    """A day, month, year or period is typed; the answer's own form says how precise."""

    kind: Literal["date"]
    answer: Day


class ClozeQuestion(Typed):
    """A text with gaps, `{{answer|also right::hint}}`; each gap is a card of its own."""

    kind: Literal["cloze"]
    prompt: str = ""
    text: Text

    @model_validator(mode="after")
    def _has_gaps(self) -> ClozeQuestion:
        if not gaps(self.text):
            raise problem("no_gap", "the text has no gap", ("text",), "write the gap as {{answer}}")
        broken = broken_gap(self.text)
        if broken:
            message = f"'{broken[:40]}' is a gap that says nothing, or is not closed before the next one begins"
            raise problem("broken_gap", message, ("text",), "write the gap as {{answer}}")
        return self


class MatchQuestion(Base):
    """Left sides are matched with right sides; `distractors` are right sides that match nothing."""

    kind: Literal["match"]
    pairs: Annotated[dict[Text, Text], Field(min_length=2)]
    distractors: Texts = ()

    @model_validator(mode="after")
    def _distractors_differ(self) -> MatchQuestion:
        _different(self.distractors, "distractors", set(self.pairs.values()))
        return self


class OrderQuestion(Base):
    """Items are put in order; they are given in the right one."""

    kind: Literal["order"]
    items: Annotated[tuple[Text, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _items_differ(self) -> OrderQuestion:
        _different(self.items, "items")
        return self


class FlashcardQuestion(Base):
    """The learner thinks, looks and judges."""

    kind: Literal["flashcard"]
    answer: Text
    rubric: Texts = ()
    reverse: bool = False


Question = Annotated[
    ChoiceQuestion
    | MultiQuestion
    | TrueFalseQuestion
    | ShortQuestion
    | NumberQuestion
    | DateQuestion
    | ClozeQuestion
    | MatchQuestion
    | OrderQuestion
    | FlashcardQuestion,
    Field(discriminator="kind"),
]


def _judged(value: object) -> object:
    if value == "flashcard":
        raise problem("not_judged", "no program can judge a flashcard", hint="leave flashcards to study")
    return value


Judged = Annotated[
    Literal["choice", "multi", "truefalse", "short", "number", "date", "cloze", "match", "order"],
    BeforeValidator(_judged),
]
"""A kind that a program can judge, and an exam can ask."""


def _among(answer: str, choices: tuple[Choice, ...], at: tuple[str | int, ...]) -> None:
    texts = [choice.text for choice in choices]
    if answer not in texts:
        raise PydanticCustomError(
            "answer_not_in_choices",
            "{message}",
            {"message": f"'{answer}' is not one of the choices", "at": at, "hint": "", "near": texts, "word": answer},
        )


def _different(texts: Sequence[str], at: str, seen: set[str] | None = None) -> None:
    seen = seen or set()
    for number, text in enumerate(texts):
        if text in seen:
            raise problem("twice", f"'{text}' stands there twice", (at, number), "leave one out")
        seen.add(text)
