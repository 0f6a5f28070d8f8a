"""What learners think of the questions: reports, notes, overridden verdicts and corrections, by question."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from quizapp.results.rows import Answer, AnyRow, Correction, Feedback
from quizapp.text.control import one_line


@dataclass(slots=True)
class Opinion:
    """Of one question, counted in learners: how many told what they think and had met it, and what they said."""

    met: int = 0
    reports: Counter[str] = field(default_factory=Counter)
    """Reason -> how many learners."""
    notes: list[str] = field(default_factory=list)
    answers: int = 0
    overridden: int = 0
    """Verdicts that were overridden, of so many answers."""
    corrections: list[Correction] = field(default_factory=list)

    @property
    def reported(self) -> int:
        """How many learners reported it."""
        return sum(self.reports.values())

    @property
    def said_something(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.reports or self.notes or self.overridden or self.corrections)


class Opinions:
    """Takes the rows of one learner after the other; `found` is by question, under its card's key without a facet."""

    def __init__(self) -> None:
        self.found: defaultdict[str, Opinion] = defaultdict(Opinion)

    def add(self, rows: Iterable[AnyRow]) -> None:
        """All rows of one learner, in their order; whoever told nothing is not counted."""
        rows = list(rows)
        newest = {(row.card, row.machine): row for row in rows if isinstance(row, Feedback)}
        corrected = {(row.pack, row.question): row for row in rows if isinstance(row, Correction)}
        told = any(row.type == "source" and row.feedback for row in rows)
        met = {question_of(row.card) for row in rows if isinstance(row, Answer)} if told else set()
        reports: dict[str, str] = {}
        notes: dict[str, set[str]] = defaultdict(set)
        for row in newest.values():
            name = question_of(row.card)
            met.add(name)
            self.found[name].answers += row.answers
            self.found[name].overridden += row.overridden
            if row.report:
                reports[name] = row.report
            if row.note:
                notes[name].add(row.note)
        for name in met:
            self.found[name].met += 1
        for name, reason in reports.items():
            self.found[name].reports[reason] += 1
        for name, said in notes.items():
            self.found[name].notes += sorted(said)
        for (pack, question), correction in corrected.items():
            self.found[f"{pack}/{question}"].corrections.append(correction)


def question_of(card: str) -> str:
    """A card's question.

    >>> question_of("rivers/loire#gap")
    'rivers/loire'
    """
    return card.partition("#")[0]


def report_words(one: Opinion) -> list[str]:
    """What it was reported as, a reason a line, the most frequent first."""
    return [f"{count} of {one.met} reported it as {one_line(reason)}" for reason, count in one.reports.most_common()]


def override_words(one: Opinion) -> str:
    """How often its verdicts were overridden."""
    return f"{one.overridden} of {one.answers} verdicts overridden"
