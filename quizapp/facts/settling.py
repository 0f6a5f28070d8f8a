"""Conflicts as a curator settled them: which of the facts in dispute may be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.documents.model import Document
from quizapp.facts.as_of import as_of
from quizapp.facts.identity import canonical, digest
from quizapp.facts.model import Conflict, Fact

VALUE, BOTH, NEITHER = "value", "both", "neither"


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is asked of a conflict: one value, both as of their dates, or neither."""

    ask: str
    value: str = ""


def conflict_id(conflict: Conflict) -> str:
    """The id of a conflict: of what it is about and the values in dispute, so that another value asks anew."""
    values = sorted({canonical(value) for _, value, _ in conflict.statements})
    return "c-" + digest([canonical(conflict.subject), canonical(conflict.relation), list(values)])


def values_of(conflict: Conflict) -> tuple[str, ...]:
    """The different values in dispute, in the order found."""
    return tuple({canonical(value): value for _, value, _ in reversed(conflict.statements)}.values())[::-1]


def settled(
    conflicts: Sequence[Conflict],
    facts: Sequence[Fact],
    settlements: Mapping[str, Settlement],
    documents: Sequence[Document],
) -> tuple[list[Conflict], list[Fact]]:
    """The conflicts with what may be asked of them, and the facts, those asked as of a date with that date."""
    when = {document.name: as_of(document) for document in documents}
    by_id = {fact.id: fact for fact in facts}
    dated: set[str] = set()
    found = []
    for conflict in conflicts:
        said = None if conflict.series else settlements.get(conflict_id(conflict))
        disputed = [by_id[name] for name in conflict.facts if name in conflict.rivals and name in by_id]
        if said is None:
            found.append(conflict)
        elif said.ask == BOTH:
            dated.update(fact.id for fact in disputed)
            found.append(replace(conflict, settled=True, asked=tuple(fact.id for fact in disputed)))
        else:
            found.append(replace(conflict, settled=True, asked=_asked(conflict, disputed, by_id, said)))
    return found, [_dated(fact, when) if fact.id in dated else fact for fact in facts]


def _dated(fact: Fact, when: Mapping[str, tuple[str, str]]) -> Fact:
    """The fact as one that held when its document was written."""
    day, label = when.get(fact.passages[0].document, ("", "")) if fact.passages else ("", "")
    return replace(fact, volatile=True, as_of=day or fact.as_of, as_of_label=label or fact.as_of_label)


def _asked(
    conflict: Conflict, disputed: Sequence[Fact], by_id: Mapping[str, Fact], said: Settlement
) -> tuple[str, ...]:
    """The facts that give the value that was chosen, and those told by the same sentences as they and no other."""
    if said.ask != VALUE:
        return ()
    chosen = [fact for fact in disputed if _gives(fact, said.value)]
    right, wrong = _places(chosen), _places([fact for fact in disputed if fact not in chosen])
    others = [by_id[name] for name in conflict.facts if name in by_id and name not in conflict.rivals]
    told = [fact for fact in others if _places([fact]) & right and not _places([fact]) & wrong]
    return tuple(fact.id for fact in (*chosen, *told))


def _gives(fact: Fact, value: str) -> bool:
    told = f"{fact.value.hedge} {fact.value.text}".strip()
    return canonical(value) in {canonical(told), canonical(fact.value.text)}


def _places(facts: Sequence[Fact]) -> set[tuple[str, int, int]]:
    return {(p.document, p.span.start, p.span.end) for fact in facts for p in fact.passages}
