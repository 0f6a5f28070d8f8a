"""Who fought whom."""

from __future__ import annotations

import pytest

from quizapp.facts.model import ValueType
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
