"""Sitting an exam over a store and a clock: two windows on one attempt, and what is kept in which order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.figures.scores import result
from quizapp.packs.library import Library
from quizapp.practice import exams, marking
from quizapp.practice.desk import Desk
from quizapp.practice.exam_report import report
from quizapp.practice.sitting import Sitting
from quizapp.store import appending
from quizapp.store.store import Store
from quizapp.study.exam import Attempt
from tests.tui.conftest import Clock, clock, desk, pack_text  # noqa: F401


@pytest.fixture
def sitting(desk: Desk) -> Sitting:  # noqa: F811
    """An exam that has just begun."""
    return exams.begin(desk, "rivers", exams.chosen(desk, "rivers"), seed=3)


@pytest.fixture
def other(desk: Desk, home: Path, clock: Clock, sitting: Sitting) -> Sitting:  # noqa: F811
    """The same exam in another window."""
    store = Store.open(home / "profile", home, clock.now)
    again = replace(desk, store=store)
    going = exams.open_attempt(exams.attempts(again, "rivers"))
    assert going is not None
    return Sitting(again, going)


def answer(sitting: Sitting) -> bool:
    """Some answer to the question that stands there."""
    return sitting.answer(sitting.options[0] if sitting.options else "x")


def test_two_windows_know_of_each_others_answers(sitting: Sitting, other: Sitting) -> None:
    answer(sitting)
    other.go(3)
    answer(other)
    assert len(other.attempt.answers) == 2
    sitting.go(1)
    answer(sitting)
    assert len(sitting.attempt.answers) == 3
    (kept,) = exams.attempts(sitting._desk, "rivers")
    assert kept.answers == sitting.attempt.answers


def test_what_was_submitted_in_another_window_is_over_here(sitting: Sitting, other: Sitting) -> None:
    answer(other)
    other.submit()
    assert not sitting.over
    answer(sitting)
    assert (sitting.over, sitting.over_words) == (True, "The exam was submitted in another window.")
    assert not answer(sitting)
    assert sitting.submit()
    assert [row.type for row in sitting._desk.store.rows()].count("exam_submit") == 1
    assert exams.attempts(sitting._desk, "rivers")[0].answers == other.attempt.answers


def test_the_same_answer_again_writes_nothing(sitting: Sitting) -> None:
    answer(sitting)
    saved = sitting.saved
    assert answer(sitting)
    assert sitting.saved == saved


def test_what_is_asked_stands_with_its_date_in_the_overview_and_in_the_report(sitting: Sitting, desk: Desk) -> None:  # noqa: F811
    path = desk.library.index().packs["rivers"].path / "pack.yaml"
    path.write_text(path.read_text("utf-8").replace("id: e-number,", "id: e-number, as_of: 2002-11,"), "utf-8")
    desk.library.index()
    asked = "How many countries does the Danube touch? (as of November 2002)"
    assert asked in sitting.prompts()
    sitting.submit()
    found = report(desk.library, sitting.attempt, exams.attempts(desk, "rivers"))
    assert asked in [miss.prompt for miss in found.misses]


def test_another_cannot_begin_while_one_is_open(sitting: Sitting, desk: Desk) -> None:  # noqa: F811
    with pytest.raises(QuizError, match="not been submitted"):
        exams.begin(desk, "rivers", exams.chosen(desk, "rivers"))
    sitting.submit()
    assert exams.begin(desk, "rivers", exams.chosen(desk, "rivers")).count == sitting.count


def test_a_question_that_got_another_name_is_asked_under_it(sitting: Sitting, desk: Desk) -> None:  # noqa: F811
    path = desk.library.index().packs["rivers"].path / "pack.yaml"
    text = path.read_text("utf-8").replace("id: b-choice,", "id: b-longest, aliases: [b-choice],")
    path.write_text(text, "utf-8")
    (going,) = exams.attempts(desk, "rivers")
    again = Sitting(desk, going)
    again.go([one.card for one in going.paper.questions].index("rivers/b-choice"))
    assert again.prompt == "Which river is the longest of these?"
    assert again.answer("Rhine")
    assert again.attempt.answers["rivers/b-choice"].right


def test_of_two_windows_only_one_begins(desk: Desk, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    again = replace(desk, store=Store.open(home / "profile", home, clock.now))
    tried = exams.attempts

    def between(*arguments: object) -> list[Attempt]:
        monkeypatch.setattr(exams, "attempts", tried)
        found = tried(desk, "rivers")
        exams.begin(again, "rivers", exams.chosen(again, "rivers"))
        return found

    monkeypatch.setattr(exams, "attempts", between)
    with pytest.raises(QuizError, match="not been submitted"):
        exams.begin(desk, "rivers", exams.chosen(desk, "rivers"))
    assert len(exams.attempts(desk, "rivers")) == 1


def test_a_seed_asks_again_what_it_has_drawn_whatever_was_seen_meanwhile(desk: Desk) -> None:  # noqa: F811
    def drawn(seed: int, questions: int = 3) -> list[str]:
        sitting = exams.begin(desk, "rivers", exams.chosen(desk, "rivers", questions=questions), seed=seed)
        sitting.submit()
        return [one.card for one in sitting.attempt.paper.questions]

    first, larger, other = drawn(7), drawn(7, 5), drawn(8)
    assert [len(first), len(larger)] == [3, 5]
    assert [drawn(8), drawn(7), drawn(7, 5)] == [other, first, larger]
    marking.suspended(desk, first[:1], True)
    assert drawn(7) == first[1:]
    marking.suspended(desk, first[:1], False)
    assert drawn(7) == first


def test_misses_are_made_due_all_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    cards = [entry.card for entry in desk.entries()][:4]
    desk.choose("pack.rivers.state", "studying")
    waits = iter([appending.sync])

    def sync(handle: int) -> None:
        """A disk that is full at the second time."""
        if (wait := next(waits, None)) is None:
            raise OSError(28, "No space left on device")
        wait(handle)

    with monkeypatch.context() as full:
        full.setattr(appending, "sync", sync)
        rows = exams.due_today(desk, cards)
    assert [row.optional for row in rows] == [True] * 4
    assert {desk.store.state.cards[card].due for card in cards} == {"2026-11-22"}
    marking.taken_back(desk, rows)
    assert not any(desk.store.state.card(card).due for card in cards)


def test_the_packs_are_not_looked_at_in_an_exam(sitting: Sitting, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    looked = []
    index = type(desk.library).index
    monkeypatch.setattr(type(desk.library), "index", lambda library: looked.append(1) or index(library))
    sitting.go(1)
    looked.clear()
    for _ in range(3):
        assert sitting.asked
        assert sitting.place
        answer(sitting)
    assert looked == []
    sitting.go(2)
    assert looked == []


THIRDS = """\
format: quizapp-pack/1
id: sets
title: Sets
exams:
  - id: all
    title: All
    draw: [{count: 5}]
    pass_mark: 60%
