"""Which questions are exported, and what of them a format does not hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from quizapp.packs.formats.model import Loss
from quizapp.packs.model import Question
from quizapp.packs.reading import LoadedPack

WORDS = {
    "accents": "how strictly accents are read",
    "accept": "what else is right",
    "aliases": "former ids",
    "as_of": "as of when it holds",
    "checked": "who checked it",
    "choices": "why a choice is wrong",
    "difficulty": "its difficulty",
    "distractors": "the further right sides",
    "evidence": "where its answer stands",
    "explanation": "its explanation",
    "hint": "its hint",
    "id": "its id",
    "image": "its picture",
    "image_alt": "what its picture shows",
    "match": "that only the exact answer counts",
    "notes": "its notes",
    "origin": "how it was generated",
    "partial": "how parts of it are marked",
    "prompt": "the words before its text",
    "reject": "what is wrong and why",
    "reverse": "that it is asked both ways",
    "rubric": "what the answer should hold",
    "stale_after": "how long it holds",
    "tags": "its tags",
    "tolerance": "how far off an answer may be",
    "topic": "its topic",
    "typos": "how typing slips are read",
    "unit": "its unit",
}
"""What is lost with a field, as people read it."""
_PASSAGE = {"occurrence", "locator", "start", "end", "answer"}


def approved(pack: LoadedPack) -> tuple[Question, ...]:
    """The questions that are exported."""
    return tuple(question for question in pack.questions if question.status == "approved")


def said(question: Question) -> dict[str, Any]:
    """What a question says besides what every one does, as an author would write it."""
    return {"kind": question.kind, **question.model_dump(mode="json", exclude_defaults=True)}


def lost(question: Question, kept: Collection[str]) -> Iterator[Loss]:
    """What a question says in fields that are not kept."""
    for field in said(question):
        if field not in kept and field in WORDS:
            yield Loss(question.id, WORDS[field])


def passages_lost(question: Question) -> Iterator[Loss]:
    """What is lost where of evidence only source and quote are kept; offsets are found again by the quote."""
    for evidence in question.evidence:
        if evidence.occurrence > 1 or evidence.locator or (evidence.start is not None and not evidence.quote):
            yield Loss(question.id, "where in its source a passage stands")


def pack_lost(pack: LoadedPack, kept: Collection[str] = ()) -> Iterator[Loss]:
    """What the pack says of itself and the file does not."""
    header = pack.header.model_dump(exclude_defaults=True)
    left = [key for key in ("license", "authors", "as_of", "sources", "exams") if key in header and key not in kept]
    if left:
        yield Loss("", f"of the pack as a whole: {', '.join(left)}")


def grouped(losses: Iterable[Loss]) -> dict[str, list[str]]:
    """What is lost, each with the questions it is lost of, none twice."""
    found: dict[str, dict[str, None]] = {}
    for loss in losses:
        found.setdefault(loss.what, {})[loss.question] = None
    return {what: list(questions) for what, questions in found.items()}
