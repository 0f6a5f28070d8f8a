"""When a card comes back: FSRS-6 seen through a calendar of whole days, with due days and fuzz of our own.

The library never sees the clock, only noon of each logical day; it gives the memory and the steps, not the due time.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from quizapp.frozen import replace
from quizapp.study.calendar import Moment, due_after, due_on, instant, stamp, virtual
from quizapp.study.cards import day_of, last_seen
from quizapp.study.fuzz import NO_LOAD, Spread, fuzz_factor
from quizapp.study.model import Card, Phase, Rating
from quizapp.study.same import Same
from quizapp.study.settings import Settings

if TYPE_CHECKING:
    import fsrs

VERSION = "fsrs-6"
DECAY = 0.1542
LEAST_STABILITY, MOST_STABILITY = 0.001, 36_500.0
LEAST_DIFFICULTY, MOST_DIFFICULTY = 1.0, 10.0
DAY_SECONDS = 86_400
_RATINGS = tuple(Rating)
_Model = tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]
"""Parameters, steps, steps after a lapse."""


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the model makes of a rating: the memory after it, and a step to wait or None for whole days."""

    phase: Phase
    step: int
    stability: float
    difficulty: float
    wait: timedelta | None


@dataclass(frozen=True, slots=True)
class _Turn:
    """What a rating leads to: the memory after it, and a step to wait or whole days until the card is due."""

    memory: _Memory
    days: int
    wait: timedelta


def schedule(card: Card, rating: Rating, when: Moment, settings: Settings, load: Mapping[str, int] = NO_LOAD) -> Card:
    """The card after a rating; `load` says how many cards are due on which day."""
    card = mended(card, when)
    return _placed(card, rating, _turns(card, settings, when.day, Same(load))[rating - 1], when)


def scheduled(
    card: Card, rating: Rating, when: Moment, settings: Settings, load: Mapping[str, int] = NO_LOAD
) -> dict[str, Any]:
    """What the row of an answer says of its card afterwards, and in which phase it was met."""
    card = mended(card, when)
    turn, known = _turns(card, settings, when.day, Same(load))[rating - 1], card.phase is not Phase.NEW
    return {
        "study": str(card.phase if known else Phase.LEARN),
        "first": not known,
        "phase": str(turn.memory.phase),
        "step": turn.memory.step,
        "due": _due(turn, when),
        "interval_days": _interval_days(turn),
        "stability": turn.memory.stability,
        "difficulty": turn.memory.difficulty,
    }


def outcomes(card: Card, when: Moment, settings: Settings, load: Mapping[str, int] = NO_LOAD) -> Mapping[Rating, Card]:
    """The card after each rating; a better one never comes back sooner."""
    card = mended(card, when)
    turns = _turns(card, settings, when.day, Same(load))
    return {rating: _placed(card, rating, turn, when) for rating, turn in zip(_RATINGS, turns, strict=True)}


@lru_cache(maxsize=8)
def _turns(card: Card, settings: Settings, day: date, load: Same[Mapping[str, int]]) -> tuple[_Turn, ...]:
    """Where each rating leads, none sooner than a worse one; kept from showing the due times to taking the rating."""
    turns: list[_Turn] = []
    spread = Spread(fuzz_factor(card.key, card.reps) if settings.fuzz else None, day, load.it, card.due)
    worse = (0, timedelta())
    for rating, memory in zip(_RATINGS, _memories_of(card, day, settings), strict=True):
        days = _days(card, rating, memory, settings, worse[0], spread)
        worse = max(worse, (days, memory.wait or timedelta()))
        turns.append(_Turn(memory, *worse))
    return tuple(turns)


def _memories_of(card: Card, day: date, settings: Settings) -> tuple[_Memory, ...]:
    last = _last_day(card, day)
    strength = (0.0, 0.0) if card.phase is Phase.NEW else (card.stability, card.difficulty)
    model = (settings.parameters, settings.steps, settings.relearning_steps)
    return _memories(card.phase, card.step, *strength, last, max(day, last), model)


