"""What a search says, and what it says where it cannot be read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.packs.kinds import KINDS
from quizapp.search.parsing import Unclear, parse
from quizapp.search.query import (
    DUE,
    IS,
    KIND,
    NUMBERS,
    SIGNS,
    STATES,
    TEXTS,
    TIMES,
    Compared,
    Days,
    Query,
    Said,
    Term,
    Words,
)

TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12).filter(str.strip)
AMOUNTS = st.integers(0, 10**9 - 1).map(float) | st.decimals(0, 1000, places=4).map(float)
SAID = (
    st.builds(Said, st.sampled_from([name for name in TEXTS if name not in {IS, KIND}]), TEXT)
    | st.builds(Said, st.just(IS), st.sampled_from(STATES))
    | st.builds(Said, st.just(KIND), st.sampled_from(KINDS))
)
WHEN = st.dates() | st.builds(Days, st.integers(0, 99_999))
COMPARED = st.builds(Compared, st.sampled_from(NUMBERS), st.sampled_from(SIGNS), AMOUNTS) | st.builds(
    Compared, st.sampled_from(TIMES), st.sampled_from(SIGNS), WHEN
)
QUERIES = st.builds(
    Query, st.lists(st.builds(Term, st.builds(Words, TEXT) | SAID | COMPARED, st.booleans()), max_size=5).map(tuple)
)
PIECES = st.lists(st.sampled_from([*TEXTS, *NUMBERS, *TIMES, *SIGNS, ":", "-", '"', "\\", " ", "7d", "3", "70%", "a"]))


@given(QUERIES)
def test_what_a_search_says_is_read_as_itself(query: Query) -> None:
    assert parse(str(query)) == query


@given(st.text() | PIECES.map("".join))
def test_whatever_is_typed_is_a_search_or_said_in_words_with_its_place(text: str) -> None:
    try:
        query = parse(text)
    except Unclear as error:
        unclear = error
    else:
        assert parse(str(query)) == query
        return
    assert 0 <= unclear.start < unclear.end <= len(text)
    assert unclear.message
    assert unclear.hint


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("danube", Term(Words("danube"))),
        ('"old towns"', Term(Words("old towns"))),
        ("-danube", Term(Words("danube"), negated=True)),
        ('topic:"Legal basis"', Term(Said("topic", "Legal basis"))),
        ("IS:Due", Term(Said("is", "due"))),
        ("-is:leech", Term(Said("is", "leech"), negated=True)),
        ("lapses>3", Term(Compared("lapses", ">", 3.0))),
        ("lapses:3", Term(Compared("lapses", "=", 3.0))),
        ("known<70%", Term(Compared("known", "<", 0.7))),
        ("due<2026-12-01", Term(Compared(DUE, "<", date(2026, 12, 1)))),
        ("due=today", Term(Compared(DUE, "=", Days(0)))),
        ("answered<7days", Term(Compared("answered", "<", Days(7)))),
        ("<html>", Term(Words("<html>"))),
        ("10:30", Term(Words("10:30"))),
        ('"10:30', Term(Words("10:30"))),
    ],
)
def test_one_term(text: str, term: Term) -> None:
    assert parse(text) == Query((term,))


@pytest.mark.parametrize("text", ["", "  ", "-", '""', '- "'])
def test_nothing_said_means_everything(text: str) -> None:
    assert parse(text) == Query()


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("topc:cities", "'topc:cities', character 1 of the search", "did you mean 'topic:'?"),
        ("danube is:leach", "'is:leach', character 8 of the search", "did you mean leech?"),
        ("kind:quiz", "'kind:quiz', character 1 of the search", "there are choice, multi"),
        ("lapses>", "'lapses>', character 1 of the search", "write a number, such as lapses>3"),
        ("lapses>many", "'lapses>many', character 1 of the search", "write a number, such as lapses>3"),
        ("lapses>5%", "'lapses>5%', character 1 of the search", "write a number, such as lapses>3"),
        ("due<soon", "'due<soon', character 1 of the search", "write a day, such as due<2026-12-01"),
        ("topic:", "'topic:', character 1 of the search", "such as topic:cities"),
        ("topic>3", "'topic>3', character 1 of the search", "write topic:3"),
        ("http://a", "'http://a', character 1 of the search", '"http://a" looks for the words'),
    ],
)
def test_what_cannot_be_read(text: str, where: str, said: str) -> None:
    with pytest.raises(Unclear) as caught:
        parse(text)
    assert caught.value.where == where
    assert said in caught.value.hint
