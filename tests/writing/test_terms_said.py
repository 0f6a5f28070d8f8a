"""A phrase of common words is asked where its document says it again."""

from __future__ import annotations

import pytest

from quizapp.facts.model import ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings
from quizapp.writing.terms_said import said_once
from tests.made_facts import fact, part

SENTENCE = "The poet of Orwin was the first to write in blank verse."


def gap(rule: str) -> Draft:
    one = fact("poet", "write", part("blank verse", ValueType.TERM, "phrase"), rule=rule)
    prompt = SENTENCE.replace("blank verse", "{{blank verse}}")
    return Draft(one, "phrase", "cloze", prompt, "blank verse", passages=one.passages)


@pytest.mark.parametrize(
    ("more", "rule", "held"),
    [
        ("He died in 1931.", "gap phrase", True),
        ("A verse is blank where it has no rhyme.", "gap phrase", True),
        ("Blank verses have no rhyme.", "gap phrase", False),
        ("All his blank-verse plays were burnt.", "gap phrase", False),
        ("He died in 1931.", "gap term", False),
    ],
)
def test_a_phrase_said_once_is_held_back(more: str, rule: str, held: bool):
    draft = gap(rule)
    around = Surroundings({draft.passages[0].document: f"{SENTENCE} {more}"})
    assert bool(said_once(draft, around)) is held