@lru_cache(maxsize=64)
def _memories(
    phase: Phase, step: int, stability: float, difficulty: float, last: date, day: date, model: _Model
) -> tuple[_Memory, ...]:
    """The memory after each rating, kept from showing the due times to taking the rating."""
    return tuple(_recalled(phase, step, stability, difficulty, last, day, rating, model) for rating in _RATINGS)


def retrievability(card: Card, now: datetime, decay: float = DECAY) -> float | None:
    """How likely the answer is remembered now, by exact time; None for what was never answered.

    >>> card = Card("p/q", Phase.REVIEW, stability=10.0, last_at="2026-11-01T12:00:00Z")
    >>> round(retrievability(card, instant("2026-11-11T12:00:00Z")), 6)
    0.9
    """
    if card.phase is Phase.NEW or not card.last_at:
        return None
    return chance(card.stability, (now - instant(card.last_at)).total_seconds() / DAY_SECONDS, decay)


def faded(card: Card, now: datetime) -> float:
    """How far a memory has faded: the greater, the less likely it is remembered, whatever the model's parameters."""
    if card.phase is Phase.NEW or not card.last_at:
        return math.inf
    stability = card.stability if card.stability > LEAST_STABILITY else LEAST_STABILITY
    return (now - instant(card.last_at)).total_seconds() / stability


def chance(stability: float, elapsed_days: float, decay: float = DECAY) -> float:
    """How likely an answer is remembered after so many days."""
    if not LEAST_STABILITY <= stability <= MOST_STABILITY:
        stability = min(max(stability, LEAST_STABILITY), MOST_STABILITY)
    return 1.0 if elapsed_days <= 0 else float((1 + _factor(decay) * elapsed_days / stability) ** -decay)


def remembered(
    phase: Phase, stability: float, difficulty: float, elapsed_days: int, rating: Rating, settings: Settings
) -> tuple[float, float]:
    """Stability and difficulty after a rating, so many days after the last answer."""
    first = date(2000, 1, 1)
    model = (settings.parameters, settings.steps, settings.relearning_steps)
    after = _recalled(phase, 0, stability, difficulty, first, first + timedelta(days=elapsed_days), rating, model)
    return after.stability, after.difficulty


def interval(stability: float, retention: float, decay: float = DECAY) -> float:
    """After how many days the chance to remember has fallen to the chosen retention."""
    return float(stability / _factor(decay) * (retention ** (-1 / decay) - 1))


def decay_of(settings: Settings) -> float:
    """The exponent of forgetting among the model's parameters."""
    return settings.parameters[-1] if settings.parameters else DECAY


def mended(card: Card, when: Moment) -> Card:
    """The card in a state that the model accepts; what is missing or impossible is set to what is likeliest."""
    if _is_sound(card):
        return card
    if card.phase is Phase.NEW:
        return replace(card, stability=0.0, difficulty=0.0, step=0, interval_days=0)
    stability, difficulty = card.stability, card.difficulty
    if not (math.isfinite(stability) and stability > 0):
        stability = float(max(card.interval_days, 1))
    if not (math.isfinite(difficulty) and difficulty > 0):
        difficulty = 5.0
    return replace(
        card,
        stability=min(max(stability, LEAST_STABILITY), MOST_STABILITY),
        difficulty=min(max(difficulty, LEAST_DIFFICULTY), MOST_DIFFICULTY),
        step=max(card.step, 0),
        interval_days=max(card.interval_days, 0),
        last_day=card.last_day if day_of(card.last_day) else when.today,
    )


