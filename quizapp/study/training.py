"""What the journal teaches about one learner's memory: each card's answers as the model's fitting takes them.

Left out: what was taken back, cramming and exams, what came before a reset, and cards whose first answers are missing.
Answers on the day of the answer before are history, but are not scored.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from quizapp.study.amending import counted
from quizapp.study.cards import apply, day_of
from quizapp.study.model import Card, Phase, Rating, Row

SCHEDULED = frozenset({Phase.LEARN, Phase.REVIEW, Phase.RELEARN})


@dataclass(frozen=True, slots=True)
class Review:
    """One answer: its rating, and the days since the answer before, 0 for a card's first."""

    rating: int
    days: int


@dataclass(frozen=True, slots=True)
class Training:
    """Every card's answers, and which of them are scored, in the order in which they were given."""

    cards: tuple[str, ...] = ()
    histories: tuple[tuple[Review, ...], ...] = ()
    scored: tuple[tuple[int, int], ...] = ()
    """(card, answer), both by number."""

    @property
    def ratings(self) -> frozenset[int]:
        """The ratings that were given at all."""
        return frozenset(review.rating for history in self.histories for review in history)

    @property
    def lapses(self) -> int:
        """How many of the scored answers were wrong."""
        return sum(self.histories[card][answer].rating == Rating.AGAIN for card, answer in self.scored)


@dataclass(slots=True)
class _Past:
    """A card while its rows go by."""

    card: Card
    reviews: list[Review] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    whole: bool = True
    """Whether its first answer is there."""


def training(rows: Iterable[Row], undone: Collection[str] = ()) -> Training:
    """What can be learnt from the rows of a journal."""
    kept = [row for row in rows if row.id not in undone]
    answers = {row.id: row for row in counted(kept)}
    pasts: dict[str, _Past] = {}
    for row in kept:
        if row.type == "reset":
            pasts.pop(str(row.data["card"]), None)
        elif row.id in answers and row.data.get("study") in SCHEDULED:
            key = str(row.data["card"])
            _add(pasts.setdefault(key, _Past(Card(key))), answers[row.id])
    return _collected({key: past for key, past in pasts.items() if past.whole})


def _add(past: _Past, row: Row) -> None:
    last, day = day_of(past.card.last_day), day_of(row.day)
    if last is None and row.data["study"] != Phase.LEARN:
        past.whole = False
    past.reviews.append(Review(int(row.data["rating"]), max(0, (day - last).days) if last and day else 0))
    past.times.append(row.at)
    past.card = apply(past.card, row)


def _collected(pasts: Mapping[str, _Past]) -> Training:
    scored = [
        (past.times[answer], card, answer)
        for card, past in enumerate(pasts.values())
        for answer, review in enumerate(past.reviews)
        if review.days > 0
    ]
    return Training(
        tuple(pasts),
        tuple(tuple(past.reviews) for past in pasts.values()),
        tuple((card, answer) for _, card, answer in sorted(scored)),
    )
