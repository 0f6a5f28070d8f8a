"""Which questions are exported, and what of them a file does not hold: told by reading the file again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from quizapp.packs import answers
from quizapp.packs.formats.model import Imported, Loss
from quizapp.packs.model import Question
from quizapp.packs.reading import LoadedPack
from quizapp.packs.strictness import may_be_off
from quizapp.packs.validating import question_of

WORDS = {
    "accents": "how strictly accents are read",
    "accept": "what else is right",
    "aliases": "its former ids",
    "allow": "which warnings it allows",
    "answer": "the exact wording of its answer",
    "answers": "the exact wording of its answers",
    "as_of": "the date it holds for, except as words in what it asks",
    "checked": "who checked it",
    "choices": "why a choice is wrong",
    "difficulty": "its difficulty",
    "distractors": "the right sides that match nothing",
    "evidence": "the passage its answer stands in, except as words in an explanation",
    "explanation": "its explanation",
    "hint": "its hint",
    "id": "its id",
    "image": "its picture",
    "image_alt": "what its picture shows",
    "items": "the exact wording of the things to put in order",
    "match": "that only the exact answer counts",
    "notes": "its notes",
    "origin": "how it was generated",
    "pairs": "the exact wording of its pairs",
    "partial": "that all must be right",
    "prompt": "the exact wording of what it asks",
    "reject": "which wrong answers get a word",
    "reverse": "that it is asked both ways",
    "rubric": "what an answer should hold",
    "stale_after": "how long it holds",
    "status": "its status",
    "tags": "its tags",
    "text": "the exact wording of its text with gaps",
    "tolerance": "its tolerance",
    "topic": "the topic it belongs to",
    "typos": "how typing slips are read",
    "unit": "its unit, except as words in what it asks",
}
"""What is lost with a field, as people read it."""
_KINDS = {
    "choice": "one of several", "multi": "several of several", "truefalse": "true or false", "short": "a typed answer",
    "number": "a number", "date": "a date", "cloze": "a text with gaps", "match": "pairs to match",
    "order": "things to put in order", "flashcard": "an open question",
}  # fmt: skip
_EXPLAINS = {
    "prompt": {"as_of", "unit", "image", "image_alt"},
    "explanation": {"evidence", "rubric"},
    "image_alt": {"image"},
    "text": {"as_of"},
    "answer": {"evidence", "explanation", "rubric"},
}
"""Fields that say more only because something else found its place in them."""
_ANSWERS = {"kind", "answer", "answers", "text", "items", "pairs"}
"""What is another field, or says something else, where a question becomes one of another kind."""


_OF_THE_PACK = ("description", "language", "version", "license", "authors", "as_of", "sources", "exams", "allow")
_ANYWAY = {"prompt", "accept"}
"""What may stand among other words, or in a gap, in a question of another kind."""


def approved(pack: LoadedPack) -> tuple[Question, ...]:
    """The questions that are exported."""
    return tuple(question for question in pack.questions if question.status == "approved")


def said(question: Question) -> dict[str, Any]:
    """What a question says besides what every one does, as an author would write it."""
    return {"kind": question.kind, **question.model_dump(mode="json", exclude_defaults=True)}


def compared(
    entries: Sequence[Question], again: Imported, alone: Callable[[Question], Imported] | None = None
) -> Iterator[Loss]:
    """What is lost of the questions that a file was written from, given what it says when it is read again.

    `alone` reads one of them from a file of its own, where the format has no ids that tell which is which.
    """
    for question, back in zip(entries, _paired(entries, again.questions, alone), strict=True):
        yield from (Loss(question.id, what) for what in dict.fromkeys(_lost(question, back)))


def _paired(
    entries: Sequence[Question], again: Sequence[Mapping[str, Any]], alone: Callable[[Question], Imported] | None
) -> Sequence[Mapping[str, Any]]:
    """What is read again of each question; nothing where it is not one question any more."""
    if len(entries) == len(again):
        return again
    counts = [len(alone(question).questions) for question in entries] if alone else []
    if counts and sum(counts) == len(again):
        return [
            again[at] if count == 1 else {} for count, at in zip(counts, accumulate(counts, initial=0), strict=False)
        ]
    by_id = {str(one.get("id")): one for one in again}
    return [by_id.get(one.id, {}) for one in entries]


def _lost(question: Question, back: Mapping[str, Any]) -> Iterator[str]:
    other = question_of({"id": question.id, **back})
    if other is None:
        yield "the whole question"
        return
    if "id" not in back:
        yield WORDS["id"]
    fields = {name for name in type(question).model_fields if _seen(question, name) != _seen(other, name)}
    turned = other.kind != question.kind
    if turned:
        yield f"that it asks for {_KINDS[question.kind]}: it asks for {_KINDS[other.kind]}"
        fields = (fields & {*said(question), *back}) - _ANSWERS
    for name in sorted(fields):
        explained = fields & _EXPLAINS.get(name, set()) or (turned and name in _ANYWAY)
        if not (explained and _stands_there(question, other, name)):
            yield from _words(question, other, name)


def _words(question: Question, other: Question, name: str) -> Iterator[str]:
    """What is lost with a field that says something else."""
    if name == "choices":
        texts, whys = (
            [[getattr(choice, part) for choice in getattr(one, name, ())] for one in (question, other)]
            for part in ("text", "why")
        )
        if question.kind == other.kind and texts[0] != texts[1]:
            yield "the exact wording of its choices"
        if any(whys[0]) and whys[0] != whys[1]:
            yield WORDS[name]
    elif name == "tolerance" and (may_be_off(other) or _is_share_of_nothing(question)):
        yield "that its tolerance is a percentage"
    elif name == "explanation" and [_is_in(question, one, name, "answer") for one in (question, other)] == [
        False,
        True,
    ]:
        yield "its explanation, except as words in its answer"
    else:
        yield WORDS[name]


def _is_share_of_nothing(question: Question) -> bool:
    """Whether a tolerance is a percentage of zero, and so amounts to zero itself."""
    return question.kind == "number" and question.tolerance.endswith("%") and not question.answer.strip("+-0.")


def _stands_there(question: Question, other: Question, name: str) -> bool:
    """Whether what a field says is still read, with more around it."""
    if name == "accept":
        return set(answers.accepted(question)) <= set(answers.accepted(other))
    if name == "image_alt":
        return _is_in(question, other, name, "prompt") or _is_in(question, other, name, "text")
    return _is_in(question, other, name, name)


def _is_in(question: Question, other: Question, name: str, place: str) -> bool:
    return str(getattr(question, name, "")) in str(getattr(other, place, ""))


def _seen(question: Question, name: str) -> Any:
    """A field as it is compared: of passages not the offsets, which their quotes tell again."""
    if name == "evidence":
        cited = question.evidence
        return [(one.source, one.quote, one.occurrence, one.locator, not one.quote and one.start) for one in cited]
    if name == "accept":
        return [one for one in dict.fromkeys(getattr(question, name, ())) if one != getattr(question, "answer", "")]
    if name == "image":
        return question.image.rpartition("/")[2]
    return getattr(question, name, None)


def pack_lost(pack: LoadedPack, kept: Iterable[str] = ()) -> Iterator[Loss]:
    """What the pack says of itself and the file does not."""
    header = pack.header.model_dump(exclude_defaults=True)
    left = [key for key in _OF_THE_PACK if key in header and key not in kept]
    if left:
        yield Loss("", f"of the pack as a whole: {', '.join(left)}")


def grouped(losses: Iterable[Loss], file: str = "") -> dict[str, list[str]]:
    """What is lost, each with the questions or the places in a file that it is lost of, none twice."""
    found: dict[str, dict[str, None]] = {}
    for loss in losses:
        found.setdefault(loss.what, {})[loss.at(file)] = None
    return {what: list(questions) for what, questions in found.items()}
