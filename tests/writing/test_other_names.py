"""A place is right by each of its names."""

from __future__ import annotations

import pytest

from quizapp.facts.model import Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.other_names import by_other_names
from tests.made_facts import fact, part


@pytest.mark.parametrize(
    ("asked", "accepted"),
    [
        ("the United States", ("United States of America", "USA", "US")),
        ("USSR", ("Soviet Union",)),
        ("Tarnian Sea", ("Tarnian",)),
        ("Mount Westby", ("Westby",)),
        ("Black Sea", ()),
        ("Westby", ()),
    ],
)
def test_a_place_is_right_by_each_of_its_names(asked: str, accepted: tuple[str, ...]):
    where = fact("bridge", "stand", part(asked, ValueType.PLACE, "place"))
    assert by_other_names(Draft(where, "place", "short", "Where does the bridge stand?", asked)).accept == accepted


def test_what_a_short_form_stands_for_is_not_the_short_form():
    short = fact("UAE", "stands for", part("United Arab Emirates"), family=Family.ACRONYM)
    draft = Draft(short, "value", "short", "What does UAE stand for?", "United Arab Emirates")
    assert by_other_names(draft) == draft


def test_a_short_form_in_brackets_is_right_too():
    order = fact("Holm", "receive", part("Order of the Silver Lamp", ValueType.TERM, "name"))
    draft = Draft(order, "name", "cloze", "Holm received the {{Order of the Silver Lamp}}.", "Order of the Silver Lamp")
    assert by_other_names(draft, "In 1931 Holm received the Order of the Silver Lamp (OSL).").accept == ("OSL",)
    assert by_other_names(draft, "The Order of the Silver Lamp (see page 2) is old.").accept == ()
