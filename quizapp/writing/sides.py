"""Who fought whom: `the Orwin War between Norvania and Selby` asked for its two sides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.facts.model import Fact
from quizapp.writing.draft import Draft

_FOUGHT = re.compile(
    r"\b[Tt]he ((?:[A-Z][\w'’-]+ )*(?:War|Wars|Campaign)(?: of \d{4})?),? (?:fought )?between (?:the )?$"
)


def sides(fact: Fact) -> Sequence[Draft]:
    """The question for the two sides of a war that is named; none for other pairs."""
    before, asked, _ = fact.statement.partition(fact.value.text)
    fought = _FOUGHT.search(before) if fact.rule == "gap pair" and asked else None
    if fought is None:
        return ()
    return (
        Draft(
            fact=fact,
            slot=fact.value.role,
            kind="short",
            prompt=f"Which two sides fought each other in the {fought[1]}?",
            answer=fact.value.text,
            answer_span=fact.value.span,
            passages=fact.passages,
            score=0.7,
            rule="wh sides",
            type=str(fact.value.type),
        ),
    )
