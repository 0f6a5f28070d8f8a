"""What became of the questions that could be studied, from one state of a pack to the next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quizapp.packs.answers import answer_fingerprint, facets, text_fingerprint
from quizapp.packs.model import Question

Pair = tuple[Question, Question]
"""What was asked, and what is asked now in its place."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The questions that were approved, kept or edited: each list in the order of ids."""

    kept: tuple[Question, ...] = ()
    new: tuple[Question, ...] = ()
    changed: tuple[Pair, ...] = ()
    gone: tuple[Question, ...] = ()
    renamed: tuple[Pair, ...] = ()
    """Those that go by another id now; they are among the others, too."""
    curated: frozenset[str] = frozenset()
    """Ids that those had which a person kept or edited."""

    @property
    def reanswered(self) -> tuple[Pair, ...]:
        """Those of the changed that have another answer now: who knew them is asked again."""
        return tuple(pair for pair in self.changed if _answer(pair[0]) != _answer(pair[1]))

    @property
    def reworded(self) -> tuple[Pair, ...]:
        """Those of the changed that only read differently: what was learnt of them holds."""
        return tuple(pair for pair in self.changed if _answer(pair[0]) == _answer(pair[1]))


def changes(before: Sequence[Question], after: Sequence[Question], curated: Collection[str] = ()) -> Changes:
    """Each question followed by its id or by an id that it had; `curated` are the ids that a person kept or edited."""

    def vouched(question: Question) -> bool:
        return not {question.id, *question.aliases}.isdisjoint(curated)

    old = {one.id: one for one in before if one.status == "approved" or vouched(one)}
    now = sorted((one for one in after if one.status == "approved" or vouched(one)), key=lambda one: one.id)
    former = {one.id: [old[name] for name in (one.id, *one.aliases) if name in old] for one in now}
    followed = {question.id for questions in former.values() for question in questions}
    pairs = [(former[one.id][0], one) for one in now if former[one.id]]
    return Changes(
        kept=tuple(one for was, one in pairs if text_fingerprint(was) == text_fingerprint(one)),
        new=tuple(one for one in now if not former[one.id]),
        changed=tuple((was, one) for was, one in pairs if text_fingerprint(was) != text_fingerprint(one)),
        gone=tuple(question for name, question in sorted(old.items()) if name not in followed),
        renamed=tuple((was, one) for was, one in pairs if was.id != one.id),
        curated=frozenset(name for name, question in old.items() if vouched(question)),
    )


def _answer(question: Question) -> tuple[str, ...]:
    return (question.kind, *(answer_fingerprint(question, facet) for facet in facets(question)))
