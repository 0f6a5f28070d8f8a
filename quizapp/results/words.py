"""Figures of a class in words, and what they can and cannot show."""

from __future__ import annotations

from quizapp.figures.items import FOR_DISCRIMINATION, FOR_RELIABILITY, Item, Reliability
from quizapp.figures.pictures import percent
from quizapp.figures.proportion import Z
from quizapp.figures.scores import Score, points_words
from quizapp.results.doubts import REKEYED
from quizapp.results.report import ExamReport, QuestionLine
from quizapp.results.rows import Decision
from quizapp.results.sheets import Sat
from quizapp.text.amounts import counted
from quizapp.text.control import one_line

PROVES = (
    "These results were made on the learners' own machines. The checksum shows that a file did not change on its way; "
    "it does not show who answered, whether notes or a second attempt were used, or that the clock was right. The key "
    "was on the same machine. So they tell what to teach again and which questions to mend; a mark that matters needs "
    "an exam that somebody watches.",
    f"Few learners say little: discrimination is told from {FOR_DISCRIMINATION} learners on and with its range, "
    f"reliability from {FOR_RELIABILITY} on, and both only of exams, since in study everybody is asked something else.",
)

DECIDED = {"drop": "left out", "full": "full marks for all", "as_it_was": "as it was", "credits": "graded again"}


def exam_words(one: ExamReport) -> str:
    """Which exam, of which pack."""
    return f"{one_line(one.title)} · {one_line(' '.join((one.exam[0], *one.versions)))}"


def class_words(one: ExamReport) -> list[str]:
    """How the class did, a line each."""
    shares, attempts = one.shares, sum(map(len, one.tried.values()))
    spread = "" if one.deviation is None else f", standard deviation {percent(one.deviation)}"
    lines = [
        f"{counted(len(shares), 'learner')}, {counted(attempts, 'attempt')}. Mean {percent(one.mean)}, "
        f"from {percent(min(shares))} to {percent(max(shares))}{spread}.",
        reliability_words(one.reliability, len(shares)),
    ]
    passed = [one.passed for one in one.sat if one.passed is not None]
    if passed:
        lines.insert(1, f"{sum(passed)} of {len(passed)} passed.")
    return lines


def day_words(one: ExamReport, sat: Sat) -> str:
    """When an attempt was made, and of how many of its learner it is the one that counts."""
    tried = len(one.tried[sat.learner])
    return f"{sat.attempt.day}, of {tried} attempts" if tried > 1 else sat.attempt.day


def reliability_words(found: Reliability | None, n: int) -> str:
    """How reliable the exam is, or why nothing is said of it."""
    if found is not None:
        off = points_words(Z * found.error)
        return f"Reliability (alpha) {found.alpha:.2f}; a score is likely off by up to {off} points."
    if n < FOR_RELIABILITY:
        return f"Reliability is told from {FOR_RELIABILITY} learners on."
    return "Reliability is not told: learners had different questions, or all came out the same."


def discrimination_words(item: Item) -> str:
    """A discrimination with its range; nothing where too few had the question.

    >>> discrimination_words(Item(40, 0.5, 0.5, 31.2, 40.0)), discrimination_words(Item(9, 0.5, 0.5, 31.2, 40.0))
    ('31 (0 to 57)', '')
    """
    if item.n < FOR_DISCRIMINATION or item.discrimination is None or item.between is None:
        return ""
    low, high = item.between
    return f"{item.discrimination:.0f} ({low:.0f} to {high:.0f})"


def first_words(first: Score | None) -> str:
    """What was earned at first sight, of how many learners."""
    return f"{percent(first.share)} of {first.of}" if first else ""


def key_words(line: QuestionLine) -> str:
    """That what is right is so only since it was graded, as it goes on after that; nothing where it was so then."""
    return f" ({REKEYED})" if line.rekeyed else ""


def decision_words(decision: Decision) -> str:
    """What was decided of a question, and why."""
    what = DECIDED[decision.what]
    return f"{what}: {one_line(decision.why)}" if decision.why else what
