"""Facts of what something is: `X is the largest Y in Z`, `the capital of Y is X`, `X, the founder of Y, ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact
from quizapp.extraction.clause_parts import inside
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context, stands_alone
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import bare, is_name, looks_like_person
from quizapp.extraction.parsed import Parsed, Range, subtree
from quizapp.extraction.phrase_answers import is_person, may_be_person
from quizapp.extraction.pieces import Piece
from quizapp.extraction.sorts import sort_of
from quizapp.extraction.telling import agrees, end_of, reaches
from quizapp.facts.model import Fact, Part, ValueType, Verb

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_ROLE, MOST_NAME = 14, 6
_NO_ROLE = words(
    "example part one form kind type member result reason way thing case number series variety set group name term "
    "word day year time subject object topic point latter former same most other two three"
)
_OFFICES = words(
    "president director chairman chairwoman chair chief head leader minister king queen emperor pope bishop governor "
    "viceroy sultan shah tsar emir khedive caliph premier prince princess duke count regent archbishop abbot sheriff "
    "mayor manager commander captain coach ceo secretary editor spokesman spokeswoman ambassador chancellor owner "
    "husband wife star host professor deputy companion champion holder lawyer attorney adviser advisor aide assistant "
    "spokesperson friend colleague ally critic supporter reporter correspondent daughter son brother sister"
)


def identity_facts(parsed: Parsed, here: list[Clause], context: Context, document: Document) -> list[Fact]:
    """The name of what is described, by the clauses of a line and by the phrases between commas."""
    found = [
        clause_fact(clause, parts, parts[-1], context, document, "identity")
        for clause in here
        if (parts := _stated(parsed, clause, context))
    ]
    for clause, parts in _beside(parsed, context):
        found.append(clause_fact(clause, parts, parts[-1], context, document, "apposition"))
    return found


def _stated(parsed: Parsed, clause: Clause, context: Context) -> tuple[Part, ...]:
    """`The capital of Norvania is Orwin`: the subject says which, the name behind the verb is the answer."""
    head = parsed.doc[clause.subject.head]
    if clause.verb.base != "be" or clause.verb.text not in ("is", "was") or clause.subject.range[0] > 1:
        return ()
    if not (agrees(clause.root, head) and reaches(parsed, clause) and _says_which(parsed, clause.subject.range, head)):
        return ()
    end, what = end_of(parsed, clause.root), [c for c in clause.root.children if c.dep_ == "attr"]
    if end is None or len(what) != 1 or not stands_alone(parsed, clause.subject.range, context):
        return ()
    part = (clause.root.i + 1, end)
    value = _name(parsed, part, what[0], context)
    if value is None or subtree(what[0], end) != part or _is_first_of_several(parsed, end):
        return ()
    return Part("subject", inside(parsed, clause.subject.range), ValueType.PHRASE), _as_described(parsed, value, head)


def _as_described(parsed: Parsed, value: Part, role: Token) -> Part:
    """The name as a person's only where what it is called is said of persons."""
    if value.type is not ValueType.PERSON or is_person(parsed, role.i) or may_be_person(parsed, role.i):
        return value
    return replace(value, type=ValueType.PHRASE, head="")


def _says_which(parsed: Parsed, part: Range, head: Token) -> bool:
    """Whether a description fits one thing only: `the ... of Name`, `Name's first ...`, a superlative."""
    tokens = parsed.tokens(part)
    if head.pos_ != "NOUN" or head.lemma_.lower() in _NO_ROLE or len(tokens) > MOST_ROLE or head.tag_ != "NN":
        return False
    owned = any(t.tag_ == "POS" and t.head.head.i == head.i and t.head.text[0].isupper() for t in tokens)
    definite = tokens[0].lower_ == "the"
    named = any(t.text[0].isupper() and t.i > head.i for t in tokens)
    ranked = any(t.tag_ == "JJS" or t.lower_ in ("first", "last", "only") for t in tokens if t.i < head.i)
    return (owned and not definite) or (definite and named) or (definite and ranked and len(tokens) > 4)


