"""Scores of exams: points, penalty, topics, and how sure a share is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.figures.proportion import wilson
from quizapp.figures.scores import Score, points_words, result
from quizapp.study.exam import Attempt, Drawn, Given, Paper

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)


def attempt(worth: list[float | None], penalty: float = 0, mark: float | None = None) -> Attempt:
    """An attempt with so much credit for each question, None where it was left open; topics take turns."""
    questions = tuple(Drawn(f"p/{n}", ("Lakes", "rivers")[n % 2], "choice") for n in range(len(worth)))
    paper = Paper("1", "p", "first", "First", 1, 20, penalty, "after_submit", mark, 0, True, questions, NINE, "")
    answers = {f"p/{n}": Given("x", one == 1, "", one, not one) for n, one in enumerate(worth) if one is not None}
    return Attempt(paper, answers)


def test_points_topics_and_what_was_answered() -> None:
    found = result(attempt([1, 0.5, 0, None, 1]))
    assert found.total == Score(2.5, 5)
    assert found.topics == {"Lakes": Score(2, 3), "rivers": Score(0.5, 2)}
    assert (found.answered, found.right, found.passed) == (4, 2, None)


def test_a_wrong_choice_costs_and_an_open_question_does_not() -> None:
    assert result(attempt([1, 0, 0, None], penalty=0.25)).total.points == 0.5
    assert result(attempt([0, 0, None], penalty=1)).total == Score(-2, 3)
    assert result(attempt([0, 0, None], penalty=1)).total.share == 0


@pytest.mark.parametrize(("worth", "passed"), [([1, 1, 1, 0, 0], True), ([1, 1, 0.9, 0, 0], False)])
def test_the_mark_is_passed_from_itself_on(worth: list[float | None], passed: bool) -> None:
    assert result(attempt(worth, mark=0.6)).passed is passed


@pytest.mark.parametrize("of", range(1, 31))
def test_a_mark_of_so_many_parts_is_passed_with_so_many_parts(of: int) -> None:
    for parts in range(of + 1):
        assert result(attempt([parts / of], mark=parts / of)).passed
        assert result(attempt([1 / of] * parts + [None] * (of - parts), mark=parts / of / of)).passed


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.floats(0, of), st.just(of))))
def test_the_range_holds_the_share_and_stays_within_bounds(pair: tuple[float, int]) -> None:
    hits, of = pair
    low, high = wilson(hits, of)
    assert 0 <= low <= hits / of + 1e-9
    assert hits / of - 1e-9 <= high <= 1


@given(st.integers(1, 60), st.floats(0, 1))
def test_more_questions_say_more(of: int, share: float) -> None:
    few, many = wilson(share * of, of), wilson(share * 4 * of, 4 * of)
    assert many[1] - many[0] < few[1] - few[0]


@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]) | st.none(), max_size=30), st.sampled_from([0.0, 0.25, 1.0]))
def test_topics_add_up(worth: list[float | None], penalty: float) -> None:
    found = result(attempt(worth, penalty))
    assert sum(score.of for score in found.topics.values()) == found.total.of
    assert sum(score.points for score in found.topics.values()) == pytest.approx(found.total.points, abs=1e-3)


def test_points_are_told_without_what_they_do_not_need() -> None:
    assert [points_words(points) for points in (3, 2.5, 2 / 3, -0.25)] == ["3", "2.5", "0.67", "-0.25"]
