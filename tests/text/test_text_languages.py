"""How languages write numbers and days, and what is read back of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.packs.model import Question
from quizapp.study.grading import grade
from quizapp.text.dates import parse_date, show_day
from quizapp.text.languages import MONTHS, decimal_mark
from quizapp.text.normal import normal
from quizapp.text.numbers import parse_number, show_number

LANGUAGES = [
    "en",
    "de",
    "de-AT",
    "de-CH",
    "fr",
    "es",
    "es-MX",
    "it",
    "pt-BR",
    "nl",
    "pl",
    "sv",
    "zh",
    "ja",
    "hi",
    "ar",
    "he",
]


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.decimals(0, 10**9, places=2))
def test_a_number_that_is_shown_is_read_back(language: str, number: Decimal) -> None:
    found = parse_number(show_number(number, language), decimal_mark(language))
    assert found is not None
    assert found.value == number


@pytest.mark.parametrize("language", [*MONTHS, "en", "zh", "ja"])
@given(st.dates())
def test_a_day_that_is_shown_is_read_back(language: str, day: object) -> None:
    iso = str(day)
    if iso < "1000":
        return
    for shown in (iso, iso[:7]):
        found = parse_date(show_day(shown, language))
        assert found is not None
        assert found.iso == shown


@pytest.mark.parametrize(
    ("language", "said", "same"),
    [
        ("de", "die Donau", "Donau"),
        ("pt", "o Amazonas", "Amazonas"),
        ("nl", "het IJ", "IJ"),
        ("fr", "l'Isère", "Isère"),
        ("de-AT", "4.500,5", "4500,5"),
        ("en", "4,500.5", "4500.5"),
    ],
)
def test_articles_and_marks_do_not_count(language: str, said: str, same: str) -> None:
    assert normal(said, language) == normal(same, language)


def asked(kind: str, **said: object) -> Question:
    from pydantic import TypeAdapter

    return TypeAdapter(Question).validate_python({"id": "q", "kind": kind, "prompt": "?", **said})


@pytest.mark.parametrize(
    ("language", "response", "shown"),
    [
        ("de", "3.700", "3.700"),
        ("de", "3700", "3.700"),
        ("en", "3,700", "3,700"),
        ("fr", "3 700", "3\u00a0700"),
    ],
)
def test_a_number_is_judged_and_shown_as_its_language_writes_it(language: str, response: str, shown: str) -> None:
    verdict = grade(asked("number", answer=3700), response, language=language)
    assert (verdict.right, verdict.shown) == (True, shown)


@pytest.mark.parametrize(
    ("language", "response", "shown"),
    [
        ("de", "10. Juni 1999", "10. Juni 1999"),
        ("pt", "10 de junho de 1999", "10 de junho de 1999"),
        ("it", "10 giugno 1999", "10 giugno 1999"),
        ("nl", "10 juni 1999", "10 juni 1999"),
        ("ja", "1999年6月10日", "1999年6月10日"),
        ("de", "10.6.1999", "10. Juni 1999"),
    ],
)
def test_a_day_is_judged_and_shown_as_its_language_writes_it(language: str, response: str, shown: str) -> None:
    verdict = grade(asked("date", answer="1999-06-10"), response, language=language)
    assert (verdict.right, verdict.shown) == (True, shown)
