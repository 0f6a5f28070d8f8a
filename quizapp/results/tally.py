"""Counts what a class handed in, one learner after the other; what may be said of few learners is left unsaid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from quizapp.figures.items import FOR_RELIABILITY, Item, items, reliability
from quizapp.figures.picks import Given, picks
from quizapp.figures.scores import Score
from quizapp.results.asked import Asked, Questions
from quizapp.results.doubts import doubts
from quizapp.results.opinions import Opinion, Opinions, question_of
from quizapp.results.practised import Exposures, Participation
from quizapp.results.regraded import Decisions, decided
from quizapp.results.report import ClassReport, ExamReport, QuestionLine
from quizapp.results.rows import Answer, AnyRow, Decision, Source
from quizapp.results.sheets import CHOICES, Exam, Sat, exam_of, sat

WHOLE = frozenset({"order", "match"})
"""Kinds whose answers are looked at as a whole."""


@dataclass(slots=True)
class Tally:
    """Takes the rows of one learner after the other; the decisions come first."""

    decisions: Decisions = field(default_factory=dict)
    tried: defaultdict[Exam, dict[str, tuple[Sat, ...]]] = field(default_factory=lambda: defaultdict(dict))
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    opinions: Opinions = field(default_factory=Opinions)
    exposures: Exposures = field(default_factory=Exposures)
    practised: dict[str, Participation] = field(default_factory=dict)

    def add(self, learner: str, rows: Sequence[AnyRow]) -> None:
        """All rows of one learner, in their order; an empty name is whoever grades."""
        if not learner:
            self.decisions = decided(rows)
            return
        taken: defaultdict[Exam, list[Sat]] = defaultdict(list)
        for one in sat(rows, self.decisions):
            taken[exam_of(one.attempt)].append(one)
        for exam, tried in taken.items():
            self.tried[exam][learner] = tuple(tried)
        self.sources[learner] = tuple(row for row in rows if isinstance(row, Source))
        self.opinions.add(rows)
        done = self.exposures.add(rows, self.decisions)
        if done.days:
            self.practised[learner] = done

    def told(self, questions: Questions, which: str = "first", wanted: Iterable[Exam] | None = None) -> ClassReport:
        """The report; `which` attempt counts, and only the wanted exams are told of."""
        exams = sorted(self.tried) if wanted is None else wanted
        return ClassReport(
            exams=tuple(self._exam(exam, questions, which) for exam in exams),
            sources=self.sources,
            opinions=self.opinions.found,
            practised=self.practised,
        )

    def _exam(self, exam: Exam, questions: Questions, which: str) -> ExamReport:
        tried = self.tried[exam]
        counts = [CHOICES[which](attempts) for attempts in tried.values()]
        marks = [one.marks for one in counts]
        lines = sorted(self._questions(counts, items(marks), questions), key=lambda one: (one.item.facility, one.card))
        return ExamReport(
            exam=exam,
            title=max(counts, key=lambda one: one.attempt.at).attempt.title,
            versions=tuple(sorted({one.attempt.version for one in counts} - {""})),
            sat=tuple(counts),
            tried=tried,
            questions=tuple(lines),
            dropped=tuple(sorted({card for attempts in tried.values() for one in attempts for card in one.left_out})),
            topics=_by(lines, lambda line: (line.topic,)),
            documents=_by(lines, lambda line: tuple(dict.fromkeys(one.document for one in line.asked.cited))),
            reliability=reliability(marks) if len(counts) >= FOR_RELIABILITY else None,
        )

    def _questions(
        self, counts: Sequence[Sat], figures: Mapping[str, Item], questions: Questions
    ) -> Iterator[QuestionLine]:
        answered = _by_card(counts)
        for card, item in figures.items():
            asked, answers = questions[card], [one for one, _ in answered[card]]
            found = picks(_given(answered[card]), _right(answers, asked), asked.options)
            opinion = self.opinions.found.get(question_of(card), Opinion())
            keys, decision = {one.fingerprint for one in answers} - {""}, self.decisions.get(card)
            rekeyed = _rekeyed(keys, asked, decision)
            yield QuestionLine(
                card=card,
                topic=answers[-1].topic,
                kind=answers[-1].kind,
                asked=asked,
                item=item,
                open=sum(not one.texts for one in answers),
                first=self.exposures.of(card),
                picks=found,
                opinion=opinion,
                decision=decision,
                doubts=doubts(item, found, opinion, len(keys), several=answers[-1].kind == "multi", rekeyed=rekeyed),
                rekeyed=rekeyed,
            )


def _by_card(counts: Iterable[Sat]) -> Mapping[str, list[tuple[Answer, float | None]]]:
    """Each question's answers, with the share that the same learner earned in the rest; None where there is none."""
    found: defaultdict[str, list[tuple[Answer, float | None]]] = defaultdict(list)
    for one in counts:
        marks, total, others = one.marks, one.score.points, len(one.answers) - 1
        for answer in one.answers:
            found[answer.card].append((answer, (total - marks[answer.card]) / others if others else None))
    return found


def _given(answered: Iterable[tuple[Answer, float | None]]) -> list[Given]:
    return [Given(_texts(answer), rest) for answer, rest in answered]


def _texts(answer: Answer) -> tuple[str, ...]:
    return (" · ".join(answer.texts),) if answer.kind in WHOLE and answer.texts else answer.texts


def _right(answers: Iterable[Answer], asked: Asked) -> set[str]:
    """What counts as right: the key among options, and whatever earned the whole point."""
    full = {text for one in answers if one.credit >= 1 for text in _texts(one)}
    return full if full and not asked.options else full | set(asked.right)


def _rekeyed(keys: Set[str], asked: Asked, decision: Decision | None) -> bool:
    """Whether answers were graded by another key than the pack has, and nobody has graded them again by it."""
    again = decision is not None and (decision.what != "credits" or bool(decision.keyed))
    return bool(asked.fingerprint) and not again and bool(keys - {asked.fingerprint})


def _by(lines: Sequence[QuestionLine], names: Callable[[QuestionLine], tuple[str, ...]]) -> dict[str, Score]:
    """What was earned of all questions under each name, the weakest first."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for line in lines:
        for name in names(line):
            found[name].append(line.item)
    scores = {
        name: Score(round(sum(one.facility * one.n for one in group), 9), sum(one.n for one in group))
        for name, group in found.items()
    }
    return dict(sorted(scores.items(), key=lambda item: (item[1].share, item[0])))
