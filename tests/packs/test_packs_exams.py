"""Exams that a pack lays down: what they may say, and that what they draw is there."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.packs.blueprint import seated
from quizapp.packs.check import check_pack
from quizapp.packs.library import Library
from quizapp.packs.problems import Problem
from tests.packs.conftest import GENERATED, Made, short

QUESTIONS = """questions:
  - {id: a, kind: truefalse, prompt: Rivers flow., answer: true, topic: Rivers, tags: easy, difficulty: 1,
     explanation: x}
  - {id: b, kind: truefalse, prompt: Lakes stand., answer: true, topic: Lakes, difficulty: 4, explanation: x}
  - {id: c, kind: order, prompt: Put these in order of size., items: [one, two, three], topic: Lakes, explanation: x}
  - {id: d, kind: flashcard, prompt: What is a delta?, answer: Land at a mouth, topic: Mouths, explanation: x}
"""


def exam(lines: str) -> str:
    return "exams:\n  - id: first\n    title: First\n" + "".join(f"    {line}\n" for line in lines.split("\n"))


def one(made: Made, lines: str) -> Problem:
    found = check_pack(made(exam(lines) + QUESTIONS))
    assert len(found) == 1, found
    return found[0]


def under(found: Problem) -> str:
    return found.source[found.col - 1 : found.end - 1]


@pytest.mark.parametrize(
    "lines",
    [
        "draw: [{count: 3}]",
        "draw: [{count: 1, topics: rivers}, {count: 2, topics: Lakes}]\ntime_limit: 1 h 30 min\npass_mark: 60%",
        "draw: [{count: 1, kinds: order}, {count: 2}]\nreview: after_close\nattempts: 2\nshuffle: []",
        "draw: [{count: 1, max_difficulty: 3}]\nonly_checked: true\nunseen_first: false\npenalty: 0.25",
    ],
)
def test_an_exam_that_can_be_drawn_is_right(made: Made, lines: str) -> None:
    assert check_pack(made(exam(lines) + QUESTIONS)) == []


@pytest.mark.parametrize(
    ("lines", "marked", "message", "hint"),
    [
        ("draw: [{count: 9}]", "9", "9 questions wanted, 3 there", "draw fewer"),
        ("draw: [{count: 2, topics: [Rivers]}]", "2", "2 questions wanted, 1 there", "draw fewer"),
        ("draw: [{count: 2, topics: [Lakes]}, {count: 2, kinds: [order, truefalse]}]", "2", "other draws leave 1", ""),
        ("draw: [{count: 1, max_difficulty: 3}, {count: 1, tags: [easy]}]", "1", "other draws leave 0", ""),
        ("draw: [{count: 1, topics: [Lake]}]", "Lake", "no question is on the topic 'Lake'", "did you mean 'Lakes'?"),
        ("draw: [{count: 1, tags: [easi]}]", "easi", "no question has the tag 'easi'", "did you mean 'easy'?"),
        ("draw: [{count: 1, kinds: [flashcard]}]", "flashcard", "no program can judge a flashcard", "to study"),
        ("draw: [{count: 1, kinds: [ordr]}]", "ordr", "is not one of", "did you mean 'order'?"),
        ("draw: [{count: 1}]\ntime_limit: soon", "soon", "not a length of time", "20 min"),
        ("draw: [{count: 1}]\ntime_limit: 30 h", "30 h", "not a length of time", "20 min"),
        ("draw: [{count: 1}]\npass_mark: much", "much", "not a share of the points", "60%"),
        ("draw: [{count: 1}]\npass_mark: 160%", "160%", "not a share of the points", "60%"),
        ("draw: [{count: 1}]\nreview: after_close", "after_close", "never closes", "attempts: 1"),
        ("draw: [{count: 1}]\nshuffle: [answers]", "answers", "is not one of questions, choices", ""),
        ("draw: [{count: 0}]", "0", "less than 1", ""),
    ],
)
def test_an_error_stands_under_what_is_wrong(made: Made, lines: str, marked: str, message: str, hint: str) -> None:
    found = one(made, lines)
    assert under(found) == marked
    assert message in found.message
    assert hint in found.hint


def test_the_id_of_an_exam_stands_once(made: Made) -> None:
    twice = exam("draw: [{count: 1}]") + exam("draw: [{count: 1}]").removeprefix("exams:\n") + QUESTIONS
    (found,) = check_pack(made(twice))
    assert (found.code, under(found)) == ("duplicate_exam", "first")


def test_what_nobody_has_checked_is_not_counted_where_only_checked_questions_are_drawn(made: Made) -> None:
    said = {"fact": "f", "slot": "s", "by": "quizapp 0.1.0"}
    generated = [GENERATED, short("g-1", origin=said, explanation="x"), short("g-2", origin=said, explanation="x")]
    folder = made(exam("draw: [{count: 4}]\nonly_checked: true") + QUESTIONS, generated_dot_jsonl=generated)
    assert [found.message for found in check_pack(folder)] == ["exams[0].draw[0].count: 4 questions wanted, 3 there"]
    (folder / "pack.yaml").write_text((folder / "pack.yaml").read_text().replace("only_checked: true", ""))
    assert check_pack(folder) == []


def test_the_library_knows_a_packs_exams(tides: Path, tmp_path: Path) -> None:
    library = Library([tides], tmp_path / "cache.sqlite")
    library.index()
    assert [(one.id, one.wanted, one.minutes, one.passed_from) for one in library.exams("tides")] == [
        ("first", 8, 0, None)
    ]


draws = st.lists(st.lists(st.integers(0, 7), unique=True, max_size=6), min_size=1, max_size=4)


@given(draws, st.lists(st.integers(0, 4), min_size=4, max_size=4))
def test_as_many_are_seated_as_can_be(choices: list[list[int]], counts: list[int]) -> None:
    """By Hall's theorem: what is missing is the worst shortage of any group of draws."""
    wanted = counts[: len(choices)]
    given_out = seated(wanted, choices)
    assert all(item in choices[draw] for item, draw in given_out.items())
    got = [list(given_out.values()).count(draw) for draw in range(len(choices))]
    assert all(had <= count for had, count in zip(got, wanted, strict=True))
    groups = [group for size in range(len(choices) + 1) for group in combinations(range(len(choices)), size)]
    shortage = max(
        sum(wanted[draw] for draw in group) - len({item for draw in group for item in choices[draw]})
        for group in groups
    )
    assert sum(wanted) - sum(got) == max(0, shortage)


def test_a_draw_takes_what_stands_first() -> None:
    assert seated([2], [["c", "a", "b"]]) == {"c": 0, "a": 0}
    assert seated([1, 1], [["a", "b"], ["a"]]) == {"a": 1, "b": 0}
