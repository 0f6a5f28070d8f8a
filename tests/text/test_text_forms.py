"""Normal forms, accents, control characters and widths."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.text.accents import plain
from quizapp.text.control import clean, one_line
from quizapp.text.normal import light, normal, same
from quizapp.text.width import cells


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The  “Harbour–Board”, 4,500", "harbour board 4500"),
        ("U.N.", "UN"),
        ("4 500", "4,500"),
        ("ﬁne", "FINE"),
        ("İstanbul", "istanbul"),
        ("rock ’n’ roll", "rock 'n' roll"),
        ("Military-Technical Agreement.", "military technical agreement"),
        ("e\u0301tude", "étude"),
        ("Ｈ₂Ｏ", "h2o"),
    ],
)
def test_what_only_looks_different_is_the_same(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("10⁵", "105"), ("C", "C++"), ("C#", "C"), ("?", "!"), ("-5", "5"), ("3.14", "314"), ("й", "и")]
)
def test_signs_that_make_another_thing_stay(one: str, other: str) -> None:
    assert not same(one, other)


def test_the_leading_article_goes_by_language_and_a_lone_one_stays() -> None:
    assert (normal("the Hague"), normal("A"), normal("la Paz", "es"), normal("la Paz")) == (
        "hague",
        "a",
        "paz",
        "la paz",
    )
    assert normal("4.500,5", "de") == "4500.5"


@given(st.text(max_size=40), st.sampled_from(["en", "de", "fr", "sq"]))
def test_normal_forms_are_stable(text: str, language: str) -> None:
    once = normal(text, language)
    assert normal(once, language) == once


@given(st.text(max_size=40))
def test_case_and_spaces_never_count(text: str) -> None:
    assert same(text, f"  {text}  ")
    assert light(text).strip() == light(text)


def test_marks_go_on_latin_and_greek_letters_only() -> None:
    assert plain("Đakovica, Łódź, Ürümqi, smørrebrød, Straße") == "Dakovica, Lodz, Urumqi, smorrebrod, Strasse"
    assert plain("ά") == "α"
    assert plain("йога が") == "йога が"


@given(st.text(max_size=40))
def test_leaving_marks_off_twice_is_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ANY = st.text(st.characters(codec=None), max_size=60) | st.text(
    st.sampled_from("\x00\x1b\x9b\x07\r\n\t\x7f\u202e\u2066\u200f\u200d\u200c\u0301\ud800\ufeff\u2028ab[31m"),
    max_size=30,
)


@given(ANY)
def test_cleaned_text_moves_no_cursor_and_reorders_nothing(text: str) -> None:
    cleaned = clean(text)
    assert not HARMFUL.search(cleaned)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert "\n" not in one_line(text)


@given(ANY)
def test_cleaning_keeps_marks_joiners_tabs_and_letters(text: str) -> None:
    def kept(one: str) -> list[str]:
        return [
            c for c in one if c in "\u200c\u200d\t" or unicodedata.category(c) in {"Mn", "Mc", "Ll", "Lu", "Lo", "Nd"}
        ]

    assert kept(clean(text)) == kept(text)


def test_controls_are_made_visible() -> None:
    assert clean("a\x1b[31mb\x9bc\x7f\x00") == "a␛[31mb\ufffdc␡␀"
    assert clean("one\r\ntwo\rthree\u2028four") == "one\ntwo\nthree\nfour"
    assert one_line(" a\n\tb\u202e ") == "a b"


def test_columns_are_counted_as_a_terminal_shows_them() -> None:
    assert [cells(text) for text in ("Peć", "日本", "e\u0301", "👩\u200d🚀", "a\tb", "")] == [3, 4, 1, 2, 3, 0]