def _is_sound(card: Card) -> bool:
    """Whether nothing about a card has to be set right."""
    if card.phase is Phase.NEW:
        return not (card.stability or card.difficulty or card.step or card.interval_days)
    return bool(
        LEAST_STABILITY <= card.stability <= MOST_STABILITY
        and LEAST_DIFFICULTY <= card.difficulty <= MOST_DIFFICULTY
        and card.step >= 0
        and card.interval_days >= 0
        and day_of(card.last_day)
    )


@lru_cache(maxsize=8)
def _factor(decay: float) -> float:
    return float(0.9 ** (-1 / decay) - 1)


def load() -> None:
    """Have the library at hand, which takes a while the first time."""
    import fsrs  # noqa: F401


def _recalled(
    phase: Phase,
    step: int,
    stability: float,
    difficulty: float,
    last: date,
    day: date,
    rating: Rating,
    model: _Model,
) -> _Memory:
    """What the library says, asked at noon of the days of the last answer and of this one."""
    import fsrs

    today = virtual(day)
    states = {Phase.LEARN: fsrs.State.Learning, Phase.REVIEW: fsrs.State.Review, Phase.RELEARN: fsrs.State.Relearning}
    new = phase is Phase.NEW
    asked = fsrs.Card(
        card_id=1,
        state=fsrs.State.Learning if new else states[phase],
        step=None if phase is Phase.REVIEW else step,
        stability=None if new else stability,
        difficulty=None if new else difficulty,
        due=today,
        last_review=None if new else virtual(last),
    )
    told, _ = _library(model).review_card(asked, fsrs.Rating(int(rating)), today)
    after = {state: phase for phase, state in states.items()}[told.state]
    strength = min(float(told.stability or 0), MOST_STABILITY)
    wait = None if after is Phase.REVIEW else told.due - today
    return _Memory(after, told.step or 0, strength, float(told.difficulty or 0), wait)


def _last_day(card: Card, day: date) -> date:
    """The day of the last answer; today when a clock that ran far ahead put it in the future."""
    last = day_of(card.last_day) or day
    return day if last - day > timedelta(days=2) else last


@lru_cache(maxsize=8)
def _library(model: _Model) -> fsrs.Scheduler:
    import fsrs

    parameters, steps, relearning_steps = model
    return fsrs.Scheduler(
        parameters=parameters or fsrs.scheduler.DEFAULT_PARAMETERS,
        learning_steps=[timedelta(minutes=step) for step in steps],
        relearning_steps=[timedelta(minutes=step) for step in relearning_steps],
        enable_fuzzing=False,
    )


def _placed(card: Card, rating: Rating, turn: _Turn, when: Moment) -> Card:
    """The card with its new memory, and when it is due."""
    memory, lapsed = turn.memory, card.phase is Phase.REVIEW and rating is Rating.AGAIN
    last_at, last_day = last_seen(card, stamp(when.now), when.today)
    return replace(
        card,
        phase=memory.phase,
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_due(turn, when),
        last_at=last_at,
        last_day=last_day,
        interval_days=_interval_days(turn),
        reps=card.reps + 1,
        lapses=card.lapses + lapsed,
        first_day=card.first_day or when.today,
    )


def _due(turn: _Turn, when: Moment) -> str:
    return due_on(turn.days, when) if turn.days else due_after(turn.wait, when)


def _interval_days(turn: _Turn) -> int:
    return turn.days if turn.memory.phase is Phase.REVIEW else 0


def _days(card: Card, rating: Rating, memory: _Memory, settings: Settings, worse: int, spread: Spread) -> int:
    """Whole days: not below the last interval when it grew, easy later than good, and none past an exam's last look."""
    if memory.wait:
        return 0
    exact, last = interval(memory.stability, settings.retention, decay_of(settings)), card.interval_days
    least, most = 1, settings.maximum_interval
    if rating > Rating.AGAIN and round(exact) > last:
        least = last + 1
    if worse:
        least = max(least, worse + (rating is Rating.EASY))
    days = spread.days(exact, min(least, most), most)
    return settings.looks.cut(card.key, days, spread.day) if settings.looks else days
