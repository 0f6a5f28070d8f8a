"""Nouns and verbs that say nothing alone: a version of what, relations between whom, a port that followed what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = words("poss compound amod nummod")
_RELATIONAL = words(
    "version problem result attempt example part half rest copy effect cause change increase decrease majority member "
    "minority number variety series form result solution reason answer argument one issue difference advantage "
    "disadvantage exception alternative approach remainder remains"
)
_MUTUAL = words("relation relations tie talk negotiation")
_GIVING = words(
    "give send submit offer present sell return hand bring take pass show lend move deliver assign transfer"
)
ORDER = words("first second third fourth last final")
OF_WHAT = words("of to for between against")


def unfinished(kept: Sequence[Token]) -> str:
    """`A version was ...`: a subject that is nothing without what it is a version of."""
    for token in kept:
        subject = token.dep_ in ("nsubj", "nsubjpass") and token.lemma_.lower() in _RELATIONAL
        told = tells_more(token, kept) or any(c.dep_ in _TELLING for c in token.children)
        if subject and not told:
            return f"{token.text} of what"
        if token.lemma_.lower() in _MUTUAL and token.dep_ in ("nsubj", "nsubjpass") and not _has_parties(token, kept):
            return f"{token.text} between whom"
        if _one_more(token):
            return f"{token.text} beside which others"
        if token.lemma_ == "follow" and token.dep_ in ("ROOT", "conj") and _follows_nothing(token):
            return f"{token.text} what"
    return ""


def _has_parties(noun: Token, kept: Sequence[Token]) -> bool:
    named = any(c.pos_ == "PROPN" or c.ent_type_ or c.dep_ == "poss" for c in noun.children)
    return named or any(t.lower_ in ("between", "with", "among", "of") and t.i > noun.i for t in kept)


def _one_more(noun: Token) -> bool:
    """`A fourth part was added`: what the first three are, is not said."""
    told = {c.lower_ for c in noun.children}
    more = "a" in told and told & ORDER - {"first"}
    return bool(more) and noun.dep_ in ("nsubj", "nsubjpass") and not told & OF_WHAT


def _follows_nothing(verb: Token) -> bool:
    """`A second port followed in 1587`: nothing says what it came after."""
    after = ("dobj", "nsubjpass", "auxpass", "agent", "ccomp", "xcomp", "prt", "dative")
    led = any(c.dep_ == "prep" and c.lower_ not in ("in", "on", "at", "by", "during") for c in verb.children)
    return verb.tag_ in ("VBD", "VBN") and not led and not any(c.dep_ in after for c in verb.children)


def tells_more(head: Token, kept: Sequence[Token]) -> bool:
    """Whether something behind the noun says which: `of ...`, a clause, a participle."""
    inside = {t.i for t in kept}
    for child in head.children:
        if child.i > head.i and child.i in inside:
            if child.dep_ in ("relcl", "acl") and head.nbor(1).text != ",":
                return True
            if child.dep_ == "prep" and child.i == head.i + 1:
                return not _goes_to(head, child) and child.lower_ in (
                    "of",
                    "between",
                    "for",
                    "from",
                    "in",
                    "to",
                    "at",
                    "on",
                    "against",
                    "behind",
                )
    return False


def _goes_to(given: Token, prep: Token) -> bool:
    """`sent the script to Arn`: whom it went to says nothing about which one it was."""
    return prep.lower_ == "to" and given.dep_ == "dobj" and given.head.lemma_ in _GIVING
