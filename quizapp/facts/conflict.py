"""Facts about the same with another value: series in time, contradictions, and rivals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from quizapp.facts.agree import WORDS, agree
from quizapp.facts.attribute import attribute, happens_once
from quizapp.facts.counting import count_of, modifiers, phrase_of, sort_counted
from quizapp.facts.identity import fact_id
from quizapp.facts.mentions import Mention
from quizapp.facts.model import Conflict, Fact, Family, Part, ValueType

ONE_VALUE = {ValueType.DATE, ValueType.NUMBER}
Key = Callable[[Fact], str]


def conflicts(facts: Sequence[Fact], mentions: Sequence[Mention] = ()) -> list[Conflict]:
    """What the documents disagree on, in the order found: volatile values are a series, others a contradiction.

    `mentions` are counts that no fact states; one that rivals a fact is told with it.
    """
    found: list[Conflict] = []
    for key in (_identity, attribute):
        known = [set(conflict.facts) for conflict in found]
        groups = [group for group in _grouped(facts, key) if _one_is_right(group)]
        found += [_conflict(group) for group in groups if not any({f.id for f in group} <= ids for ids in known)]
    known = [set(conflict.facts) for conflict in found]
    rows = [pair for pair in _rows_and_sentences(facts) if not any({f.id for f in pair} <= ids for ids in known)]
    found += [_conflict(pair) for pair in rows]
    found = [conflict if conflict.series else _with_siblings(conflict, facts) for conflict in found]
    return _with_mentions(found, facts, mentions)


def rivals(facts: Sequence[Fact], mentions: Sequence[Mention] = ()) -> dict[str, tuple[str, ...]]:
    """Fact id -> other values that documents give for it, which are never wrong options."""
    found: dict[str, dict[str, None]] = {}
    for key in (_identity, attribute):
        for group in _grouped(facts, key):
            for fact in group:
                others = (other.value.text for other in group if _disagree(other, fact))
                found.setdefault(fact.id, {}).update(dict.fromkeys(others))
    for fact in facts:
        if texts := [mention.value.text for mention in _rivalling(fact, mentions)]:
            found.setdefault(fact.id, {}).update(dict.fromkeys(texts))
    return {fact: tuple(values) for fact, values in found.items()}


def contradicted(found: Iterable[Conflict]) -> set[str]:
    """The ids of facts that must not be asked until somebody has decided."""
    disputed = [conflict for conflict in found if not conflict.series]
    return {fact for conflict in disputed for fact in conflict.facts if fact not in conflict.asked}


def overruled(found: Iterable[Conflict]) -> set[str]:
    """The ids of facts that somebody decided not to ask."""
    return {fact for conflict in found if conflict.settled for fact in conflict.facts if fact not in conflict.asked}


def _grouped(facts: Sequence[Fact], key: Key) -> list[list[Fact]]:
    """Groups of facts under one key whose values do not all agree."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        if name := key(fact):
            groups.setdefault(name, []).append(fact)
    return [group for group in groups.values() if any(_disagree(one, other) for one in group for other in group)]


def _disagree(one: Fact, other: Fact) -> bool:
    """Whether two facts about the same cannot both be right: `twelve small and nine large towns` can."""
    if agree(one.value, other.value):
        return False
    if one.value.type is not ValueType.NUMBER:
        return True
    mine, theirs = modifiers(phrase_of(one)), modifiers(phrase_of(other))
    same_place = {(p.document, p.span) for p in one.passages} & {(p.document, p.span) for p in other.passages}
    return not same_place and (not mine or not theirs or bool(mine & theirs))


def _identity(fact: Fact) -> str:
    """What the fact is about in its own words, and of a number what it counts."""
    counted = sort_counted(fact.value.head) if fact.value.type is ValueType.NUMBER else ""
    return fact_id(fact.subject, fact.relation, fact.qualifiers, fact.time) + counted


def _one_is_right(group: Sequence[Fact]) -> bool:
    """Whether the values exclude each other, rather than all being right as the names of several members are."""
    first = group[0]
    if first.value.type in WORDS:
        return False
    if first.value.type in ONE_VALUE or first.family in {Family.FIELD, Family.ACRONYM} or first.volatile:
        return True
    return happens_once(first) and len({p.document for fact in group for p in fact.passages}) > 1


