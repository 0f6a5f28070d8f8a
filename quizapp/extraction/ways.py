"""How something was done: `by ...ing` at the end of a clause."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.telling import can_answer
from quizapp.facts.model import Part, ValueType

MOST_WORDS, LEAST_WORDS = 14, 3


def ways(parsed: Parsed, clause: Clause, number: str) -> Iterator[tuple[int, Part]]:
    """Where the clause ends before the way it was done, and the way as a part; at most one."""
    doc, root = parsed.doc, clause.root
    end = len(doc) - 1 if doc[len(doc) - 1].is_punct else len(doc)
    for token in doc[root.i + 1 : end - 1]:
        if token.lower_ != "by" or token.nbor(1).tag_ != "VBG" or token.head.i != root.i:
            continue
        part = (token.i, end)
        whole = not any(t.text in "\"';:" or t.dep_ in ("nsubj", "nsubjpass") for t in parsed.tokens(part))
        span = parsed.span(part)
        if whole and span and LEAST_WORDS <= end - token.i <= MOST_WORDS and can_answer(parsed, part, number):
            yield token.i - (token.nbor(-1).text == ","), Part("way", parsed.text(part), ValueType.PHRASE, span)
        return
