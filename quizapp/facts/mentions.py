"""Counts that documents mention anywhere, fact or not: to see which of them rival the counts that are asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.documents.model import Document, Span
from quizapp.facts.as_of import as_of
from quizapp.facts.counting import count_of, modifiers, phrase_after, sort_counted
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.dates import find_dates
from quizapp.text.numbers import Number, find_numbers

_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|dozen)\b", re.IGNORECASE
)
_NOW = re.compile(r"\b(currently|today|now|presently|at present|so far|to date)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(was|were|had|did|initial(?:ly)?|original(?:ly)?|then|former(?:ly)?|by \w+ \d{4})\b", re.IGNORECASE
)
_POINTS = re.compile(r"\b(it|its|they|their|this|these|he|she|his|her)\b", re.IGNORECASE)
_PART = re.compile(r"\s+(?:of|more|other|further|additional|another)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A number that a sentence gives of something named, as of when."""

    document: str
    span: Span
    about: str
    noun: str
    modifiers: frozenset[str]
    value: Part
    as_of: str
    label: str


def mentions(documents: Sequence[Document], facts: Sequence[Fact]) -> list[Mention]:
    """Present counts of what the facts count, in the order of the documents."""
    counted = [count for fact in facts if all(count := count_of(fact))]
    nouns = {noun for _, noun in counted}
    named = _pattern(facts, {about for about, _ in counted})
    if not nouns or named is None:
        return []
    return [mention for document in documents for mention in _in_document(document, nouns, named)]


def _pattern(facts: Sequence[Fact], counted: set[str]) -> re.Pattern[str] | None:
    """What finds the names that may own a count: subjects with counts, and all acronyms."""
    acronyms = {fact.subject for fact in facts if fact.family is Family.ACRONYM}
    names = {fact.subject for fact in facts if canonical(fact.subject) in counted} | acronyms
    said = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, said))})(?!\w)") if said else None


def _in_document(document: Document, nouns: set[str], named: re.Pattern[str]) -> Iterator[Mention]:
    day, label = as_of(document)
    topic = next(iter(named.findall(document.title)), "")
    for sentence in document.sentences:
        text, block = sentence.text, document.blocks[sentence.block]
        if not _NUMBER.search(text) or _THEN.search(text):
            continue
        for number, phrase in _counts(text, nouns):
            if owner := _owner(text, number.start, number.end, named, topic):
                yield Mention(
                    document.name,
                    block.place(sentence.start + number.start, sentence.start + number.end),
                    canonical(owner),
                    sort_counted(phrase),
                    modifiers(phrase),
                    Part("quantity", number.text, ValueType.NUMBER, hedge=number.hedge),
                    day,
                    label,
                )


def _counts(text: str, nouns: set[str]) -> list[tuple[Number, str]]:
    """The numbers of one of the nouns in a sentence, with what they count; no parts and no dates."""
    found = [
        (number, phrase)
        for number in find_numbers(text)
        if number.low == number.high
        and sort_counted(phrase := phrase_after(text, number.end)) in nouns
        and not _PART.match(text, number.end)
    ]
    dates = find_dates(text) if found else []
    return [
        (number, phrase)
        for number, phrase in found
        if not any(date.start_at < number.end and number.start < date.end_at for date in dates)
    ]


def _owner(text: str, start: int, end: int, named: re.Pattern[str], topic: str) -> str:
    """Whose count it is: the name last said before it, else the one behind it, else what the document is about."""
    before = [match[0] for match in named.finditer(text[:start])]
    if before:
        return before[-1]
    if _POINTS.search(text[:start]):
        return ""
    behind = named.search(text, end)
    if behind:
        return behind[0]
    return topic if _NOW.search(text) else ""
