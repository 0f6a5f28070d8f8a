"""Facts with the same subject and relation and another value: series in time, contradictions, and rivals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from quizapp.facts.agree import WORDS, agree
from quizapp.facts.identity import canonical, fact_id
from quizapp.facts.model import Conflict, Fact, Family, Part, ValueType

ONE_VALUE = {ValueType.DATE, ValueType.NUMBER}
STATES = {"be", "have", "consist", "comprise", "contain", "include", "count", "number", "total", "employ", "hold", "of"}
"""Relations that say how many there are, whatever the wording."""


def conflicts(facts: Sequence[Fact]) -> list[Conflict]:
    """What the documents disagree on, in the order found: volatile values are a series, others a contradiction."""
    found = [_conflict(group) for group in _grouped(facts, _identity) if _one_is_right(group)]
    known = {frozenset(conflict.facts) for conflict in found}
    counts = [_conflict(group) for group in _grouped(facts, _count) if len({f.id for f in group}) > 1]
    return found + [c for c in counts if not any(frozenset(c.facts) <= facts for facts in known)]


def rivals(facts: Sequence[Fact]) -> dict[str, tuple[str, ...]]:
    """Fact id -> other values that documents give for it, which are never wrong options."""
    found: dict[str, dict[str, None]] = {}
    for key in (_identity, _count):
        for group in _grouped(facts, key):
            for fact in group:
                others = (other.value.text for other in group if not agree(other.value, fact.value))
                found.setdefault(fact.id, {}).update(dict.fromkeys(others))
    return {fact: tuple(values) for fact, values in found.items()}


def contradicted(found: Iterable[Conflict]) -> set[str]:
    """The ids of facts that must not be asked until somebody has decided."""
    return {fact for conflict in found if not conflict.series for fact in conflict.facts}


def _grouped(facts: Sequence[Fact], key: Callable[[Fact], str]) -> list[list[Fact]]:
    """Groups of facts under one key whose values do not all agree."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        if name := key(fact):
            groups.setdefault(name, []).append(fact)
    return [
        group for group in groups.values() if any(not agree(one.value, other.value) for one in group for other in group)
    ]


def _identity(fact: Fact) -> str:
    return fact_id(fact.subject, fact.relation, fact.qualifiers, fact.time)


def _count(fact: Fact) -> str:
    """What a number counts, whatever verb says so: `kfor|troop`; empty for what is no present count."""
    value = fact.value
    if value.type is not ValueType.NUMBER or not value.head or fact.time or fact.qualifiers:
        return ""
    words = canonical(fact.relation).split()
    if not fact.volatile and not (words and words[0] in STATES):
        return ""
    return f"{canonical(fact.subject)}|{_singular(canonical(value.head))}|{fact.volatile}"


def _singular(noun: str) -> str:
    """The noun without its plural ending, roughly: it is only compared with other nouns so treated."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _one_is_right(group: Sequence[Fact]) -> bool:
    """Whether the values exclude each other, rather than all being right as the names of several members are."""
    first = group[0]
    if first.value.type in WORDS:
        return False
    return first.value.type in ONE_VALUE or first.family in {Family.FIELD, Family.ACRONYM} or first.volatile


def _conflict(group: Sequence[Fact]) -> Conflict:
    return Conflict(
        subject=group[0].subject,
        relation=group[0].relation,
        facts=tuple(dict.fromkeys(fact.id for fact in group)),
        series=_series(group),
        statements=tuple(
            (p.document, _shown(f.value), f.as_of or f.as_of_label) for f in group for p in f.passages[:1]
        ),
        rivals={
            fact.id: tuple(dict.fromkeys(o.value.text for o in group if not agree(o.value, fact.value)))
            for fact in group
        },
    )


def _series(group: Sequence[Fact]) -> bool:
    """Whether each value is of a time of its own: all can change, all are dated, no two share a date."""
    if not all(fact.volatile and (fact.as_of or fact.as_of_label) for fact in group):
        return False
    return all(
        agree(one.value, other.value) or (one.as_of, one.as_of_label) != (other.as_of, other.as_of_label)
        for one in group
        for other in group
    )


def _shown(part: Part) -> str:
    return f"{part.hedge} {part.text}".strip()
