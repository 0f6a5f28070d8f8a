"""A card looked at: when its answers were given."""

from __future__ import annotations

from quizapp.cli.reviews import line_of
from quizapp.figures.past import Answered
from quizapp.practice.looking import briefly, told
from quizapp.study.model import Rating, Row


def test_an_answer_at_night_is_told_with_its_logical_day() -> None:
    row = Row("a-1", "answer", "2026-11-30T01:20:00.000000Z", 0, "2026-11-29", {"card": "rivers/a", "rating": 3})
    answered = Answered(row, right=True, rating=Rating.GOOD, regraded=False, undone=False)
    assert line_of(row, "1", False).split()[1:3] == ["2026-11-29", "01:20:00"]
    assert told(answered).startswith("2026-11-29 01:20")
    assert briefly(answered).startswith("2026-11-29 ")
