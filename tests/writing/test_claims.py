"""Claims of everybody need a source."""

from __future__ import annotations

import pytest

from quizapp.facts.model import ValueType
from quizapp.writing.claims import sweeping
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("No {{Westby::place}} miller denies that the salt tax was just.", True),
        ("According to the Salt Book, no miller of {{Westby}} denies the salt tax.", False),
        ("The fall of {{Westby}} was inevitable.", True),
        ("No ship of {{Westby}} came back from the Salt Sea.", False),
    ],
)
def test_a_sweeping_claim_is_told_with_its_source(text: str, held: bool):
    one = fact("miller", "deny", part("Westby", ValueType.TERM, "name"), rule="gap name")
    assert bool(sweeping(Draft(one, "name", "cloze", text, "Westby", passages=one.passages), Surroundings({}))) is held
