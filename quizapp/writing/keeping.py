"""What an earlier run approved stays as it was, as long as its evidence stands and nothing has made it wrong.

Where a question has another id now, the new one is known by the old id as well, so that progress and decisions follow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.facts.identity import canonical
from quizapp.packs.answers import shown
from quizapp.packs.evidence import locate
from quizapp.packs.model import Evidence, Question


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known now: the documents' texts, old names of documents, and what the facts say."""

    texts: Mapping[str, str]
    renamed: Mapping[str, str]
    """Former base name of a document -> its name now."""
    contradicted: Collection[str]
    """Ids of facts on which the documents disagree."""
    right: Mapping[str, Sequence[str]]
    """Fact id -> values that are right, too."""
    vouched: Collection[str] = ()
    """Ids of questions that a person kept or edited."""
    edited: Sequence[Question] = ()
    """What stands for questions that a person edited."""


def keep(earlier: Sequence[Question], found: Sequence[Question], now: Situation, rewrite: bool) -> tuple[Question, ...]:
    """The questions found, with the earlier approved ones that still hold in place of what asks the same.

    `rewrite` takes the questions found as they are, but for those that a person vouches for; all are known by the ids
    they had. What a person vouches for stays also where its passage is gone, if nothing is found of the same id.
    """
    carried = [moved for question in earlier if (moved := _carried(question, now)).evidence]
    ids = {question.id: question for question in found}
    carried += _stale(earlier, {question.id for question in carried} | set(ids), now)
    held = [question for question in carried if _holds(question, now) and not _newer(ids.get(question.id), question)]
    stay = {question.id: question for question in held if not rewrite or _vouched(question, now)}
    asked = {key for question in (*stay.values(), *_edited(now, ids)) for key in _asks(question)}
    new = [question for question in found if question.id not in stay and asked.isdisjoint(_asks(question))]
    return tuple(sorted([*stay.values(), *_known_as(new, carried, {*stay, *ids})], key=lambda question: question.id))


def _carried(question: Question, now: Situation) -> Question:
    """The question with its passages where they stand now; passages that are gone are left out."""
    evidence = tuple(moved for one in question.evidence if (moved := _moved(one, now)))
    return question if evidence == question.evidence else question.model_copy(update={"evidence": evidence})


def _stale(earlier: Sequence[Question], known: Collection[str], now: Situation) -> list[Question]:
    """What a person vouches for that is not known, and cites what a document does not say any more."""
    return [
        question
        for question in earlier
        if question.id not in known
        and _vouched(question, now)
        and any(one.source in now.texts for one in question.evidence)
    ]


def _edited(now: Situation, found: Collection[str]) -> list[Question]:
    """The edits that stand for a question which is not found any more, with their passages where they stand now."""
    return [_carried(question, now) for question in now.edited if {question.id, *question.aliases}.isdisjoint(found)]


def _moved(evidence: Evidence, now: Situation) -> Evidence | None:
    name = now.renamed.get(evidence.source, evidence.source)
    text = now.texts.get(name)
    if text is None or not (evidence.quote or evidence.start is not None):
        return None
    place = locate(text, evidence)
    if not place.found:
        return None
    quote = text[place.start : place.end]
    answer = place.answer if quote == evidence.quote else None
    now_there = {"source": name, "quote": quote, "start": place.start, "end": place.end, "answer": answer}
    return evidence.model_copy(update=now_there)


def _holds(question: Question, now: Situation) -> bool:
    """Whether it was approved or kept, no document contradicts it, and no wrong option has become right."""
    fact = question.origin.fact if question.origin else ""
    if (question.status != "approved" and not _vouched(question, now)) or fact in now.contradicted:
        return False
    if question.kind == "choice":
        rivals = {canonical(value) for value in now.right.get(fact, ())}
        return not any(canonical(c.text) in rivals for c in question.choices if c.text != question.answer)
    return True


def _vouched(question: Question, now: Situation) -> bool:
    return not {question.id, *question.aliases}.isdisjoint(now.vouched)


def _newer(found: Question | None, question: Question) -> bool:
    """Whether the documents now give a later value for what can change."""
    return found is not None and bool(found.as_of) and (found.as_of or "") > (question.as_of or "")


def _known_as(found: Sequence[Question], earlier: Sequence[Question], taken: Collection[str]) -> list[Question]:
    """The questions found, each with the ids of the earlier ones in whose place it stands."""
    by_id = {question.id: question for question in found}
    alike: dict[tuple[str, str], list[Question]] = {}
    for question in found:
        for answer, source, _ in _asks(question):
            alike.setdefault((answer, source), []).append(question)
    names: dict[str, list[str]] = {}
    for old in earlier:
        same = (question for key in _asks(old) for question in alike.get(key[:2], ()) if _overlap(old, question))
        successor = by_id.get(old.id) or next(same, None)
        if successor:
            names.setdefault(successor.id, []).extend([old.id, *old.aliases])
    return [_named(question, names.get(question.id, ()), taken) for question in found]


def _named(question: Question, names: Sequence[str], taken: Collection[str]) -> Question:
    aliases = tuple(dict.fromkeys(name for name in (*question.aliases, *names) if name not in taken))
    return question if aliases == question.aliases else question.model_copy(update={"aliases": aliases})


def _overlap(one: Question, other: Question) -> bool:
    return any(
        p.source == q.source and max(p.start or 0, q.start or 0) < min(p.end or 0, q.end or 0)
        for p in one.evidence
        for q in other.evidence
    )


def _asks(question: Question) -> Iterable[tuple[str, str, int]]:
    """What it asks, as answer and passage."""
    answer = canonical(shown(question))
    return [(answer, e.source, e.start) for e in question.evidence if e.start is not None]
