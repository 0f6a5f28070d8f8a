"""From a verdict to a rating."""

import pytest

from quizapp.study.model import Rating, Verdict
from quizapp.study.rating import rate

PARTLY = Verdict(False, "wrong", "x; y", Rating.AGAIN, parts=(("x", True), ("y", False)))
RIGHT = Verdict(True, "exact", "x", Rating.GOOD)
WRONG = Verdict(False, "wrong", "x", Rating.AGAIN)
CARD = Verdict(None, "self", "x", Rating.GOOD)


@pytest.mark.parametrize(
    ("verdict", "happened", "rating"),
    [
        (RIGHT, {}, Rating.GOOD),
        (WRONG, {}, Rating.AGAIN),
        (CARD, {}, Rating.GOOD),
        (PARTLY, {}, Rating.AGAIN),
        (PARTLY, {"override": True}, Rating.GOOD),
        (RIGHT, {"again": True}, Rating.AGAIN),
        (CARD, {"again": True}, Rating.AGAIN),
        (RIGHT, {"hint": "evidence"}, Rating.AGAIN),
        (RIGHT, {"hint": "topic"}, Rating.HARD),
        (RIGHT, {"hint": "letter"}, Rating.AGAIN),
        (RIGHT, {"hint": "option"}, Rating.AGAIN),
        (WRONG, {"hint": "topic"}, Rating.AGAIN),
        (RIGHT, {"guessed": True}, Rating.AGAIN),
        (WRONG, {"override": True}, Rating.GOOD),
        (RIGHT, {"override": True}, Rating.AGAIN),
        (WRONG, {"override": True, "guessed": True}, Rating.AGAIN),
        (WRONG, {"override": True, "hint": "letter"}, Rating.AGAIN),
        (CARD, {"override": True}, Rating.GOOD),
    ],
)
def test_hard_and_easy_are_never_given_but_for_a_hint_at_the_topic(
    verdict: Verdict, happened: dict, rating: Rating
) -> None:
    assert rate(verdict, **happened) is rating
