"""Two that belong together are one answer."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.extraction.parser import load_parser
from quizapp.facts.model import Fact

PAGE = "The Westby strike of 1911 was in the papers for many weeks, and the town was divided about it. "


def pairs(sentence: str) -> list[Fact]:
    found = clause_facts(document("strike.txt", PAGE + sentence), load_parser())
    return [fact for fact in found if fact.rule == "gap pair"]


@pytest.mark.parametrize(
    ("sentence", "pair"),
    [
        (
            "The long dispute between the Harbour Board and the Dockers Union led to a strike in Westby.",
            "Harbour Board and the Dockers Union",
        ),
        (
            "The Westby Tunnel was paid for in 1890 by the Harbour Board and the Dockers Union.",
            "Harbour Board and the Dockers Union",
        ),
    ],
)
def test_a_pair_of_names_is_one_answer_with_its_place(sentence: str, pair: str):
    (fact,) = pairs(sentence)
    assert fact.value.text == pair
    assert fact.value.span is not None
    assert (PAGE + sentence)[fact.value.span.start : fact.value.span.end] == pair


@pytest.mark.parametrize(
    "sentence",
    [
        "The Westby Tunnel was planned in 1890 by Ada Holm, Ole Lind and Ida Berg.",
        "The Westby Tunnel was paid for in 1890 by fees and taxes.",
        "The long dispute between Holm and Wirth's men led to a strike in Westby in 1911.",
        "The long dispute between pro-League and anti-League voters led to a strike in Westby in 1911.",
        "The Westby Tunnel was paid for in 1890 by the Academy of Tunnel Arts and Sciences.",
        "The Westby Tunnel was paid for in 1890 by Fort Ada and Ole.",
        "They mediated between the Harbour Board and the Dockers Union.",
    ],
)
def test_three_are_no_pair_and_neither_are_common_words_or_what_does_not_stand_alone(sentence: str):
    assert pairs(sentence) == []
