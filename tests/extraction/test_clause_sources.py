"""The two sources of something are asked for together."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.writing.wording import wording

pytest.importorskip("spacy")


def asked(text: str) -> dict[str, str]:
    from quizapp.extraction.parser import load_parser

    found = clause_facts(document("mills.md", f"# Mills of the north\n\n{text}\n"), load_parser())
    return {draft.prompt: draft.answer for fact in found if fact.rule == "clause sources" for draft in wording(fact)}


def test_both_are_the_answer():
    text = "The Orwin Council derives its powers from the Charter of Arlen and from the Brek Treaty between two kings."
    prompt = "From which two sources does the Orwin Council derive its powers?"
    assert asked(text) == {prompt: "Charter of Arlen and the Brek Treaty"}


@pytest.mark.parametrize(
    "text",
    [
        "The council derives its powers from the Charter of Arlen and the Brek Treaty.",
        "The Orwin Council derives its powers from custom and the Brek Treaty.",
        "The Orwin Council derives its powers from the Charter of Arlen, the Brek Treaty and the Tolven Act.",
    ],
)
def test_other_than_two_names_is_not_asked(text: str):
    assert asked(text) == {}
