"""What each learner earned: the attempts of an exam as they count, one of them for the figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from quizapp.figures.scores import Score
from quizapp.practice.exams import OWN
from quizapp.results.regraded import Decisions, counted
from quizapp.results.rows import Answer, AnyRow, Attempt


@dataclass(frozen=True, slots=True)
class Sat:
    """An attempt of a learner with its answers, as they count."""

    attempt: Attempt
    answers: tuple[Answer, ...]
    left_out: frozenset[str] = frozenset()
    """What it asked that was dropped since."""

    @property
    def learner(self) -> str:
        """Whose it is."""
        return self.attempt.learner

    @property
    def marks(self) -> dict[str, float]:
        """What each question earned, less what a wrong choice costs."""
        return {one.card: mark_of(one, self.attempt) for one in self.answers}

    @property
    def score(self) -> Score:
        """The points, of how many questions."""
        return Score(round(fsum(self.marks.values()), 9), len(self.answers))

    @property
    def passed(self) -> bool | None:
        """Whether it reaches the mark; None where there is none, or nothing counts."""
        mark = self.attempt.pass_mark
        return None if mark is None or not self.answers else self.score.share >= mark - 1e-9


Exam = tuple[str, str, str]
"""Pack, id, and of one that nobody laid down the title, which says how large it was."""


def mark_of(answer: Answer, attempt: Attempt) -> float:
    """What an answer earns."""
    return answer.credit - attempt.penalty * answer.costs


def exam_of(attempt: Attempt) -> Exam:
    """Which exam was taken."""
    return attempt.pack, attempt.exam, attempt.title if attempt.exam == OWN else ""


def sat(rows: Iterable[AnyRow], decisions: Decisions) -> list[Sat]:
    """The attempts of one learner, the earliest first."""
    attempts: dict[str, Attempt] = {}
    answers: defaultdict[str, list[Answer]] = defaultdict(list)
    for row in rows:
        if isinstance(row, Attempt):
            attempts[row.id] = row
        elif isinstance(row, Answer):
            answers[row.attempt].append(row)
    return [_sat(attempt, answers[name], decisions) for name, attempt in attempts.items()]


def _sat(attempt: Attempt, answers: Sequence[Answer], decisions: Decisions) -> Sat:
    kept = tuple(counted(answers, decisions))
    return Sat(attempt, kept, frozenset({one.card for one in answers} - {one.card for one in kept}))


CHOICES: Mapping[str, Callable[[Sequence[Sat]], Sat]] = {
    "first": lambda tried: tried[0],
    "last": lambda tried: tried[-1],
    "best": lambda tried: max(tried, key=lambda one: one.score.share),
}
"""Which attempt of a learner counts."""
