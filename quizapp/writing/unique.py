"""Whether one answer alone is right: nothing else in the run answers a prompt as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from quizapp.facts.agree import agree
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import SEVERAL, answer_type, blank_off, content_words, sentence

STEM = 5
Key = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """Everything of a run that may answer a prompt: the drafts that are asked, and all facts."""

    drafts: Sequence[Draft]
    facts: Sequence[Fact]

    def not_unique(self, draft: Draft) -> str:
        """Why another answer is right too; nothing where none is known."""
        if self._answered_otherwise(draft) or self._fits_another(draft):
            return "another answer is right too"
        return "another sentence answers it otherwise" if self._said_otherwise(draft) else ""

    @cached_property
    def _stems(self) -> Mapping[str, list[Draft]]:
        found: dict[str, list[Draft]] = {}
        for draft in self.drafts:
            found.setdefault(_stem(draft), []).append(draft)
        return found

    @cached_property
    def _relations(self) -> Mapping[Key, list[Fact]]:
        found: dict[Key, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(_about(fact), []).append(fact)
        return found

    @cached_property
    def _verbs(self) -> Mapping[Key, list[tuple[Fact, set[str]]]]:
        """Verb and role of the value -> the clauses that have them, with their words."""
        found: dict[Key, list[tuple[Fact, set[str]]]] = {}
        for fact in self.facts:
            if fact.family is Family.CLAUSE and fact.verb:
                found.setdefault((fact.verb.base, fact.value.role), []).append((fact, _said_by(fact)))
        return found

    def _answered_otherwise(self, draft: Draft) -> bool:
        """Whether another draft asks in the same words for something else."""
        slot = (draft.fact.id, draft.slot)
        alike = self._stems.get(_stem(draft), ())
        return any((other.fact.id, other.slot) != slot and not same_answer(draft, other) for other in alike)

    def _fits_another(self, draft: Draft) -> bool:
        """Whether another fact of the relation meets all that the prompt says, and has another value."""
        fact = draft.fact
        if not _asks_the_value(draft):
            return False
        said = set(canonical(sentence(draft)).split())
        alike = self._relations.get(_about(fact), ())
        return any(_meets(other, fact, said) for other in _others(fact, alike))

    def _said_otherwise(self, draft: Draft) -> bool:
        """Whether another clause with the same verb has all words of the prompt, and another value in its place."""
        fact = draft.fact
        if not _asks_the_value(draft) or not fact.verb:
            return False
        asked = _words(blank_off(sentence(draft))) - _words(draft.head) - {fact.verb.base[:STEM]}
        alike = self._verbs.get((fact.verb.base, fact.value.role), ())
        held = [other for other, said in alike if asked <= said]
        return any(not _same_words(other, fact) for other in _others(fact, held))


def same_answer(one: Draft, other: Draft) -> bool:
    """Whether a right answer to the one is a right answer to the other."""
    if one.kind in SEVERAL or other.kind in SEVERAL:
        return one.items == other.items and one.pairs == other.pairs
    mine = Part("", one.answer, answer_type(one))
    theirs = Part("", other.answer, answer_type(other))
    return agree(mine, theirs) or canonical(one.answer) in map(canonical, other.accept)


def _asks_the_value(draft: Draft) -> bool:
    fact = draft.fact
    return fact.family is Family.CLAUSE and draft.kind not in SEVERAL and draft.slot in {"value", fact.value.role}


def _others(fact: Fact, alike: Sequence[Fact]) -> Iterator[Fact]:
    """Those with a value of the same type that does not agree with the fact's, unless they change."""
    for other in alike:
        if other.value.type is fact.value.type and not other.volatile and not agree(other.value, fact.value):
            yield other


def _same_words(other: Fact, fact: Fact) -> bool:
    """Whether both stand in the same passage: a sentence does not contradict itself."""
    theirs = {(passage.document, passage.span) for passage in other.passages}
    return any((passage.document, passage.span) in theirs for passage in fact.passages)


def _said_by(fact: Fact) -> set[str]:
    parts = " ".join(f"{part.preposition} {part.text} {part.head}" for part in fact.parts)
    return _words(f"{fact.statement} {parts} {fact.subject} {fact.verb.base if fact.verb else ''}")


def _words(text: str) -> set[str]:
    """The beginnings of the words that say something."""
    return {word if word.isdigit() else word[:STEM] for word in content_words(text)}


def _stem(draft: Draft) -> str:
    asked = sentence(draft)
    denied = " not" if re.search(r"\bnot\b", asked) else ""
    return f"{' '.join(sorted(set(content_words(asked))))}{denied}|{answer_type(draft)}"


def _about(fact: Fact) -> Key:
    return canonical(fact.subject), canonical(fact.relation)


def _meets(other: Fact, fact: Fact, said: set[str]) -> bool:
    """Whether the other fact has every condition of this one that the prompt states."""
    mine, theirs = _conditions(fact), _conditions(other)
    stated = {text for text in mine if set(content_words(text)) & said}
    return stated <= theirs


def _conditions(fact: Fact) -> set[str]:
    asked = fact.value
    parts = {
        canonical(part.text)
        for part in fact.parts
        if part is not asked and part.role not in {"subject", asked.role} and part.type is not ValueType.PHRASE
    }
    return parts | {canonical(value) for _, value in fact.qualifiers} | ({canonical(fact.time)} - {""})
