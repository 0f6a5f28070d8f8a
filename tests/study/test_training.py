"""What of a journal is learnt from, and whether what was learnt is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.calendar import moment, stamp
from quizapp.study.fitting import (
    LEAST_LAPSES,
    LEAST_REVIEWS,
    Figures,
    Fit,
    Fitted,
    fitted_sets,
    no_better,
    row_back,
    row_of,
    too_little,
    within_bounds,
    workload,
    workloads,
)
from quizapp.study.fold import State, replay
from quizapp.study.layered import Layered
from quizapp.study.model import Card, Phase, Row
from quizapp.study.settings import Settings, checked
from quizapp.study.training import Review, Training, training

BEGUN = datetime(2026, 1, 5, 9, tzinfo=UTC)
DEFAULTS = (0.2, 1.3, 2.3, 8.3, 6.4, 0.83, 3.0, 0.001, 1.87, 0.17, 0.8, 1.48, 0.06, 0.26, 1.65, 0.6, 1.87, 0.54)
SET = (*DEFAULTS, 0.09, 0.066, 0.154)


def answer(number: int, day: float, rating: int = 3, card: str = "p/a", study: str = "review", **data: object) -> Row:
    at = BEGUN + timedelta(days=day)
    said = {"card": card, "rating": rating, "study": study, "phase": "review", "stability": 3.0, "difficulty": 5.0}
    return Row(f"r{number}", "answer", stamp(at), 0, moment(at).today, {**said, "due": "2026-02-01", **data})


def test_each_answer_is_a_review_with_the_days_since_the_one_before() -> None:
    rows = [
        answer(1, 0, study="learn"),
        answer(2, 0.01, study="learn"),
        answer(3, 3, 1),
        answer(4, 3.01, 3, study="relearn"),
    ]
    found = training([*rows, answer(5, 10, 4)])
    assert found.histories == ((Review(3, 0), Review(3, 0), Review(1, 3), Review(3, 0), Review(4, 7)),)
    assert found.scored == ((0, 2), (0, 4))
    assert (found.cards, found.ratings, found.lapses) == (("p/a",), {1, 3, 4}, 1)


def test_days_are_those_of_the_learner() -> None:
    """At two in the morning it is still the day before."""
    found = training([answer(1, 0, study="learn"), answer(2, 0.7), answer(3, 0.9)])
    assert [review.days for review in found.histories[0]] == [0, 0, 1]


def test_cramming_exams_what_is_undone_and_what_came_before_a_reset_are_left_out() -> None:
    rows = [
        answer(1, 0, study="learn"),
        answer(2, 2, 1, study="cram"),
        answer(3, 3, 1, study="exam"),
        replace(answer(4, 4, 1), type="exam_answer"),
        answer(5, 5, 1),
        answer(6, 6, 2),
        answer(7, 0, study="learn", card="p/b"),
        Row("x", "reset", stamp(BEGUN + timedelta(days=7)), 0, "2026-01-12", {"card": "p/b"}),
        answer(8, 8, study="learn", card="p/b"),
    ]
    found = training(rows, undone={"r5"})
    assert dict(zip(found.cards, found.histories, strict=True)) == {
        "p/a": (Review(3, 0), Review(2, 6)),
        "p/b": (Review(3, 0),),
    }


def test_a_card_whose_first_answers_are_missing_is_left_out() -> None:
    assert training([answer(1, 0), answer(2, 5)]) == Training()


def test_a_re_graded_answer_counts_as_what_it_was_graded_to() -> None:
    regrade = Row("x", "regrade", stamp(BEGUN), 0, "2026-01-12", {"card": "p/a", "row": "r2", "rating": 1})
    rows = [answer(1, 0, study="learn"), answer(2, 5), regrade]
    assert training(rows).histories == ((Review(3, 0), Review(1, 5)),)
    assert training(rows, undone={"x"}).histories == ((Review(3, 0), Review(3, 5)),)


def test_scored_answers_are_in_the_order_in_which_they_were_given() -> None:
    rows = [answer(1, 0, study="learn"), answer(2, 0, study="learn", card="p/b")]
    found = training([*rows, answer(3, 4, card="p/b"), answer(4, 5), answer(5, 6, card="p/b")])
    assert found.scored == ((1, 1), (0, 1), (1, 2))


def test_a_clock_set_back_makes_no_days() -> None:
    found = training([answer(1, 0, study="learn"), answer(2, 5), answer(3, 4), answer(4, 6)])
    assert [review.days for review in found.histories[0]] == [0, 5, 0, 1]


def known(reviews: int, lapses: int = 100, ratings: tuple[int, ...] = (1, 2, 3)) -> Training:
    history = tuple(Review(1 if n < lapses else ratings[n % len(ratings)], 1) for n in range(reviews))
    return Training(("p/a",), (history,), tuple((0, n) for n in range(reviews)))


@pytest.mark.parametrize(
    ("training", "last", "said"),
    [
        (known(LEAST_REVIEWS), None, ""),
        (known(LEAST_REVIEWS - 1), None, "399 reviews to learn from, and 400 are needed"),
        (known(799), Fitted("", 400, ()), "worth it at 800"),
        (known(800), Fitted("", 400, ()), ""),
        (known(500, LEAST_LAPSES - 1, (2, 3)), None, "19 of the reviews were wrong"),
        (known(500, LEAST_LAPSES, (3,)), None, "only 2 of the four ratings"),
    ],
)
def test_there_must_be_enough_to_learn_from(training: Training, last: Fitted | None, said: str) -> None:
    assert said in too_little(training, last)
    assert bool(said) == bool(too_little(training, last))


def fit(current: float, defaults: float, fitted: float, parameters: tuple[float, ...] = SET) -> Fit:
    return Fit(parameters, Figures(current, 0.1), Figures(defaults, 0.1), Figures(fitted, 0.05), 100)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (fit(0.36, 0.37, 0.35), ""),
        (fit(0.34, 0.37, 0.35), "no better than the current ones"),
        (fit(0.37, 0.34, 0.35), "no better than the defaults"),
        (fit(0.35, 0.36, 0.35), "no better than the current ones"),
        (fit(0.36, 0.37, float("nan")), "no better"),
        (fit(0.36, 0.37, 0.35, SET[:19]), "no set of parameters"),
        (fit(0.36, 0.37, 0.35, (float("nan"), *SET[1:])), "no set of parameters"),
    ],
)
def test_a_fit_is_taken_only_if_it_beats_both_on_reviews_it_has_not_seen(found: Fit, said: str) -> None:
    assert said in no_better(found)
    assert bool(said) == bool(no_better(found))


def test_parameters_are_kept_within_the_model_s_bounds() -> None:
    assert within_bounds(SET) == SET
    wild = within_bounds((1e9,) * 21)
    assert max(wild) <= 100
    assert checked("parameters", wild)
    assert min(within_bounds((-1.0,) * 21)) >= 0


def test_the_workload_is_the_reviews_a_day_that_a_known_card_takes() -> None:
    assert [workload(days, Settings()) for days in (0.001, 1.0, 2.0, 4.0)] == [1, 1, 0.5, 0.25]
    assert workload(4.0, Settings(maximum_interval=2)) == 0.5
    assert workload(100.0, Settings(retention=0.97)) > workload(100.0, Settings(retention=0.8))


def test_the_workload_counts_the_cards_that_are_known_and_asked_each_by_its_pack() -> None:
    found = replace(fit(0.36, 0.37, 0.35), before=(1.0, 2.0, 4.0, 8.0, 4.0), after=(2.0, 2.0, 4.0, 8.0, 4.0))
    keys = ("p/a", "p/b", "p/c", "q/d", "p/e")
    phases = dict.fromkeys(keys, Phase.REVIEW) | {"p/b": Phase.LEARN}
    cards = {key: Card(key, phase, suspended=key == "p/c") for key, phase in phases.items()}
    cards["p/e"] = replace(cards["p/e"], flag="wrong")
    state = State(Layered(cards), settings={"pack.q.maximum_interval": 2})
    before, after = workloads(found, keys, state)
    assert before == 1 + 1 / 2
    assert after == 1 / 2 + 1 / 2


def test_a_fit_is_a_setting_that_a_replay_obeys_and_can_be_taken_back() -> None:
    when = moment(BEGUN)
    first = row_of(fit(0.36, 0.37, 0.35), (), 450, when, "f1")
    other = tuple(number * 1.05 for number in SET)
    second = row_of(fit(0.35, 0.37, 0.34, other), within_bounds(SET), 900, when, "f2")
    rows = [first, second]
    assert replay(rows).rules.parameters == within_bounds(other)
    assert [one.reviews for one in fitted_sets(rows)] == [450, 900]
    rows.append(row_back(fitted_sets(rows)[-1], when, "b1"))
    assert replay(rows).rules.parameters == SET
    assert [one.reviews for one in fitted_sets(rows)] == [450]
    rows.append(row_back(fitted_sets(rows)[-1], when, "b2"))
    assert replay(rows).rules.parameters == ()
    assert fitted_sets(rows) == []


made_rows = st.lists(
    st.tuples(
        st.sampled_from(["p/a", "p/b"]),
        st.sampled_from(["learn", "review", "relearn", "cram", "exam", "reset"]),
        st.integers(1, 4),
        st.integers(-48, 400),
    ),
    max_size=40,
)


@given(made_rows, st.sets(st.integers(0, 39)))
def test_whatever_the_journal_holds_what_is_learnt_from_it_is_whole(
    made: list[tuple[str, str, int, int]], undone: set[int]
) -> None:
    """Every history begins with a first answer; what is scored came on a later day, in the order of time."""
    hours, rows = 0, list[Row]()
    for number, (card, study, rating, wait) in enumerate(made):
        hours = max(0, hours + wait)
        row = answer(number, hours / 24, rating, card, study)
        rows.append(replace(row, type="reset") if study == "reset" else row)
    found = training(rows, {f"r{number}" for number in undone})
    assert len(found.cards) == len(found.histories) == len(set(found.cards))
    assert all(history and history[0].days == 0 for history in found.histories)
    assert all(review.days >= 0 for history in found.histories for review in history)
    later = [(card, n) for card, history in enumerate(found.histories) for n, one in enumerate(history) if one.days]
    assert sorted(found.scored) == later
    kept = {card for number, (card, study, *_) in enumerate(made) if study == "learn" and number not in undone}
    assert set(found.cards) <= kept
