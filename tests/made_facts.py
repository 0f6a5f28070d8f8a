"""Facts made by hand, about a bridge and a choir that nobody ever saw."""

from __future__ import annotations

from typing import Any

from quizapp.documents.model import Span
from quizapp.facts.identity import fact_id
from quizapp.facts.model import Fact, Family, Part, Passage, ValueType


def part(text: str, kind: ValueType = ValueType.TERM, role: str = "value", **more: Any) -> Part:
    return Part(role, text, kind, **more)


def fact(subject: str, relation: str, value: Part, document: str = "a.txt", **more: Any) -> Fact:
    """A fact of a clause unless told otherwise, with one passage."""
    qualifiers = more.pop("qualifiers", ())
    time = more.pop("time", "")
    passages = more.pop("passages", (Passage(document, more.pop("span", Span(0, 10)), more.pop("place", None)),))
    return Fact(
        id=fact_id(subject, relation, qualifiers, time),
        family=more.pop("family", Family.CLAUSE),
        subject=subject,
        relation=relation,
        qualifiers=qualifiers,
        time=time,
        value=value,
        parts=more.pop("parts", (value,)),
        passages=passages,
        topic=more.pop("topic", "Bridges"),
        **more,
    )
