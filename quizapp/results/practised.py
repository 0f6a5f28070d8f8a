"""How questions were met for the first time, in an exam or in study, and how much was practised, by learner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.figures.scores import Score
from quizapp.results.regraded import Decisions, as_decided
from quizapp.results.rows import Amended, Answer, AnyRow, Practised, Studied
from quizapp.study.model import Rating


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
    undone, right = _amended(rows)
    for row in rows:
        if isinstance(row, Answer) and row.first:
            as_counted = as_decided(row, decisions.get(row.card))
            if as_counted is not None:
                yield row.card, as_counted.credit
        elif isinstance(row, Practised) and row.first and row.id not in undone:
            judged = row.rating > Rating.AGAIN if row.right is None else row.right
            yield row.card, float(right.get(row.id, judged))


def _amended(rows: Iterable[AnyRow]) -> tuple[set[str], dict[str, bool]]:
    """The answers that were taken back, and those that count as right or wrong since."""
    undone, right = set[str](), dict[str, bool]()
    for row in rows:
        if not isinstance(row, Amended):
            continue
        if row.what == "undo":
            undone.add(row.row)
        elif row.what == "redo":
            undone.discard(row.row)
        elif row.right is not None:
            right[row.row] = row.right
    return undone, right
