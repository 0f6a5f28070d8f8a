"""Picking options by digit, tick, arrangement and pair."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.tui.picking import MANY, MATCH, MODES, ONE, ORDER, Picking

LETTERS = ("a", "b", "c", "d")


def test_a_digit_picks_one_option() -> None:
    assert Picking(ONE, LETTERS).press(2).response() == "c"


def test_nothing_picked_is_no_answer() -> None:
    assert [Picking(mode, LETTERS, ("x",)).response() for mode in MODES.values()] == [""] * len(MODES)


def test_ticking_twice_takes_the_tick_away() -> None:
    ticked = Picking(MANY, LETTERS).press(0).press(2).press(0)
    assert ticked.response() == ["c"]
    assert "[x]" in ticked.lines()[2][1]
    assert "[ ]" in ticked.lines()[0][1]


def test_digits_give_an_order_and_what_is_left_follows() -> None:
    picking = Picking(ORDER, LETTERS).press(2).press(0)
    assert picking.response() == ["c", "a", "b", "d"]
    assert [index for index, *_ in picking.lines()] == [2, 0, 1, 3]


def test_the_last_pick_is_taken_back() -> None:
    assert Picking(ORDER, LETTERS).press(2).press(0).back().response() == ["c", "a", "b", "d"]
    assert Picking(ORDER, LETTERS).press(2).back().response() == ""


def test_moving_a_line_is_an_answer() -> None:
    moved = Picking(ORDER, LETTERS).move(0, 1)
    assert moved.response() == ["b", "a", "c", "d"]
    assert moved.move(0, -1) == moved


def test_left_sides_are_asked_in_turn() -> None:
    picking = Picking(MATCH, LETTERS, ("x", "y"))
    assert picking.asked == "x"
    picking = picking.press(1)
    assert picking.asked == "y"
    assert picking.matched() == ["x — b", "▸ y"]
    picking = picking.press(3)
    assert picking.asked == ""
    assert picking.press(0) == picking
    assert picking.response() == ["b", "d"]


def test_an_unfinished_match_leaves_the_rest_empty() -> None:
    assert Picking(MATCH, LETTERS, ("x", "y")).press(1).response() == ["b", ""]


@given(st.sampled_from([ONE, MANY, ORDER, MATCH]), st.lists(st.integers(-1, 9), max_size=12))
def test_every_answer_is_made_of_the_options(mode: str, presses: list[int]) -> None:
    picking = Picking(mode, LETTERS, ("x", "y"))
    for press in presses:
        picking = picking.press(press)
    response = picking.response()
    assert {response} <= {"", *LETTERS} if isinstance(response, str) else set(response) <= {"", *LETTERS}
    assert sorted(index for index, *_ in picking.lines()) == [0, 1, 2, 3]
    if mode == ORDER and response:
        assert sorted(response) == list(LETTERS)
