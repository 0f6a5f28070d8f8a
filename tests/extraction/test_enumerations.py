"""Lists inside a sentence are found whole or not at all."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.enumerations import enumeration, facts


def members(sentence: str) -> list[str]:
    found = enumeration(sentence, sentence)
    return [sentence[start:end] for start, end in found.members] if found else []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The aims of the Hague Pact were to end piracy, open the ports and lower the tolls.",
            ["end piracy", "open the ports", "lower the tolls"],
        ),
        (
            "The Westby Orchestra has four sections: strings, woodwind, brass and percussion.",
            ["strings", "woodwind", "brass", "percussion"],
        ),
        (
            "The Westby Institute focuses on subjects such as naval history, tides, and the building of harbours.",
            ["naval history", "tides", "the building of harbours"],
        ),
    ],
)
def test_the_members_are_cut_where_commas_and_the_last_and_stand(sentence: str, expected: list[str]):
    assert members(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Its aims were to end piracy, open the ports and lower the tolls.",
        "The Westby Orchestra has five sections: strings, woodwind, brass and percussion.",
        "The Westby Orchestra has two sections: strings and brass.",
        "The parts of the Hague Pact are rules, which nobody read, tolls and ports.",
        "The parts of the Hague Pact are bread and butter, salt and pepper and oil.",
        "The polls of the Hague Pact were deemed fair despite rain, long queues, and late counts.",
        "The Westby Orchestra currently has three sections: strings, brass and percussion.",
    ],
)
def test_what_cannot_be_asked_or_cut_for_sure_is_left(sentence: str):
    assert members(sentence) == []


def test_a_fact_gives_each_member_its_place():
    text = "Overall, the aims of the Hague Pact were to end piracy, open the ports and lower the tolls."
    page = document("pact.txt", text + " The pact was signed in the autumn of that year by nine towns.")
    (fact,) = facts(page)
    assert [text[i.span.start : i.span.end] for i in fact.items if i.span] == [i.text for i in fact.items]
    assert page.passage(fact.passages[0].span) == text


def test_what_was_done_to_them_is_no_list_of_what_they_are() -> None:
    assert enumeration("The elections of 1901 in Norvania were deemed fair despite fraud, threats and fires.") is None
    assert enumeration("The members of the Arn Pact were Brek, Lind and Sund.") is not None
