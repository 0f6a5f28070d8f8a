"""What becomes of a card's memory in the days to come, by averages: a review leaves it between right and wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from quizapp.study.calendar import Moment, due_day
from quizapp.study.entries import Entry
from quizapp.study.guessing import known
from quizapp.study.model import Card, Phase, Rating
from quizapp.study.scheduler import MOST_DIFFICULTY, chance, decay_of, interval, remembered
from quizapp.study.settings import Settings


@dataclass(slots=True)
class Foreseen:
    """A card's memory in days to come, counted from today."""

    entry: Entry
    rules: Settings
    stability: float
    difficulty: float
    last: int
    due: int


def met(entry: Entry, card: Card, rules: Settings, when: Moment) -> Foreseen:
    """A card that was answered before."""
    due = rules.looks.due(card) if rules.looks else card.due
    last = (date.fromisoformat(card.last_day) - when.day).days if card.last_day else 0
    return Foreseen(entry, rules, card.stability, card.difficulty, min(0, last), (due_day(due, when) - when.day).days)


def learnt(entry: Entry, rules: Settings, today: int) -> Foreseen:
    """A new card after its first day: nobody knows it at first, then twice."""
    stability, difficulty = _first(rules.parameters)
    return Foreseen(entry, rules, stability, difficulty, today, today)


@lru_cache(maxsize=8)
def _first(parameters: tuple[float, ...]) -> tuple[float, float]:
    rules, memory = Settings(parameters=parameters), (0.0, 0.0)
    for phase, rating in ((Phase.NEW, Rating.AGAIN), (Phase.LEARN, Rating.GOOD), (Phase.LEARN, Rating.GOOD)):
        memory = remembered(phase, *memory, 0, rating, rules)
    return memory


def reviewed(memory: Foreseen, today: int) -> None:
    """The memory between what right and wrong leave."""
    elapsed = max(0, today - memory.last)
    right = chance(memory.stability, elapsed, decay_of(memory.rules))
    (up, eased), (down, hardened) = _outcomes(memory, elapsed)
    memory.stability = right * up + (1 - right) * down
    memory.difficulty = right * eased + (1 - right) * hardened
    memory.last = today


def answered(memory: Foreseen, today: int, luck: float) -> bool:
    """Whether the card was remembered, `luck` being from 0 to 1; its memory is what that leaves."""
    elapsed = max(0, today - memory.last)
    right = luck < chance(memory.stability, elapsed, decay_of(memory.rules))
    memory.stability, memory.difficulty = _outcomes(memory, int(_rough(elapsed)))[not right]
    memory.last = today
    return right


def _outcomes(memory: Foreseen, elapsed: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """The memory after a right answer and after a wrong one: what they change, reckoned of one that is nearly alike."""
    rough, hardness = _rough(memory.stability), round(memory.difficulty * 2) / 2
    (up, eased), (down, hardened) = _after(rough, hardness, elapsed, memory.rules.parameters)
    grown, off = memory.stability / rough, memory.difficulty - hardness
    return (up * grown, eased + off), (down, min(hardened + off, MOST_DIFFICULTY))


@lru_cache(maxsize=20_000)
def _after(
    stability: float, difficulty: float, elapsed: int, parameters: tuple[float, ...]
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Stability and difficulty after a right answer, and after a wrong one that was right at its return."""
    rules = Settings(parameters=parameters)
    right = remembered(Phase.REVIEW, stability, difficulty, elapsed, Rating.GOOD, rules)
    missed = remembered(Phase.REVIEW, stability, difficulty, elapsed, Rating.AGAIN, rules)
    return right, remembered(Phase.RELEARN, *missed, 0, Rating.GOOD, rules)


def _rough(stability: float) -> float:
    """Two digits are enough for a forecast, and cards share what is reckoned."""
    return float(f"{max(stability, 0.001):.1e}")


def days_after(memory: Foreseen, day: date) -> int:
    """After how many days the card is due again, if it was answered on this day."""
    days = max(1, round(interval(memory.stability, memory.rules.retention, decay_of(memory.rules))))
    days = min(days, memory.rules.maximum_interval)
    return memory.rules.looks.cut(memory.entry.card, days, day) if memory.rules.looks else days


def known_on(memory: Foreseen, day: int) -> float:
    """The share that will be known of a card on a day if it is not answered until then."""
    return known(chance(memory.stability, day - memory.last, decay_of(memory.rules)), memory.entry.options)
