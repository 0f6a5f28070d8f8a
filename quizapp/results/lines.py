"""The report of a class as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizapp.figures.pictures import percent
from quizapp.figures.scores import Score, range_words, score_words
from quizapp.results.report import ClassReport, ExamReport, QuestionLine
from quizapp.results.words import (
    PROVES,
    class_words,
    day_words,
    decision_words,
    discrimination_words,
    exam_words,
    first_words,
    key_words,
)
from quizapp.text.amounts import counted
from quizapp.text.control import one_line
from quizapp.text.width import cut, wrapped

WIDTH = 80
HARDEST = 5


def report_lines(found: ClassReport) -> Iterator[str]:
    """The whole report, wrapped; what goes on in the next line stands under its beginning."""
    for line in _lines(found):
        text = line.lstrip(" ")
        first = " " * (len(line) - len(text))
        later = first + ("  " if text.startswith("- ") else "")
        pieces = wrapped(text, WIDTH - len(later))
        yield from (f"{later if start else first}{text[start:end]}".rstrip() for start, end in pieces)


def _lines(found: ClassReport) -> Iterator[str]:
    for one in found.exams:
        yield from _exam(one)
        yield ""
    if found.practised:
        yield "Practised"
        for learner, done in found.practised.items():
            words = f"{counted(done.answers, 'answer')} on {counted(done.days, 'day')}, {done.minutes} min"
            yield f"  {one_line(learner)}: {words}"
        yield ""
    yield "What this shows and what not"
    yield from PROVES


def _exam(one: ExamReport) -> Iterator[str]:
    yield exam_words(one)
    yield from class_words(one)
    for card in one.dropped:
        yield f"Left out: {one_line(card)}"
    yield ""
    yield "Questions, the hardest first"
    apart = any(map(_apart, one.questions))
    yield f"  {'earned':>6}  {'of':>4}  {'first':>11}  {_column('discrimination', apart)}question"
    for line in one.questions:
        yield _question(line, apart)
    yield from _hardest(one)
    yield from _doubtful(one)
    yield from _shares("By topic", one.topics)
    yield from _shares("By document", one.documents)
    yield ""
    yield "Learners"
    for sat in one.sat:
        passed = {True: ", passed", False: ", not passed", None: ""}[sat.passed]
        score = f"{score_words(sat.score)}, {range_words(sat.score)}"
        yield f"  {one_line(sat.learner)}: {score}{passed}, {day_words(one, sat)}"


def _question(line: QuestionLine, apart: bool) -> str:
    head = f"  {percent(line.item.facility):>6}  {line.item.n:>4}  {first_words(line.first):>11}"
    asked = f"{one_line(line.card.partition('/')[2])}  {line.asked.prompt}".rstrip()
    return cut(f"{head}  {_column(_apart(line), apart)}{asked}", WIDTH)


def _apart(line: QuestionLine) -> str:
    return discrimination_words(line.item)


def _column(words: str, there: bool) -> str:
    """What stands in the column of discriminations, if there is one."""
    return f"{words:<16}  " if there else ""


def _hardest(one: ExamReport) -> Iterator[str]:
    """The hardest questions with what was answered, and the passage that has the answer."""
    missed = [line for line in one.questions if line.item.facility < 1][:HARDEST]
    if missed:
        yield ""
        yield "Hardest"
    for line in missed:
        yield f"- {line.asked.prompt or one_line(line.card)}"
        if line.asked.shown:
            yield f"  It is {line.asked.shown}{key_words(line)}"
        yield from (f"    {one_line(text)}" for text in pick_lines(line))
        for cited in line.asked.cited[:1]:
            yield f"  {cited.quote}"
            yield f"  From {cited.place}"


def pick_lines(line: QuestionLine) -> Iterator[str]:
    """What was answered, how often, and by whom."""
    for pick in line.picks:
        rest = f", who earned {percent(pick.rest)} of the rest" if line.tells_picks and pick.rest is not None else ""
        note = f" ({pick.note})" if pick.note else ""
        yield f"{'✓' if pick.right else '·'} {one_line(pick.text)}: {pick.count}{rest}{note}"
    if line.open:
        yield f"· left open: {line.open}"


def _doubtful(one: ExamReport) -> Iterator[str]:
    found = [line for line in one.questions if line.doubts or line.decision]
    if found:
        yield ""
        yield "Look at these questions"
    for line in found:
        yield f"- {one_line(line.card)}  {line.asked.prompt}".rstrip()
        yield from (f"    {text}" for text in line.doubts)
        if line.decision:
            yield f"    {decision_words(line.decision)}"


def _shares(title: str, scores: Mapping[str, Score]) -> Iterator[str]:
    if scores:
        yield ""
        yield title
    for name, score in scores.items():
        yield f"  {percent(score.share):>5} of {score.of} answers  {one_line(name) or 'without'}"
