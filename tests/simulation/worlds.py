"""How a made learner forgets, in two worlds; only the first is built like the model that schedules."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS


class Memory(Protocol):
    """What one learner really remembers of one card that was answered at least once."""

    def recall(self, day: int) -> float:
        """The chance to know the answer on a day."""
        ...

    def answer(self, rating: int, day: int) -> None:
        """What an answer does to it."""


World = Callable[[int, int, random.Random], Memory]
"""(first rating, day, chance of the card) -> the memory after the first answer."""


def fsrs_world(chance: random.Random) -> World:
    """A learner of FSRS-6 with parameters of their own, whose cards are harder and easier than it can see."""
    spread = [0.5] * 4 + [0.1] * 4 + [0.15] * 3 + [0.2] * 4 + [0.1, 0.2] + [0.1] * 3 + [0.2]
    drawn = (
        number * math.exp(chance.gauss(0.15, width)) for number, width in zip(DEFAULT_PARAMETERS, spread, strict=True)
    )
    bounds = zip(drawn, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    own = [min(max(number, low), high) for number, low, high in bounds]
    own[:4] = sorted(own[:4])
    return lambda rating, day, card: Fsrs(own, math.exp(card.gauss(0, 0.25)), rating, day)


class Fsrs:
    """The published formulas, written anew, so that nothing under test predicts itself."""

    def __init__(self, w: list[float], luck: float, rating: int, day: int) -> None:
        self.w, self.luck, self.day = w, luck, day
        self.stability, self.difficulty = w[rating - 1], self._difficulty(rating)

    def recall(self, day: int) -> float:
        return self._recall(day, self.stability * self.luck)

    def _recall(self, day: int, stability: float) -> float:
        decay = self.w[20]
        return float((1 + (0.9 ** (-1 / decay) - 1) * max(0, day - self.day) / stability) ** -decay)

    def answer(self, rating: int, day: int) -> None:
        w, s, d = self.w, self.stability, self.difficulty
        r = self._recall(day, s)
        if day == self.day:
            growth = math.exp(w[17] * (rating - 3 + w[18])) * s ** -w[19]
            s *= max(growth, 1.0) if rating >= 2 else growth
        elif rating == 1:
            forgotten = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * math.exp((1 - r) * w[14])
            s = min(forgotten, s / math.exp(w[17] * w[18]))
        else:
            factor = {2: w[15], 3: 1.0, 4: w[16]}[rating]
            s *= 1 + math.exp(w[8]) * (11 - d) * s ** -w[9] * (math.exp((1 - r) * w[10]) - 1) * factor
        moved = d - w[6] * (rating - 3) * (10 - d) / 9
        self.difficulty = min(max(w[7] * (w[4] - math.exp(w[5] * 3) + 1) + (1 - w[7]) * moved, 1.0), 10.0)
        self.stability, self.day = min(max(s, 0.001), 36_500.0), day

    def _difficulty(self, rating: int) -> float:
        return min(max(self.w[4] - math.exp(self.w[5] * (rating - 1)) + 1, 1.0), 10.0)


def halflife_world(chance: random.Random) -> World:
    """A learner who forgets exponentially, and gains the more the less an answer was certain."""
    gain, pace = math.exp(chance.gauss(1.3, 0.25)), math.exp(chance.gauss(2.0, 0.3))
    return lambda rating, day, card: Halflife(gain, pace * 2.0 ** (rating - 3) * math.exp(card.gauss(0, 0.6)), day)


@dataclass
class Halflife:
    """Half of what is known is forgotten after so many days."""

    gain: float
    days: float
    day: int
    first: float = 0.0

    def __post_init__(self) -> None:
        self.first = self.days

    def recall(self, day: int) -> float:
        return float(2 ** (-max(0, day - self.day) / self.days))

    def answer(self, rating: int, day: int) -> None:
        if rating == 1:
            self.days = max(0.3, min(self.days, self.first * 0.7 + 0.15 * self.days))
        else:
            self.days *= 1 + self.gain * math.sqrt(1 - self.recall(day)) * {2: 0.7, 3: 1.0, 4: 1.4}[rating]
        self.day = day


WORLDS: dict[str, Callable[[random.Random], World]] = {
    "fsrs": fsrs_world,
    "halflife": halflife_world,
}
