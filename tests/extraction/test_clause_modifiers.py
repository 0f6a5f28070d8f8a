"""What is said of a thing beside the main clause is asked of that thing."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.writing.wording import wording

pytest.importorskip("spacy")


def asked(text: str) -> dict[str, str]:
    from quizapp.extraction.parser import load_parser

    found = clause_facts(document("mills.md", f"# Mills of the north\n\n{text}\n"), load_parser())
    return {draft.prompt: draft.answer for fact in found if fact.rule == "clause modifier" for draft in wording(fact)}


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "The mayor took part in the rescue plan for Norvania that was approved by the Orwin Council in May 1912.",
            "When was the rescue plan for Norvania approved by the Orwin Council?",
            "May 1912",
        ),
        (
            "The mayor likes the rescue plan for Norvania, approved by the Orwin Council in May 1912.",
            "When was the rescue plan for Norvania approved by the Orwin Council?",
            "May 1912",
        ),
        (
            "Norvania's salt tax, aimed at paying for the war, was very unpopular.",
            "What was Norvania's salt tax aimed at?",
            "paying for the war",
        ),
        (
            "The mayor opened the Tolven Lock, designed to keep the floods out of Brek.",
            "What was the Tolven Lock designed to do?",
            "to keep the floods out of Brek",
        ),
    ],
)
def test_date_and_aim_are_asked(text: str, prompt: str, answer: str):
    assert asked(text).get(prompt) == answer


@pytest.mark.parametrize(
    "text",
    [
        "The mayor read a plan that was approved by the Orwin Council in May 1912.",
        "The tax, aimed at paying for the war, was very unpopular.",
        "Norvania's salt tax, aimed at paying for it, was very unpopular.",
    ],
)
def test_what_names_nothing_or_looks_back_is_not(text: str):
    assert asked(text) == {}
