"""How questions were met for the first time, in an exam or in study, and how much was practised, by learner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.figures.scores import Score
from quizapp.results.regraded import Decisions, as_decided
from quizapp.results.rows import Amended, Answer, AnyRow, Attempt, Practised, Studied
from quizapp.results.sheets import mark_of
from quizapp.study.amending import amended, grades_of
from quizapp.study.model import Rating, Row


@dataclass(frozen=True, slots=True)
class Participation:
    """How much a learner practised: days on which, answers and minutes."""

    days: int
    answers: int
    minutes: int


class Exposures:
    """Takes the rows of one learner after the other."""

    def __init__(self) -> None:
        self._earned: defaultdict[str, list[float]] = defaultdict(list)

    def add(self, rows: Sequence[AnyRow], decisions: Decisions) -> Participation:
        """All rows of one learner, in their order; how much was practised."""
        met = set[str]()
        for card, credit in _first(rows, decisions):
            if card not in met:
                met.add(card)
                self._earned[card].append(credit)
        newest = {(row.pack, row.day, row.machine): row for row in rows if isinstance(row, Studied)}
        done = [row for row in newest.values() if row.answers]
        days, minutes = len({row.day for row in done}), sum(row.minutes for row in done)
        return Participation(days, sum(row.answers for row in done), minutes)

    def of(self, card: str) -> Score | None:
        """What was earned at first sight of a question; None where nobody is known to have met it so."""
        earned = self._earned.get(card)
        return Score(round(sum(earned), 9), len(earned)) if earned else None


def _first(rows: Sequence[AnyRow], decisions: Decisions) -> Iterator[tuple[str, float]]:
    """Each answer to a question that had not been met before, and what it earned."""
    amending = [_as_kept(row) for row in rows if isinstance(row, Amended)]
    undone = amended(amending).undone
    grades = grades_of(amending, undone)
    attempts = {row.id: row for row in rows if isinstance(row, Attempt)}
    for row in rows:
        if isinstance(row, Answer) and row.first and row.attempt in attempts:
            as_counted = as_decided(row, decisions.get(row.card))
            if as_counted is not None:
                yield row.card, mark_of(as_counted, attempts[row.attempt])
        elif isinstance(row, Practised) and row.first and row.id not in undone:
            grade = {"right": row.right, "rating": row.rating, **grades.get(row.id, {})}
            right = grade["right"]
            yield row.card, float(grade["rating"] > Rating.AGAIN if right is None else right)


def _as_kept(row: Amended) -> Row:
    """The row of the learner's record that this one was made from."""
    said = {"row": row.row, "card": row.card, "right": row.right, "rating": row.rating}
    data = {name: value for name, value in said.items() if value is not None}
    return Row(id=row.id, type=row.what, at=row.at, offset=0, day=row.at[:10], data=data)