def _conflict(group: Sequence[Fact]) -> Conflict:
    return Conflict(
        subject=group[0].subject,
        relation=group[0].relation,
        facts=tuple(dict.fromkeys(fact.id for fact in group)),
        series=_series(group),
        statements=tuple(
            (p.document, _shown(f.value), f.as_of or f.as_of_label) for f in group for p in f.passages[:1]
        ),
        rivals={fact.id: tuple(dict.fromkeys(o.value.text for o in group if _disagree(o, fact))) for fact in group},
    )


def _rows_and_sentences(facts: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Rows of tables with a sentence of the same document that states the same otherwise.

    A table of stations calls `Westby` what a sentence calls the Westby station.
    """
    rows: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        if fact.family is Family.FIELD and (said := attribute(fact)):
            rows.update({(passage.document, said): fact for passage in fact.passages})
    return [
        (row, fact)
        for fact in facts
        if fact.family is Family.CLAUSE
        for passage in fact.passages[:1]
        for said in _without_a_word(attribute(fact))
        if (row := rows.get((passage.document, said))) and _disagree(row, fact) and _one_is_right((row, fact))
    ]


def _without_a_word(said: str) -> list[str]:
    """The attribute of the name without its first or its last word."""
    about, bar, rest = said.partition("|")
    words = about.split()
    return [f"{' '.join(part)}{bar}{rest}" for part in (words[1:], words[:-1])] if len(words) > 1 else []


def _with_siblings(conflict: Conflict, facts: Sequence[Fact]) -> Conflict:
    """The conflict with the facts of the same sentences that are asked by a value in dispute."""
    disputed = [fact for fact in facts if fact.id in conflict.facts]
    siblings = (other.id for other in facts if any(_says(other, fact) for fact in disputed))
    return replace(conflict, facts=tuple(dict.fromkeys((*conflict.facts, *siblings))))


def _says(other: Fact, fact: Fact) -> bool:
    """Whether the other fact is of the same sentence and tells the value, of which it asks something else."""
    places = {(p.document, p.span) for p in fact.passages}
    if other.family is not Family.CLAUSE or not any((p.document, p.span) in places for p in other.passages):
        return False
    statement = "" if other.simple else other.statement
    told = (other.time, statement, *(part.text for part in other.parts if part is not other.value))
    return any(fact.value.text in text for text in told)


def _series(group: Sequence[Fact]) -> bool:
    """Whether each value is of a time of its own: all can change, all are dated, no two share a date."""
    if not all(fact.volatile and (fact.as_of or fact.as_of_label) for fact in group):
        return False
    return all(
        not _disagree(one, other) or (one.as_of, one.as_of_label) != (other.as_of, other.as_of_label)
        for one in group
        for other in group
    )


def _with_mentions(found: list[Conflict], facts: Sequence[Fact], mentions: Sequence[Mention]) -> list[Conflict]:
    """The conflicts, each also telling the mentions that rival its facts; new ones where there are only mentions."""
    out = list(found)
    for fact in facts:
        for mention in _rivalling(fact, mentions):
            said = (mention.document, _shown(mention.value), mention.as_of or mention.label)
            place = next((n for n, conflict in enumerate(out) if fact.id in conflict.facts), None)
            if place is None:
                alike = [one for one in facts if attribute(one) == attribute(fact)]
                out.append(replace(_conflict(alike), series=True))
                place = len(out) - 1
            if not _told(out[place], mention):
                out[place] = replace(out[place], statements=(*out[place].statements, said))
    return out


def _told(conflict: Conflict, mention: Mention) -> bool:
    """Whether a conflict tells this value of this document already."""
    return any(
        document == mention.document and agree(Part("", value, ValueType.NUMBER), mention.value)
        for document, value, _ in conflict.statements
    )


def _rivalling(fact: Fact, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of another number for the same count; of facts that cannot change there are none."""
    count = count_of(fact)
    if not all(count) or not fact.volatile:
        return []
    mine = modifiers(phrase_of(fact))
    return [
        mention
        for mention in mentions
        if (mention.about, mention.noun) == count
        and not agree(mention.value, fact.value)
        and not _cites(fact, mention)
        and (not mine or not mention.modifiers or mine & mention.modifiers)
    ]


def _cites(fact: Fact, mention: Mention) -> bool:
    """Whether the mention stands in a passage of the fact: two counts of one sentence are of two things."""
    return any(
        p.document == mention.document and p.span.start <= mention.span.start < p.span.end for p in fact.passages
    )


def _shown(part: Part) -> str:
    return f"{part.hedge} {part.text}".strip()
