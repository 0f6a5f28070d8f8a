"""What somebody works towards, helps to build or was accused of taking: the object of the last verb of a chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact
from quizapp.extraction.clause_parts import inside
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context, is_plural, stands_alone
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.telling import WEAK, agrees, can_answer, reaches, understood
from quizapp.facts.model import Fact, Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_ANSWER, MOST_ANSWER, MOST_SUBJECT, MOST_CHAIN = 4, 16, 6, 8
_TO = words("to towards toward for")
_TIES = words("to towards toward on in at for")
_LOOSE = words("some several many other others various more most all such what which who that it them him her itself")


def effort_facts(parsed: Parsed, here: list[Clause], context: Context, document: Document) -> list[Fact]:
    """At most one fact a sentence: `What does X help to build?`, answered up to the sentence's end."""
    clause = here[0] if here else None
    if (
        clause is None
        or not clause.main
        or clause.subject.range[0] > 0
        or clause.verb.negated
        or clause.verb.base == "be"
    ):
        return []
    verb = _last(clause.root)
    if verb is None or not _named(parsed, clause, context) or verb.lemma_.lower() in WEAK - {"support"}:
        return []
    part = (verb.i + 1, len(parsed.doc) - parsed.doc[len(parsed.doc) - 1].is_punct)
    if not _is_answer(parsed, part, verb):
        return []
    head = parsed.doc[clause.subject.head]
    subject = Part(
        "subject", inside(parsed, clause.subject.range), ValueType.PHRASE, plural=is_plural(parsed, clause.subject.head)
    )
    chain = Part("between", parsed.text((clause.root.i + 1, verb.i + 1)).strip(), ValueType.PHRASE)
    slot = Part("effort", parsed.text(part), ValueType.PHRASE, parsed.span(part))
    if not can_answer(parsed, part, "plural" if is_plural(parsed, head.i) else "singular"):
        return []
    return [clause_fact(clause, (subject, chain, slot), slot, context, document)]


def _last(root: Token) -> Token | None:
    """The verb at the end of `continues to help to build`, `works towards building`; None where there is no chain."""
    verb = root
    while step := _next(verb):
        verb = step
    short = root.i < verb.i <= root.i + MOST_CHAIN
    straight = all(t.i in (root.i, verb.i) or root.is_ancestor(t) for t in root.doc[root.i : verb.i + 1])
    return verb if short and straight and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children) else None


def _next(verb: Token) -> Token | None:
    """The verb right behind this one, but for `to`, one adverb or a preposition."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VB" and child.i - verb.i <= 3:
            return None if any(c.dep_ in ("nsubj", "conj") for c in child.children) else child
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        tied = child.dep_ == "prep" and child.lower_ in (_TO if passive else _TIES) and child.i == verb.i + 1
        doing = next((c for c in child.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None) if tied else None
        if doing is not None and doing.i == child.i + 1 and not any(c.dep_ == "conj" for c in doing.children):
            return doing
    return None


def _named(parsed: Parsed, clause: Clause, context: Context) -> bool:
    part, head = clause.subject.range, parsed.doc[clause.subject.head]
    tokens = parsed.tokens(part)
    named = any(t.pos_ == "PROPN" or t.i in parsed.instead for t in tokens) and len(tokens) <= MOST_SUBJECT
    clear = stands_alone(parsed, part, context) or understood(parsed, [part], context)
    return named and clear and agrees(clause.root, head) and reaches(parsed, clause)


def _is_answer(parsed: Parsed, part: Range, verb: Token) -> bool:
    """Whether the words are one plain phrase of common nouns, whole and not too long."""
    tokens = parsed.tokens(part)
    if not LEAST_ANSWER <= len(tokens) <= MOST_ANSWER or parsed.span(part) is None or parsed.finite(part):
        return False
    if any(t.text in ',;:"()' or t.lower_ in _LOOSE - {"all"} for t in tokens) or tokens[0].pos_ == "PROPN":
        return False
    thing = next(c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i)
    whole = thing.left_edge.i == part[0] and thing.pos_ == "NOUN" and thing.ent_type_ != "PERSON"
    return whole and not any(t.head.i < verb.i for t in tokens)
