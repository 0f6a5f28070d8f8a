"""Terms that a sentence explains in passing, and the only one of its kind."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.definitions import facts


def asked(text: str) -> dict[str, str]:
    found = facts(document("mills.md", f"# Mills of the north\n\n{text}\n"))
    return {fact.parts[0].text: fact.value.text for fact in found}


def test_a_so_called_thing_is_defined_behind_its_colon():
    text = "The Orwin Council began the so-called fallow rule: the resting of every third field for a year."
    assert asked(text) == {"What is the fallow rule?": "the resting of every third field for a year"}


def test_the_only_one_is_asked_for_by_what_it_did():
    text = "Only one bridge – the Tolven Bridge – survived the flood of 1712 in the north."
    assert asked(text) == {
        "Which is the only bridge that survived the flood of 1712 in the north?": "the Tolven Bridge"
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Orwin Council began the so-called fallow rule: the resting of their fields for a year.",
        "The Orwin Council began the fallow rule: the resting of every third field for a year.",
        "Only one bridge – an old one – survived the flood of 1712 in the north.",
        "Only one bridge – the Tolven Bridge – survived the great flood in the north.",
        "Only one bridge – the Tolven Bridge – survives from the time before 1712.",
    ],
)
def test_what_looks_back_names_nothing_or_may_change_is_not_asked(text: str):
    assert asked(text) == {}
