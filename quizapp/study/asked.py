"""The card being asked."""

from __future__ import annotations

import random
from dataclasses import dataclass

from quizapp.study.entries import Entry
from quizapp.study.model import Phase


@dataclass(frozen=True, slots=True)
class Asked:
    """The card being asked. `seed` orders its options and is kept in the answer's row."""

    card: str
    entry: Entry
    seed: int
    phase: Phase
    changed: bool = False
    """The question's answer is another one than when it was last answered."""
    returning: bool = False
    """It was missed in this session."""
    shuffled: bool = True
    """Whether its options stand in an order of chance."""
    leech: int = 0
    """How often it will have been missed if it is missed now, where that is to be noticed."""

    @property
    def why_now(self) -> str:
        """Why it is asked although it was not its time, in words; mostly nothing."""
        return "The answer to this question has changed since you last answered it." if self.changed else ""

    def option_order(self, count: int) -> tuple[int, ...]:
        """The order in which to show so many options: `order[0]` is the one shown first.

        Items to be put in order are never shown in the right one.
        """
        order = list(range(count))
        if self.entry.kind == "truefalse" or not (self.shuffled or self.entry.kind == "order"):
            return tuple(order)
        random.Random(self.seed).shuffle(order)
        if self.entry.kind == "order" and order == sorted(order):
            order = order[1:] + order[:1]
        return tuple(order)
