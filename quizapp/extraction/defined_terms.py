"""Terms before a colon, marked or under a heading of definitions: `**Weir:** A low wall across a river.`"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.documents import prose, verbs
from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.keyed import never_asked
from quizapp.extraction.label import label_of
from quizapp.extraction.marked_terms import explains
from quizapp.extraction.meant import gives_away, meaning_fact, term_fact
from quizapp.extraction.owner import about_of
from quizapp.extraction.phrases import in_sentence, share_words
from quizapp.extraction.terms import GLOSSARY, NO_TERM, first_said
from quizapp.facts.model import Fact, Part, ValueType

_FEWEST, _MOST, _OPENING = 2, 40, 4
_LABELLED = re.compile(r"(?P<term>[A-Z][\w'’ -]{2,40}?)(?: \([^()]{2,40}\))?: +(?P<said>\S.+)", re.DOTALL)
_OPENED, _CLOSED = "*_>", re.compile(r"(?: \([^()]*\))?:?(?:[*_]|</(?:b|strong|em|i|dt|dfn)>)")
_BRACKETS = re.compile(r" \([^()]*\)$")
_TOLD_BY = re.compile(r"\b(?:that|which|who|whose|whom|where|when|how)\b")
_NUMBERED = re.compile(r" [IVXLC]+$")
_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.FIELD)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term before a colon and the phrase behind it; the heading that it stands under, and its list there."""

    block: Block
    term: Part
    said: str
    heading: str
    group: int
    marked: bool

    @property
    def headed(self) -> bool:
        """Whether it stands under a heading that announces definitions."""
        return GLOSSARY.search(self.heading) is not None

    @property
    def given_away(self) -> bool:
        """Whether the phrase has words of the term."""
        return gives_away(self.term.text, self.said) or share_words(self.term.text, self.said)


def facts(document: Document) -> list[Fact]:
    """What each such term means, where its neighbours are defined too or the heading above speaks of it."""
    about, begun = about_of(document) or document.title, not label_of(document)
    entries = list(_entries(document))
    told = [entry for entry in entries if _defines(entry)]
    among, defined = (Counter((entry.heading, entry.group) for entry in some) for some in (entries, told))
    labels = Counter(entry.term.text.casefold() for entry in entries)
    sure = [
        one
        for one in told
        if labels[one.term.text.casefold()] == 1
        and (one.headed or _is_spoken_of(one) or _are_terms(*(n[one.heading, one.group] for n in (defined, among))))
    ]
    return [
        _fact(document, one, about, begun=begun) for one in sure[:_MOST] if " " in one.term.text or not one.given_away
    ]


def _fact(document: Document, one: _Entry, about: str, *, begun: bool) -> Fact:
    """The term asked by its meaning, or the meaning by the term where that has its words."""
    if not one.given_away:
        return term_fact(document, one.block, one.term, one.said, about, one.block.span, begun=begun)
    at = one.block.text.find(one.said[1:]) - 1
    meaning = Part("meaning", one.said, ValueType.PHRASE, one.block.place(at, at + len(one.said)))
    asked = f"What is meant by “{one.term.text}”?"
    return meaning_fact(document, one.block, one.term.text, asked, meaning, one.block.span)


def _are_terms(defined: int, among: int) -> bool:
    return _FEWEST <= defined >= among / 2


def _entries(document: Document) -> Iterator[_Entry]:
    heading = ""
    for block in document.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.CAPTION):
            heading = block.text
        elif block.kind in _KINDS and (match := _LABELLED.match(block.text)):
            term = Part("term", match["term"], ValueType.TERM, block.place(*match.span("term")))
            said = _lowered(_BRACKETS.sub("", first_said(match["said"])), document.text)
            yield _Entry(block, term, said, heading, block.group, _is_marked(document, term))


def _lowered(said: str, text: str) -> str:
    """The phrase without the capital of its place; a word that has one inside sentences keeps it."""
    first = said.split(maxsplit=1)[0]
    named = not first[1:].islower() or re.search(rf"[a-z,] {re.escape(first)}\b", text)
    return in_sentence(said, text) if named else said[0].lower() + said[1:]


def _is_marked(document: Document, term: Part) -> bool:
    start, end = (term.span.start, term.span.end) if term.span else (0, 0)
    return start > 0 and document.text[start - 1] in _OPENED and _CLOSED.match(document.text, end) is not None


def _defines(entry: _Entry) -> bool:
    """Whether the phrase says what sort of thing the term names."""
    term = entry.term.text
    if (
        not (entry.marked or entry.headed)
        or _NUMBERED.search(term)
        or NO_TERM.fullmatch(term)
        or never_asked(term)
        or prose.has_verb(term)
    ):
        return False
    noun = _TOLD_BY.split(entry.said, maxsplit=1)[0]
    whole = verbs.finite(noun) < verbs.SURE and not prose.has_verb(" ".join(noun.split()[:_OPENING]))
    return whole and explains(term, entry.said, bare=entry.headed)


def _is_spoken_of(entry: _Entry) -> bool:
    """Whether the heading above names it."""
    return share_words(entry.term.text, entry.heading)
