"""Fields such as `Length: 430 km`, asked of what their document or heading is about."""

from __future__ import annotations

import re

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.attributes import question
from quizapp.extraction.names import is_name
from quizapp.extraction.owner import owner_of
from quizapp.extraction.phrases import share_words
from quizapp.extraction.stated import made
from quizapp.extraction.subject import as_of_label
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.dates import from_iso, parse_date
from quizapp.text.numbers import parse_number

_MOST_WORDS = 8
_EMPTY = re.compile(
    r"[;|]|https?:|www\.|@|^\W+$|\b(?:n/?a|tba|tbd|tbc|various|varies|unknown|none|see|several|many)\b|\.\.\.|…",
    re.I,
)
_NOTE = re.compile(r"\s*\([^()]*\)\.?$|(?<=[a-z²³\d])\.$")
_IN_YEAR = re.compile(r"^(?P<value>.+?)\s*\((?:[a-z]+ )?(?P<year>(?:1[5-9]|20)\d\d)(?: [a-z]+)?\)$", re.IGNORECASE)


def facts(document: Document) -> list[Fact]:
    """The fields that say something of an owner with a name."""
    found: dict[str, Fact] = {}
    for block in document.blocks:
        labelled = block.kind is BlockKind.ITEM and block.level == 1 and len(block.cells) == 1
        if block.cells and (block.kind is BlockKind.FIELD or labelled):
            owner = owner_of(document, block)
            fact = field_fact(document, block, owner) if owner else None
            if fact:
                found.setdefault(fact.id, fact)
    return list(found.values())


def field_fact(document: Document, block: Block, owner: str, rule: str = "field") -> Fact | None:
    """What the block's first or only value says of the owner; None where it is nothing that one asks."""
    cell = block.cells[-1]
    key = block.cells[0].text if len(block.cells) > 1 else cell.name
    dated = _IN_YEAR.match(cell.text)
    text = dated["value"] if dated else _NOTE.sub("", cell.text)
    when = f"in {dated['year']}" if dated else as_of_label(document)
    asked = question(key, owner, when, text)
    if asked is None or not fits(text, asked.kind) or share_words(text, owner) or ":" in owner:
        return None
    if asked.kind is ValueType.DATE and (_is_metadata(document, text) or key.casefold() == "created"):
        return None
    at = block.text.rfind(text)
    value = Part(key.casefold(), text, asked.kind, block.place(at, at + len(text)) if at >= 0 else cell.span)
    as_of = (dated["year"] if dated else document.date or "") if asked.volatile else ""
    return made(
        document, block, Family.FIELD, (owner, key.casefold()), value, passage=block.span,
        parts=(Part("subject", owner, ValueType.TERM), value, Part("prompt", asked.prompt, ValueType.PHRASE)),
        volatile=asked.volatile, as_of=as_of, as_of_label=when if asked.volatile else "", rule=rule,
    )  # fmt: skip


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
