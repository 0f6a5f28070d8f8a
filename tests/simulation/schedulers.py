"""What decides when a made learner's cards come back: quizapp as it comes and fitted, SM-2 and Leitner's boxes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from quizapp.store.fitting import fit
from quizapp.study.calendar import Moment, instant, is_instant, moment, stamp
from quizapp.study.fitting import Fitted, no_better, too_little, within_bounds
from quizapp.study.model import Card, Phase, Rating, Row
from quizapp.study.scheduler import decay_of, retrievability, schedule
from quizapp.study.settings import Settings
from quizapp.study.training import training

BEGUN = date(2024, 1, 1)
EVERY = 30
"""Days between two tries to fit."""


class Scheduler(Protocol):
    """Answers go in, due days come out."""

    def answer(self, card: str, rating: int, day: int) -> int:
        """The day on which the card comes back; the same day for a step."""
        ...

    def predicted(self, card: str, day: int) -> float:
        """The chance that the answer is known, as the scheduler has it."""
        ...

    def night(self, day: int) -> None:
        """What it does when a day is over."""


@dataclass
class Quizapp:
    """The schedule as a session makes it, at noon of each day, with the rows that it would have written."""

    settings: Settings = field(default_factory=Settings)
    fits: bool = False
    cards: dict[str, Card] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    fitted: Fitted | None = None
    said: list[str] = field(default_factory=list)
    """What came of each try to fit."""

    def answer(self, card: str, rating: int, day: int) -> int:
        before = self.cards.get(card) or Card(card)
        when = self._when(before, day)
        after = schedule(before, Rating(rating), when, self.settings)
        self.cards[card] = after
        self.rows.append(row_of(before, after, rating, when, len(self.rows)))
        return day if is_instant(after.due) else (date.fromisoformat(after.due) - BEGUN).days

    def predicted(self, card: str, day: int) -> float:
        known = self.cards[card]
        days = (BEGUN + timedelta(days=day) - date.fromisoformat(known.last_day)).days
        chance = retrievability(known, instant(known.last_at) + timedelta(days=days), decay_of(self.settings))
        assert chance is not None
        return chance

    def night(self, day: int) -> None:
        if self.fits and day and day % EVERY == 0:
            self._fit()

    def _fit(self) -> None:
        known = training(self.rows)
        why = too_little(known, self.fitted)
        if not why:
            found = fit(known, self.settings.parameters, len(self.settings.relearning_steps))
            why = found if isinstance(found, str) else no_better(found)
            if not isinstance(found, str) and not why:
                self.fitted = Fitted("", len(known.scored), self.settings.parameters)
                self.settings = replace(self.settings, parameters=within_bounds(found.parameters))
        self.said.append(why)

    def _when(self, card: Card, day: int) -> Moment:
        """Noon of the day, or the end of the card's step."""
        noon = datetime.combine(BEGUN + timedelta(days=day), datetime.min.time(), UTC) + timedelta(hours=12)
        return moment(max(noon, instant(card.due)) if is_instant(card.due) else noon)


def row_of(before: Card, after: Card, rating: int, when: Moment, number: int) -> Row:
    """The row of an answer, with what scheduling and fitting need of it."""
    data = {
        "card": after.key,
        "rating": rating,
        "study": str(Phase.LEARN if before.phase is Phase.NEW else before.phase),
        "phase": str(after.phase),
        "stability": after.stability,
        "difficulty": after.difficulty,
        "due": after.due,
    }
    return Row(f"row-{number}", "answer", stamp(when.now), 0, when.today, data)


@dataclass
class Spaced:
    """A scheduler that knows only a card's last interval; it implies a chance of 0.9 at its end."""

    modifier: float = 1.0
    """Every interval times this."""
    days: dict[str, float] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    missed: set[str] = field(default_factory=set)
    """Cards to be seen once more today."""

    def answer(self, card: str, rating: int, day: int) -> int:
        again = card in self.missed
        self.missed.discard(card)
        if not again:
            self.days[card] = self._next(card, rating)
        self.last[card] = day
        if rating == 1:
            self.missed.add(card)
            return day
        return day + max(1, round(self.days[card] * self.modifier))

    def _next(self, card: str, rating: int) -> float:
        raise NotImplementedError

    def predicted(self, card: str, day: int) -> float:
        return float(0.9 ** ((day - self.last[card]) / max(1.0, self.days[card])))

    def night(self, day: int) -> None:
        """Nothing is learnt overnight."""


@dataclass
class Sm2(Spaced):
    """SM-2 as Anki had it: ease, 1 and 4 days to begin with, a lapse back to one day."""

    ease: dict[str, float] = field(default_factory=dict)

    def _next(self, card: str, rating: int) -> float:
        if card not in self.days:
            self.ease[card] = 2.5
            return 4.0 if rating == 4 else 1.0
        ease, days = self.ease[card], self.days[card]
        self.ease[card] = max(1.3, ease + {1: -0.2, 2: -0.15, 3: 0.0, 4: 0.15}[rating])
        factor = {1: 0.0, 2: 1.2, 3: ease, 4: ease * 1.3}[rating]
        return max(1.0, days * factor) if rating == 1 else max(days + 1, days * factor)


@dataclass
class Leitner(Spaced):
    """Boxes of 1, 2, 4, 8, ... days; a miss goes back to the first."""

    def _next(self, card: str, rating: int) -> float:
        if rating == 1 or card not in self.days:
            return 1.0
        return self.days[card] * (4 if rating == 4 else 2)


KNOBS = {
    "default": (0.80, 0.85, 0.90, 0.95),
    "fitted": (0.80, 0.85, 0.90, 0.95),
    "sm2": (0.5, 1.0, 2.0, 4.0, 7.0),
    "leitner": (0.5, 1.0, 2.0, 4.0, 7.0),
}
"""What each can be set to; the second or third is how it comes."""
STOCK = {"default": 0.90, "fitted": 0.90, "sm2": 1.0, "leitner": 1.0}
MAKE: dict[str, Callable[[float], Scheduler]] = {
    "default": lambda knob: Quizapp(Settings(retention=knob)),
    "fitted": lambda knob: Quizapp(Settings(retention=knob), fits=True),
    "sm2": Sm2,
    "leitner": Leitner,
}
