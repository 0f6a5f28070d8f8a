"""A phrase as the slot of a question: what sort of answer it is, and whether it is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.documents.model import Span
from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import bare, class_noun, is_acronym, is_name, looks_like_person
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.persons import has_given_name
from quizapp.extraction.phrase_answers import are_persons, askable, sort_of_phrase
from quizapp.extraction.sorts import sort_of
from quizapp.extraction.telling import can_answer
from quizapp.facts.model import Part, ValueType
from quizapp.text.dates import parse_date

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_BODY = 2
"""Words of what has done it, with `the`, that are no more than a class or a nickname."""
_PERSONAL = words(
    "appoint elect marry hire succeed defeat meet arrest execute assassinate kill crown nominate dismiss invite "
    "recruit murder imprison exile baptise baptize"
)
_GIVING = words("give grant offer award allow send lend pay teach deny promise bring")
"""Verbs of whose object the first half may be who got it: `granted the miners autonomy`."""
AFTER = words("IN TO RB")
"""Tags of what may follow a phrase and is no part of it."""
_THINGS = words("ORG WORK_OF_ART PRODUCT EVENT LAW FAC LOC")
_WHERE = words("in at near within")


@dataclass(frozen=True, slots=True)
class Cut:
    """A phrase to be asked: the tokens taken out of the question, and the part they are."""

    range: Range
    slot: Part
    stays: str = ""
    """Words of it that stay in the question."""
    told: str = ""
    """Words behind it that go to the front with what is counted."""


def slot_of(parsed: Parsed, part: Range, head: Token, before: Token | None, context: Context) -> Part | None:
    """The phrase as an answer, typed; None where it is none."""
    text, span = parsed.text(part), parsed.span(part)
    if span is None or not can_answer(parsed, part) or bare(text).lower() == context.topic.lower():
        return None
    if parse_date(text) is not None or head.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"):
        return None
    if is_name(text) or are_persons(parsed, part):
        return _named(parsed, part, head, before, context)
    kind, noun = sort_of_phrase(parsed, part, head.i)
    lone = parsed.doc[part[0]].lower_ == "the" and part == (head.i - 1, head.i + 1)
    given = head.dep_ == "dobj" and head.head.lemma_.lower() in _GIVING
    if given and any(t.tag_ == "NNS" and t.i < head.i for t in parsed.tokens(part)):
        return None
    if lone or not askable(parsed, part, head.i) or kind is ValueType.PERSON or head.ent_type_ == "PERSON":
        return None
    return Part("undergone", text, kind, span, noun)


def _named(parsed: Parsed, part: Range, head: Token, before: Token | None, context: Context) -> Part | None:
    text, span = parsed.text(part), parsed.span(part)
    if are_persons(parsed, part) and (acts(before) or _of_persons(head)):
        return Part("undergone", text, ValueType.PERSON, span, "person")
    if any(t.dep_ in ("conj", "cc", "appos", "punct") for t in parsed.tokens(part)) or _goes_on(parsed, part):
        return None
    kind, noun = sort_of(parsed, part, head.i, context.expansions)
    if kind is ValueType.TERM and acts(before) and head.ent_type_ == "PERSON":
        return Part("undergone", text, ValueType.PERSON, span, "person")
    sure = acts(before) or has_given_name(text) or _of_persons(head)
    untyped = kind is ValueType.TERM and _of_persons(head) and looks_like_person(text)
    if untyped or (kind is ValueType.PERSON and not sure):
        return None
    if kind is ValueType.PLACE and acts(before):
        return None
    if kind is ValueType.PLACE and before is not None and before.lower_ in _WHERE:
        return Part("place", text, kind, span, noun)
    if kind is ValueType.PERSON or (kind is ValueType.PLACE and noun == "country"):
        return Part("undergone", text, kind, span, noun)
    if before is not None and before.lower_ == "as":
        return Part("undergone", text, ValueType.PHRASE, span)
    if noun and (class_noun(context.expansions.get(bare(text), text)) or is_acronym(text)):
        return Part("undergone", text, kind, span, noun)
    return _of_no_sort(text, span, head, before)


def _of_no_sort(text: str, span: Span | None, head: Token, before: Token | None) -> Part | None:
    """A name whose own words do not say what it names: somebody where it acts, else some thing."""
    article, count = text.lower().startswith("the "), len(text.split())
    if acts(before) and head.ent_type_ == "ORG" and article and count > LEAST_BODY:
        return Part("undergone", text, ValueType.ORGANISATION, span)
    several = count > 1 and not has_given_name(text)
    thing = head.ent_type_ in _THINGS and (article or several)
    return Part("undergone", text, ValueType.PHRASE, span) if thing else None


def acts(before: Token | None) -> bool:
    """Whether the phrase behind it is who did it."""
    return before is not None and before.dep_ == "agent"


def _of_persons(head: Token) -> bool:
    """Whether its verb is one whose object is a person."""
    return head.dep_ == "dobj" and head.head.lemma_.lower() in _PERSONAL


def _goes_on(parsed: Parsed, part: Range) -> bool:
    """Whether the name may be longer: `the Interim Mission in Norvania`."""
    after = parsed.doc[part[1] : part[1] + 3]
    if len(after) < 2 or after[0].lower_ not in ("in", "of", "for", "on", "to", "against", "at", "and"):
        return False
    return next((t for t in after[1:] if t.lower_ != "the"), after[1]).text[0].isupper()
