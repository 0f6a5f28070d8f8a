"""The report of a class as tables: the questions, what was answered to them, and the learners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quizapp.results.report import ClassReport, ExamReport, QuestionLine
from quizapp.results.sheets import Sat
from quizapp.study.grading_several import BETWEEN
from quizapp.text.spreadsheet import Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, and a row a line."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


QUESTIONS = (
    *("pack", "exam", "question", "topic", "kind", "prompt", "learners", "open", "facility", "deviation"),
    *("first_facility", "first_learners", "discrimination", "discrimination_from", "discrimination_to"),
    *("efficiency", "reports", "met", "overridden", "answers", "decision", "doubts"),
)
CHOICES = (*("pack", "exam", "question", "answer", "right", "count", "share", "mean_of_the_rest", "note"),)
LEARNERS = (
    *("learner", "pack", "exam", "title", "day", "attempts", "points", "of", "share", "from", "to"),
    *("passed", "took_s"),
)

ANSWERS = ("learner", "pack", "exam", "question", "topic", "kind", "answer", "right", "points", "first")


def questions(found: ClassReport) -> Table:
    """A row a question of an exam."""
    return Table(QUESTIONS, tuple(_question(one, line) for one in found.exams for line in one.questions))


def choices(found: ClassReport) -> Table:
    """A row an option or answer of a question."""
    return Table(CHOICES, tuple(row for one in found.exams for line in one.questions for row in _choices(one, line)))


def learners(found: ClassReport) -> Table:
    """A row a learner's attempt that counts."""
    return Table(LEARNERS, tuple(row for one in found.exams for row in _learners(one)))


def answers(found: ClassReport) -> Table:
    """A row an answer of each attempt that counts; several items stand with a bar between them."""
    return Table(ANSWERS, tuple(row for one in found.exams for sat in one.sat for row in _answers(one, sat)))


TABLES = {"questions": questions, "choices": choices, "learners": learners, "answers": answers}


def objects(table: Table) -> list[Mapping[str, Cell]]:
    """The rows, each value under its heading."""
    return [dict(zip(table.head, row, strict=True)) for row in table.rows]


def _question(one: ExamReport, line: QuestionLine) -> tuple[Cell, ...]:
    item, first, apart, thought = line.item, line.first, line.tells_apart, line.opinion
    low, high = (apart.between if apart else None) or (None, None)
    return (
        *_exam(one),
        line.card,
        line.topic,
        line.kind,
        line.asked.prompt,
        item.n,
        line.open,
        _short(item.facility),
        _short(item.deviation),
        _short(first.share) if first else None,
        first.of if first else 0,
        _short(apart.discrimination) if apart else None,
        _short(low),
        _short(high),
        _short(apart.efficiency) if apart else None,
        thought.reported,
        thought.met,
        thought.overridden,
        thought.answers,
        line.decision.what if line.decision else "",
        "; ".join(line.doubts),
    )


def _choices(one: ExamReport, line: QuestionLine) -> Iterator[tuple[Cell, ...]]:
    for pick in line.picks:
        rest = _short(pick.rest) if line.tells_picks else None
        told = (pick.text, "yes" if pick.right else "no", pick.count, _short(pick.share), rest, pick.note)
        yield (*_exam(one), line.card, *told)


def _learners(one: ExamReport) -> Iterator[tuple[Cell, ...]]:
    for sat in one.sat:
        score, (low, high) = sat.score, sat.score.between
        passed = {True: "yes", False: "no", None: ""}[sat.passed]
        yield (
            sat.learner,
            *_exam(one),
            one.title,
            sat.attempt.day,
            len(one.tried[sat.learner]),
            _short(score.points),
            score.of,
            _short(score.share),
            _short(low),
            _short(high),
            passed,
            sat.attempt.took_s,
        )


def _answers(one: ExamReport, sat: Sat) -> Iterator[tuple[Cell, ...]]:
    marks = sat.marks
    for answer in sat.answers:
        told = (answer.card, answer.topic, answer.kind, BETWEEN.join(answer.texts), "yes" if answer.right else "no")
        yield (sat.learner, *_exam(one), *told, _short(marks[answer.card]), "yes" if answer.first else "no")


def _exam(one: ExamReport) -> tuple[str, str]:
    return one.exam[0], one.exam[1]


def _short(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
