"""Hints: the first orients, the second gives a letter away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.packs import answers
from quizapp.packs.gaps import names_sort

if TYPE_CHECKING:
    from quizapp.packs.model import Question

BY_LETTER = frozenset({"short", "cloze", "flashcard"})


def further(
    given: tuple[str, ...], level: str, question: Question, facet: str, topic: str
) -> tuple[tuple[str, ...], str]:
    """The hints with one more, and what the journal calls the furthest of them: `topic`, then `letter`."""
    if not given:
        own = question.hint or _of_gap(question, facet)
        return (f"Hint: {own}" if own else f"Topic: {topic}",), level or "topic"
    if len(given) == 1 and question.kind in BY_LETTER:
        return (*given, f"It begins with {answers.shown(question, facet)[:1]}"), "letter"
    return given, level


def _of_gap(question: Question, facet: str) -> str:
    """The gap's own hint, where it does not stand in the gap already."""
    if question.kind != "cloze":
        return ""
    gap = answers.gap(question, facet)
    return "" if names_sort(gap) else gap.hint
