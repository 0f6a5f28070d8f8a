"""Causes, efforts, and what `this salt tax` means."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.facts.model import Fact
from quizapp.writing.wording import wording

pytest.importorskip("spacy")


def facts(text: str) -> list[Fact]:
    from quizapp.extraction.parser import load_parser

    return clause_facts(document("mills.md", f"# Mills of the north\n\n{text}\n"), load_parser())


def asked(text: str) -> dict[str, str]:
    return {draft.prompt: draft.answer for fact in facts(text) for draft in wording(fact)}


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "The long drought of 1712 led Norvania to send grain ships to feed the people of Brek.",
            "What led Norvania to send grain ships?",
            "long drought of 1712",
        ),
        (
            "The Orwin Council helps to keep the old harbour and its lighthouses in good repair.",
            "What does the Orwin Council help to keep?",
            "old harbour and its lighthouses in good repair",
        ),
        (
            "The Orwin Council works towards opening a second railway line for heavy goods.",
            'What does the Orwin Council work towards opening, according to "Mills of the north"?',
            "second railway line for heavy goods",
        ),
        (
            "Norvania introduced a 3-penny salt tax. This salt tax was abolished by the Orwin Council in 1803.",
            "In which year was the 3-penny salt tax abolished by the Orwin Council?",
            "1803",
        ),
        (
            "The Arlen Treaty was signed on 4 May 1803, and on 9 July the ships sailed to Brek.",
            "When was the Arlen Treaty signed?",
            "4 May 1803",
        ),
    ],
)
def test_it_is_asked(text: str, prompt: str, answer: str):
    assert asked(text).get(prompt) == answer


def test_this_tax_is_not_resolved_where_two_are_named():
    text = "Norvania had a 3-penny salt tax and a 2-penny salt tax. This salt tax was abolished by Brek in 1803."
    assert not any("penny" in prompt for prompt in asked(text) if "abolished" in prompt)


def test_a_purpose_behind_with_the_aim_ends_behind_its_object():
    text = (
        "The Orwin Guard was founded by the Orwin Council in 1803, with the aim to keep a lasting peace in the hard "
        "years after the war of the northern provinces and the fall of the old kings."
    )
    assert "to keep a lasting peace" in asked(text).values()


def test_a_pair_may_be_asked_of_a_name_that_comes_first():
    found = facts("Norvania is the third buyer of old grain ships after Lower Arlen and Upper Brek.")
    assert "Lower Arlen and Upper Brek" in [fact.value.text for fact in found if fact.rule == "gap pair"]
