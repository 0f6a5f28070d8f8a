"""What something was turned into: `adjusted its forces towards a smaller guard`, `grew into a busy port`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact
from quizapp.extraction.clause_parts import inside
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context, is_plural, stands_alone
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.telling import agrees, can_answer, front_of, reaches, stands, understood
from quizapp.facts.model import Fact, Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_ANSWER, MOST_SAID, MOST_SUBJECT = 14, 16, 8
_TURNING = words(
    "adjust shift evolve turn transform develop convert change grow transition move upgrade expand rebuild remake merge"
)
_INTO = words("into towards toward")


def shift_facts(parsed: Parsed, here: list[Clause], context: Context, document: Document) -> list[Fact]:
    """The kind of thing that something was turned into, by each main clause that says so at its end."""
    found = []
    for clause in here:
        kind = _kind(parsed, clause) if clause.main and not clause.verb.negated else None
        front = front_of(parsed, clause, context) if kind else None
        if kind is None or front is None or not _clear(parsed, clause, kind, context):
            continue
        before, part, noun = kind
        subject = Part(
            "subject",
            inside(parsed, clause.subject.range),
            ValueType.PHRASE,
            plural=is_plural(parsed, clause.subject.head),
        )
        said = Part("between", parsed.text((clause.root.i + 1, before.i)).strip(), ValueType.PHRASE)
        slot = Part("shift", parsed.text(part), ValueType.PHRASE, parsed.span(part), noun, before.lower_)
        day = Part("behind", front[:1].lower() + front[1:], ValueType.PHRASE)
        parts = tuple(p for p in (subject, said, slot, day) if p.text)
        found.append(clause_fact(clause, parts, slot, context, document))
    return found


def _kind(parsed: Parsed, clause: Clause) -> tuple[Token, Range, str] | None:
    """The preposition, the phrase behind it up to the end of the clause, and its noun."""
    doc, root = parsed.doc, clause.root
    chain = {root.i, *(t.i for t in doc if t.dep_ in ("xcomp", "ccomp") and t.head.i == root.i and t.tag_ == "VB")}
    for token in doc[root.i + 1 : root.i + 1 + MOST_SAID]:
        turned = token.head.i in chain or (token.head.dep_ in ("dobj", "nsubjpass") and token.head.head.i in chain)
        if token.lower_ not in _INTO or token.dep_ != "prep" or not turned:
            continue
        verb = token.head if token.head.i in chain else token.head.head
        if verb is not root and any(c.dep_ == "dobj" and c.i < verb.i for c in root.children):
            return None
        things = [c for c in token.children if c.dep_ == "pobj"]
        if verb.lemma_.lower() not in _TURNING or len(things) != 1 or things[0].tag_ != "NN":
            return None
        thing = things[0]
        part = (token.i + 1, _end(thing))
        listed = any(c.dep_ == "conj" and c.pos_ == "NOUN" for c in thing.children)
        described = not listed and any(c.dep_ in ("amod", "compound") for c in thing.children)
        closed = part[1] >= len(doc) or doc[part[1]].is_punct or _dates(doc[part[1]])
        article = doc[part[0]].lower_ in ("a", "an") and doc[part[0]].head.i == thing.i
        return (token, part, thing.text) if described and closed and article else None
    return None


def _end(thing: Token) -> int:
    """The end of the phrase: its first comma, or what `with ...` adds to it."""
    doc, end = thing.doc, thing.right_edge.i + 1
    end = next((c.left_edge.i for c in thing.children if c.dep_ == "prep" and _dates(c)), end)
    comma = next((t.i for t in doc[thing.i : end] if t.text == ","), end)
    if comma < end or end >= len(doc) or doc[end].lower_ != "with":
        return comma
    return doc[end].right_edge.i + 1


def _dates(preposition: Token) -> bool:
    """Whether it says when: `into a vassal state in 252`."""
    return any(c.ent_type_ == "DATE" for c in preposition.children)


def _clear(parsed: Parsed, clause: Clause, kind: tuple[Token, Range, str], context: Context) -> bool:
    """Whether subject and answer are understood, named and whole."""
    before, part, _ = kind
    subject, said = clause.subject.range, (clause.root.i + 1, before.i)
    head = parsed.doc[clause.subject.head]
    if subject[1] - subject[0] > MOST_SUBJECT or not (agrees(clause.root, head) and reaches(parsed, clause)):
        return False
    tokens, answer = parsed.tokens((subject[0], before.i)), parsed.tokens(part)
    named = any(t.pos_ == "PROPN" or t.i in parsed.instead for t in tokens)
    named = named and not tokens[0].text.isdigit()
    plain = not any(t.text in ',;:"' for t in (*answer, *parsed.tokens(said))) and not parsed.finite(part)
    whole = plain and len(answer) <= MOST_ANSWER and parsed.span(part) is not None
    around = stands_alone(parsed, subject, context) or understood(parsed, [subject], context)
    number = "plural" if is_plural(parsed, clause.subject.head) else "singular"
    rest = stands(parsed, said, context, number) or understood(parsed, [subject, said], context)
    return named and whole and around and rest and can_answer(parsed, part)
