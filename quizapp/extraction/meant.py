"""A term asked by what it means."""

from __future__ import annotations

import re

from quizapp.documents.model import Block, Document, Span
from quizapp.extraction.stated import made
from quizapp.facts.model import Fact, Family, Part, ValueType

TERM = "term"
"""The rule of facts that a term means something."""
STEM = 5
_VERBAL = re.compile(
    r"[a-z]+[^\Ws]s\b(?! (?:of|that|which|who|in|on|for|from|with|and)\b)"
    r"|[a-z]+ed (?:to|by|in|for|with|as|when|from|on)\b"
)
_INNER = re.compile(r"[\"“]([^\"“”]*)[\"”]")


def term_fact(
    document: Document, block: Block, term: Part, meaning: str, about: str, passage: Span, begun: bool = False
) -> Fact:
    """The fact that a term means this; `begun`: asked with its first letter, as others may mean much the same."""
    told = _INNER.sub(r"‘\1’", meaning)
    means = "is described as" if _VERBAL.match(told) else "means"
    first = f" beginning with “{term.text[0].lower()}”" if begun else ""
    asked = f"Which term{first} {means} “{told}”?"
    return made(
        document, block, Family.LIST, (term.text, TERM), term, passage=passage,
        qualifiers=(("in", about),), parts=(Part("prompt", asked, ValueType.PHRASE), term), rule=TERM,
    )  # fmt: skip


def meaning_fact(document: Document, block: Block, term: str, asked: str, meaning: Part, passage: Span) -> Fact:
    """The fact of what a term means, asked by the term: `What is a mill race?`"""
    return made(
        document, block, Family.YEAR, (term, "meaning"), meaning, passage=passage,
        parts=(Part("prompt", asked, ValueType.PHRASE), meaning), importance=3, rule="definition",
    )  # fmt: skip


def gives_away(term: str, told: str) -> bool:
    """Whether half of the words of a term stand in what it means, in any form.

    >>> gives_away("weir", "a low wall in a river"), gives_away("bituminous rock", "stone with bitumen")
    (False, True)
    """
    mine = re.findall(r"[^\W\d_]{3,}", term.casefold())
    theirs = re.findall(r"[^\W\d_]+", told.casefold())
    stems = [word[: min(STEM, max(4, len(word) - 3))] for word in mine]
    shared = [stem for stem in stems if any(other.startswith(stem) for other in theirs)]
    return bool(mine) and 2 * len(shared) >= len(mine)
