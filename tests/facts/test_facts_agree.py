"""Values that agree: equal, more or less precise, hedged, or another form of the same name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.facts.agree import agree
from quizapp.facts.model import Part, ValueType
from tests.made_facts import part

DATE, NUMBER, PERSON, BODY = ValueType.DATE, ValueType.NUMBER, ValueType.PERSON, ValueType.ORGANISATION


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1931", "12 June 1931"),
        ("early 1931", "1931"),
        ("12/06/1931", "12 June 1931"),
        ("12/06/1931", "6 December 1931"),
        ("c. 1850", "1853"),
        ("12 June", "12 June 1931"),
        ("11-12 June 1931", "11 June 1931"),
        ("the 1930s", "1934"),
        ("1930-1931", "February 1930 to June 1931"),
    ],
)
def test_dates_of_different_precision_agree(one: str, other: str):
    assert agree(part(one, DATE), part(other, DATE))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1931", "1932"),
        ("before 1931", "1931"),
        ("late 1931", "June 1931"),
        ("1930-1931", "1931"),
        ("1930-1931", "1929-1931"),
        ("1850", "1853"),
    ],
)
def test_dates_that_exclude_each_other_do_not(one: str, other: str):
    assert not agree(part(one, DATE), part(other, DATE))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("50,000", "fifty thousand"),
        ("about 50,000", "49,500"),
        ("5 km", "5,000 m"),
        ("10-12", "11"),
        ("1.2 million", "1,200,000"),
    ],
)
def test_the_same_number_in_other_words_agrees(one: str, other: str):
    assert agree(part(one, NUMBER), part(other, NUMBER))


@pytest.mark.parametrize(("one", "other"), [("27", "28"), ("5 km", "5 miles"), ("50,000", "49,500"), ("5 km", "5 kg")])
def test_other_numbers_do_not(one: str, other: str):
    assert not agree(part(one, NUMBER), part(other, NUMBER))


def test_a_hedge_beside_the_number_counts_as_well():
    assert agree(part("50,000", NUMBER, hedge="around"), part("49,500", NUMBER))


@pytest.mark.parametrize(
    ("one", "other"), [("Dr. Ada Holm", "Ada Holm"), ("A. Holm", "Ada Holm"), ("Ada M. Holm", "Ada Holm")]
)
def test_a_person_is_the_same_with_title_or_initials(one: str, other: str):
    assert agree(part(one, PERSON), part(other, PERSON))


def test_two_persons_of_one_family_are_two():
    assert not agree(part("Ada Holm", PERSON), part("Adam Holm", PERSON))


def test_an_acronym_and_marks_are_no_other_name():
    assert agree(part("GHB", BODY), part("the Grenholm Harbour Board", BODY))
    assert agree(part("Môle de Gréa", BODY), part("Mole de Grea", BODY))
    assert not agree(part("Harbour Board", BODY), part("Harbour Council", BODY))


DATES = ["1931", "June 1931", "12 June 1931", "early 1931", "c. 1931", "1930-1931", "the 1930s", "12/06/1931", "1931"]
OTHERS = [
    "27",
    "about 27",
    "5 km",
    "5000 m",
    "ten",
    "10-12",
    "half",
    "Ada Holm",
    "A. Holm",
    "NRB",
    "North River Bridge",
]
FORMS = [*DATES, *OTHERS, "before 1931", "June"]
TEXTS = st.one_of(
    st.sampled_from(
        [
            "1931",
            "June 1931",
            "12 June 1931",
            "early 1931",
            "c. 1931",
            "1930-1931",
            "27",
            "about 27",
            "5 km",
            "5000 m",
            "ten",
            "Ada Holm",
            "A. Holm",
            "NRB",
            "North River Bridge",
            "the 1930s",
            "12/06/1931",
            "before 1931",
            "10-12",
            "half",
        ]
    ),
    st.text(max_size=12),
)


@given(TEXTS, st.sampled_from(ValueType))
def test_every_value_agrees_with_itself(text: str, kind: ValueType):
    assert agree(Part("", text, kind), Part("", text, kind))


@given(TEXTS, TEXTS, st.sampled_from(ValueType), st.sampled_from(["", "about", "over"]))
def test_agreeing_goes_both_ways(one: str, other: str, kind: ValueType, hedge: str):
    a, b = Part("", one, kind, hedge=hedge), Part("", other, kind)
    assert agree(a, b) == agree(b, a)
