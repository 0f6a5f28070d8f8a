"""A question edited in the middle of a practice: what waits and what is taken back is of the library as it is now."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.packs.answers import answer_fingerprint
from quizapp.practice.practice import Practice
from quizapp.study.model import Rating
from tests.practice.test_going_on import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def edit(home: Home, practice: Practice, answer: str) -> None:
    """The first question has another answer now."""
    path = home.folder / "packs" / "rivers.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("answer: a0}", f"answer: {answer}}}"), encoding="utf-8")
    practice.edited()


def test_an_answer_that_waits_for_how_sure_one_was_still_waits(home: Home) -> None:
    desk = home.window()
    practice = home.practice(desk)
    practice._take("a0")
    practice.held = "a0"
    edit(home, practice, "b0")
    assert practice.held == "a0"
    assert practice.sure("sure").right is False
    practice.rate(Rating.AGAIN)
    assert [row.data["confidence"] for row in desk.store.rows() if row.type == "answer"] == ["sure"]


@pytest.mark.parametrize("again", [False, True], ids=["undo", "undo and redo"])
def test_what_is_taken_back_is_asked_as_it_is_now(home: Home, again: bool) -> None:
    desk = home.window()
    practice = home.practice(desk, answers=1)
    edit(home, practice, "b0")
    assert practice.undo()
    if again:
        assert practice.redo()
        assert practice.undo()
    assert practice.asked is not None
    assert practice.asked.entry.fingerprint == answer_fingerprint(practice.question)
    assert practice.verdict is not None
    assert not practice.verdict.right
    practice.rate(Rating.AGAIN)
    row = [row for row in desk.store.rows() if row.type == "answer"][-1]
    assert row.data["fingerprint"] == answer_fingerprint(practice._desk.library.question("rivers/q0"))


def test_what_is_taken_back_after_its_question_went_away_is_not_asked(home: Home) -> None:
    desk = home.window()
    practice = home.practice(desk, answers=1)
    path = home.folder / "packs" / "rivers.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "id: q0," not in line), encoding="utf-8")
    practice.edited()
    assert practice.undo()
    assert practice.asked is not None
    assert practice.asked.card != "rivers/q0"
