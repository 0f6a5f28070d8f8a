"""Finite verbs, told without a parser."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.documents import prose, verbs

WORDS = ("the", "A", "cat's", "sat", "runs", "(was)", ",", "that", "12", "Ann", "of")


@pytest.mark.parametrize(
    "text",
    [
        "The pond was dug later.",
        "Herons stalk frogs at dusk.",
        "The bittern booms in spring.",
        "Reeds shelter the nests.",
        "Each pair rears two chicks.",
        "They’ve kept the mill.",
        "In 1466, about 400 people died of cold.",
        "The guild (GOM) led to new laws.",
        "Stir the paste until it thickens.",
        "Salt and sand stand ready for the winter.",
        "Was it Roman?",
    ],
)
def test_a_sentence_has_a_verb(text: str) -> None:
    assert verbs.finite(text) > verbs.NONE
    assert prose.is_prose(text) == (len(prose.words(text)) > 2)


@pytest.mark.parametrize(
    "text",
    [
        "The marsh at dawn in late winter.",
        "Reports from partners",
        "Opening hours and prices",
        "The enlarged hall of the old abbey.",
        "Nest sites and feeding grounds",
        "Photo taken by the keeper.",
        "A plate made by monks.",
    ],
)
def test_a_title_or_caption_has_none(text: str) -> None:
    assert verbs.finite(text) < verbs.SURE
    assert not prose.is_prose(text)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("A tool that carries the weft.", True),
        ("The threads that are held tight on the loom.", True),
        ("The bridge that fell was rebuilt.", False),
        ("The tool carries the weft that is cut.", False),
    ],
)
def test_a_noun_with_a_clause_of_its_own_is_no_sentence(text: str, fragment: bool) -> None:
    assert verbs.is_fragment(text) == fragment
    assert prose.is_sentence(text) != fragment


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["the", "a", "cat's", "sat", "runs", "(was)", ",", "that", "12", "Ann", "of"])).map(
        " ".join
    )
)
def test_any_text_can_be_looked_at(text: str) -> None:
    assert verbs.NONE <= verbs.finite(text) <= verbs.SURE
    assert verbs.is_fragment(text) in (True, False)
    assert verbs.opens_in_third(text) in (True, False)
