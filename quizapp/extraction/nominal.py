"""Events that a noun names: `after the signing of the Treaty of Arlen in Brek`, `since the death of Anna in 1912`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context, stands_alone
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import is_name
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.pieces import Piece
from quizapp.extraction.sorts import sort_of
from quizapp.facts.model import Fact, Part, ValueType, Verb
from quizapp.text.dates import find_dates

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_NAME = 8
_DONE = {
    "signing": "signed sign", "adoption": "adopted adopt", "declaration": "declared declare",
    "creation": "created create", "founding": "founded found", "foundation": "founded found",
    "establishment": "established establish", "ratification": "ratified ratify", "abolition": "abolished abolish",
    "assassination": "assassinated assassinate", "dissolution": "dissolved dissolve",
    "completion": "completed complete",
    "publication": "published publish", "invention": "invented invent", "discovery": "discovered discover",
    "introduction": "introduced introduce", "formation": "formed form", "execution": "executed execute",
    "conquest": "conquered conquer", "destruction": "destroyed destroy", "annexation": "annexed annex",
}  # fmt: skip
_HAPPENED = {"death": "died die", "collapse": "collapsed collapse", "abdication": "abdicated abdicate"}
_AFTER = words("after before since following until beyond upon with")
"""What ties the event to something else, so that a date right behind it is its own."""
_BROKEN = words("from to on by about against between through into under over")


def nominal_facts(parsed: Parsed, context: Context, document: Document) -> list[Fact]:
    """When, and where, the events took place that the line names by a noun."""
    found: list[Fact] = []
    for token in parsed.doc:
        named = _event(parsed, token, context)
        if named is None:
            continue
        verb, subject, end = named
        clause = Clause(parsed, token, Piece("subject", subject, subject[1] - 1), verb, ())
        about = Part("subject", parsed.text(subject), ValueType.PHRASE)
        for slot in _when_and_where(parsed, end):
            found.append(clause_fact(clause, (about, slot), slot, context, document, "event"))
            agent = _agent(parsed, token, context) if verb.passive and slot.type is ValueType.DATE else None
            if agent:
                found.append(clause_fact(clause, (about, agent, slot), agent, context, document, "event"))
    return found


def _event(parsed: Parsed, token: Token, context: Context) -> tuple[Verb, Range, int] | None:
    """What happened, to what, and where its phrase ends; None where the noun names no event of a name."""
    doc = parsed.doc
    said = _DONE.get(token.lower_) or _HAPPENED.get(token.lower_)
    if said is None or token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "of" or not _tied(token):
        return None
    start = token.i + 2
    end = next(
        (t.i for t in doc[start:] if (t.is_punct and t.text not in "-'") or t.lower_ in ("in", "at", "on")), len(doc)
    )
    while end - 1 > start and doc[end - 1].is_punct:
        end -= 1
    subject, tokens = (start, end), parsed.tokens((start, end))
    if not 1 <= len(tokens) <= MOST_NAME or not _whole(parsed, subject) or not stands_alone(parsed, subject, context):
        return None
    past, base = said.split()
    if token.lower_ in _HAPPENED:
        return Verb(past, base, (), True), subject, end
    return Verb(f"was {past}", base, ("was",), True, True), subject, end


def _agent(parsed: Parsed, token: Token, context: Context) -> Part | None:
    """Who did it: the name that owns the noun, `the Orwin Council's adoption of ...`."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is None or owner.pos_ != "PROPN":
        return None
    part = (owner.left_edge.i, owner.i + 1)
    kind, noun = sort_of(parsed, part, owner.i, context.expansions)
    whole = is_name(parsed.text(part)) and parsed.span(part) is not None
    if not whole or not noun or kind not in (ValueType.PERSON, ValueType.ORGANISATION):
        return None
    return Part("agent", parsed.text(part), kind, parsed.span(part), noun, "by")


def _tied(token: Token) -> bool:
    """Whether it stands alone behind `after`, `since`, ..., not as the object of what was done."""
    head = token.head
    while head.dep_ in ("conj", "pobj") and head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    plain = not any(c.dep_ in ("amod", "nummod", "relcl") for c in token.children)
    return head.lower_ in _AFTER and head.i < token.i and plain and token.dep_ in ("pobj", "conj")


def _whole(parsed: Parsed, part: Range) -> bool:
    """Whether the words are one name, or something that a name owns."""
    tokens = parsed.tokens(part)
    if any(t.dep_ in ("cc", "conj") or t.tag_ in ("NNS", "NNPS", "PRP", "PRP$") or t.lower_ in _BROKEN for t in tokens):
        return False
    owned = any(t.tag_ == "POS" and t.nbor(-1).pos_ == "PROPN" for t in tokens) and tokens[-1].pos_ == "NOUN"
    return parsed.span(part) is not None and (owned or is_name(parsed.text(part)))


def _when_and_where(parsed: Parsed, end: int) -> Iterator[Part]:
    """The place and the date right behind the event."""
    doc = parsed.doc
    if end + 1 >= len(doc) or doc[end].lower_ not in ("in", "on", "at"):
        return
    date = next((d for d in find_dates(doc.text) if d.start_at == doc[end + 1].idx and not d.incomplete), None)
    if date is not None:
        part = (end + 1, next((t.i for t in doc[end + 1 :] if t.idx >= date.end_at), len(doc)))
        after = doc[part[1]] if part[1] < len(doc) else None
        if date.precision in ("day", "month", "year") and (after is None or after.is_punct) and parsed.span(part):
            yield Part("date", parsed.text(part), ValueType.DATE, parsed.span(part), date.precision, doc[end].lower_)
    elif place := _place(parsed, end + 1):
        yield Part("place", parsed.text(place), ValueType.PLACE, parsed.span(place), "", doc[end].lower_)


def _place(parsed: Parsed, start: int) -> Range | None:
    """`Brek`, `Brek, Norvania`: names of places up to a comma or the end."""
    doc, end = parsed.doc, start
    while end < len(doc) and (doc[end].ent_type_ in ("GPE", "LOC", "FAC") and doc[end].pos_ == "PROPN"):
        end += 1
        if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].ent_type_ == "GPE":
            end += 1
    closed = end >= len(doc) or doc[end].is_punct
    return (start, end) if end > start and closed and parsed.span((start, end)) else None
