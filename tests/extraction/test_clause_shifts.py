"""What something was turned into is asked by its kind."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.writing.wording import wording

pytest.importorskip("spacy")


def asked(text: str) -> dict[str, str]:
    from quizapp.extraction.parser import load_parser

    found = clause_facts(document("mills.md", f"# Mills of the north\n\n{text}\n"), load_parser())
    return {draft.prompt: draft.answer for fact in found if fact.rule == "clause shift" for draft in wording(fact)}


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "In 1803, the Orwin Council converted the Tolven Mill into a state powder factory.",
            "Into what kind of factory did the Orwin Council convert the Tolven Mill in 1803?",
            "state powder factory",
        ),
        (
            "Norvania moved its taxes towards a simple land tax with few exceptions.",
            "Towards what kind of tax did Norvania move its taxes?",
            "simple land tax with few exceptions",
        ),
    ],
)
def test_the_kind_is_asked(text: str, prompt: str, answer: str):
    assert asked(text).get(prompt) == answer


@pytest.mark.parametrize(
    "text",
    [
        "The council converted the mill into a state powder factory.",
        "The Orwin Council converted the Tolven Mill into a factory.",
        "The Orwin Council carried the grain into a state powder factory.",
        "The Orwin Council converted the Tolven Mill into a state powder factory that it had planned.",
    ],
)
def test_what_names_nothing_or_is_not_whole_is_not(text: str):
    assert asked(text) == {}
