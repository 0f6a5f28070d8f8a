"""Facts for strict cloze: a sentence that stands alone, and the names, dates, numbers in it that are worth a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizapp.documents.model import Document
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.gap_values import values_of
from quizapp.extraction.gapped import gap_fact
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.statement import Said, statements
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Part, ValueType

MOST, MOST_MENTIONS, FEW_MENTIONS = 3, 12, 3
_SEVERAL = (ValueType.NUMBER, ValueType.TERM)


def gap_facts(
    parsed: Parsed, here: Sequence[Clause], context: Context, document: Document, found: Sequence[Fact]
) -> list[Fact]:
    """Facts with a statement and a value, for what the clauses of the line did not give."""
    if len(found) >= MOST:
        return []
    made: list[Fact] = []
    taken = [fact.value.span for fact in found]
    for said, part in _gaps(parsed, context, document):
        if len(found) + len(made) >= MOST:
            break
        if part.span in taken or _same_sort(part, [*found, *made]):
            continue
        taken.append(part.span)
        counted = Part("quantity", part.text, part.type) if part.type is ValueType.NUMBER else part
        weight = 3 if context.topic and context.topic in said[0] else 2
        made.append(gap_fact(parsed, part, said, document, clauses=here, counted=(counted,), importance=weight))
    return made


def _gaps(parsed: Parsed, context: Context, document: Document) -> Iterator[tuple[Said, Part]]:
    """Every part that the rest of its statement determines, with the statement."""
    every = list(statements(parsed, context))
    if not every:
        return
    for part in values_of(parsed, context):
        said = next((s for s in every if _inside(part, s)), None)
        if said and not _everywhere(part, document, said[0]) and _once(part.text, said[0]) and _enough(part, said[0]):
            yield said, part


def _inside(part: Part, said: Said) -> bool:
    """Whether the statement holds the part's own words."""
    return part.span is not None and part.span.start in said[1] and part.span.end - 1 in said[1]


def _same_sort(part: Part, others: Sequence[Fact]) -> bool:
    """Whether something of this sort is asked of the line already; numbers and terms stand for different things."""
    alike = [other for other in others if part.type is other.value.type]
    return len(alike) >= (2 if part.type in _SEVERAL else 1)


def _everywhere(part: Part, document: Document, said: str) -> bool:
    """Whether a name is what the whole document is about, so that nobody has to know it."""
    if part.type in (ValueType.NUMBER, ValueType.DATE):
        return False
    if part.role == "term":
        return not 2 <= len(re.findall(rf"\b{re.escape(part.text)}\b", document.text, re.IGNORECASE)) <= MOST_MENTIONS
    first = re.match(rf"(?:The )?{re.escape(part.text)}\b", said)
    return part.text.casefold() in document.title.casefold().replace("_", " ") or document.text.count(part.text) > (
        FEW_MENTIONS if first else MOST_MENTIONS
    )


def _once(text: str, said: str) -> bool:
    return f" {canonical(said)} ".count(f" {canonical(text)} ") == 1


def _enough(part: Part, said: str) -> bool:
    """Whether the rest of the sentence says which: names, dates or numbers besides, in a sentence long enough."""
    rest = said.replace(part.text, "", 1).split()
    anchors = sum(1 for i, w in enumerate(rest) if w.strip('"')[:1].isdigit() or (w.strip('"')[:1].isupper() and i > 0))
    anchors += bool(re.match(r"[A-Z]{2}|(?:The )?[A-Z]\w+ [A-Z]", said))
    if said.startswith(part.text) or said.startswith(f"The {part.text}"):
        return anchors >= 2 and len(rest) >= 8
    if part.type is ValueType.DATE:
        return anchors >= 1 and len(rest) >= 6
    if part.type is ValueType.NUMBER:
        return anchors >= 1 and len(rest) >= 7
    if part.role == "term":
        return anchors >= 1 and len(rest) >= 9
    return anchors >= 2 or (anchors >= 1 and len(rest) >= 9)
