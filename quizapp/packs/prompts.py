"""What a pack asks without what is right, for exams."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quizapp.packs.bank import canonical_json
from quizapp.packs.described import asked
from quizapp.packs.model import Question

PROMPTS = "prompts.jsonl"
FORMAT = "quizapp-prompts/1"


def prompt_lines(questions: Iterable[Question]) -> list[str]:
    """A header, then a question a line; whatever is picked, sorted or matched stands in the order of the alphabet."""
    return [canonical_json({"format": FORMAT}), *(canonical_json(_said(question)) for question in questions)]


def _said(question: Any) -> dict[str, Any]:
    said = {"id": question.id, "kind": question.kind, "prompt": asked(question)}
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
