"""Strict cloze: a sentence that stands alone, with one gap for the value asked."""

from __future__ import annotations

import re

from quizapp.documents.model import Span
from quizapp.extraction.lexicon import land_of
from quizapp.extraction.persons import has_given_name, is_role
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.writing.borne_out import borne_out
from quizapp.writing.counted_off import counted_off
from quizapp.writing.draft import Draft
from quizapp.writing.wording_answers import accepted, third_of

_HINTS = {
    ValueType.PERSON: "person",
    ValueType.ORGANISATION: "organisation",
    ValueType.PLACE: "place",
}
_SMALL_WORDS = """The A An In On At By For From With Its All Any Each Every Some Both Most Many Several There Only About
Around More One Two Three Since Before After During Until Under Through Over Between Among Although While When As At
Upon Within Without Across Along Despite Because If Where Whereas Unlike Like Following According Her His Their Its
Former Roughly Approximately Nearly Almost Fewer Less"""
_LOWERED = frozenset(_SMALL_WORDS.split())
"""First words that are written small once something stands before them."""
MOST_WORDS = 34
_NO_PLACE = re.compile(
    r"\d| [IVXLC]+$|^[A-Z]\w+(?:ian|ish|ese)$|^(?!Atlantic|Pacific|Baltic|Adriatic|Arctic|Antarctic)[A-Z][a-z]+ic$"
)
"""A code, a ruler's or a ship's name, a nation, its language or a family of them."""
_THOSE_BEFORE = re.compile(r",? after (?:the )?[A-Z][^.]*? and [^.]*(?=\.$)")


def cloze(fact: Fact) -> list[Draft]:
    """A cloze on the fact's value, where the sentence holds it as it stands; none otherwise."""
    at = _place(fact)
    if fact.family is not Family.CLAUSE or at is None or len(fact.statement.split()) > MOST_WORDS:
        return []
    said = fact.statement[at[0] : at[1]]
    if set(said) & set("{}|:") or fact.statement.count(said) > 1 or (fact.volatile and not fact.as_of_label):
        return []
    hint = _borne_out_hint(fact, fact.statement[: at[0]], fact.statement[at[1] :])
    gap = f"{{{{{said}::{hint}}}}}" if hint else f"{{{{{said}}}}}"
    text = _dated(fact.statement[: at[0]] + gap + _behind(fact, *at), fact)
    return [
        Draft(
            fact=fact,
            slot=fact.value.role,
            kind="cloze",
            prompt=text,
            answer=said,
            accept=tuple(a for a in accepted(fact.value) if a != said),
            answer_span=Span(fact.places[at[0]], fact.places[at[1] - 1] + 1),
            passages=fact.passages,
            score=0.4,
            rule="cloze",
            type=str(fact.value.type),
            head=fact.value.head,
        )
    ]


def _borne_out_hint(fact: Fact, before: str, after: str) -> str:
    """What sort of thing is missing, where the words around the gap say so too."""
    named_as_a_thing = before.lower().endswith((" the ", " a ", " an "))
    called = re.search(r"\b(?:known as|called|named|dubbed|nicknamed|termed)(?: the)? $", before)
    thing = re.search(r"\b(?:his|her|its|their|the|a) (?:[a-z]+ )*([a-z]+) $", before)
    no_person = thing is not None and not is_role(thing[1])
    unsure = (named_as_a_thing or called or no_person) and fact.value.type is ValueType.PERSON
    unsure = unsure or (called is not None and fact.value.type is ValueType.PLACE)
    return "" if unsure or not borne_out(fact.value, before, after) else hint_of(fact.value)


def _behind(fact: Fact, start: int, end: int) -> str:
    """What follows the gap, without what counts it off: those before it in rank, and a list of as many things."""
    before, rest = fact.statement[:start], fact.statement[end:]
    if fact.value.role == "ordinal":
        return _THOSE_BEFORE.sub("", rest)
    listed = before.endswith((", ", ", and "))
    return counted_off(rest, fact.value.text) if fact.value.type is ValueType.NUMBER and not listed else rest


def hint_of(part: Part) -> str:
    """What sort of thing is missing, in one word.

    >>> hint_of(Part("date", "1999", ValueType.DATE, head="year")), hint_of(Part("quantity", "4 %", ValueType.NUMBER))
    ('year', 'percentage')
    """
    if part.type is ValueType.DATE:
        return _hint_of_date(part)
    if part.role == "ordinal":
        return "ordinal"
    if part.type is ValueType.NUMBER:
        return _hint_of_number(part.text)
    if part.type in (ValueType.WORK, ValueType.EVENT) and re.fullmatch(r"[a-z]+", part.head):
        return part.head
    if part.type is ValueType.PLACE and _NO_PLACE.search(part.text):
        return ""
    if part.type is ValueType.PLACE and (sort := land_of(part.text)):
        return sort
    if part.type is ValueType.PLACE and not part.head:
        return "place" if part.preposition in ("in", "at", "near", "to", "into") else ""
    if part.type is ValueType.ORGANISATION and (part.head == "organisation" or part.preposition == "into"):
        return ""
    if part.type is ValueType.PERSON and not has_given_name(part.text):
        return ""
    return _HINTS.get(part.type, "")


def _hint_of_number(text: str) -> str:
    if re.search(r"%|per ?cent", text):
        return "percentage"
    return "amount" if re.match(r"(?:US)?[$£€¥]", text) else "number"


def _hint_of_date(part: Part) -> str:
    """How exact a date is asked for."""
    if third := third_of(part):
        return f"early/mid/late {third}"
    exact = re.match(r"(?:the )?\d", part.text)
    return part.head if part.head in ("year", "decade", "century") and exact else "date"


def _place(fact: Fact) -> tuple[int, int] | None:
    """Where the value's own letters stand in the statement, behind the article that opens it."""
    span = fact.value.span
    if span is None or span.start not in fact.places or span.end - 1 not in fact.places:
        return None
    start, end = fact.places.index(span.start), fact.places.index(span.end - 1) + 1
    article = re.match(r"(?:The|An?) (?=[A-Z])", fact.statement[start:end]) if start == 0 else None
    return start + (article.end() if article else 0), end


def _dated(text: str, fact: Fact) -> str:
    """The statement under its date or source: `As of May 2024, the Guild has ...`."""
    if not fact.volatile:
        return text
    label = fact.as_of_label[:1].upper() + fact.as_of_label[1:]
    first, space, rest = text.partition(" ")
    small = first in _LOWERED or first.lower() == fact.subject.split(" ")[0]
    return f"{label}, {first.lower() if small else first}{space}{rest}"
