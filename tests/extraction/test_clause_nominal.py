"""Events that a noun names are asked for their date and place, where those are surely their own."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.writing.wording import wording

pytest.importorskip("spacy")


def asked(text: str) -> dict[str, str]:
    from quizapp.extraction.parser import load_parser

    found = clause_facts(document("mills.md", f"# Mills of the north\n\n{text}\n"), load_parser())
    return {draft.prompt: draft.answer for fact in found if fact.rule == "clause event" for draft in wording(fact)}


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "Trade grew quickly in Norvania after the signing of the Treaty of Arlen in Brussels.",
            "Where was the Treaty of Arlen signed?",
            "Brussels",
        ),
        (
            "The Orwin Council kept its records in Brek until the adoption of the Tolven Charter on 4 May 1803.",
            "When was the Tolven Charter adopted?",
            "4 May 1803",
        ),
        (
            "Trade grew in Norvania after the Orwin Council's adoption of the Tolven Charter in May 1803.",
            "By which body was the Tolven Charter adopted in May 1803?",
            "Orwin Council",
        ),
    ],
)
def test_an_event_behind_after_or_until_is_asked(text: str, prompt: str, answer: str):
    assert asked(text).get(prompt) == answer


@pytest.mark.parametrize(
    "text",
    [
        "The Orwin Council celebrated the signing of the Treaty of Arlen in 1912.",
        "Trade grew after the planned signing of the Treaty of Arlen in 1912.",
        "Trade grew after the signing of two treaties in 1912.",
    ],
)
def test_a_date_that_may_be_of_something_else_is_not(text: str):
    assert asked(text) == {}
