"""Between whom a pact that is named was concluded."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.extraction.parser import load_parser
from quizapp.writing.wording import wording


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("The claim rests on the Treaty of Arlen between Norvania and the Kingdom of Selby.", True),
        ("The claim rests on the treaty between Norvania and the Kingdom of Selby.", False),
        ("The claim rests on the Arlen Bridge between Norvania and the Kingdom of Selby.", False),
        ("The claim rests on the Treaty of Arlen between the largest towns and some villages.", False),
    ],
)
def test_the_parties_of_a_pact_with_a_name_are_asked(sentence: str, parties: bool):
    found = clause_facts(document("mills.md", f"# The mills of Orwin\n\n{sentence}\n"), load_parser())
    asked = [(draft.prompt, draft.answer) for fact in found if fact.rule == "clause parties" for draft in wording(fact)]
    expected = ("Between which parties was the Treaty of Arlen concluded?", "Norvania and the Kingdom of Selby")
    assert asked == ([expected] if parties else [])
