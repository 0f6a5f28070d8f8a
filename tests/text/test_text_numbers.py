"""Numbers: what is read, what is refused, what is found in running text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.text.number_words import TENS, UNITS, words_at
from quizapp.text.numbers import find_numbers, parse_number, show_number

WHOLE = [
    ("4,500", "4500", ""),
    ("4 500", "4500", ""),
    ("4\u202f500", "4500", ""),
    ("4'500", "4500", ""),
    ("4.5k", "4500", ""),
    ("four thousand, five hundred", "4500", ""),
    ("forty-five hundred", "4500", ""),
    ("about 4,500", "4500", ""),
    ("1.2 million", "1200000", ""),
    ("half a million", "500000", ""),
    ("a quarter of a million", "250000", ""),
    ("two and a half million", "2500000", ""),
    ("one million two hundred thousand", "1200000", ""),
    ("one hundred and five", "105", ""),
    ("a dozen", "12", ""),
    ("a hundred", "100", ""),
    ("twenty one", "21", ""),
    ("zero", "0", ""),
    ("minus five", "-5", ""),
    ("−5", "-5", ""),
    ("2½", "2.5", ""),
    ("10⁵", "100000", ""),
    ("3 × 10⁸", "300000000", ""),
    ("٤٥", "45", ""),
    ("45 %", "45", "%"),
    ("45 per cent", "45", "%"),
    ("€4.5 million", "4500000", "€"),
    ("3 million euros", "3000000", "euros"),
    ("€3m", "3000000", "€"),
    ("3m", "3", "m"),
    ("5km", "5", "km"),
    ("20 °C", "20", "°C"),
    ("27 countries", "27", "countries"),
    ("4,500 relief workers", "4500", "relief workers"),
]


@pytest.mark.parametrize(("text", "value", "unit"), WHOLE)
def test_a_number_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert (str(number.value), number.unit) == (value, unit)
    assert number.low == number.high == number.value


REFUSED = [
    "", "4,50", "12,34", "1,2,3", "fifth", "5th", "twenty-fifth", "nineteen ninety-nine", "ten ten", "C4", "1/2",
    "10:30",
    "many", "a", "10 June 1999", "1.2.3", "one two", "1e5x", "9" * 31, "half",
    "and five", "an hour",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_number_or_unclear_is_refused(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("45 to 50", 45, 50),
        ("45–50", 45, 50),
        ("between 45 and 50", 45, 50),
        ("from 45 to 50", 45, 50),
        ("1 to 2 million", 1_000_000, 2_000_000),
        ("five to ten", 5, 10),
    ],
)
def test_a_range_keeps_both_ends(text: str, low: int, high: int) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about 40", "about"),
        ("over 40", "over"),
        ("up to 40", "up to"),
        ("40 or more", "or more"),
        ("~40", "~"),
        ("40", ""),
    ],
)
def test_a_hedge_is_kept_apart_from_the_number(text: str, hedge: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.hedge) == (40, hedge)


def test_the_decimal_comma_holds_only_where_it_is_asked_for() -> None:
    comma, grouped = parse_number("4,5", decimal=","), parse_number("4.500", decimal=",")
    assert comma is not None
    assert grouped is not None
    assert (comma.value, grouped.value) == (Decimal("4.5"), 4500)
    assert parse_number("4,5") is None


def test_numbers_are_found_with_hedge_and_noun_and_without_dates_and_names() -> None:
    text = (
        "In 1987 about 4,500 relief workers from 27 countries came. Rule 1244 says one of them stays; some fifty "
        "thousand tents and 45 to 50 % of the grain, €4.5 million in all, at 10:30 on 3 May. The 2nd camp, C4, had "
        "seven-day shifts and no one complained; a 20-year plan."
    )
    found = [(number.text, number.unit, number.hedge) for number in find_numbers(text)]
    assert found == [
        ("4,500", "relief workers", "about"),
        ("27", "countries", ""),
        ("fifty thousand", "tents", "some"),
        ("45 to 50 %", "%", ""),
        ("€4.5 million", "€", ""),
        ("seven", "day", ""),
        ("20", "year", ""),
    ]


def test_list_markers_and_numbers_of_named_things_are_not_amounts() -> None:
    text = "1. Bring water.\n 2) Bring bread for 30.\nISO 9001 and (UNGA) 377 hold; RFC 822 does too."
    assert [number.text for number in find_numbers(text)] == ["30"]


@given(st.text(max_size=60))
def test_any_text_is_read_without_failing_and_places_are_exact(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text
        assert number.low <= number.value <= number.high
    parse_number(text)
    parse_number(text, decimal=",")


SAID = "4 500 4,500 4.5 k million thousand a half and one two hundred dozen % € $ – - to between from about ⁵ ½ × km °"
PIECES = SAID.split(" ")


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from(["", " "]))
def test_pieces_of_numbers_in_any_order_are_read_without_failing(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text
    whole = parse_number(text)
    assert whole is None or whole.low <= whole.high


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3) | st.integers(-(10**15), 10**15))
def test_a_shown_number_is_read_back(value: Decimal | int) -> None:
    number = parse_number(show_number(value))
    assert number is not None
    assert number.value == value


def _in_words(number: int) -> str:
    if number < 20:
        return list(UNITS)[number]
    if number < 100:
        return list(TENS)[number // 10 - 2] + (f"-{list(UNITS)[number % 10]}" if number % 10 else "")
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if size == 100 or rest < 100 else ", "
            return f"{_in_words(number // size)} {name}" + (joint + _in_words(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(0, 999_999_999))
def test_a_number_in_words_is_read(number: int) -> None:
    said = _in_words(number)
    assert words_at(said, 0) == (number, len(said))
