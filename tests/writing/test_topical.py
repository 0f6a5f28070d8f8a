"""A prompt stands without its topic where a full name is asked about and nothing hangs in the air."""

from __future__ import annotations

import pytest

from quizapp.facts.model import Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.topical import leaves_open
from tests.made_facts import fact, part


@pytest.mark.parametrize(
    ("prompt", "open_"),
    [
        ("When did Ada Holm propose the wider arc?", True),
        ("When did Ada Holm propose the wider arc of the Brek Gauge?", False),
        ("When did Holm leave the mill?", True),
        ("When did Ada Holm move to Brek?", False),
        ("When was a scale for Arn and Brek published?", True),
        ("When did gauges reach Brek?", False),
        ("What are rivers of Arn fed by?", True),
        ('When did Holm leave, according to "Old Times"?', False),
    ],
)
def test_what_a_prompt_leaves_open(prompt, open_):
    one = fact("Holm", "do", part("1931", ValueType.DATE, "date"), "a.md", family=Family.CLAUSE)
    assert leaves_open(Draft(one, "date", "date", prompt, "1931"), "Tide gauges") is open_


def test_what_holds_anywhere_is_not_told_of_one_place():
    one = fact("rust", "be", part("water", ValueType.TERM, "cause"), "a.md", family=Family.CLAUSE)
    assert not leaves_open(Draft(one, "cause", "short", "What is rust caused by?", "water"), "Arn Mill")
    assert leaves_open(Draft(one, "cause", "short", "What is rust caused by?", "water"), "Old locks")
