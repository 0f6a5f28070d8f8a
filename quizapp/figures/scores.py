"""What an exam came to: points with the range that the skill behind them likely lies in, in all and by topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.figures.pictures import percent
from quizapp.figures.proportion import wilson
from quizapp.study.exam import Attempt, Drawn


@dataclass(frozen=True, slots=True)
class Score:
    """Points of so many questions, with the range in which the share of many such questions would likely lie."""

    points: float
    of: int

    @property
    def share(self) -> float:
        """The share of the points, from 0 to 1."""
        return max(0.0, self.points / self.of) if self.of else 0.0

    @property
    def between(self) -> tuple[float, float]:
        """Wilson's interval of the share."""
        return wilson(self.share * self.of, self.of)


@dataclass(frozen=True, slots=True)
class Result:
    """The score of an attempt, in all and by topic; `passed` is None where there is no mark to pass."""

    total: Score
    topics: dict[str, Score]
    answered: int
    right: int
    passed: bool | None


def result(attempt: Attempt) -> Result:
    """What an attempt came to, as far as it was answered."""
    questions = attempt.paper.questions
    total = _score(attempt, questions)
    mark = attempt.paper.pass_mark
    topics = sorted({asked.topic for asked in questions}, key=str.casefold)
    return Result(
        total=total,
        topics={topic: _score(attempt, [one for one in questions if one.topic == topic]) for topic in topics},
        answered=len(questions) - attempt.unanswered,
        right=sum(attempt.answers[one.card].right for one in questions if one.card in attempt.answers),
        passed=None if mark is None else total.share >= mark - 1e-9,
    )


def _score(attempt: Attempt, questions: Sequence[Drawn]) -> Score:
    """The points of some questions; a wrong choice costs what the exam says."""
    given = [attempt.answers[asked.card] for asked in questions if asked.card in attempt.answers]
    points = sum(one.credit - attempt.paper.penalty * one.costs for one in given)
    return Score(round(points, 9), len(questions))


def points_words(points: float) -> str:
    """Points as people read them.

    >>> points_words(14.0), points_words(14.5), points_words(1 / 3)
    ('14', '14.5', '0.33')
    """
    return f"{points:.2f}".rstrip("0").rstrip(".")


def score_words(score: Score) -> str:
    """A score in words.

    >>> score_words(Score(15, 20))
    '15 of 20 (75 %)'
    """
    return f"{points_words(score.points)} of {score.of} ({percent(score.share)})"


def range_words(score: Score) -> str:
    """The range in words.

    >>> range_words(Score(15, 20))
    'likely 53 to 89 %'
    """
    low, high = score.between
    return f"likely {100 * low:.0f} to {100 * high:.0f} %"
