"""The fact of a clause in which one part is asked: the others say which is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.documents.verb_list import BASES
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.names import bare, looks_like_person
from quizapp.extraction.passing import passes
from quizapp.extraction.persons import has_given_name
from quizapp.extraction.phrases import is_common
from quizapp.extraction.statement import changes, held_once, said, statements
from quizapp.facts.as_of import as_of
from quizapp.facts.identity import fact_id
from quizapp.facts.model import Fact, Family, Part, Passage, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

UNGAPPED = (ValueType.PHRASE, ValueType.CAUSE, ValueType.PURPOSE)
"""Types of which a sentence with a gap would have many right answers."""
_IN_A_PLACE = re.compile(r"(?:in|near) [A-Z]")
_COMMON_END = re.compile(r"(?:ion|ment|ness|ity|ing|ism|age|ance|ence|ency|ure|th|acy|hood|ship|ics|ry|sis|er|al)$")
"""What no name of a place ends in that has another behind it: `Tarnwick in Orwin`, but `migration in Orwin`."""
_SUBJECTS = ("subject", "doer", "cause")
_ANOTHER = re.compile(r"(?:,? (?:and|or|&)(?: then)? |, )(?:again\b|(?:in|on|from|between|by|after) (?:\w+ )?\d|\d)")
_ONE_BEFORE = re.compile(r"\b\d{4}s?,? (?:and|or)(?: again| then)?(?: in| on)? (?:the )?$")


def _cased(part: Part, document: Document, past: bool) -> Part:
    """The part as it stands inside a sentence, by how the document writes its first word elsewhere."""
    first, _, rest = part.text.partition(" ")
    if part.role in _SUBJECTS and _is_of_a_person(first.capitalize(), document.title):
        return replace(part, text=part.text[0].upper() + part.text[1:])
    small = first[:1].isupper() and first[1:].islower() and not rest[:1].isupper() and part.role in _SUBJECTS
    if small and is_common(first, first.lower(), document.text):
        return replace(part, text=part.text[0].lower() + part.text[1:])
    if not first[:1].islower() or part.role not in _SUBJECTS:
        return part
    if first in ("a", "an") and part.text[1:] == document.title[1:] and document.title.split()[-1].istitle():
        return replace(part, text=document.title)
    alone = not rest or (_IN_A_PLACE.match(rest) and not _COMMON_END.search(first))
    if past and alone and not part.plural and not _is_word(first, document.text):
        return replace(part, text=part.text[0].upper() + part.text[1:])
    titled = re.match(rf"{re.escape(first.capitalize())} [A-Z]", document.title)
    named = titled or re.search(rf"[a-z,] {re.escape(first.capitalize())}\b(?! [A-Z])", document.text)
    if not named or is_common(first.capitalize(), first, document.text):
        return part
    return replace(part, text=part.text[0].upper() + part.text[1:])


def _is_word(first: str, text: str) -> bool:
    """Whether it is a verb, or the text writes it small somewhere, so that it is no name."""
    verb = first in BASES or first.removesuffix("ing") in BASES
    return verb or re.search(rf"\b{re.escape(first)}\b", text) is not None


def _is_of_a_person(word: str, title: str) -> bool:
    """Whether it is a name of the person whom the document is about, whatever else is called so: `Storm`, a storm."""
    name = title.partition(" (")[0]
    return has_given_name(name) and looks_like_person(name) and word in name.split()


def is_one_of_several(slot: Part, document: Document, clause: Clause | None = None) -> bool:
    """Whether the text goes on with another date: `in 1623, and again in 1635`; not with another clause's."""
    if clause is not None and any(c.dep_ == "conj" and _has_subject(c) for c in clause.root.children):
        return False
    if slot.span is None or slot.type is not ValueType.DATE:
        return False
    before, after = document.text[: slot.span.start][-20:], document.text[slot.span.end : slot.span.end + 30]
    second = _ONE_BEFORE.search(before) and not re.match(r" [a-z]", after)
    return bool(second or _ANOTHER.match(after))


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i for c in verb.children)


def clause_fact(
    clause: Clause, parts: Sequence[Part], slot: Part, context: Context, document: Document, rule: str = ""
) -> Fact:
    """The fact that asks for this part of the clause, the subject being the first of its parts."""
    line = clause.parsed.line
    place = next(i for i, part in enumerate(parts) if part is slot)
    parts = [_cased(part, document, clause.verb.past) for part in parts]
    slot = parts[place]
    volatile = changes(clause.parsed, clause.verb, parts[0], tuple(parts))
    subject, qualifiers, time = _identity(parts, slot, volatile)
    volatile = volatile or (slot.role != "description" and passes(_said_of(clause)))
    day, label = as_of(document) if volatile else ("", "")
    role = {"quantity": slot.preposition, "kind": f"kind of {slot.head}"}.get(slot.role, slot.role)
    relation = f"{clause.verb.base} {role}".strip()
    stated = None if _common(slot) else statements(clause.parsed, context).around(slot)
    words, places = held_once(said(clause.parsed, stated, context) if stated else ("", ()))
    return Fact(
        id=fact_id(subject, relation, qualifiers, time),
        family=Family.CLAUSE,
        subject=subject,
        relation=relation,
        qualifiers=qualifiers,
        time=time,
        value=slot,
        parts=tuple(parts),
        passages=(Passage(document.name, line.passage, slot.span),),
        topic=line.headings[-1] if line.headings else document.title,
        statement=words,
        places=places,
        verb=clause.verb,
        simple=True,
        as_of=day,
        as_of_label=label,
        volatile=volatile,
        importance=3 if context.topic and any(context.topic in p.text for p in parts) else 2,
        rule=f"clause {rule or slot.role.split()[0]}",
    )


def _said_of(clause: Clause) -> list[Token]:
    """The words of a clause that its parts are made of."""
    pieces = (clause.subject, *clause.fronted, *clause.tail)
    inside = {i for piece in pieces for i in range(*piece.range)}
    inside |= {clause.root.i, *(c.i for c in clause.root.children if c.dep_ in ("aux", "auxpass", "advmod"))}
    return [t for t in clause.parsed.doc if t.i in inside]


def _common(slot: Part) -> bool:
    """Whether it is a phrase of common words, for which others would do as well."""
    named = slot.type in (ValueType.DATE, ValueType.NUMBER) or re.search(r"[A-Z]", slot.text)
    return slot.type in UNGAPPED or not named


def _identity(parts: Sequence[Part], slot: Part, volatile: bool) -> tuple[str, tuple[tuple[str, str], ...], str]:
    """The subject, qualifiers and time it is known by: of what was done to something, that thing is the subject."""
    subject, *tail = parts
    objects = [p for p in tail if p.role == "object" and p is not slot]
    about = objects[0] if objects and slot.role == "date" else subject
    if slot is subject:
        about = objects[0] if objects else tail[0]
    time = next((p.text for p in tail if p.role == "date" and p is not slot), "")
    others = [p for p in parts if p is not slot and p is not about and p.role != "date"]
    if slot.role == "date":
        others = [p for p in others if p.role not in ("subject", "agent", "purpose", "quantity")]
    if volatile and slot.role == "quantity":
        others = []
    return bare(about.text), tuple(sorted({(p.role, p.text) for p in others})), time
