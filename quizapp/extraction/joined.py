"""Clauses that another one is tied to: where the second begins, and whether what opens the first holds for it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Token

_LATER = words("later then subsequently soon eventually finally afterwards ultimately thereafter")


def before_another_clause(root: Token, end: int) -> int | None:
    """The end of a clause before `and the mill was closed`; None where a second verb is read without its subject."""
    for second in root.children:
        if second.dep_ != "conj" or not root.i < second.i < end or not _is_finite(second):
            continue
        own = next((c for c in second.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        begins = own.left_edge.i if own is not None else second.left_edge.i
        tie = root.doc[begins - 1]
        if tie.dep_ != "cc" or begins - 1 <= root.i + 1:
            return None
        end = tie.i - (tie.nbor(-1).text == ",")
    return end


def happens_later(root: Token) -> bool:
    """Whether it is told second and happened `later`, so that the date of the first is not its own."""
    return root.dep_ == "conj" and any(c.dep_ == "advmod" and c.lower_ in _LATER for c in root.children)


def _is_finite(verb: Token) -> bool:
    return verb.pos_ in ("VERB", "AUX") and any(
        t.tag_ in FINITE for t in (verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass")))
    )
