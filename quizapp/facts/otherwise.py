"""What other passages say of the same in words of their own: purposes and kinds, of which each document gives some."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from quizapp.documents.model import Document
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Family, ValueType

_AIMS = re.compile(r"\b(aim|objective|purpose|goal|mandate|mission|task)(?:s|ed)?\b", re.IGNORECASE)
_FOUNDED = (
    r"(?:establish|creat|found|deploy|launch|form|mandat|authori[sz]|intend|design|send|sent|set)\w*"
    r"(?: \w+){0,12}? to \w+"
)
_DEEDS = frozenset({"establish", "create", "found", "deploy", "launch", "form", "mandate", "authorise", "send", "set"})
_WORD = r"[^\W\d_][\w-]*"
_DETERMINER = rf"\b(?i:an?|the|its|{_WORD}['’]s)"
_MODIFIER = (
    r"(?!(?i:the|an?|of|was|is|were|are|be|been|has|had|have|called|to|in|on|by|for|from|at|that|which|who|its|as)\b)"
    + _WORD
)
_HARDLY_WORDS = """the a an this that its their each every any such same other of and new old large small big main major
great whole entire first second third last only next single famous important early late former current"""
_HARDLY = frozenset(_HARDLY_WORDS.split())
"""Words before a class noun that do not say its kind; no more do superlatives."""
ENOUGH, STEM = 0.6, 6


class Otherwise:
    """The sentences of the documents, to look up what else they say of the subject of a fact."""

    def __init__(self, documents: Sequence[Document], facts: Sequence[Fact]) -> None:
        self._documents = documents
        self._other_names = {
            canonical(one): other
            for fact in facts
            if fact.relation == "stands for"
            for one, other in ((fact.subject, fact.value.text), (fact.value.text, fact.subject))
        }

    @cached_property
    def _sentences(self) -> list[tuple[str, int, str, str]]:
        """(document, start, text, canonical text) of every sentence; the title is where a pronoun leads."""
        return [
            (document.name, document.blocks[s.block].place(s.start, s.end).start, s.text, f" {canonical(s.text)} ")
            for document in self._documents
            for s in document.sentences
        ]

    def told(self, fact: Fact) -> bool:
        """Whether another sentence gives another purpose, or another kind, of what the fact is about."""
        if fact.value.type is ValueType.PURPOSE or _lists_aims(fact):
            return any(not _holds(text, fact) for text in self._aims(fact))
        if fact.value.role == "kind" and fact.value.head:
            mine = _modifiers(fact)
            return any(not said <= mine and not mine <= said for said in self._kinds(fact))
        return False

    def _aims(self, fact: Fact) -> Iterator[str]:
        """What is said elsewhere of why the thing is there."""
        deed = canonical(fact.relation).partition(" ")[0]
        if deed not in _DEEDS and fact.value.role != "aim" and not _lists_aims(fact):
            return
        about = next((value for role, value in fact.qualifiers if role == "object"), _owner(fact.subject))
        names = "|".join(re.escape(name) for name in self._names(about))
        founded = re.compile(rf"\b(?:{names})\b(?: \w+){{0,4}}? {_FOUNDED}|\b{_FOUNDED}(?: \w+){{0,3}} (?:{names})\b")
        for text, said in self._elsewhere(fact, about):
            if _AIMS.search(text) or founded.search(said):
                yield said

    def _kinds(self, fact: Fact) -> Iterator[frozenset[str]]:
        """The words that stand elsewhere before the class noun."""
        head = re.escape(fact.value.head)
        noun = re.compile(rf"{_DETERMINER}\s+((?:{_MODIFIER},?\s+){{1,6}}?)(?:{head}|{head.upper()})\b")
        for text, _ in self._elsewhere(fact, fact.subject):
            for found in noun.finditer(text):
                if said := frozenset(word for word in canonical(found[1]).split() if _says_kind(word)):
                    yield said

    def _elsewhere(self, fact: Fact, about: str) -> Iterator[tuple[str, str]]:
        """Sentences other than those the fact cites that name its subject, or whose document is on it."""
        cited = {(p.document, p.span.start) for p in fact.passages}
        names = [f" {name} " for name in self._names(about)]
        on_it = {d.name for d in self._documents if any(name in f" {canonical(d.title)} " for name in names)}
        for document, start, text, said in self._sentences:
            if (document, start) not in cited and (document in on_it or any(name in said for name in names)):
                yield text, said

    def _names(self, about: str) -> list[str]:
        name = canonical(about)
        other = self._other_names.get(name)
        return [name, canonical(other)] if other else [name]


def _lists_aims(fact: Fact) -> bool:
    return fact.family is Family.LIST and bool(_AIMS.search(fact.subject)) and _owner(fact.subject) != fact.subject


def _owner(subject: str) -> str:
    """Whose aims they are: of `the Guild's first aims` the Guild."""
    found = re.match(rf"(?:the )?(.+?)['’]s? (?:{_WORD} ){{0,3}}{_AIMS.pattern}$", subject, re.IGNORECASE)
    found = found or re.match(rf"(?:the )?(?:{_WORD} ){{0,3}}{_AIMS.pattern} of (?:the )?(.+)$", subject, re.IGNORECASE)
    return next((name for name in found.groups()[::2] if name), subject) if found else subject


def _modifiers(fact: Fact) -> frozenset[str]:
    words = canonical(fact.value.text).split()
    before = words[: words.index(fact.value.head)] if fact.value.head in words else words
    return frozenset(word for word in before if _says_kind(word))


def _says_kind(word: str) -> bool:
    return word not in _HARDLY and not (word.endswith("est") and len(word) > 5) and not word[0].isdigit()


def _holds(said: str, fact: Fact) -> bool:
    """Whether a sentence says most of what the value says."""
    words = {word[:STEM] for word in canonical(fact.value.text).split() if len(word) > 3}
    there = {word[:STEM] for word in said.split()}
    return not words or len(words & there) >= ENOUGH * len(words)
