"""A made learner's days: what is due is answered, a few new cards are begun, and everything is written down."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from tests.simulation.schedulers import Scheduler
from tests.simulation.worlds import Memory, World

FIRST = (0.20, 0.10, 0.55, 0.15)
"""How often a first answer is again, hard, good, easy."""
RIGHT = (0.08, 0.84, 0.08)
"""How often a right answer is hard, good, easy."""
IN_STEP = 0.95
"""The chance to know on the same day what was just shown."""
SECONDS = (19.0, 14.0, 11.0, 9.0)
"""What an answer takes, by its rating."""


class Answer(NamedTuple):
    """One answer; `predicted` is the scheduler's chance before it, -1 for a first answer and for steps."""

    day: int
    card: str
    rating: int
    predicted: float
    true: float


@dataclass(frozen=True)
class Life:
    """What a learner did, and what it made of the scheduler."""

    answers: list[Answer]
    days: int

    def reviews(self, since: float = 0.0) -> list[Answer]:
        """The answers to cards that came back on another day, from a share of the time on."""
        return [one for one in self.answers if one.predicted >= 0 and one.day >= since * self.days]

    def retention(self, since: float = 0.5) -> float:
        """The share of right answers to what came back."""
        reviews = self.reviews(since)
        return sum(one.rating > 1 for one in reviews) / len(reviews)

    def minutes(self, since: float = 0.5) -> float:
        """Minutes a day."""
        taken = sum(SECONDS[one.rating - 1] for one in self.answers if one.day >= since * self.days)
        return taken / 60 / (self.days - since * self.days)


def live(world: World, scheduler: Scheduler, days: int, new: int, seed: int) -> Life:
    """So many days with so many new cards each; `seed` decides how cards are and how answers fall."""
    chance = random.Random(seed)
    memories: dict[str, Memory] = {}
    due: defaultdict[int, list[str]] = defaultdict(list)
    answers: list[Answer] = []

    def answer(card: str, rating: int, day: int, predicted: float, true: float) -> None:
        answers.append(Answer(day, card, rating, predicted, true))
        due[scheduler.answer(card, rating, day)].append(card)

    for day in range(days):
        cards = [f"made/{day}-{number}" for number in range(new)]
        for card in cards:
            rating = chance.choices((1, 2, 3, 4), FIRST)[0]
            memories[card] = world(rating, day, random.Random(f"{seed}:{card}"))
            answer(card, rating, day, -1, -1)
        begun = set(cards)
        waiting = due.pop(day, [])
        while waiting:
            for card in waiting:
                true = IN_STEP if card in begun else memories[card].recall(day)
                predicted = -1.0 if card in begun else scheduler.predicted(card, day)
                rating = chance.choices((2, 3, 4), RIGHT)[0] if chance.random() < true else 1
                memories[card].answer(rating, day)
                begun.add(card)
                answer(card, rating, day, predicted, true)
            waiting = due.pop(day, [])
        scheduler.night(day)
    return Life(answers, days)
