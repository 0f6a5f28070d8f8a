"""What a class came to, as values: each exam with its questions and its learners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.figures.items import FOR_DISCRIMINATION, FOR_FACILITY, Item, Reliability, deviation, mean
from quizapp.figures.picks import Pick
from quizapp.figures.scores import Score
from quizapp.results.asked import Asked
from quizapp.results.opinions import Opinion
from quizapp.results.practised import Participation
from quizapp.results.rows import Decision, Source
from quizapp.results.sheets import Exam, Sat


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question of an exam."""

    card: str
    topic: str
    kind: str
    asked: Asked
    item: Item
    open: int
    """How many left it open."""
    first: Score | None
    """What those earned who had never met it before, where it is known of any."""
    picks: tuple[Pick, ...]
    opinion: Opinion
    decision: Decision | None
    doubts: tuple[str, ...] = ()
    rekeyed: bool = False
    """Whether its pack has another right answer by now than it was graded by."""

    @property
    def tells_picks(self) -> bool:
        """Whether enough learners had it to say what those earned otherwise who gave an answer."""
        return self.item.n >= FOR_FACILITY

    @property
    def tells_apart(self) -> Item | None:
        """Its figures, where enough learners had it for a discrimination."""
        return self.item if self.item.n >= FOR_DISCRIMINATION and self.item.discrimination is not None else None


@dataclass(frozen=True, slots=True)
class ExamReport:
    """An exam as a class took it."""

    exam: Exam
    title: str
    """As it was called latest."""
    versions: tuple[str, ...]
    """What the pack called itself meanwhile."""
    sat: tuple[Sat, ...]
    """The attempt of each learner that counts."""
    tried: Mapping[str, tuple[Sat, ...]]
    """All attempts of each learner."""
    questions: tuple[QuestionLine, ...]
    """The hardest first."""
    dropped: tuple[str, ...]
    topics: Mapping[str, Score]
    documents: Mapping[str, Score]
    reliability: Reliability | None

    @property
    def shares(self) -> list[float]:
        """The share of the points of each learner."""
        return [one.score.share for one in self.sat]

    @property
    def mean(self) -> float:
        """The mean share."""
        return mean(self.shares)

    @property
    def deviation(self) -> float | None:
        """The standard deviation of the shares; None of one learner."""
        return deviation(self.shares)


@dataclass(frozen=True, slots=True)
class ClassReport:
    """Everything that files of results come to."""

    exams: tuple[ExamReport, ...]
    sources: Mapping[str, tuple[Source, ...]]
    """Learner -> what was handed in."""
    opinions: Mapping[str, Opinion]
    practised: Mapping[str, Participation]
    """Learner -> how much was practised, where it was handed in."""
