"""Fields such as `Length: 430 km`, asked of what their document or heading is about."""

from __future__ import annotations

import re

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.attributes import question
from quizapp.extraction.names import bare, is_name
from quizapp.extraction.phrases import singular
from quizapp.extraction.stated import made
from quizapp.extraction.subject import as_of_label, is_generic, subject_of
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.dates import parse_date
from quizapp.text.numbers import parse_number

_MOST_WORDS = 8


def facts(document: Document) -> list[Fact]:
    """The fields that say something of an owner with a name."""
    about = subject_of(document)
    found = [_fact(document, block, about) for block in document.blocks if block.kind is BlockKind.FIELD]
    return [fact for fact in found if fact]


def _fact(document: Document, block: Block, about: str) -> Fact | None:
    cell, owner = block.cells[0], _owner(document, block, about)
    asked = question(cell.name, owner, as_of_label(document)) if owner else None
    if not asked or not fits(cell.text, asked[1]):
        return None
    prompt, kind, volatile = asked
    value = Part(cell.name.casefold(), cell.text, kind, cell.span)
    return made(
        document, block, Family.FIELD, (owner, cell.name.casefold()), value, passage=block.span,
        parts=(Part("subject", owner, ValueType.TERM), value, Part("prompt", prompt, ValueType.PHRASE)),
        volatile=volatile, as_of=(document.date or "") if volatile else "",
        as_of_label=as_of_label(document) if volatile else "", rule="field",
    )  # fmt: skip


def _owner(document: Document, block: Block, about: str) -> str:
    """The nearest heading that is a name, else the document's subject."""
    for heading in reversed(block.headings):
        if is_generic(heading):
            continue
        name = re.sub(r"\s*\(.*\)$", "", heading)
        if heading == document.title:
            break
        return _in_sentence(name) if _is_owner(name) else ""
    return _in_sentence(about)


def _is_owner(name: str) -> bool:
    """Whether a heading names one thing: two to six words, the first of them no plural."""
    words = bare(name).split()
    return is_name(name) and 2 <= len(words) <= 6 and singular(words[0]) == words[0]


def _in_sentence(name: str) -> str:
    return re.sub(r"^The ", "the ", name)


def fits(value: str, kind: ValueType) -> bool:
    """Whether a cell's text is one value of that type."""
    if len(value.split()) > _MOST_WORDS or re.search(
        r"[;|]|https?:|^[-–—?]+$|\b(?:n/a|tba|tbd|various|unknown|none)\b", value, re.I
    ):
        return False
    if kind is ValueType.DATE:
        period = parse_date(value)
        return period is not None and not period.incomplete
    if kind is ValueType.NUMBER:
        return (
            bool(re.match(r"(?:about |around |some |ca?\. ?|c\. ?|~|over |[-−])?\d", value))
            and "," not in re.sub(r"(?<=\d),(?=\d{3})", "", value)
            and parse_number(value) is not None
        )
    if kind is ValueType.PERSON:
        return is_name(value) and not re.search(r",| and |&|\d", value)
    return "," not in value or kind in (ValueType.PHRASE, ValueType.WORK)
