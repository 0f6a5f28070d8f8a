"""What an answer in an exam is worth: all, nothing, or a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizapp.study.model import Verdict

if TYPE_CHECKING:
    from quizapp.packs.model import Question

PARTLY = {"coarser": 0.5}
"""Rules of grading that call an answer partly right, and what that is worth."""
CHOSEN = frozenset({"choice", "multi", "truefalse"})
"""Kinds in which a wrong answer may cost something."""


def credit(question: Question, verdict: Verdict) -> float:
    """The share of the question's point that an answer earns, from 0 to 1."""
    if verdict.right:
        return 1.0
    if question.kind == "multi":
        return _multi(question, verdict)
    if question.kind in {"match", "order"} and verdict.parts:
        return sum(found for _, found in verdict.parts) / len(verdict.parts)
    return PARTLY.get(verdict.rule, 0.0)


def costs(question: Question, verdict: Verdict) -> bool:
    """Whether an answer is a wrong choice; none at all is not."""
    return question.kind in CHOSEN and verdict.rule != "unknown" and not credit(question, verdict)


def _multi(question: Any, verdict: Verdict) -> float:
    """The right picks less the wrong ones, as a share of what there was to pick; nothing where it is all or nothing."""
    if question.partial == "all_or_nothing":
        return 0.0
    right = sum(found for _, found in verdict.parts)
    wrong = sum(part not in question.answers for part, _ in verdict.parts)
    return max(0.0, (right - wrong) / len(question.answers))
