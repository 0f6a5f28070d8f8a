"""Fields such as `Length: 430 km`, asked of what their document or heading is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.documents.model import Block, BlockKind, Document, Span
from quizapp.extraction.attributes import Asked, question, taken_office
from quizapp.extraction.keyed import (
    by_its_key,
    in_a_list,
    is_listed,
    is_sort,
    number_lists,
    place,
    records,
    sourced,
    value_runs,
    whose,
)
from quizapp.extraction.names import is_name
from quizapp.extraction.owner import document_title, owner_of
from quizapp.extraction.phrases import share_words
from quizapp.extraction.stated import made
from quizapp.extraction.subject import as_of_label
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.dates import from_iso, parse_date
from quizapp.text.numbers import parse_number

_MOST_WORDS = 8
_EMPTY = re.compile(
    r"[;|]|^[-−]?\d[\d.]*, [-−]?\d[\d.]*$|https?:"
    r"|www\.|@|^\W+$|\b(?:n/?a|tba|tbd|tbc|various|varies|unknown|none|see|several|many)\b|\.\.\.|…",
    re.I,
)
_NOTE = re.compile(r"\s*\([^()]*\)\.?$|(?<=[a-z²³\d])\.$")
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_IN_YEAR = re.compile(rf"^(?P<value>.+?)\s*\((?!since\b|from\b)(?:[a-z]+ )?{_YEAR}(?: [a-z]+)?\)$", re.IGNORECASE)
_SINCE = re.compile(
    rf"^(?P<value>.+?)(?:,? since|\s*\((?:since|from)) (?:[A-Z][a-z]+ )?{_YEAR}[–—-]?\)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Field:
    """A block's value and key; what is read of the value, the day it holds for, and how it is asked of its owner."""

    owner: str
    key: str
    text: str
    when: str
    year: str
    asked: Asked | None


def facts(document: Document) -> list[Fact]:
    """The fields that say something of an owner with a name."""
    found: dict[str, Fact] = {}
    for block, one in _all(document):
        if fact := _fact(document, block, one, "field"):
            found.setdefault(fact.id, fact)
    return list(found.values())


def refused(document: Document) -> dict[Span, str]:
    """Each field with the rule that keeps it from being asked."""
    alone = ((block, one) for block, one in _all(document) if one.owner or block.kind is BlockKind.FIELD)
    return {block.span: why for block, one in alone if (why := _why_not(document, one))}


def _all(document: Document) -> Iterator[tuple[Block, _Field]]:
    known, numbers, runs = records(document), number_lists(document), value_runs(document)
    for block in _fields(document):
        shared = known.get(block.headings, frozenset[str]())
        owner = whose(block.headings[-1], document.text) if shared else owner_of(document, block)
        one = _read(document, block, owner, block.cells[0].name.casefold() in shared)
        if shared and one.asked and is_sort(block.headings[-1]):
            one = replace(one, asked=sourced(document, one.asked))
        given = place(block) in numbers or (place(block) in runs and is_listed(block))
        listed = one.asked is None and given
        yield block, replace(one, asked=in_a_list(document, block, owner)) if listed else one


def _fields(document: Document) -> Iterator[Block]:
    for block in document.blocks:
        labelled = block.kind is BlockKind.ITEM and block.level == 1 and len(block.cells) == 1
        if block.cells and (block.kind is BlockKind.FIELD or labelled):
            yield block


def field_fact(document: Document, block: Block, owner: str, rule: str = "field") -> Fact | None:
    """What the block's first or only value says of the owner; None where it is nothing that one asks."""
    return _fact(document, block, _read(document, block, owner), rule)


def refused_field(document: Document, block: Block, owner: str) -> str:
    """The rule that keeps it from being asked of the owner; empty where none does."""
    return _why_not(document, _read(document, block, owner))


def _fact(document: Document, block: Block, one: _Field, rule: str) -> Fact | None:
    if one.asked is None or _why_not(document, one):
        return None
    at, asked = block.text.rfind(one.text), one.asked
    span = block.place(at, at + len(one.text)) if at >= 0 else block.cells[-1].span
    value = Part(one.key.casefold(), one.text, asked.kind, span)
    return made(
        document, block, Family.FIELD, (one.owner or document.title, one.key.casefold()), value, passage=block.span,
        parts=(Part("subject", one.owner, ValueType.TERM), value, Part("prompt", asked.prompt, ValueType.PHRASE)),
        volatile=asked.volatile, as_of=(one.year or document.date or "") if asked.volatile else "",
        as_of_label=one.when if asked.volatile else "", rule=rule,
    )  # fmt: skip


def _read(document: Document, block: Block, owner: str, shared: bool = False) -> _Field:
    cell = block.cells[-1]
    key = block.cells[0].text if len(block.cells) > 1 else cell.name
    dated = _IN_YEAR.match(cell.text)
    since = _SINCE.match(cell.text)
    text = (dated or since or {"value": _NOTE.sub("", cell.text)})["value"]
    year = dated["year"] if dated else ""
    when = f"in {year}" if year else as_of_label(document)
    asked = taken_office(key, owner, since["year"], text) if since else question(key, owner, when, text)
    return _Field(owner, key, text, when, year, asked or by_its_key(document, block, (key, text), owner, shared))


def _why_not(document: Document, one: _Field) -> str:
    if not one.asked:
        title = document_title(document)
        named = one.owner or (f"“{title}”" if title else "")
        none = "nothing above it names one thing that it is a field of"
        return f"“{one.key}” is nothing that is asked of {named}" if named else none
    if not fits(one.text, one.asked.kind):
        return f"“{one.text}” is not one value of that sort"
    if share_words(one.text, one.owner) or ":" in one.owner:
        return "what it belongs to has its value in its name"
    metadata = one.asked.kind is ValueType.DATE and (
        _is_metadata(document, one.text) or one.key.casefold() == "created"
    )
    return "it is the date of the document itself" if metadata else ""


def _is_metadata(document: Document, text: str) -> bool:
    """Whether a date is the document's own and not that of what it is about."""
    said = parse_date(text)
    own = from_iso(document.date) if document.date else None
    return said is not None and own is not None and said.start == own.start


def fits(value: str, kind: ValueType) -> bool:
    """Whether a cell's text is one value of that type.

    >>> fits("1,012", ValueType.NUMBER), fits("Ida Roe and Piet Haan", ValueType.PERSON), fits("n/a", ValueType.TERM)
    (True, False, False)
    """
    if len(value.split()) > _MOST_WORDS or _EMPTY.search(value) or value.count("(") != value.count(")"):
        return False
    if kind is ValueType.DATE:
        period = parse_date(value)
        return period is not None and not period.incomplete
    if kind is ValueType.NUMBER:
        return _is_number(value)
    if kind is ValueType.PERSON:
        return is_name(value) and not re.search(r",| and |&|\d|/", value)
    return ("," not in value and "/" not in value) or kind in (ValueType.PHRASE, ValueType.WORK)


def _is_number(value: str) -> bool:
    hedged = re.match(
        r"(?:about |around |some |approx(?:imately|\.) |ca?\. ?|c\. ?|~|≈|over |up to |[-−])?[$€£]?\d", value
    )
    one = "," not in re.sub(r"(?<=\d),(?=\d{3})", "", value) and "(" not in value
    number = parse_number(value) if hedged and one else None
    return number is not None and len(value[number.end :].split()) <= 2
