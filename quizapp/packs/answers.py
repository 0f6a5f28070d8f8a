"""What of a question is shown and what counts as right, for each of its cards."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from quizapp.packs.gaps import Gap, blank, gaps
from quizapp.text.numbers import show_number
from quizapp.text.periods import show_day

if TYPE_CHECKING:
    from quizapp.packs.model import Question

REVERSE = "reverse"
SEVERAL = frozenset({"multi", "match", "order"})
TYPED = frozenset({"short", "number", "date", "cloze"})
"""Kinds whose answer is written and not picked."""


def facets(question: Question) -> tuple[str, ...]:
    """The cards of a question: one a gap of a cloze, front and back with `reverse: true`, else one without a name."""
    if question.kind == "cloze":
        return tuple(gap.facet for gap in gaps(question.text))
    if question.kind in {"short", "flashcard"} and getattr(question, "reverse", False):
        return ("", REVERSE)
    return ("",)


def prompt(question: Question, facet: str = "") -> str:
    """What is asked: the prompt, the cloze with its gap, or the answer where the card is the reverse side."""
    if question.kind == "cloze":
        return cloze_prompt(question, facet)
    return _back(question) if facet == REVERSE else question.prompt


def posed(question: Question, facet: str = "") -> str:
    """What is asked, with the question's picture."""
    asked = prompt(question, facet)
    return f"{asked}\n![{question.image_alt}]({question.image})" if question.image else asked


def _back(question: Any) -> str:
    return str(question.answer)


def cloze_prompt(question: Question, facet: str) -> str:
    """The text with the asked gap as a blank and the other gaps filled in."""
    if question.kind != "cloze":
        return question.prompt
    text = question.text
    asked = gap(question, facet)
    for one in reversed(gaps(text)):
        text = text[: one.start] + (blank(one) if one == asked else one.answer) + text[one.end :]
    return f"{question.prompt} {text}" if question.prompt else text


def gap(question: Question, facet: str) -> Gap:
    """The gap that the facet names; the first where it names none."""
    found = gaps(question.text) if question.kind == "cloze" else ()
    return next((one for one in found if one.facet == facet), found[0])


def shown(question: Question, facet: str = "", language: str = "en") -> str:
    """The right answer in one line, as a person reads it in this language."""
    answers = accepted(question, facet, language)
    if question.kind == "match":
        return "; ".join(f"{left} – {right}" for left, right in question.pairs.items())
    if question.kind == "order":
        return " → ".join(answers)
    return "; ".join(answers) if question.kind == "multi" else answers[0]


def options(question: Question) -> int:
    """Among how many options one is chosen; 0 where the answer is not chosen, or several are."""
    return len(question.choices) if question.kind == "choice" else 2 if question.kind == "truefalse" else 0


def vouched(question: Question) -> bool:
    """Whether a person wrote the question, or has checked it."""
    return question.origin is None or question.checked is not None


def accepted(question: Question, facet: str = "", language: str = "en") -> tuple[str, ...]:
    """All right answers, the shown one first; of several items the items, of a match the right sides in order."""
    return tuple(dict.fromkeys(_answers(question, facet, language))) if question.kind != "match" else _rights(question)


def _rights(question: Question) -> tuple[str, ...]:
    return tuple(question.pairs.values()) if question.kind == "match" else ()


def _answers(question: Question, facet: str, language: str) -> Sequence[str]:
    if facet == REVERSE:
        return (question.prompt,)
    if question.kind in {"number", "date"}:
        return (_number if question.kind == "number" else _date)(question, language)
    return _BY_KIND[question.kind](question, facet)


def _short(question: Any, facet: str) -> Sequence[str]:
    return (question.answer, *question.accept)


def _number(question: Any, language: str) -> Sequence[str]:
    return (show_number(question.answer, language), *question.accept)


def _date(question: Any, language: str) -> Sequence[str]:
    return tuple(show_day(one, language) for one in (question.answer, *question.accept))


def _cloze(question: Any, facet: str) -> Sequence[str]:
    asked = gap(question, facet)
    return (asked.answer, *asked.accept, *(question.accept if len(gaps(question.text)) == 1 else ()))


_BY_KIND: dict[str, Callable[[Any, str], Sequence[str]]] = {
    "choice": lambda question, facet: (question.answer,),
    "multi": lambda question, facet: question.answers,
    "truefalse": lambda question, facet: ("true" if question.answer else "false",),
    "short": _short,
    "cloze": _cloze,
    "order": lambda question, facet: question.items,
    "flashcard": lambda question, facet: (question.answer,),
}


def answer_fingerprint(question: Question, facet: str = "") -> str:
    """A mark that changes when the right answer does, and not when its wording around it, further names or order do."""
    if question.kind == "match":
        return _mark(sorted(question.pairs.items()))
    answers = accepted(question, facet)
    if question.kind == "multi":
        return _mark(sorted(answers))
    return _mark(list(answers) if question.kind == "order" else answers[:1])


def text_fingerprint(question: Question) -> str:
    """A mark that changes when anything does that a person reads of the question."""
    left_out = {"id", "evidence", "tags", "difficulty", "status", "checked", "aliases", "allow", "notes", "origin"}
    return _mark(question.model_dump(mode="json", exclude=left_out, exclude_defaults=True))


def _mark(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]