questions:
""" + "".join(
    f"""\
  - {{id: m{at}, kind: multi, prompt: "Which belong to set {at}?", choices: [a{at}, b{at}, c{at}, d{at}],
     answers: [a{at}, b{at}, c{at}]}}
"""
    for at in range(5)
)


class TestThirds:
    """Questions of which a third can be right."""

    @pytest.fixture
    def pack_text(self) -> str:
        """Five questions with three right options each."""
        return THIRDS

    def test_an_exam_is_passed_at_its_mark_though_the_points_are_thirds(self, desk: Desk) -> None:  # noqa: F811
        sitting = exams.begin(desk, "sets", exams.chosen(desk, "sets"))
        for number in range(5):
            sitting.go(number)
            sitting.answer(sitting.question.answers if number < 2 else sitting.question.answers[:1])
        sitting.submit()
        assert result(sitting.attempt).passed


def test_no_answer_goes_to_a_question_that_cannot_be_shown(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Library, "question", lambda *_: 1 / 0)
        sitting.go(1)
    assert isinstance(sitting.mistake, ZeroDivisionError)
    assert (sitting.asked, sitting.gone) == (None, "This question cannot be shown.")
    assert not answer(sitting)
    sitting.go(1)
    assert (sitting.mistake, answer(sitting)) == (None, True)
    assert list(sitting.attempt.answers) == [sitting.card]
