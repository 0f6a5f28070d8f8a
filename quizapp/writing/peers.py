"""Values that could stand among options: those of all facts, and names that the documents only mention."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from quizapp.documents.model import Document
from quizapp.extraction.lexicon import ASKED_AS, BODIES, CLASSES
from quizapp.extraction.names import class_noun, is_name
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Family, Part, ValueType

LINE_FAMILIES = {Family.RECORD, Family.FIELD}
_STARTS = frozenset(
    [
        "In",
        "On",
        "At",
        "The",
        "A",
        "An",
        "This",
        "That",
        "These",
        "After",
        "Before",
        "By",
        "For",
        "From",
        "With",
        "Under",
    ]
)
_SAINT = r"(?:(?<![\w.])(?:St|Mt|Ft)\. |(?<!St\. )(?<!Mt\. )(?<!Ft\. )\b)"
_NAME = re.compile(rf"{_SAINT}[A-Z][\w’'-]*(?:\s+(?:(?:of|for|on|to)\s+(?:the\s+)?)?(?:[A-Z][\w’'-]*|\d+\b))+")
_SAME = re.compile(r"[()]|\bor\b|\bknown\b|\bcalled\b|\bnamed\b|\bi\.e\.|\bformerly\b|\bthe so-called\b")
LONGEST_WHY = 160


@dataclass(frozen=True, slots=True)
class Peer:
    """A value that could stand among the options: in which column, from which document, what is said of it."""

    part: Part
    document: str
    column: str = ""
    time: str = ""
    why: str = ""
    about: str = ""
    """Subject and relation, in canonical form: peers about the same differ by their time."""


@dataclass(frozen=True)
class Pool:
    """All peers by type, and the sentences of the documents in canonical form."""

    by_type: Mapping[ValueType, Sequence[Peer]]
    sentences: Sequence[str] = ()
    told_apart: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """Pairs of names that one sentence tells apart, in canonical form and both orders."""

    def around(self, name: str) -> Iterator[str]:
        """The sentences that hold a name, in canonical form."""
        rarest = min(name.split(), key=lambda word: len(self._places.get(word, ())), default="")
        found = (self.sentences[place] for place in self._places.get(rarest, ()))
        return (said for said in found if f" {name} " in said)

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Word -> the numbers of the sentences that have it."""
        found: dict[str, list[int]] = {}
        for place, said in enumerate(self.sentences):
            for word in dict.fromkeys(said.split()):
                found.setdefault(word, []).append(place)
        return found


def pool(facts: Sequence[Fact], documents: Sequence[Document] = ()) -> Pool:
    """Every value of the facts and every name of a class in the text, once a document, in the order found."""
    found: dict[tuple[str, ValueType, str, str], Peer] = {}
    apart: set[tuple[str, str]] = set()
    for peer in (*_of_facts(facts), *_of_texts(documents, apart)):
        found.setdefault((canonical(peer.part.text), peer.part.type, peer.document, peer.column), peer)
    by_type: dict[ValueType, list[Peer]] = {}
    for peer in found.values():
        by_type.setdefault(peer.part.type, []).append(peer)
    said = [f" {canonical(sentence.text)} " for document in documents for sentence in document.sentences]
    return Pool(by_type, said, frozenset(apart))


def _of_facts(facts: Sequence[Fact]) -> Iterator[Peer]:
    for fact in facts:
        document = fact.passages[0].document if fact.passages else ""
        for part in (fact.value, *fact.parts, *fact.items):
            lines = fact.family in LINE_FAMILIES
            if part.role != "subject" or lines or part is fact.value:
                about = about_of(fact) if part is fact.value else ""
                yield Peer(part, document, part.role if lines else "", fact.time, _why(fact, part), about)


def about_of(fact: Fact) -> str:
    """Subject and relation in canonical form."""
    return f"{canonical(fact.subject)}|{canonical(fact.relation)}"


def _why(fact: Fact, part: Part) -> str:
    """What the document says of the value, where it says it in a line."""
    said = {one.role: one.text for one in fact.parts}
    if fact.rule in {"office holder", "office taken"}:
        verb = "was" if fact.rule == "office holder" else "became"
        return f"{part.text} {verb} {said.get('office', '')} {said.get('when', '')}."
    if fact.family is Family.FIELD and part is fact.value:
        return f"That is given for {fact.subject}."
    if fact.family is Family.CLAUSE and not fact.volatile and len(fact.statement) <= LONGEST_WHY:
        return fact.statement if part.text in fact.statement else ""
    return ""


def _of_texts(documents: Sequence[Document], apart: set[tuple[str, str]]) -> Iterator[Peer]:
    """Names of a class that stand inside sentences, and which of them one sentence tells apart."""
    for document in documents:
        for sentence in document.sentences:
            names = list(_names(sentence.text))
            for name, _, noun in names:
                kind = CLASSES[noun]
                head = "body" if noun in BODIES else ASKED_AS.get(noun, noun)
                yield Peer(Part("name", name, kind, head=head), document.name)
            for (one, start, noun), (other, end, also) in pairwise(names):
                if noun == also and not _SAME.search(sentence.text[start + len(one) : end]):
                    apart |= {(canonical(one), canonical(other)), (canonical(other), canonical(one))}


def _names(text: str) -> Iterator[tuple[str, int, str]]:
    """The names in a sentence with their places and class nouns."""
    for found in _NAME.finditer(text):
        name, start = found[0], found.start()
        first, _, rest = name.partition(" ")
        if first in _STARTS:
            name, start = rest, start + len(first) + 1
        elif start == 0:
            continue
        noun = class_noun(name)
        if noun in CLASSES and is_name(name) and " " in name and "'" not in name and "’" not in name:
            yield name, start, noun
