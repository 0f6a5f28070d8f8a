"""What a person should check in a pack: generated questions for which nobody vouches, and conflicts nobody settled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.facts.settling import conflict_id

if TYPE_CHECKING:
    from quizapp.facts.model import Conflict, Fact, Passage
    from quizapp.packs.model import Question
    from quizapp.packs.validating import Item

ALL, DRAFTS, APPROVED = WHICH = ("all", "drafts", "approved")
_LAST = 1 << 60


@dataclass(frozen=True, slots=True)
class Case:
    """Something to look at: a question, or a conflict."""

    question: Question | None = None
    conflict: Conflict | None = None

    @property
    def id(self) -> str:
        """What it is known by."""
        if self.question is not None:
            return self.question.id
        assert self.conflict is not None
        return conflict_id(self.conflict)

    def asks_of(self, facts: Collection[str]) -> bool:
        """Whether it is a question on one of these facts."""
        return bool(self.question and self.question.origin and self.question.origin.fact in facts)

    def among(self, which: str) -> bool:
        """Whether it is one of these: drafts, approved questions, or all; a conflict is always."""
        if self.question is None or which == ALL:
            return True
        return (self.question.status == "draft") is (which == DRAFTS)


def checklist(
    items: Iterable[Item],
    facts: Mapping[str, Fact],
    conflicts: Iterable[Conflict],
    documents: Sequence[str],
    settled: Collection[str] = (),
    stale: Collection[str] = (),
) -> tuple[Case, ...]:
    """The cases as the documents go on, so that whoever checks them stays in one passage; a conflict comes first.

    Of what a person has checked only those come again whose passage is `stale`.
    """
    order = {name: number for number, name in enumerate(documents)}
    found: list[tuple[tuple[int, int, bool, int], Case]] = []
    for number, item in enumerate(items):
        question = item.question
        is_checked = question.checked is not None and question.id not in stale
        if not item.generated or is_checked or question.status == "retired":
            continue
        first = next(iter(question.evidence), None)
        document = order.get(first.source, _LAST) if first else _LAST
        start = first.start or 0 if first else 0
        found.append(((document, start, True, number), Case(question)))
    for number, conflict in enumerate(conflicts):
        if conflict.series or conflict_id(conflict) in settled:
            continue
        places = [(order.get(p.document, _LAST), p.span.start) for p in _passages(conflict, facts)]
        found.append(((*min(places, default=(_LAST, 0)), False, number), Case(conflict=conflict)))
    return tuple(case for _, case in sorted(found, key=lambda one: one[0]))


def _passages(conflict: Conflict, facts: Mapping[str, Fact]) -> list[Passage]:
    return [passage for name in conflict.facts if name in facts for passage in facts[name].passages]
