"""Help that was taken before answering counts whatever is taken back; it never goes over to the next time."""

from __future__ import annotations

import pytest

from quizapp.practice.desk import Desk
from quizapp.practice.practice import Practice
from quizapp.study.model import Rating
from tests.tui.conftest import Clock, clock, desk, pack_text  # noqa: F401

CHOICE, SHORT, TRUE = "rivers/b-choice", "rivers/a-short", "rivers/c-true"
ANSWERS = {CHOICE: "Rhine", SHORT: "Danube", TRUE: "True"}


def at(desk: Desk, card: str) -> Practice:  # noqa: F811
    """A practice that asks this card."""
    return desk.practice(cards=[card])


def helped(practice: Practice, level: str) -> None:
    """Help of this sort is taken."""
    if level == "evidence":
        practice.look_at_evidence()
    else:
        practice.hint()
        practice.hint()
    assert practice.hints.level == level


def answer(practice: Practice) -> Rating:
    """The right answer; gives the rating that is suggested."""
    assert practice.asked is not None
    practice.respond(ANSWERS[practice.asked.card])
    return practice.suggested


@pytest.mark.parametrize(("card", "level"), [(CHOICE, "option"), (SHORT, "letter"), (SHORT, "evidence")])
@pytest.mark.parametrize("again", ["verdict", "saved", "saved line by line", "undo twice", "another window"])
def test_the_same_answer_after_undo_is_rated_as_it_was(desk: Desk, card: str, level: str, again: str) -> None:  # noqa: F811
    practice = at(desk, card)
    helped(practice, level)
    given = practice.hints
    assert answer(practice) is Rating.AGAIN
    if again != "verdict":
        practice.rate(practice.suggested)
    if again == "another window":
        practice = at(desk, card)
    if again == "saved line by line":
        assert practice.undo_saved()
    else:
        assert practice.undo()
    if again == "undo twice":
        assert practice.suggested is Rating.AGAIN
        assert practice.undo()
    assert practice.hints.level == level
    if again != "another window":
        assert practice.hints == given
    assert answer(practice) is Rating.AGAIN
    practice.rate(practice.suggested)
    rows = [row for row in desk.store.rows() if row.type == "answer"]
    assert {row.data["hint"] for row in rows} == {level}


@pytest.mark.parametrize("back", [False, True], ids=["answered", "undone and done again"])
def test_a_card_that_returns_is_asked_without_the_help_of_the_time_before(desk: Desk, back: bool) -> None:  # noqa: F811
    practice = at(desk, CHOICE)
    helped(practice, "option")
    answer(practice)
    practice.rate(Rating.AGAIN)
    if back:
        practice.undo()
        practice.redo()
    assert practice.asked is not None
    assert practice.asked.card == CHOICE
    assert practice.hints.level == ""
    assert answer(practice) is Rating.GOOD


def test_help_with_one_question_stands_while_the_one_before_is_taken_back(desk: Desk, clock: Clock) -> None:  # noqa: F811
    practice = desk.practice(cards=[SHORT, TRUE])
    first = practice.asked
    answer(practice)
    practice.rate(Rating.EASY)
    practice.hint()
    practice.look_at_evidence()
    asked = practice.asked
    assert practice.undo()
    assert practice.asked == first
    assert practice.hints.level == ""
    practice.rate(Rating.EASY)
    assert practice.asked == asked
    assert practice.hints.level == "evidence"
