"""What came of an event, and a statement cut behind its first passive."""

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
    return {d.prompt: d.answer for fact in facts(text) if fact.rule == "clause result" for d in wording(fact)}


def test_what_resulted_is_asked_by_the_event():
    text = "The Orwin Council closed the Tolven Mill in 1803, leading to a long strike of the papermakers."
    prompt = "What resulted when the Orwin Council closed the Tolven Mill in 1803?"
    assert asked(text) == {prompt: "long strike of the papermakers"}


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the mill, leading to a long strike of the papermakers.",
        "It closed the Tolven Mill in 1803, leading to a long strike of the papermakers.",
        "The Orwin Council closed the Tolven Mill in 1803, leading to many other troubles.",
    ],
)
def test_what_is_no_one_event_or_says_little_is_not(text: str):
    assert asked(text) == {}


def test_a_long_sentence_may_lose_its_second_passive():
    text = (
        "The transfer to the Tolven Mill, giving work to nearly 6,200 weavers, was proposed by the Royal "
        "Board of Norvania and approved by the Orwin Council of the North on 3 May 1810."
    )
    assert "6,200" in [fact.value.text for fact in facts(text)]


def test_a_class_of_things_with_a_capital_is_no_name():
    text = "To keep watch over Norvania by day and night, the Team is split into three shifts."
    assert "Team" not in [fact.value.text for fact in facts(text)]
