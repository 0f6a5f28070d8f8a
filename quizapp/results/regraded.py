"""What answers count as once the person who grades has decided something of their questions; the rows stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from quizapp.results.rows import Answer, AnyRow, Decision, as_key
from quizapp.study.credit import CHOSEN

Decisions = Mapping[str, Decision]


def decided(rows: Iterable[AnyRow]) -> dict[str, Decision]:
    """What holds of each question: the latest decision on it."""
    found = {row.card: row for row in rows if isinstance(row, Decision)}
    return {card: decision for card, decision in found.items() if decision.what != "as_it_was"}


def counted(answers: Iterable[Answer], decisions: Decisions) -> list[Answer]:
    """The answers as they count; those to questions that were dropped are gone."""
    found = (as_decided(answer, decisions.get(answer.card)) for answer in answers)
    return [answer for answer in found if answer is not None]


def as_decided(answer: Answer, decision: Decision | None) -> Answer | None:
    """One answer as it counts; None where its question was dropped."""
    if decision is None:
        return answer
    if decision.what == "drop":
        return None
    worth = 1.0 if decision.what == "full" else decision.worth.get(as_key(answer.response), answer.credit)
    if worth == answer.credit:
        return answer
    costs = answer.kind in CHOSEN and bool(answer.texts) and not worth
    return replace(answer, credit=worth, right=worth >= 1, costs=costs)
