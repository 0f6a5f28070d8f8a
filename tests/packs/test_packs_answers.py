"""What the cards of a question show, accept and are known by."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from quizapp.packs.answers import (
    accepted,
    answer_fingerprint,
    cloze_prompt,
    facets,
    prompt,
    shown,
    text_fingerprint,
)
from quizapp.packs.gaps import gaps
from quizapp.packs.model import Question

READ: TypeAdapter[Question] = TypeAdapter(Question)


def made(kind: str, **said: Any) -> Question:
    return READ.validate_python({"id": "a", "kind": kind, "prompt": "Which?", **said})


@pytest.mark.parametrize(
    ("question", "right", "in_words"),
    [
        (made("choice", choices=["a", "b"], answer="b"), ("b",), "b"),
        (made("multi", choices=["a", "b", "c"], answers=["c", "a"]), ("c", "a"), "c; a"),
        (made("truefalse", answer="False"), ("false",), "false"),
        (made("short", answer="Peć", accept=["Peja", "Peć"]), ("Peć", "Peja"), "Peć"),
        (made("number", answer="4500", accept=["4.5k"]), ("4,500", "4.5k"), "4,500"),
        (made("number", answer="0.50"), ("0.50",), "0.50"),
        (made("date", answer="1999-06-10", accept=["1999-06"]), ("10 June 1999", "June 1999"), "10 June 1999"),
        (made("match", pairs={"x": "1", "y": "1"}), ("1", "1"), "x – 1; y – 1"),
        (made("order", items=["b", "a"]), ("b", "a"), "b → a"),
        (made("flashcard", answer="back"), ("back",), "back"),
    ],
)
def test_each_kind_shows_its_answer_first(question: Question, right: tuple[str, ...], in_words: str):
    assert accepted(question) == right
    assert shown(question) == in_words
    assert facets(question) == ("",)


CLOZE = made("cloze", prompt="", text="The {{Rhine|River Rhine::a river}} passes {{Cologne}} and {{Bonn}}.")


def test_each_gap_of_a_cloze_is_a_card_with_the_others_filled_in():
    assert facets(CLOZE) == ("rhine", "cologne", "bonn")
    assert cloze_prompt(CLOZE, "cologne") == "The Rhine passes _____ and Bonn."
    assert accepted(CLOZE, "rhine") == ("Rhine", "River Rhine")
    assert gaps("{{Rhine|R::a river}}")[0].hint == "a river"


def test_a_card_of_a_gap_keeps_its_name_when_gaps_move_or_are_added():
    moved = made("cloze", text="{{Bonn}} and {{Mainz}} lie on the {{Rhine}}.")
    assert {"bonn", "rhine"} <= set(facets(moved))


def test_gaps_with_the_same_answer_and_answers_that_look_alike_have_names_of_their_own():
    names = facets(made("cloze", text="{{C}} {{C++}} {{C}} {{10⁵}} {{105}} {{+}} {{漢字}}"))
    assert len(set(names)) == 7
    assert names[0] == "c"
    assert names[6] == "漢字"


def test_the_reverse_side_asks_for_the_prompt():
    card = made("flashcard", prompt="front", answer="back", reverse="true")
    assert facets(card) == ("", "reverse")
    assert (prompt(card, "reverse"), shown(card, "reverse"), accepted(card, "reverse")) == ("back", "front", ("front",))


@pytest.mark.parametrize(
    ("changed", "new_answer", "new_text"),
    [
        ({}, False, False),
        ({"prompt": "Which one?"}, False, True),
        ({"explanation": "So."}, False, True),
        ({"accept": ["b"]}, False, True),
        ({"answer": "b"}, True, True),
        ({"answer": "a  a"}, True, True),
        ({"tags": ["x"], "difficulty": 3, "notes": "n", "evidence": ["s"]}, False, False),
        ({"status": "draft", "aliases": ["old"], "checked": {"who": "A", "on": "2026"}}, False, False),
    ],
)
def test_fingerprints_change_with_what_they_stand_for(changed: dict[str, Any], new_answer: bool, new_text: bool):
    before, after = made("short", answer="a"), made("short", **{"answer": "a", **changed})
    assert (answer_fingerprint(before) != answer_fingerprint(after)) == new_answer
    assert (text_fingerprint(before) != text_fingerprint(after)) == new_text


def test_the_order_of_right_choices_and_of_pairs_is_not_part_of_the_answer():
    one = made("multi", choices=["a", "b", "c"], answers=["a", "b"])
    two = made("multi", choices=["c", "b", "a"], answers=["b", "a"])
    assert answer_fingerprint(one) == answer_fingerprint(two)
    first, second = made("match", pairs={"a": "1", "b": "2"}), made("match", pairs={"b": "2", "a": "1"})
    assert answer_fingerprint(first) == answer_fingerprint(second)
    assert answer_fingerprint(made("order", items=["a", "b"])) != answer_fingerprint(made("order", items=["b", "a"]))


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=5))
def test_every_gap_has_a_card_of_its_own_and_one_blank(answers: list[str]):
    text = " ".join(f"{{{{{answer}}}}}" for answer in answers)
    found = gaps(text)
    assert len({gap.facet for gap in found}) == len(found)
    assert all(gap.facet for gap in found)
