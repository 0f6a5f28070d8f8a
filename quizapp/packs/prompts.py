"""What a pack asks without what is right, for exams."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quizapp.packs.described import asked
from quizapp.packs.model import Question
from quizapp.packs.strictness import dated

PROMPTS = "prompts.jsonl"
FORMAT = "quizapp-prompts/1"


def prompts(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """A header, then each question; whatever is picked, sorted or matched stands in the order of the alphabet."""
    return [{"format": FORMAT}, *map(_said, questions)]


def _said(question: Any) -> dict[str, Any]:
    said = {"id": question.id, "kind": question.kind, "prompt": dated(question, asked(question))}
    for key in ("topic", "unit", "image", "image_alt"):
        if getattr(question, key, ""):
            said[key] = getattr(question, key)
    if question.kind in {"choice", "multi"}:
        said["choices"] = sorted(choice.text for choice in question.choices)
    elif question.kind == "order":
        said["items"] = sorted(question.items)
    elif question.kind == "match":
        said["left"] = list(question.pairs)
        said["right"] = sorted({*question.pairs.values(), *question.distractors})
    return said
