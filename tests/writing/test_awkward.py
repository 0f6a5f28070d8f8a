"""What an example or an exercise takes for given is no knowledge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Passage, ValueType
from quizapp.writing.awkward import made_up
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part


def gap(text: str) -> Draft:
    answer = text[text.index("{{") + 2 : text.index("}}")].partition("::")[0]
    one = fact("mill", "hold", part(answer, ValueType.NUMBER, "number"), rule="gap number")
    return Draft(one, "number", "cloze", text, answer, passages=one.passages)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Loads: A sack with a total mass of {{800::number}} kg is lifted at 1.5 m/s.", True),
        ("4.7 A sack of 80 kg is lifted at {{1.5::number}} m/s.", True),
        ("An army of {{800::number}} men left Arlen.", False),
        ("The ferry of Arlen has a mass of {{800::number}} kg.", False),
    ],
)
def test_a_given_measure_is_not_asked(text: str, held: bool):
    assert bool(made_up(gap(text), Surroundings({}))) is held


@pytest.mark.parametrize(
    ("before", "held"),
    [
        ("Mills turn.\n\n**Example.** ", True),
        ("Mills turn.\n\nExercise 4.2: ", True),
        ("Mills turn.\n\n", False),
        ("This is one more example. ", False),
    ],
)
def test_what_stands_under_the_head_of_an_example_is_not_asked(before: str, held: bool):
    said = "The mill of Arlen turns in 30 days."
    draft = gap("The mill of Arlen turns in {{30::number}} days.")
    draft = replace(draft, passages=(Passage("a.txt", Span(len(before), len(before + said))),))
    assert bool(made_up(draft, Surroundings({"a.txt": before + said}))) is held
