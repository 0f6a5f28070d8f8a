"""A sitting of checking a pack: one case after the other, each decision saved before the next is shown.

What cannot be written raises QuizError and nothing has changed, so the same thing can be tried again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.errors import QuizError
from quizapp.facts.conflict import overruled
from quizapp.facts.settling import BOTH, NEITHER, VALUE, Settlement, conflict_id, settled, values_of
from quizapp.packs import deciding
from quizapp.packs.answers import facets
from quizapp.packs.bank import documents_read, facts_kept
from quizapp.packs.checklist import ALL, WHICH, Case, checklist
from quizapp.packs.described import Described, described
from quizapp.packs.editing import decided_in
from quizapp.packs.model import Evidence
from quizapp.packs.passages import Shown, cited, passages
from quizapp.packs.reading import LoadedPack, examine
from quizapp.packs.stale import Stale, accepted, holding, stale
from quizapp.packs.unsaid import unsaid
from quizapp.packs.validating import question_of
from quizapp.practice.editing import beneath
from quizapp.practice.ledger import Ledger, Step

if TYPE_CHECKING:
    from quizapp.facts.model import Conflict
    from quizapp.packs.model import Question

LATER = "later"


@dataclass(frozen=True, slots=True)
class Done:
    """A step of this sitting, and what was written, if anything was."""

    case: Case
    verb: str
    step: Step | None = None


class Curating:
    """The case before the curator, and what was decided so far."""

    def __init__(self, path: Path, who: str, on: date, corrections: Path | None = None, which: str = ALL) -> None:
        pack, problems = examine(path, corrections)
        if pack is None:
            from quizapp.packs.reading import failure

            raise failure(path, problems)
        self.pack: LoadedPack = pack
        self.which = which
        self._checked = deciding.by(who, on)
        file, private = decided_in(pack, corrections)
        self.ledger, self.is_own = Ledger(file, private=private), not private
        facts, self._conflicts = facts_kept(pack.root) if pack.path.is_dir() else ((), ())
        self._facts = {fact.id: fact for fact in facts}
        documents = [read.name for read in documents_read(pack.root)] if pack.path.is_dir() else []
        known = [one for said in (pack.decisions, pack.corrections) if said for one in said.conflicts]
        self._settled = {one.id: Settlement(one.ask, one.value) for one in known}
        self._stale: dict[str, list[Stale]] = {}
        for one in stale(pack):
            self._stale.setdefault(one.item.question.id, []).append(one)
        self._all = checklist(pack.items, self._facts, self._conflicts, documents, self._settled, self._stale)
        self._done: list[Done] = []
        self.unsaid: list[str] = []
        """What is to be warned of after the last edit."""
        self._begin()

    def _begin(self) -> None:
        """Begin with everything of the sort that is wanted and not decided yet."""
        self._earlier = {done.case.id for done in self._done if done.verb != LATER}
        self.at = 0
        self._choose()

    def _choose(self) -> None:
        """The cases, without questions that generate drops, or asks as of a date, as a conflict was settled."""
        conflicts, _ = settled(self._conflicts, tuple(self._facts.values()), self._settled, ())
        dated = (one for one in conflicts if one.settled and self._settled[conflict_id(one)].ask == BOTH)
        out = overruled(conflicts).union(*(one.facts for one in dated))
        wanted = (case for case in self._all if case.among(self.which) and case.id not in self._earlier)
        self.cases = tuple(case for case in wanted if not case.asks_of(out))

    # what is looked at

    @property
    def title(self) -> str:
        """The pack's title."""
        return self.pack.header.title

    @property
    def case(self) -> Case | None:
        """The case before the curator; None when there is none left."""
        return self.cases[self.at] if self.at < len(self.cases) else None

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each thing was done."""
        return Counter(done.verb for done in self._done)

    def described(self, question: Question) -> Described:
        """The question laid open."""
        fact = self._facts.get(question.origin.fact) if question.origin else None
        found = described(question, fact, self._conflicts)
        gone = tuple(_gone(one) for one in self._stale.get(question.id, ()))
        return replace(found, doubts=(*gone, *found.doubts))

    def choices(self, conflict: Conflict) -> list[tuple[str, str]]:
        """How a conflict can be settled: what is asked, and the value."""
        values = [(VALUE, value) for value in values_of(conflict)]
        return [*values, (BOTH, ""), (NEITHER, "")]

    def passages(self) -> tuple[Shown, ...]:
        """The passages that the case rests on."""
        case = self.case
        if case is None:
            return ()
        if case.question is not None:
            return passages(case.question, self.pack.sources)
        assert case.conflict is not None
        return cited(self._disputed(case.conflict), self.pack.sources)

    def _disputed(self, conflict: Conflict) -> list[Evidence]:
        """Where the documents state what they disagree on."""
        found = []
        for fact in (self._facts[name] for name in conflict.rivals if name in self._facts):
            for passage in fact.passages:
                source = self.pack.sources[passage.document]
                quote = source.text[passage.span.start : passage.span.end] if source and source.text else ""
                if quote:
                    place = {"start": passage.span.start, "end": passage.span.end}
                    found.append(Evidence.model_validate({"source": passage.document, "quote": quote, **place}))
        return found

    def source(self) -> tuple[Path, int]:
        """The file of the first passage, and its line there; raises QuizError where there is none."""
        for shown in self.passages():
            source = self.pack.sources[shown.document]
            if source and source.path:
                return source.path, shown.line
        raise QuizError("the document is not in the pack's folder")

    # what is decided

    def keep(self) -> None:
        """The question is right; where its passage is gone, by what stands there now."""
        question = self._question
        found = [one for one in self._stale.get(question.id, ()) if one.now]
        if found:
            self._decide("kept", question.id, self._edit(accepted(question, holding(question.id, found))))
        else:
            self._decide("kept", question.id, deciding.keep(question, self._checked, self._beneath.get(question.id)))

    @property
    def is_outdated(self) -> bool:
        """Whether the passage of the question is gone, and something like it stands there that says its answer."""
        found = [one for one in self._stale.get(self.case.id, ()) if one.now] if self.case else []
        return bool(found) and not any(one.lost for one in found)

    @property
    def cards(self) -> list[str]:
        """The cards of the question."""
        name = f"{self.pack.header.id}/{self._question.id}"
        return [f"{name}#{facet}".removesuffix("#") for facet in facets(self._question)]

    def edited(self, said: Mapping[str, Any]) -> None:
        """The question is right as this says it; what its passage does not say any more is in `unsaid`."""
        before, after = self._question, question_of(said)
        self._decide("edited", before.id, self._edit(said))
        self.unsaid = unsaid(before, after, self.pack.sources, self.pack.header.language) if after else []

    def _edit(self, said: Mapping[str, Any]) -> deciding.Act:
        """What stands for the question from now on, as it reads beneath what was edited before."""
        return deciding.edit(said, self._checked, self._beneath.get(self._question.id))

    @cached_property
    def _beneath(self) -> Mapping[str, Question]:
        return beneath(self.pack.path, not self.is_own)

    def reject(self, reason: str) -> None:
        """The question is not to be asked."""
        self._decide("rejected", self._question.id, deciding.reject(self._question.id, reason))

    def settle(self, number: int) -> None:
        """Settle the conflict by the choice with this number, from 1."""
        case = self.case
        assert case is not None
        assert case.conflict is not None
        ask, value = self.choices(case.conflict)[number - 1]
        about = f"{case.conflict.subject}, {case.conflict.relation}"
        self._decide("settled", case.id, deciding.settle(case.id, about, ask, value, self._checked))
        self._settled[case.id] = Settlement(ask, value)
        self._choose()

    def later(self) -> None:
        """Put the case off; it comes again in another sitting."""
        case = self.case
        assert case is not None
        self._done.append(Done(case, LATER))
        self.at += 1

    @property
    def is_undoable(self) -> bool:
        """Whether there is a step of this sitting to take back."""
        return bool(self._done)

    def undo(self) -> str:
        """Take back the last step of this sitting, and go back to it; what it was, nothing when there was none."""
        if not self._done:
            return ""
        done = self._done[-1]
        if done.step is not None:
            self.ledger.take_back(done.step)
        self._done.pop()
        if done.verb == "settled":
            del self._settled[done.case.id]
        self._choose()
        self._go_to(done.case)
        return done.verb

    def turn(self) -> str:
        """Look at the next sort of question: all, drafts, approved ones."""
        self.which = WHICH[(WHICH.index(self.which) + 1) % len(WHICH)]
        self._begin()
        return self.which

    @property
    def _question(self) -> Question:
        case = self.case
        assert case is not None
        assert case.question is not None
        return case.question

    def _decide(self, verb: str, name: str, act: deciding.Act) -> None:
        case = self.case
        assert case is not None
        self._done.append(Done(case, verb, self.ledger.write(name, act)))
        self.at += 1

    def _go_to(self, case: Case) -> None:
        if case.id not in [one.id for one in self.cases]:
            self.which = ALL
            self._begin()
        self.at = [one.id for one in self.cases].index(case.id)


def _gone(one: Stale) -> str:
    """That a passage is no longer there, and what stands there now."""
    now = f"now: {one.now}" if one.now else "nothing like it stands there"
    return f"{one.document} no longer says: {one.was} ({now})"


def first_with_cases(paths: Sequence[Path], who: str, on: date, corrections: Path | None) -> Curating:
    """A sitting over the one pack there is, or over the first of several that has something to check."""
    if len(paths) == 1:
        return Curating(paths[0], who, on, corrections)
    for path in paths:
        with suppress(QuizError):
            found = Curating(path, who, on, corrections)
            if found.case:
                return found
    raise QuizError("no pack has questions that nobody has checked", hint="quizapp generate DOCUMENT makes some")
