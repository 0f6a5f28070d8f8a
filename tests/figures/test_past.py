"""A card's past, and the curve of forgetting drawn from it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.figures.curve import curve
from quizapp.figures.past import past
from quizapp.study.calendar import stamp
from quizapp.study.fold import replay
from quizapp.study.model import Row

BEGUN = datetime(2026, 9, 23, 9, tzinfo=UTC)
NOW = BEGUN + timedelta(days=60)
KEY = "rivers/a"
GOLDEN = Path(__file__).parent / "golden"
MEMORY = [
    (BEGUN + timedelta(days=day), stability) for day, stability in ((0, 2.3), (3, 8), (12, 25), (40, 4), (44, 14))
]


def row(name: str, type_: str, day: int, **data: object) -> Row:
    """A row about the card so many days after the first."""
    at = BEGUN + timedelta(days=day)
    return Row(name, type_, stamp(at), 0, at.date().isoformat(), {"card": KEY, **data})


def answer(name: str, day: int, rating: int, **data: object) -> Row:
    """An answer that was scheduled somehow."""
    said = {"right": rating > 1, "response": name, "rating": rating, "study": "review", "phase": "review"}
    said |= {"stability": 5.0 + day, "difficulty": 5.0, "due": "2026-12-01", "interval_days": day + 1}
    return row(name, "answer", day, **{**said, **data})


ROWS = [answer("one", 0, 3, study="learn"), answer("two", 4, 1), answer("three", 9, 3)]


def test_each_answer_has_the_interval_before_and_after_it() -> None:
    told = past(KEY, ROWS)
    assert [(one.row.id, one.before, one.after, one.right) for one in told.answers] == [
        ("one", 0, 1, True),
        ("two", 1, 5, False),
        ("three", 5, 10, True),
    ]
    assert [stability for _, stability in told.memory] == [5.0, 9.0, 14.0]


def test_an_answer_taken_back_is_told_and_does_not_count() -> None:
    told = past(KEY, [*ROWS, row("u", "undo", 10, row="two")], {"two"})
    assert [(one.row.id, one.undone, one.before, one.after) for one in told.answers] == [
        ("one", False, 0, 1),
        ("two", True, 0, 5),
        ("three", False, 1, 10),
    ]
    assert [stability for _, stability in told.memory] == [5.0, 14.0]


def test_an_answer_graded_anew_counts_as_that_and_so_does_what_followed() -> None:
    rows = [*ROWS, row("r", "regrade", 10, row="two", rating=4, right=True)]
    told = past(KEY, rows)
    assert [(one.regraded, int(one.rating), one.right) for one in told.answers][1] == (True, 4, True)
    assert told.answers[-1].after == replay(rows).card(KEY).interval_days
    assert told.memory[-1][1] == replay(rows).card(KEY).stability


def test_cramming_is_told_and_leaves_the_memory_alone() -> None:
    told = past(KEY, [*ROWS, answer("cram", 12, 1, study="cram")])
    assert not told.answers[-1].scheduled
    assert len(told.memory) == 3


def test_after_a_reset_the_memory_begins_anew_and_the_answers_stay() -> None:
    told = past(KEY, [*ROWS, row("x", "reset", 12), answer("four", 13, 3, study="learn")])
    assert len(told.answers) == 4
    assert len(told.memory) == 1


def test_settings_and_other_cards_are_passed_over() -> None:
    setting = Row("s", "setting", stamp(BEGUN), 0, "2026-09-23", {"name": "retention", "value": 0.8})
    other = Row("o", "answer", stamp(BEGUN), 0, "2026-09-23", {**ROWS[0].data, "card": "rivers/b"})
    assert past(KEY, [setting, other, *ROWS]) == past(KEY, ROWS)


@pytest.mark.parametrize(("name", "memory", "width"), [("curve-long", MEMORY, 60), ("curve-short", MEMORY[:1], 30)])
def test_the_curve(name: str, memory: list[tuple[datetime, float]], width: int, request: pytest.FixtureRequest) -> None:
    path, text = GOLDEN / f"{name}.txt", "\n".join(curve(memory, NOW, width, UTC)) + "\n"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_without_an_answer_or_without_room_there_is_no_curve() -> None:
    assert curve([], NOW, 60, UTC) == []
    assert curve(MEMORY, NOW, 10, UTC) == []


@given(
    st.lists(st.tuples(st.floats(0, 2000), st.floats(0.001, 36_500)), min_size=1, max_size=30),
    st.floats(-5, 3000),
    st.integers(20, 200),
    st.integers(2, 12),
)
def test_every_curve_fits_its_width_and_has_its_height(
    answers: list[tuple[float, float]], today: float, width: int, height: int
) -> None:
    memory = sorted((BEGUN + timedelta(days=day), stability) for day, stability in answers)
    lines = curve(memory, BEGUN + timedelta(days=today), width, UTC, height=height)
    assert len(lines) == height + 2
    assert all(len(line) <= width for line in lines)
    assert "┼" in lines[-2]
