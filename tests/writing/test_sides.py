"""Who fought whom."""

from __future__ import annotations

import pytest

from quizapp.facts.model import ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.enumerating import either_order
from quizapp.writing.sides import sides
from tests.made_facts import fact, part


@pytest.mark.parametrize(
    ("statement", "prompts"),
    [
        (
            "The Orwin War between Norvania and Selby led to a famine.",
            ["Which two sides fought each other in the Orwin War?"],
        ),
        ("The Orwin Treaty between Norvania and Selby led to a famine.", []),
        ("The war between Norvania and Selby led to a famine.", []),
    ],
)
def test_the_sides_of_a_named_war_are_asked(statement: str, prompts: list[str]):
    pair = part("Norvania and Selby", ValueType.PHRASE, "pair", plural=True)
    drafts = sides(fact("Orwin", "war", pair, rule="gap pair", statement=statement))
    assert [draft.prompt for draft in drafts] == prompts
    assert all("Selby and Norvania" in either_order(draft).accept for draft in drafts)


@pytest.mark.parametrize(
    ("pair", "accepted"),
    [
        ("Mary Holm and Ole Lind", ("Ole Lind and Mary Holm", "Holm and Lind", "Lind and Holm")),
        ("Lower Arlen and Upper Brek", ("Upper Brek and Lower Arlen",)),
    ],
)
def test_two_persons_are_right_by_their_last_names(pair: str, accepted: tuple[str, ...]):
    gap = Draft(fact("Orwin", "war", part(pair), rule="gap pair"), "pair", "cloze", f"{{{{{pair}}}}} met.", pair)
    assert either_order(gap).accept == accepted
