"""Hints: the first orients, and costs nothing where it is the topic; the second gives part of the answer away."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.packs import answers
from quizapp.packs.gaps import names_sort
from quizapp.text.control import one_line
from quizapp.text.written import read

if TYPE_CHECKING:
    from quizapp.packs.model import Question

BY_LETTER = frozenset({"short", "cloze", "flashcard"})
LETTERS = 3


@dataclass(frozen=True, slots=True)
class Hints:
    """The hints given so far, what the journal calls the furthest of them, and the option taken away."""

    given: tuple[str, ...] = ()
    level: str = ""
    """`topic` for one that orients, `letter`, `option`, or `evidence` where the passage was looked at."""
    struck: int | None = None


def further(hints: Hints, question: Question, facet: str, topic: str, options: Sequence[str], seed: int) -> Hints:
    """The hints with one more, where there is one."""
    if not hints.given:
        own = question.hint or _of_gap(question, facet)
        if not own:
            return replace(hints, given=(f"Topic: {topic}",))  # it stands over the question anyway
        return replace(hints, given=(f"Hint: {own}",), level=hints.level or "topic")
    if len(hints.given) > 1:
        return hints
    if question.kind in BY_LETTER:
        said = f"It begins with {_beginning(question, facet)}"
        return replace(hints, given=(*hints.given, said), level="letter")
    if question.kind == "choice" and len(options) > 2:
        wrong = [at for at, text in enumerate(options) if text not in answers.accepted(question, facet)]
        struck = random.Random(seed).choice(wrong)
        said = f"It is not {struck + 1}  {one_line(read(options[struck]))}"
        return Hints((*hints.given, said), "option", struck)
    return hints


def _beginning(question: Question, facet: str) -> str:
    """The first letter; of each word the first three, where the gap shows the first of each already."""
    said = read(answers.shown(question, facet))
    if question.kind != "cloze" or "…" not in answers.gap(question, facet).hint:
        return said[:1]
    return " ".join(word if len(word) <= LETTERS else f"{word[:LETTERS]}…" for word in said.split())


def _of_gap(question: Question, facet: str) -> str:
    """The gap's own hint, where it does not stand in the gap already."""
    if question.kind != "cloze":
        return ""
    gap = answers.gap(question, facet)
    return "" if names_sort(gap) else gap.hint
