"""The words of verdicts: plain, whole sentences, safe to print."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from quizapp.packs.model import Question
from quizapp.study.grading import grade
from quizapp.study.model import Rating, Verdict
from quizapp.study.verdicts import help_words, words
from quizapp.text.direction import is_rightward

_QUESTIONS: TypeAdapter[Any] = TypeAdapter(Question)


def question(kind: str, **fields: object) -> Any:
    return _QUESTIONS.validate_python({"id": "q", "kind": kind, "prompt": "Which?", **fields})


TOWN = question("short", answer="Peć", accept=["Pejë"], reject={"Prizren": "Prizren lies further south."})
SAID = [
    (TOWN, "Peć", "Right."),
    (TOWN, "Pejë", "Right, another name of Peć."),
    (TOWN, "pec", "Right, with its accents: Peć."),
    (TOWN, "Prizren", "Not quite: you wrote Prizren; it is Peć. Prizren lies further south."),
    (TOWN, "", "It is Peć."),
    (question("short", answer="Kumanovo"), "Kumanvo", "Right, with a typo: Kumanovo."),
    (question("number", answer="3700", as_of="2022"), "4,500", "Not quite: you wrote 4,500; it is 3,700 (as of 2022)."),
    (question("number", answer="3700", as_of="2022-06-30"), "", "It is 3,700 (as of 30 June 2022)."),
    (question("number", answer="500", tolerance="10%", unit="€"), "510", "Right, near enough: €500."),
    (question("number", answer="5", unit="km"), "5 kg", "Not quite: the number is right, the unit is not; it is 5 km."),
    (question("date", answer="1999-06-10"), "", "It is 10 June 1999."),
    (question("date", answer="1999-06-10"), "1999", "Partly right: it is 10 June 1999."),
    (question("date", answer="1999-06-10"), "10 Jnue 1999", "Right, with a typo: 10 June 1999."),
    (question("date", answer="1999-06"), "3 June 1999", "Right, and finer than asked: June 1999."),
    (question("short", answer="Washington, D.C."), "Boston", "Not quite: you wrote Boston; it is Washington, D.C."),
    (question("truefalse", answer=False), "true", "Not quite: it is false."),
    (question("choice", choices=["Oslo", "Rome"], answer="Oslo"), "Rome", "Not quite: you chose Rome; it is Oslo."),
    (
        question("order", items=["a", "b", "c"]),
        ["b", "a", "c"],
        "Not quite: 1 of 3 in the right place. The answer is: a → b → c.",
    ),
    (
        question("match", pairs={"a": "b", "c": "d"}),
        ["d", "b"],
        "Not quite: none of 2 matched. The answer is: a – b; c – d.",
    ),
    (question("order", items=["a", "b", "c"]), [], "The answer is: a → b → c."),
    (question("flashcard", answer="Ice floats."), "", "Ice floats."),
]


@pytest.mark.parametrize(("asked", "response", "said"), SAID)
def test_a_verdict_says_plainly_what_decided(asked: Any, response: Any, said: str) -> None:
    assert words(grade(asked, response), asked) == said


def test_several_items_say_what_was_missed_and_what_does_not_belong() -> None:
    asked = question("multi", choices=["iron", "zinc; tin", "oak", "elm"], answers=["iron", "zinc; tin"])
    assert words(grade(asked, ["iron", "oak", "elm"]), asked) == (
        "Not quite: you left out zinc; tin; oak and elm do not belong there."
    )
    assert words(grade(asked, ["iron", "zinc; tin"]), asked) == "Right."


@pytest.mark.parametrize(
    ("right", "hint", "said"),
    [
        (True, "evidence", "The evidence was open, so Again is suggested."),
        (True, "topic", "There was a hint, so Again is suggested."),
        (True, "", ""),
        (False, "evidence", ""),
    ],
)
def test_what_help_costs_is_said(right: bool, hint: str, said: str) -> None:
    assert help_words(Verdict(right, "exact", "Peć", Rating.GOOD), hint, Rating.AGAIN) == said


def test_an_overridden_verdict_says_whose_word_it_is() -> None:
    said = [words(Verdict(right, "override", "Peć", Rating.GOOD), TOWN) for right in (True, False)]
    assert said == ["Right, as you say.", "Wrong, as you say."]


@given(st.text(max_size=200))
def test_a_verdict_is_safe_and_ends_as_a_sentence_in_one_line_where_all_runs_one_way(response: str) -> None:
    said = words(grade(TOWN, response), TOWN)
    assert is_rightward(response) is ("\n" not in said)
    assert "\x1b" not in said
    assert said.endswith((".", "!", "?", "…"))
    assert len(said) < 250
