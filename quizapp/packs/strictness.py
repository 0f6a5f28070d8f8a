"""Within what bounds an answer counts: its date, its unit, and how far off it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.packs import answers
from quizapp.text.periods import show_day

if TYPE_CHECKING:
    from quizapp.packs.model import Question


def as_of(question: Question) -> str:
    """The day on which the answer held, as people write it; nothing where none is said."""
    return show_day(question.as_of) if question.as_of else ""


def dated(question: Question, asked: str, facet: str = "") -> str:
    """What is asked with the day on which its answer held, unless that year stands there or would be the answer."""
    if question.as_of is None or facet == answers.REVERSE:
        return asked
    told = f"{asked} {_answered(question)}"
    year = question.as_of.lstrip("-")[:4].lstrip("0")
    between = "\n" if "\n" in asked else " "
    return asked if year in told else f"{asked}{between}(as of {as_of(question)})"


def dated_prompt(question: Question, facet: str = "") -> str:
    """What is asked, without the question's picture, with the day on which its answer held."""
    return dated(question, answers.prompt(question, facet), facet)


def _answered(question: Question) -> str:
    """Every right answer, with a number's digits side by side."""
    if question.kind == "cloze":
        return question.text
    return str(question.answer) if question.kind == "number" else answers.shown(question)


def strictness(question: Question) -> str:
    """How strictly a number is read, with its unit; nothing for what is no number."""
    if question.kind != "number":
        return ""
    unit = f"{question.unit}, " if question.unit else ""
    return unit + (f"{question.tolerance} off is right too" if may_be_off(question) else "the stated number only")


def may_be_off(question: Question) -> bool:
    """Whether a number near the right one counts as well."""
    return question.kind == "number" and bool(question.tolerance.strip("0. %"))


def bounds(question: Question, facet: str = "") -> str:
    """The same in one line, where there is more to say than the answer itself does."""
    date = as_of(question) if facet != answers.REVERSE else ""
    more_than_it = question.kind == "number" and (question.unit or may_be_off(question))
    number = strictness(question) if more_than_it else ""
    return "; ".join(filter(None, (number, f"as of {date}" if date else "")))
