"""Wrong options for a list from its own document: members of lists about something else, and names left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizapp.documents.model import BlockKind, Document
from quizapp.extraction.lead import Lead
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import CLASSES, bare, class_noun, is_name
from quizapp.extraction.phrases import first_word_sort, share_words
from quizapp.facts.model import ValueType

MOST_WRONG = 3
_LONGEST_RATIO = 1.6
_MOSTLY = 0.8
_ENOUGH = 100_000
_ABSTRACT = re.compile(
    r"\b(?:objectives?|aims?|goals?|purposes?|tasks?|functions?|roles?|responsibilit|duties|principles?"
    r"|benefits?|reasons?"
    r"|causes?|effects?|features?|measures?|areas?|topics?|advantages?|disadvantages?|uses?|ways?|issues?"
    r"|factors?|values?|"
    r"conditions?|propert(?:y|ies)|characteristics?|symptoms?|signs?|rules?|provisions?|challenges?)\b"
)
_CLASSED = re.compile(r"\b[A-Z][\w'’.-]+(?: (?:of|the|de|and) [A-Z][\w'’-]+| [A-Z][\w'’-]+){1,4}")

_CONTRARY = (("disadvantages", "advantages"), ("causes", "effects"), ("causes", "consequences"), ("symptoms", "causes"))

_LANDS = words("republic kingdom empire country state region province county district continent sea ocean")

Listing = tuple[Lead, Sequence[str]]


def wrong_options(document: Document, asked: Lead, items: Sequence[str], others: Sequence[Listing]) -> list[str]:
    """Up to three options that are certainly wrong; none that could be right in other words."""
    found: list[str] = []
    for text in _candidates(document, asked, items, others):
        alike = any(share_words(text, other) for other in (asked.prompt, *found))
        if not alike and text not in found:
            found.append(text)
    return found[:MOST_WRONG]


def _candidates(document: Document, asked: Lead, items: Sequence[str], others: Sequence[Listing]) -> Iterator[str]:
    sorts = {first_word_sort(item) for item in items}
    most = _LONGEST_RATIO * max(map(len, items))
    least = min(map(len, items)) / 2
    last = {item.split()[-1] for item in items}
    said = [text for other, texts in others if _apart(asked, items, other, texts) for text in texts]
    for text in (*said, *(_left_out(document, items) if asked.closed else ())):
        fits = {first_word_sort(text)} <= sorts and least <= len(text) <= most
        fits = fits and (len(last) > 1 or text.split()[-1] in last)
        if fits and not any(_alike(text, item) for item in items):
            yield text


def _alike(one: str, other: str) -> bool:
    return share_words(_bare_of_class(one), _bare_of_class(other))


def _bare_of_class(name: str) -> str:
    """A name without its class noun, which other names of the class share."""
    noun = class_noun(name)
    return re.sub(rf"\b{noun}\b", "", name, flags=re.IGNORECASE) if noun and is_name(bare(name)) else name


def _apart(one: Lead, mine: Sequence[str], other: Lead, theirs: Sequence[str]) -> bool:
    """Whether what is listed there cannot be meant here.

    Both list people, or neither does. It is of something with another name; or both lists have all of their members,
    which are things of different classes and no mere tasks or reasons.
    """
    if one.prompt == other.prompt or one.whole.startswith("Who") != other.whole.startswith("Who"):
        return False
    if _contrary(one, other):
        return True
    named, named_too = _names(one), _names(other)
    if named and named_too and not named & named_too:
        return True
    if any(_ABSTRACT.search(f"{lead.subject} {lead.relation} {lead.prompt}".casefold()) for lead in (one, other)):
        return False
    names = all(first_word_sort(text) == "name" for text in (*mine, *theirs))
    return (names or one.closed) and not share_words(_class(one), _class(other)) and bool(_class(one) and _class(other))


def _contrary(one: Lead, other: Lead) -> bool:
    """Whether the one lists what speaks for a thing and the other what speaks against it."""
    return any(
        {one.subject, other.subject} == {one.subject.replace(a, b), one.subject.replace(b, a)}
        for a, b in _CONTRARY
        if re.match(rf"(?:{a}|{b})\b", one.subject)
    )


def _names(asked: Lead) -> set[str]:
    return set(re.findall(r"[A-Z][\w-]+", bare(asked.subject)))


def _class(asked: Lead) -> str:
    """The words of the subject or relation that are no names: what sort of thing is listed."""
    return " ".join(w for w in f"{asked.subject} {asked.relation}".split() if w.islower())


def _left_out(document: Document, items: Sequence[str]) -> list[str]:
    """Names of the members' own sort that the document has elsewhere, where the list has all its members."""
    sorts = {_sort(item) for item in items} - {None}
    if len(sorts) != 1 or sum(is_name(bare(item)) for item in items) < _MOSTLY * len(items):
        return []
    text = document.text[:_ENOUGH]
    inside = " ".join(items).casefold()
    found = [
        name
        for block in document.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        for name in _CLASSED.findall(block.text)
        if _sort(name) in sorts and name.casefold() not in inside and is_name(name)
    ]
    classes = {class_noun(item) for item in items}
    named = [name for name in dict.fromkeys(found) if re.search(rf"(?<=[a-z,] ){re.escape(name)}\b", text)]
    near = [name for name in named if class_noun(name) in classes or class_noun(name) not in _LANDS]
    return sorted(near, key=lambda name: class_noun(name) not in classes)


def _sort(name: str) -> ValueType | None:
    kind = CLASSES.get(class_noun(name))
    return kind if kind in (ValueType.PLACE, ValueType.EVENT) else None
