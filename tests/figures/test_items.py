"""Facility, discrimination and reliability beside calculations of their own."""

from __future__ import annotations

import random
from statistics import correlation, covariance, fmean, pvariance, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.figures.items import item, items, reliability
from quizapp.figures.picks import Given, picks

BINARY = st.integers(3, 12).flatmap(
    lambda questions: st.lists(
        st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=questions, max_size=questions), min_size=3, max_size=25
    )
)


def sheets(rows: list[list[float]]) -> list[dict[str, float]]:
    return [{f"q{at}": mark for at, mark in enumerate(row)} for row in rows]


@given(BINARY)
def test_a_question_is_what_moodle_makes_of_it(rows: list[list[float]]) -> None:
    for at, (_, found) in enumerate(items(sheets(rows)).items()):
        marks = [row[at] for row in rows]
        rests = [sum(row) - row[at] for row in rows]
        assert (found.n, found.facility) == (len(rows), pytest.approx(fmean(marks)))
        assert found.deviation == pytest.approx(stdev(marks), abs=1e-9)
        if len(set(marks)) == 1 or len(set(rests)) == 1:
            assert found.discrimination is None
            continue
        assert found.discrimination == pytest.approx(100 * correlation(marks, rests), abs=1e-6)
        most = covariance(sorted(marks), sorted(rests))
        assert found.efficiency == pytest.approx(100 * covariance(marks, rests) / most, abs=1e-6)


@given(st.lists(st.lists(st.sampled_from([0.0, 1.0]), min_size=4, max_size=4), min_size=3, max_size=25))
def test_of_right_and_wrong_alpha_is_kuder_and_richardsons_formula_20(rows: list[list[float]]) -> None:
    found, totals = reliability(sheets(rows)), [sum(row) for row in rows]
    if len(set(totals)) == 1:
        assert found is None
        return
    shares = [fmean(column) for column in zip(*rows, strict=True)]
    kr20 = 4 / 3 * (1 - sum(p * (1 - p) for p in shares) / pvariance(totals))
    assert found is not None
    assert found.alpha == pytest.approx(kr20, abs=1e-9)
    assert found.error == pytest.approx(stdev(totals) * (1 - kr20) ** 0.5, abs=1e-9)


def test_a_table_worked_out_by_hand() -> None:
    found = items(sheets([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]))
    assert [round(one.facility, 2) for one in found.values()] == [0.75, 0.5, 0.25]
    # q1: marks 1 1 0 0, rests 2 1 1 0: covariance 1/3 (of 3), deviations 1/sqrt(3) and sqrt(2/3)
    assert found["q1"].discrimination == pytest.approx(100 * (1 / 3) / ((1 / 3) * (2 / 3)) ** 0.5)
    whole = reliability(sheets([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]))
    assert whole is not None
    assert whole.alpha == pytest.approx(0.75)


def test_whoever_had_other_questions_is_compared_by_shares_and_nothing_is_reliable() -> None:
    some = [{"a": 1.0, "b": 1.0}, {"a": 0.0, "c": 0.0}, {"a": 1.0, "c": 1.0}, {"a": 0.0, "b": 0.0}]
    assert items(some)["a"].discrimination == pytest.approx(100)
    assert reliability(some) is None
    assert reliability([]) is None


def test_the_range_of_a_discrimination_holds_what_is_true() -> None:
    """With a true correlation of about 0.5, some 95 of 100 ranges hold it."""
    dice, inside = random.Random(3), 0
    for _ in range(400):
        able = [dice.gauss(0, 1) for _ in range(40)]
        noise = [one + 3**0.5 * dice.gauss(0, 1) for one in able]
        between = item(noise, able).between
        assert between is not None
        inside += between[0] <= 50 <= between[1]
    assert 365 <= inside <= 395


def test_of_one_learner_there_is_no_deviation_and_of_one_question_no_rest() -> None:
    assert items(sheets([[1, 0]]))["q0"].deviation is None
    (only,) = picks([Given(("a",), None)] * 6, ["a"], ["a"])
    assert (only.count, only.share, only.rest, only.note) == (6, 1.0, None, "")


def test_options_are_told_by_their_text_with_those_nobody_took() -> None:
    given_ = [Given(("b",), 0.9)] * 5 + [Given(("a",), 0.4)] * 6 + [Given(("typed",), 0.1)] * 4 + [Given((), 0.0)]
    found = {one.text: one for one in picks(given_, ["a"], ["a", "b", "c"])}
    assert list(found) == ["a", "b", "c", "typed"]
    assert (found["a"].right, found["a"].count, found["a"].share) == (True, 6, 0.375)
    assert found["b"].rest == pytest.approx(0.9)
    assert (found["b"].note, found["c"].note, found["c"].rest) == ("attracts the strong", "unused", None)
    assert [one.note for one in picks(given_[:4], ["a"], ["a", "b", "c"])] == ["", "", ""]
