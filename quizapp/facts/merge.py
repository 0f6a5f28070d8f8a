"""The same fact in several documents becomes one fact with several passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.facts.agree import WORDS, agree, precision
from quizapp.facts.identity import canonical, fact_id
from quizapp.facts.model import Fact, Passage
from quizapp.facts.names import named_alike

MOST_PASSAGES = 4


def merge(facts: Iterable[Fact]) -> list[Fact]:
    """One fact for all that state the same; each with an id of its own, in the order found.

    Values under one id that do not agree stay apart: the first (of volatile ones the newest) keeps the id, the others
    get one that also names their date or value.
    """
    groups: dict[str, list[Fact]] = {}
    for fact in named_alike(list(facts)):
        groups.setdefault(fact.id, []).append(fact)
    return [merged for group in groups.values() for merged in _apart([_one(same) for same in _agreeing(group)])]


def _agreeing(group: Sequence[Fact]) -> list[list[Fact]]:
    """The facts in groups that agree throughout, the same whatever the order they come in."""
    clusters: list[list[Fact]] = []
    for fact in sorted(group, key=_precise_first):
        for cluster in clusters:
            if all(agree(fact.value, other.value) for other in cluster) or _worded_otherwise(fact, cluster):
                cluster.append(fact)
                break
        else:
            clusters.append([fact])
    return clusters


def _precise_first(fact: Fact) -> tuple[object, ...]:
    return (-precision(fact.value), *_place(fact), fact.value.text, fact.statement)


def _place(fact: Fact) -> tuple[str, int, int]:
    passage = fact.passages[0] if fact.passages else None
    return (passage.document, passage.span.start, passage.span.end) if passage else ("", 0, 0)


def _worded_otherwise(fact: Fact, cluster: Sequence[Fact]) -> bool:
    """Whether another document gives the same reason or purpose in words of its own."""
    elsewhere = {p.document for other in cluster for p in other.passages}.isdisjoint(p.document for p in fact.passages)
    return elsewhere and fact.value.type in WORDS and cluster[0].value.type in WORDS


def _one(same: Sequence[Fact]) -> Fact:
    """One fact of those that agree: the one that says most, of volatile ones the newest, with all passages."""
    best = max(same, key=lambda fact: (fact.as_of if fact.volatile else "", precision(fact.value), fact.simple))
    others = sorted((fact for fact in same if fact is not best), key=_place)
    texts = dict.fromkeys(
        fact.value.text for fact in others if canonical(fact.value.text) != canonical(best.value.text)
    )
    return replace(
        best,
        passages=_passages([best, *others]),
        importance=max(fact.importance for fact in same),
        variants=tuple(texts) if best.value.type in WORDS else (),
    )


def _passages(facts: Sequence[Fact]) -> tuple[Passage, ...]:
    different = {(p.document, p.span.start): p for fact in reversed(facts) for p in reversed(fact.passages)}
    return tuple(reversed(different.values()))[:MOST_PASSAGES]


def _apart(facts: Sequence[Fact]) -> list[Fact]:
    """The facts with different ids: all but the first are also known by their date or value."""
    if len(facts) == 1:
        return list(facts)
    first = max(facts, key=lambda fact: fact.as_of if fact.volatile else "")
    return [fact if fact is first else replace(fact, id=_id_with_value(fact)) for fact in facts]


def _id_with_value(fact: Fact) -> str:
    known_by = ("as of", fact.as_of or fact.as_of_label) if fact.volatile else ("value", fact.value.text)
    if not known_by[1]:
        known_by = ("value", fact.value.text)
    return fact_id(fact.subject, fact.relation, [*fact.qualifiers, known_by], fact.time)
