"""The pack and its ten kinds of question: one model for what people write and what programs write."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

FORMAT = "quizapp-pack/1"
SLUG = r"^[a-z0-9][a-z0-9-]*$"


def _problem(code: str, message: str, at: tuple[str | int, ...] = (), hint: str = "") -> PydanticCustomError:
    """An error that points at `at` inside the value being validated and says what to do."""
    return PydanticCustomError(code, "{message}", {"message": message, "at": at, "hint": hint})


def _day(value: object) -> object:
    """A day, month or year as `YYYY[-MM[-DD]]`, or two of them with a slash between: a period."""
    text = str(value).strip()
    for half in text.split("/"):
        found = re.fullmatch(r"-?\d{4}(?:-(\d\d)(?:-(\d\d))?)?", half)
        month, day = (int(found[i] or 1) for i in (1, 2)) if found else (0, 0)
        if not found or not 1 <= month <= 12 or not 1 <= day <= 31:
            raise _problem("date", f"'{text}' is not a date", hint="write 1999-06-10, 1999-06 or 1999")
    return text


def _number(value: object) -> object:
    """A number as people write it in a pack: digits, a point, a sign."""
    text = str(value).strip()
    try:
        number = Decimal(text)
    except InvalidOperation:
        plain = text.replace(",", "").replace(" ", "")
        hint = f"write {plain}" if re.fullmatch(r"-?\d+(\.\d+)?", plain) else "write digits, such as 4500 or 0.5"
        raise _problem("number", f"'{text}' is not a number", hint=hint) from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise _problem("number", f"'{text}' is not a number that can be asked")
    return text


def _truth(value: object) -> object:
    """True or false, written as such."""
    if isinstance(value, bool):
        return value
    text = str(value).strip().casefold()
    if text not in {"true", "false"}:
        raise _problem("truth", f"'{value}' is neither true nor false", hint="write true or false")
    return text == "true"


def _option(value: object) -> object:
    return value if isinstance(value, dict | BaseModel) else {"text": value}


def _evidence(value: object) -> object:
    return value if isinstance(value, dict | BaseModel) else {"source": value}


def _listed(value: object) -> object:
    return [value] if isinstance(value, str | int | float) else value


Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Slug = Annotated[str, Field(pattern=SLUG, max_length=100)]
Day = Annotated[str, BeforeValidator(_day)]
Number = Annotated[str, BeforeValidator(_number)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]


class Model(BaseModel):
    """Unknown keys are errors, values are frozen, numbers may stand where text is meant."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, str_strip_whitespace=True)


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


class Checked(Model):
    """A person's word for a question."""

    who: Text
    on: Day


Option = Annotated[Choice, BeforeValidator(_option)]
Cited = Annotated[Evidence, BeforeValidator(_evidence)]


class Base(Model):
    """What every kind of question has."""

    id: Slug
    prompt: Text
    explanation: str = ""
    evidence: Annotated[tuple[Cited, ...], BeforeValidator(_listed)] = ()
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
    aliases: Annotated[tuple[Slug, ...], BeforeValidator(_listed)] = ()
    notes: str = ""
    origin: Origin | None = None


class Typed(Base):
    """What is answered by typing: further right answers, wrong ones worth a word, and how strictly to read."""

    accept: Texts = ()
    reject: dict[str, str] = {}
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
        _different(list(self.answers), "answers")
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
            raise _problem("no_gap", "the text has no gap", ("text",), "write the gap as {{answer}}")
        return self


class MatchQuestion(Base):
    """Left sides are matched with right sides; `distractors` are right sides that match nothing."""

    kind: Literal["match"]
    pairs: Annotated[dict[Text, Text], Field(min_length=2)]
    distractors: Texts = ()

    @model_validator(mode="after")
    def _distractors_differ(self) -> MatchQuestion:
        _different([*dict.fromkeys(self.pairs.values()), *self.distractors], "distractors")
        return self


class OrderQuestion(Base):
    """Items are put in order; they are given in the right one."""

    kind: Literal["order"]
    items: Annotated[tuple[Text, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _items_differ(self) -> OrderQuestion:
        _different(list(self.items), "items")
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

KINDS = ("choice", "multi", "truefalse", "short", "number", "date", "cloze", "match", "order", "flashcard")


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
    kinds: Texts = ()
    max_difficulty: Annotated[int, Field(ge=1, le=5)] | None = None


class Exam(Model):
    """An exam that the author has laid down."""

    id: Slug
    title: Text
    draw: Annotated[tuple[Draw, ...], Field(min_length=1)]
    time_limit: str = ""
    attempts: Annotated[int, Field(ge=1)] | None = None
    shuffle: Texts = ("questions", "choices")
    penalty: Annotated[float, Field(ge=0, le=1)] = 0
    review: Literal["never", "after_each", "after_submit", "after_close"] = "after_submit"
    pass_mark: str = ""


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
    sources: dict[str, Source] = {}
    exams: tuple[Exam, ...] = ()


class Pack(Header):
    """A pack as one file says it: the header and its questions."""

    questions: tuple[Question, ...] = ()


class Decision(Model):
    """What a curator decided of a generated question."""

    id: Slug
    checked: Checked | None = None
    fingerprint: str = ""
    reason: str = ""


class Curated(Model):
    """`curated.yaml`: what people kept, edited and rejected of what programs wrote."""

    format: Literal["quizapp-curated/1"]
    keep: tuple[Decision, ...] = ()
    edit: tuple[Question, ...] = ()
    reject: tuple[Decision, ...] = ()
    conflicts: dict[str, str] = {}


class Gap(Model):
    """One gap of a cloze: where it stands in the text, its answer, what else is right, and its hint."""

    start: int
    end: int
    answer: str
    accept: tuple[str, ...] = ()
    hint: str = ""


def gaps(text: str) -> tuple[Gap, ...]:
    """The gaps of a cloze text, in order.

    >>> [(g.answer, g.accept, g.hint) for g in gaps("Signed at {{Kumanovo|Kumanovo air base}} on {{9 June::day}}.")]
    [('Kumanovo', ('Kumanovo air base',), ''), ('9 June', (), 'day')]
    """
    found = []
    for match in re.finditer(r"\{\{(.+?)\}\}", text, re.DOTALL):
        body, _, hint = match[1].partition("::")
        answer, *accept = (part.strip() for part in body.split("|"))
        if answer:
            found.append(
                Gap(start=match.start(), end=match.end(), answer=answer, accept=tuple(accept), hint=hint.strip())
            )
    return tuple(found)


def _among(answer: str, choices: tuple[Choice, ...], at: tuple[str | int, ...]) -> None:
    texts = [choice.text for choice in choices]
    if answer not in texts:
        raise PydanticCustomError(
            "answer_not_in_choices",
            "{message}",
            {"message": f"'{answer}' is not one of the choices", "at": at, "hint": "", "near": texts, "word": answer},
        )


def _different(texts: list[str], at: str) -> None:
    seen: dict[str, Any] = {}
    for number, text in enumerate(texts):
        if text in seen:
            raise _problem("twice", f"'{text}' stands there twice", (at, number), "leave one out")
        seen[text] = number
