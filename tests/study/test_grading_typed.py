"""Typed answers: in which way they are right, and what is never a typo."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from quizapp.packs.answers import accepted, facets
from quizapp.packs.model import Question
from quizapp.study.grading import grade
from quizapp.study.grading_typos import is_slip
from quizapp.study.model import Rating

_QUESTIONS: TypeAdapter[Any] = TypeAdapter(Question)
NONE = frozenset[str]()


def question(kind: str, **fields: object) -> Any:
    return _QUESTIONS.validate_python({"id": "q", "kind": kind, "prompt": "Which?", **fields})


def rule(asked: Any, response: str, *vocabulary: str, facet: str = "") -> tuple[bool | None, str]:
    verdict = grade(asked, response, facet, frozenset(vocabulary))
    assert verdict.suggested is (Rating.GOOD if verdict.right else Rating.AGAIN)
    return verdict.right, verdict.rule


TOWN = question("short", answer="Łódź", accept=["Lodsch"], reject={"Lublin": "Lublin lies further east."})


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ("Łódź", (True, "exact")),
        (" łódź ", (True, "form")),
        ("in Łódź", (True, "form")),
        ("lodz", (True, "accent")),
        ("Lodsch", (True, "another name")),
        ("the Lodsch", (True, "another name")),
        ("Lodsh", (True, "typo")),
        ("Lublin", (False, "reject")),
        ("Loda", (True, "typo")),
        ("Lado", (False, "wrong")),
        ("", (False, "unknown")),
        (" \t", (False, "unknown")),
        ("Gdańsk", (False, "wrong")),
    ],
)
def test_a_town_is_right_by_the_rule_that_decides(response: str, expected: tuple[bool, str]) -> None:
    assert rule(TOWN, response) == expected


def test_the_pack_s_word_on_a_foreseen_mistake_is_given() -> None:
    assert grade(TOWN, "lublin").near == "Lublin lies further east."


@pytest.mark.parametrize(
    ("answer", "response", "right"),
    [
        ("Iran", "Iraq", False),
        ("Austria", "Australia", False),
        ("Austria", "Austra", True),
        ("Slovenia", "Slovakia", False),
        ("Niger", "Nigeria", False),
    ],
)
def test_another_known_term_is_never_a_typo(answer: str, response: str, right: bool) -> None:
    vocabulary = ("Iran", "Iraq", "Austria", "Australia", "Slovenia", "Slovakia", "Niger", "Nigeria")
    assert rule(question("short", answer=answer), response, *vocabulary)[0] is right


NEVER_SLIPS = [
    ("hypotension", "hypertension"), ("asymmetric", "symmetric"), ("independence", "dependence"), ("viii", "vii"),
    ("thirteenth", "thirtieth"), ("northeast", "northwest"), ("rule 1224", "rule 1244"), ("b12", "b1"), ("cat", "car"),
    ("sulfite", "sulfate"), ("intermural", "intramural"), ("fourty five", "forty four"), ("employee", "employer"),
    ("chapter xiii", "chapter xii"), ("same", "same"), ("one two", "one"), ("disinfect", "infect"),
]  # fmt: skip


@pytest.mark.parametrize(("response", "key"), NEVER_SLIPS)
def test_a_word_that_means_something_else_is_never_a_slip(response: str, key: str) -> None:
    assert not is_slip(response, key, NONE)
    assert not is_slip(key, response, NONE)


@pytest.mark.parametrize(
    ("response", "key"),
    [
        ("kumanvo", "kumanovo"), ("kuamnovo", "kumanovo"), ("resoluton 1244", "resolution 1244"),
        ("parliment", "parliament"), ("photosynthsis", "photosynthesis"), ("beleive", "believe"), ("juno", "june"),
    ],
)  # fmt: skip
def test_slips_of_the_fingers_are_typos(response: str, key: str) -> None:
    assert is_slip(response, key, NONE)


@pytest.mark.parametrize(
    ("answer", "wrong", "right"),
    [
        ("C", ["C++", "C#", "c#"], ["c", "C"]),
        ("C++", ["C", "C#", "C+"], ["c++", " C++"]),
        ("C#", ["C", "C++"], ["c#"]),
        (".NET", ["NET", "the NET"], [".net"]),
        ("10⁵", ["105", "10 5"], ["10^5", "100,000"]),
        ("105", ["10⁵", "10^5"], ["105", "one hundred and five"]),
        ("?", ["!", "."], ["?", " ? "]),
        ("(0, 1)", ["[0, 1]"], ["(0, 1)"]),
    ],
)
def test_signs_that_tell_terms_apart_are_compared_exactly(answer: str, wrong: list[str], right: list[str]) -> None:
    vocabulary = ("C", "C++", "C#", ".NET", "NET", "10⁵", "105", "?", "!", "(0, 1)", "[0, 1]")
    asked = question("short", answer=answer)
    assert [rule(asked, one, *vocabulary)[0] for one in wrong] == [False] * len(wrong)
    assert [rule(asked, one, *vocabulary)[0] for one in right] == [True] * len(right)


def test_a_foreseen_mistake_that_differs_by_a_sign_is_not_the_answer() -> None:
    asked = question("short", answer="x'", reject={"x": "That is the value, not its derivative."})
    assert (rule(asked, "x"), rule(asked, "x'")) == ((False, "reject"), (True, "exact"))


def test_strictness_is_the_pack_s() -> None:
    exact = question("short", answer="Main()", match="exact")
    assert [rule(exact, one)[0] for one in ("Main()", " Main() ", "main()", "Main", "Mian()")] == [
        True,
        True,
        *[False] * 3,
    ]
    accents = question("short", answer="résumé", accents="require")
    assert [rule(accents, one)[0] for one in ("Résumé", "resume", "resumé", "résumè", "résmé")] == [
        True, False, False, False, True,
    ]  # fmt: skip
    typos = question("short", answer="Copenhagen", typos="none")
    assert [rule(typos, one)[0] for one in ("copenhagen", "Copenhagn")] == [True, False]


def test_a_title_may_be_left_out_only_where_the_pack_says_so() -> None:
    plain = question("short", answer="Capt. Ada Brown")
    assert (rule(plain, "capt ada brown")[0], rule(plain, "Ada Brown")[0]) == (True, False)
    assert rule(question("short", answer="Capt. Ada Brown", accept=["Ada Brown"]), "ada brown")[0] is True


NUMBERS = [
    ({"answer": "4500"}, "4,500", (True, "exact")),
    ({"answer": "4500"}, "forty-five hundred", (True, "exact")),
    ({"answer": "4500"}, "about 4,500", (True, "form")),
    ({"answer": "4500"}, "4,50", (False, "wrong")),
    ({"answer": "4500"}, "4,501", (False, "wrong")),
    ({"answer": "4500"}, "45 00", (False, "wrong")),
    ({"answer": "4500"}, "many", (False, "wrong")),
    ({"answer": "4500", "tolerance": "5%"}, "4,600", (True, "tolerance")),
    ({"answer": "4500", "tolerance": "5 %"}, "4,800", (False, "wrong")),
    ({"answer": "4500", "tolerance": "100"}, "4,400", (True, "tolerance")),
    ({"answer": "4500", "tolerance": "100"}, "4,450 to 4,550", (True, "tolerance")),
    ({"answer": "4500", "tolerance": "100"}, "4,300 to 4,550", (False, "wrong")),
    ({"answer": "-40", "tolerance": "5%"}, "minus 41", (True, "tolerance")),
    ({"answer": "0.5"}, ".5", (True, "exact")),
    ({"answer": "5", "unit": "km"}, "5", (True, "exact")),
    ({"answer": "5", "unit": "km"}, "5000 m", (True, "form")),
    ({"answer": "5", "unit": "km"}, "5 kg", (False, "unit")),
    ({"answer": "45", "unit": "%"}, "45 percent", (True, "exact")),
    ({"answer": "45", "unit": "%"}, "45 people", (False, "unit")),
    ({"answer": "900", "unit": "workers"}, "900 people", (True, "form")),
    ({"answer": "900", "unit": "workers"}, "900 km", (False, "unit")),
    ({"answer": "900", "accept": ["950"]}, "950", (True, "another name")),
    ({"answer": "900", "reject": {"90": "That was before."}}, "90", (False, "reject")),
]


@pytest.mark.parametrize(("fields", "response", "expected"), NUMBERS)
def test_numbers_are_right_by_value_tolerance_and_unit(fields: Any, response: str, expected: tuple[bool, str]) -> None:
    assert rule(question("number", **fields), response) == expected


def test_the_language_of_the_pack_decides_on_the_decimal_comma() -> None:
    asked = question("number", answer="4.5")
    assert grade(asked, "4,5", language="de").right is True
    assert grade(asked, "4,5", language="en").right is False


DATES = [
    ("1999-06-10", "10 June 1999", (True, "exact")),
    ("1999-06-10", "on June 10th, 1999", (True, "form")),
    ("1999-06-10", "10/06/1999", (True, "form")),
    ("1999-06-10", "06/10/1999", (True, "form")),
    ("1999-06-10", "10.6.99", (True, "form")),
    ("1999-06-10", "10 Jnue 1999", (True, "typo")),
    ("1999-06-10", "10 July 1999", (False, "wrong")),
    ("1999-06-10", "11 June 1999", (False, "wrong")),
    ("1999-06-10", "10 June 1989", (False, "wrong")),
    ("1999-06-10", "June 1999", (False, "coarser")),
    ("1999-06-10", "1999", (False, "coarser")),
    ("1999-06-10", "10 June", (False, "coarser")),
    ("1999-06-10", "11 June", (False, "wrong")),
    ("1999-06-10", "yesterday", (False, "wrong")),
    ("1999-06", "12 June 1999", (True, "finer")),
    ("1999-06", "6/1999", (True, "form")),
    ("1999-06", "1999", (False, "coarser")),
    ("1999", "in 1999", (True, "form")),
    ("1999", "since 1999", (True, "form")),
    ("1999", "after 1999", (False, "wrong")),
    ("1999", "early 1999", (True, "finer")),
    ("1999", "the 1990s", (False, "coarser")),
    ("1999", "c. 1999", (True, "form")),
    ("-0044", "44 BC", (True, "exact")),
    ("-0044", "44", (False, "wrong")),
    ("1998/1999", "1998–99", (True, "form")),
    ("1998/1999", "from 1998 to 1999", (True, "form")),
    ("1998/1999", "1998", (False, "coarser")),
    ("2009-06-11/2009-06-12", "11-12 June 2009", (True, "form")),
]


@pytest.mark.parametrize(("answer", "response", "expected"), DATES)
def test_dates_are_right_when_they_are_the_same_or_finer(
    answer: str, response: str, expected: tuple[bool, str]
) -> None:
    assert rule(question("date", answer=answer), response) == expected


def test_a_year_said_in_the_prompt_need_not_be_said_again() -> None:
    asked = _QUESTIONS.validate_python(
        {"id": "q", "kind": "date", "prompt": "On which day of 1999?", "answer": "1999-06-10"}
    )
    assert rule(asked, "10 June") == (True, "form")


@pytest.mark.parametrize(
    ("answer", "response", "expected"),
    [
        ("early 2002", "at the beginning of 2002", (True, "form")),
        ("early 2002", "2002", (False, "coarser")),
        ("early 2002", "late 2002", (False, "wrong")),
        ("9 June 1999", "June 9, 1999", (True, "form")),
        ("27 countries", "27", (True, "form")),
        ("27 countries", "twenty-seven countries", (True, "form")),
        ("27 countries", "27 towns", (False, "wrong")),
        ("27 countries", "28", (False, "wrong")),
        ("one of the oldest towns", "1", (False, "wrong")),
        ("seven", "7", (True, "form")),
        ("Rule 1244", "Rule 1224", (False, "wrong")),
        ("to keep the road open", "keep the road open", (True, "form")),
    ],
)
def test_dates_and_numbers_in_short_answers_are_read_too(
    answer: str, response: str, expected: tuple[bool, str]
) -> None:
    assert rule(question("short", answer=answer), response) == expected


def test_each_gap_of_a_cloze_has_its_own_answer() -> None:
    asked = question("cloze", prompt="", text="Signed at {{Visby|Visby harbour}} on {{9 June 1999::which day?}}.")
    first, second = facets(asked)
    assert rule(asked, "visby harbour", facet=first) == (True, "another name")
    assert rule(asked, "June 9, 1999", facet=second) == (True, "form")
    assert rule(asked, "Visby", facet=second) == (False, "wrong")


WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "Mn"]), min_size=1, max_size=24).filter(str.strip)
KEYS = st.one_of(
    WORDS, st.sampled_from(["Kumanovo", "C++", "10⁵", "early 2002", "27 countries", ".NET", "The Hague", "?"])
)


@given(KEYS, st.lists(KEYS, max_size=3), st.frozensets(KEYS, max_size=6))
def test_an_accepted_answer_is_always_right(answer: str, accept: list[str], vocabulary: frozenset[str]) -> None:
    asked = question("short", answer=answer, accept=accept)
    for one in accepted(asked):
        assert grade(asked, one, vocabulary=vocabulary).right is True


@given(KEYS, st.frozensets(KEYS, max_size=6))
def test_case_spaces_and_quotes_around_never_make_it_wrong(answer: str, vocabulary: frozenset[str]) -> None:
    asked = question("short", answer=answer)
    same = answer.upper() if answer.upper().casefold() == answer.casefold() else answer
    for response in (same, f"  {answer} ", answer.replace("'", "’")):
        assert grade(asked, response, vocabulary=vocabulary).right is True


@given(st.sampled_from(["Rule 1244", "B12", "Apollo 11", "1,244", "Area 51 north"]), st.data())
def test_a_digit_changed_is_never_right(answer: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at, letter in enumerate(answer) if letter.isdigit()]))
    digit = data.draw(st.sampled_from([one for one in "0123456789" if one != answer[at]]))
    assert grade(question("short", answer=answer), answer[:at] + digit + answer[at + 1 :]).right is False


ASKED = [
    TOWN,
    question("short", answer="?", match="exact"),
    question("number", answer="4500", tolerance="5%", unit="km"),
    question("date", answer="1999-06-10"),
    question("date", answer="1998/1999"),
    question("cloze", prompt="", text="It was {{1999}}."),
]


@given(st.sampled_from(ASKED), st.text(max_size=80) | st.text(st.characters(codec=None), max_size=10))
def test_any_text_is_graded_without_failing_and_always_alike(asked: Any, response: str) -> None:
    facet = facets(asked)[0]
    verdict = grade(asked, response, facet)
    assert verdict == grade(asked, response, facet)
    assert verdict.right in {True, False}


def test_a_very_long_answer_is_wrong_and_quickly_so() -> None:
    assert rule(TOWN, "Łódź " * 50_000) == (False, "wrong")
    assert rule(ASKED[3], "9" * 100_000) == (False, "wrong")
    assert rule(ASKED[2], "9" * 100_000) == (False, "wrong")
