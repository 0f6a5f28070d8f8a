"""What an earlier run approved stays as it was, as long as its evidence stands and nothing has made it wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from quizapp.facts.identity import canonical
from quizapp.packs.answers import shown
from quizapp.packs.model import Question


def keep(
    earlier: Sequence[Question],
    found: Sequence[Question],
    texts: Mapping[str, str],
    contradicted: Collection[str],
    right: Mapping[str, Sequence[str]],
) -> tuple[Question, ...]:
    """The questions found, with the earlier approved ones that still hold in place of what asks the same."""
    now = {q.id: q for q in found}
    old = {
        q.id: q
        for q in earlier
        if q.status == "approved" and _holds(q, texts, contradicted, right) and not _newer(now.get(q.id), q)
    }
    asked = {key for q in old.values() for key in _asks(q)}
    new = [q for q in found if q.id not in old and asked.isdisjoint(_asks(q))]
    return tuple(sorted([*old.values(), *new], key=lambda q: q.id))


def _holds(
    question: Question, texts: Mapping[str, str], contradicted: Collection[str], right: Mapping[str, Sequence[str]]
) -> bool:
    """Whether its passages stand where it says, no document contradicts it, and no wrong option has become right."""
    fact = question.origin.fact if question.origin else ""
    if fact in contradicted or not question.evidence:
        return False
    if question.kind == "choice":
        rivals = {canonical(value) for value in right.get(fact, ())}
        if any(canonical(choice.text) in rivals for choice in question.choices if choice.text != question.answer):
            return False
    return all(
        e.start is not None and e.end is not None and texts.get(e.source, "")[e.start : e.end] == e.quote
        for e in question.evidence
    )


def _newer(found: Question | None, question: Question) -> bool:
    """Whether the documents now give a later value for what can change."""
    return found is not None and bool(found.as_of) and (found.as_of or "") > (question.as_of or "")


def _asks(question: Question) -> Iterable[tuple[str, str, int]]:
    """What it asks, as answer and passage."""
    answer = canonical(shown(question))
    return [(answer, e.source, e.start) for e in question.evidence if e.start is not None]
