"""Wording of the structure tier: one function a family, Fact to Drafts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Family
from quizapp.writing.draft import Draft

_SPELLINGS = ((r"isation\b", "ization"), (r"ization\b", "isation"), (r"\bCo-operation\b", "Cooperation"))
_NEEDS_CONTEXT = 3
_WORLDWIDE = frozenset(["UN", "EU", "DNA", "RNA", "WHO", "IMF", "WTO", "NATO", "HIV", "GDP"])


def structure_drafts(fact: Fact) -> Iterable[Draft]:
    """The drafts of one fact; none for facts of other tiers."""
    wording = _WORDINGS.get(fact.family)
    return [] if wording is None else wording(fact)


def part(fact: Fact, role: str) -> str:
    """The words of the first part with this role; empty where there is none."""
    return next((p.text for p in fact.parts if p.role == role), "")


def draft(fact: Fact, slot: str, kind: str, prompt: str, answer: str, **more: Any) -> Draft:
    """A draft citing what its fact cites; the answer's place is that of the fact's value unless another is given."""
    more.setdefault("answer_span", fact.value.span)
    return Draft(fact, slot, kind, prompt, answer, passages=fact.passages, rule=fact.rule, **more)


def _acronym(fact: Fact) -> list[Draft]:
    long_form, about = fact.value.text, part(fact, "context")
    prompt = f"What does {fact.subject} stand for?"
    shared = set(canonical(about).split()) & set(canonical(long_form).split())
    if len(fact.subject) <= _NEEDS_CONTEXT and about and not shared and fact.subject not in _WORLDWIDE:
        prompt = f"What does {fact.subject} stand for in the context of {about}?"
    accept = {re.sub(old, new, long_form) for old, new in _SPELLINGS} - {long_form}
    if fact.value.plural and re.search(r"[a-z]{3}s$", long_form):
        accept.add(long_form)
        long_form = long_form[:-1]
    return [draft(fact, "value", "short", prompt, long_form, accept=tuple(sorted(accept)), score=0.9)]


def _record(fact: Fact) -> list[Draft]:
    holder, when = part(fact, "office"), part(fact, "when")
    accept = tuple(p.text for p in fact.parts if p.role == "also")
    if fact.rule == "office holder":
        prompt = f"Who was {holder} {when}?"
        return [draft(fact, "value", "short", prompt, fact.value.text, accept=accept, score=0.9)]
    if fact.rule == "office taken":
        prompt = f"Who became {holder} {when}?"
        return [draft(fact, "value", "short", prompt, fact.value.text, accept=accept, score=0.9)]
    first, last = fact.time.split("/")
    prompt = f"Put these {holder} in order of taking office, earliest first ({first} to {last})."
    if first == last:
        prompt = f"Put these {holder} in order of taking office in {first}, earliest first."
    return [
        draft(fact, "order", "order", prompt, "", answer_span=None, items=tuple(p.text for p in fact.items), score=0.8)
    ]


_WORDINGS: dict[Family, Callable[[Fact], list[Draft]]] = {Family.ACRONYM: _acronym, Family.RECORD: _record}
