"""An attempt folded from its rows: answers that are changed, marks, time that passes, also while nobody looks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.packs.model import Draw, Exam
from quizapp.study import exam as study
from quizapp.study.calendar import stamp
from quizapp.study.exam import Attempt, Given
from quizapp.study.model import Row
from quizapp.study.watch import Watch
from tests.made_study import entries

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
CARDS = [entry.card for entry in entries(4)]


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def row(type_: str, data: dict, minutes: float = 0) -> Row:
    return Row(f"{type_}-{minutes}-{len(data)}", type_, stamp(at(minutes)), 0, "2026-11-23", data)


def begin(minutes: float = 20) -> tuple[Row, Attempt]:
    exam = Exam(id="first", title="First", draw=(Draw(count=4),), pass_mark="60%", penalty=0.25)
    start = row(study.START, study.started_data(exam, "rivers", entries(4), 7, minutes))
    return start, study.begun(start)


def given_(response: str, right: bool = True) -> Given:
    return Given(response, right, "exact" if right else "wrong", float(right), not right)


def answered(attempt: Attempt, card: str, response: str, minutes: float, right: bool = True) -> Row:
    return row(study.ANSWER, study.answered_data(attempt, card, given_(response, right), at(minutes)), minutes)


def folded(*rows: Row) -> Attempt:
    return next(iter(study.attempts(rows).values()))


def test_what_was_drawn_and_its_rules_stand_in_the_row_that_begins_it() -> None:
    _, attempt = begin()
    paper = attempt.paper
    assert [one.card for one in paper.questions] == CARDS
    assert (paper.pack, paper.exam, paper.title, paper.seed) == ("rivers", "first", "First", 7)
    assert (paper.minutes, paper.penalty, paper.pass_mark, paper.review) == (20, 0.25, 0.6, "after_submit")
    assert paper.deadline == at(20)


def test_an_exam_keeps_which_pack_it_was_drawn_from_and_one_from_before_that_is_read() -> None:
    exam = Exam(id="first", title="First", draw=(Draw(count=4),))
    said = study.started_data(exam, "rivers", entries(4), 7, 20, "1.2", "f0")
    paper = study.begun(row(study.START, said)).paper
    assert (paper.version, paper.fingerprint, paper.questions[0].fingerprint) == ("1.2", "f0", "one")
    former = {key: value for key, value in said.items() if key not in {"version", "pack_fingerprint"}}
    former["questions"] = [{"card": CARDS[0], "topic": "Sources", "kind": "short"}]
    paper = study.begun(row(study.START, former)).paper
    assert (paper.version, paper.fingerprint, paper.questions[0].fingerprint) == ("", "", "")


def test_a_later_answer_takes_the_place_of_an_earlier_one_and_an_empty_one_takes_it_back() -> None:
    start, attempt = begin()
    rows = [start, answered(attempt, CARDS[0], "Po", 1, right=False), answered(attempt, CARDS[0], "Elbe", 2)]
    assert folded(*rows).answers[CARDS[0]] == given_("Elbe")
    assert folded(*rows, answered(attempt, CARDS[0], "", 3)).answers == {}


def test_after_an_answer_the_next_question_stands_there_and_after_a_mark_the_same() -> None:
    start, attempt = begin()
    assert folded(start).resumes_at == 0
    rows = [start, answered(attempt, CARDS[1], "Po", 1)]
    assert folded(*rows).resumes_at == 2
    rows.append(row(study.ANSWER, study.marked_data(attempt, CARDS[2], True, at(2)), 2))
    assert (folded(*rows).resumes_at, folded(*rows).marked) == (2, {CARDS[2]})
    rows.append(row(study.ANSWER, study.marked_data(attempt, CARDS[2], False, at(3)), 3))
    assert folded(*rows).marked == set()
    assert folded(*rows, answered(attempt, CARDS[3], "Po", 4)).resumes_at == 3


def test_once_submitted_nothing_changes_it() -> None:
    start, attempt = begin()
    rows = [start, answered(attempt, CARDS[0], "Po", 1), row(study.SUBMIT, study.submitted_data(attempt, at(2)), 2)]
    done = folded(*rows)
    assert (done.ended, done.took) == (at(2), timedelta(minutes=2))
    assert folded(*rows, answered(attempt, CARDS[1], "Po", 3)) == done


@pytest.mark.parametrize(("minutes", "ended", "reason"), [(12, 12, "learner"), (20, 20, "time"), (500, 20, "time")])
def test_it_is_submitted_when_it_is_or_at_its_deadline(minutes: float, ended: float, reason: str) -> None:
    start, attempt = begin()
    said = study.submitted_data(attempt, at(minutes))
    assert said["reason"] == reason
    assert folded(start, row(study.SUBMIT, said, minutes)).ended == at(ended)


def test_after_its_deadline_it_is_over_whether_or_not_a_row_says_so() -> None:
    _, attempt = begin()
    assert attempt.at(at(19.99)).ended is None
    assert attempt.at(at(20)).ended == attempt.at(at(9999)).ended == at(20)
    assert (attempt.left(at(5)), attempt.left(at(30))) == (timedelta(minutes=15), timedelta())


def test_without_a_limit_it_is_never_over() -> None:
    _, attempt = begin(minutes=0)
    assert (attempt.paper.deadline, attempt.left(at(5)), attempt.at(at(10**6)).ended) == (None, None, None)


def test_a_row_about_an_attempt_that_is_gone_is_passed_over() -> None:
    _, attempt = begin()
    assert study.attempts([answered(attempt, CARDS[0], "Po", 1)]) == {}


# the clock

steps_of_the_wall = st.lists(st.integers(-600, 600), min_size=1, max_size=30)


@given(steps_of_the_wall)
def test_the_watch_never_goes_back_nor_behind_the_wall_nor_faster_than_it(steps: list[int]) -> None:
    wall, watch = NINE, Watch(NINE, NINE)
    for step in steps:
        before, wall = watch.shown, wall + timedelta(seconds=step)
        watch = watch.at(wall)
        assert before <= watch.shown <= before + timedelta(seconds=max(step, 0))
        assert watch.shown >= wall


@given(st.integers(61, 600), st.lists(st.integers(0, 60), max_size=10))
def test_set_back_the_watch_goes_on_and_put_right_again_nothing_is_lost(back: int, steps: list[int]) -> None:
    wall, watch = NINE - timedelta(seconds=back), Watch(NINE, NINE).at(NINE - timedelta(seconds=back))
    for step in steps:
        wall += timedelta(seconds=step)
        watch = watch.at(wall)
    assert watch.shown == NINE + timedelta(seconds=sum(steps))
    assert watch.at(wall + timedelta(seconds=back)).shown == watch.shown


@given(st.lists(st.tuples(st.integers(-600, 600), st.booleans()), max_size=30))
def test_restarts_go_on_with_the_watch_as_the_rows_have_seen_it(steps: list[tuple[int, bool]]) -> None:
    start, attempt = begin(minutes=0)
    wall, watch, rows = NINE, attempt.watch, [start]
    for step, restart in steps:
        wall += timedelta(seconds=step)
        watch = watch.at(wall)
        data = study.answered_data(attempt, CARDS[0], given_("x"), watch.shown)
        rows.append(Row(f"{len(rows)}", study.ANSWER, stamp(wall), 0, "2026-11-23", data))
        if restart:
            assert folded(*rows).watch == watch


def test_a_clock_that_was_set_back_while_nobody_looked_wins_nothing() -> None:
    start, attempt = begin()
    resumed = folded(start, answered(attempt, CARDS[0], "Po", 15))
    assert resumed.left(resumed.watch.at(at(-60)).shown) == timedelta(minutes=5)
    later = resumed.watch.at(at(-60)).at(at(-58))
    assert resumed.left(later.shown) == timedelta(minutes=3)
    assert resumed.at(resumed.watch.at(at(-60)).at(at(-55)).shown).ended == at(20)
