"""A term asked by what it means."""

from __future__ import annotations

import re

from quizapp.documents.model import Block, Document, Span
from quizapp.extraction.phrases import in_sentence
from quizapp.extraction.stated import made
from quizapp.facts.model import Fact, Family, Part, ValueType

TERM = "term"
"""The rule of facts that a term means something."""
_INNER = re.compile(r"[\"“]([^\"“”]*)[\"”]")


def term_fact(
    document: Document, block: Block, term: Part, meaning: str, about: str, passage: Span, begun: bool = False
) -> Fact:
    """The fact that a term means this; `begun`: asked with its first letter, as others may mean much the same."""
    told = _INNER.sub(r"‘\1’", in_sentence(meaning, document.text))
    means = (
        "is described as"
        if re.match(r"[a-z]+(?:s|ed)\b(?! (?:of|that|which|who|in|on|for|from|with|and)\b)", told)
        else "means"
    )
    first = f" beginning with “{term.text[0].lower()}”" if begun else ""
    asked = f"Which term{first} {means} “{told}”?"
    return made(
        document, block, Family.LIST, (about, TERM), term, passage=passage,
        qualifiers=(("means", meaning),), parts=(Part("prompt", asked, ValueType.PHRASE), term), rule=TERM,
    )  # fmt: skip
