"""Answers that are picked, ordered or matched, and the flashcard."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from quizapp.packs.model import Question
from quizapp.study.grading import grade
from quizapp.study.grading_several import BETWEEN, kept_apart
from quizapp.study.model import Rating

_QUESTIONS: TypeAdapter[Any] = TypeAdapter(Question)


def question(kind: str, **fields: object) -> Any:
    return _QUESTIONS.validate_python({"id": "q", "kind": kind, "prompt": "Which?", **fields})


CHOICE = question(
    "choice", choices=["Oslo", {"text": "Bergen", "why": "Bergen was the capital until 1299."}], answer="Oslo"
)
MULTI = question("multi", choices=["iron", "zinc", "oak"], answers=["iron", "zinc"])
ORDER = question("order", items=["seed", "shoot", "tree"])
MATCH = question("match", pairs={"Norway": "Oslo", "Italy": "Rome", "Malta": "Valletta"}, distractors=["Bergen"])


def test_the_right_option_is_right_and_a_wrong_one_says_why() -> None:
    right, wrong = grade(CHOICE, "Oslo"), grade(CHOICE, "Bergen")
    assert (right.right, right.suggested, right.response) == (True, Rating.GOOD, "Oslo")
    assert (wrong.right, wrong.suggested, wrong.near) == (False, Rating.AGAIN, "Bergen was the capital until 1299.")
    assert grade(CHOICE, "oslo").right is True
    assert grade(CHOICE, "Paris").right is False


def test_a_statement_is_true_or_false() -> None:
    asked = question("truefalse", answer=False)
    assert [grade(asked, one).right for one in ("false", "False ", "true", "maybe")] == [True, True, False, False]


def test_several_options_count_all_or_again_with_the_parts_shown() -> None:
    assert grade(MULTI, ["zinc", "iron"]).right is True
    part = grade(MULTI, ["iron", "oak"])
    assert (part.right, part.suggested) == (False, Rating.AGAIN)
    assert part.parts == (("iron", True), ("zinc", False), ("oak", False))
    assert grade(MULTI, ["iron", "zinc", "oak"]).right is False
    assert grade(MULTI, "iron").parts == (("iron", True), ("zinc", False))


def test_an_order_counts_the_items_in_their_place() -> None:
    assert grade(ORDER, ["seed", "shoot", "tree"]).right is True
    wrong = grade(ORDER, ["seed", "tree", "shoot"])
    assert wrong.parts == (("seed", True), ("shoot", False), ("tree", False))
    assert grade(ORDER, ["seed", "shoot"]).right is False
    assert grade(ORDER, ["seed", "shoot", "tree", "tree"]).right is False


def test_pairs_count_in_the_order_of_the_left_sides() -> None:
    assert grade(MATCH, ["Oslo", "Rome", "Valletta"]).right is True
    assert grade(MATCH, ["Oslo", "Bergen", "Rome"]).parts == (("Norway", True), ("Italy", False), ("Malta", False))
    assert grade(MATCH, ["", "Rome", ""]).parts == (("Norway", False), ("Italy", True), ("Malta", False))


def test_nothing_picked_is_not_known() -> None:
    for asked, nothing in ((CHOICE, ""), (MULTI, []), (ORDER, ["", " "]), (MATCH, ())):
        verdict = grade(asked, nothing)
        assert (verdict.right, verdict.rule, verdict.suggested) == (False, "unknown", Rating.AGAIN)
        assert verdict.shown


def test_a_flashcard_is_the_learner_s_to_judge() -> None:
    verdict = grade(question("flashcard", answer="Because ice floats."), "")
    assert (verdict.right, verdict.suggested, verdict.shown) == (None, Rating.GOOD, "Because ice floats.")


def test_the_reverse_side_asks_for_the_prompt() -> None:
    asked = question("short", answer="maison", reverse=True)
    assert grade(asked, "which", "reverse").right is True


@given(
    st.sampled_from([CHOICE, MULTI, ORDER, MATCH]), st.lists(st.text(max_size=8) | st.sampled_from(["iron", "Oslo"]))
)
def test_any_picks_are_graded_without_failing(asked: Any, picks: list[str]) -> None:
    verdict = grade(asked, picks)
    assert verdict == grade(asked, picks)
    assert verdict.right in {True, False}


@given(st.lists(st.sampled_from(["ls", "ls | wc -l", "a | ", "another\nline", "", "(x|y)", "typed"]), min_size=1))
def test_what_is_kept_as_one_text_comes_apart_as_it_was(items: list[str]) -> None:
    assert kept_apart(BETWEEN.join(items), ["ls", "ls | wc -l", "a | ", "another\nline", "(x|y)"]) == items