def _is_first_of_several(parsed: Parsed, end: int) -> bool:
    """Whether a comma and two more names follow: `the Red Sea, the Mole, and the Old Canal`."""
    after = re.match(
        r", (?:the )?[A-Z][^,;.]*(?:, (?:the )?[A-Z][^,;.]*)*,? and (?:the )?[A-Z]", parsed.text((end, len(parsed.doc)))
    )
    return bool(after)


def _is_office(parsed: Parsed, role: Range, token: Token) -> bool:
    """Whether one holds it after the other, so that the name alone does not say when."""
    ranked = any(t.lower_ in ("first", "last", "only", "youngest", "longest") for t in parsed.tokens(role))
    return token.lemma_.lower() in _OFFICES and not ranked


def _name(parsed: Parsed, part: Range, head: Token, context: Context) -> Part | None:
    """A name as the answer; typed where its type is sure."""
    text, span = parsed.text(part), parsed.span(part)
    tokens = parsed.tokens(part)
    if span is None or not is_name(text) or len(tokens) > MOST_NAME or head.pos_ != "PROPN":
        return None
    if any(t.dep_ in ("conj", "cc", "appos") or t.text in ',;:"' for t in tokens):
        return None
    kind, noun = sort_of(parsed, part, head.i, context.expansions)
    if kind is ValueType.TERM:
        return (
            None if looks_like_person(text) and " of " not in text else Part("identity", text, ValueType.PHRASE, span)
        )
    return Part("identity", text, kind, span, noun)


def _beside(parsed: Parsed, context: Context) -> Iterator[tuple[Clause, tuple[Part, ...]]]:
    """`Anna Holm, the founder of the Orwin Mill,`: who was the founder of the Orwin Mill?"""
    doc = parsed.doc
    for token in doc:
        if token.dep_ != "appos" or token.head.i > token.i:
            continue
        role, name = subtree(token, len(doc)), (token.head.left_edge.i, token.left_edge.i)
        if doc[name[1] - 1].text != ",":
            continue
        name = (name[0], name[1] - 1)
        yield from _role_of(parsed, context, token, role, name)


def _role_of(
    parsed: Parsed, context: Context, token: Token, role: Range, name: Range
) -> Iterator[tuple[Clause, tuple[Part, ...]]]:
    doc = parsed.doc
    after = doc[role[1]] if role[1] < len(doc) else None
    closed = after is None or after.text in ",." or role[1] == len(doc)
    first, inside_ = doc[role[0]], parsed.tokens(role)
    plain = not any(
        t.text in ',;:"' or t.dep_ == "conj" or t.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP") for t in inside_
    )
    if (
        not (closed and plain and first.lower_ == "the")
        or token.head.dep_ == "conj"
        or not _says_which(parsed, role, token)
    ):
        return
    value = _name(parsed, name, token.head, context)
    if value is None or not stands_alone(parsed, role, context) or bare(value.text) == context.topic:
        return
    value = _as_described(parsed, value, token)
    if is_person(parsed, token.i):
        value = replace(value, type=ValueType.PERSON, head="person")
    root = next((t for t in doc if t.dep_ == "ROOT"), doc[0])
    ranked = any(t.lower_ == "first" for t in parsed.tokens(role))
    finite = next((c for c in root.children if c.dep_ in ("aux", "auxpass")), root)
    past = ranked or finite.tag_ in ("VBD", "VBN") or any(c.tag_ == "VBD" for c in root.children)
    if (not past and value.type is ValueType.PERSON) or _is_office(parsed, role, token):
        return
    verb = Verb("was" if past else "is", "be", (), past)
    clause = Clause(parsed, root, Piece("subject", role, token.i), verb, ())
    yield clause, (Part("subject", parsed.text(role), ValueType.PHRASE), value)
