"""How a question lies before the learner: its options in the order of this asking, and who is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quizapp.packs import answers

if TYPE_CHECKING:
    from quizapp.packs.model import Question
    from quizapp.packs.passages import Shown
    from quizapp.study.asked import Asked


def laid_out(question: Any, asked: Asked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The options in the order of this asking, and the left sides of a match."""
    listed, lefts = choices_of(question)
    return tuple(listed[i] for i in asked.option_order(len(listed))), lefts


def choices_of(question: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The options as the pack has them, and the left sides of a match."""
    if question.kind in {"choice", "multi"}:
        return tuple(choice.text for choice in question.choices), ()
    if question.kind == "truefalse":
        return ("True", "False"), ()
    if question.kind == "order":
        return question.items, ()
    if question.kind == "match":
        return tuple(dict.fromkeys((*question.pairs.values(), *question.distractors))), tuple(question.pairs)
    return (), ()


def wrong_options(question: Any, options: Sequence[str], facet: str) -> list[tuple[int, str, str]]:
    """The wrong options of a choice with their digits, and why each is wrong where somebody says so."""
    if question.kind not in {"choice", "multi"}:
        return []
    whys = {choice.text: choice.why for choice in question.choices}
    right = set(answers.accepted(question, facet))
    return [(n, text, whys.get(text, "")) for n, text in enumerate(options, 1) if text not in right]


def lowered(response: str | Sequence[str]) -> str:
    """A choice between true and false as grading takes it."""
    return response.casefold() if isinstance(response, str) else ""


def place_of(found: Shown) -> str:
    """Document, heading, and page or line of a passage."""
    if found.is_quote:
        return ", ".join(filter(None, (found.title, found.heading)))
    heading = f" › {found.heading}" if found.heading else ""
    return f"{found.document}{heading}, {found.place}" if found.found else f"{found.document} (changed since)"


def quoted(found: Sequence[Shown]) -> str:
    """The first passage, in one line."""
    return found[0].words if found else ""


def source_of(question: Question, found: Sequence[Shown]) -> str:
    """Where the first passage stands, and whether a person has checked the question."""
    made = ("generated",) if question.origin else ()
    word = f"checked by {question.checked.who}" if question.checked else "not checked by a person" if made else ""
    return ", ".join(filter(None, (*map(place_of, found[:1]), *made, word)))
