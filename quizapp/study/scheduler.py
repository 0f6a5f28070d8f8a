"""When a card comes back: FSRS-6 seen through a calendar of whole days, with due days and fuzz of our own.

The library never sees the clock, only noon of each logical day; it gives the memory and the steps, not the due time.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from quizapp.study.calendar import Moment, due_after, due_day, due_on, instant, is_instant, stamp, virtual
from quizapp.study.cards import day_of, last_seen
from quizapp.study.fuzz import fuzz_factor, fuzzed
from quizapp.study.model import Card, Phase, Rating
from quizapp.study.settings import Settings

if TYPE_CHECKING:
    import fsrs

VERSION = "fsrs-6"
DECAY = 0.1542
LEAST_STABILITY, MOST_STABILITY = 0.001, 36_500.0
LEAST_DIFFICULTY, MOST_DIFFICULTY = 1.0, 10.0
DAY_SECONDS = 86_400
_RATINGS = tuple(Rating)


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the model makes of a rating: the memory after it, and a step to wait or None for whole days."""

    phase: Phase
    step: int
    stability: float
    difficulty: float
    wait: timedelta | None


def schedule(card: Card, rating: Rating, when: Moment, settings: Settings) -> Card:
    """The card after a rating."""
    return outcomes(card, when, settings, best=rating)[rating]


def outcomes(card: Card, when: Moment, settings: Settings, best: Rating = Rating.EASY) -> Mapping[Rating, Card]:
    """The card after each rating up to the best; a better one never comes back sooner."""
    card = mended(card, when)
    factor = fuzz_factor(card.key, card.reps) if settings.fuzz else None
    after: dict[Rating, Card] = {}
    for rating in _RATINGS[:best]:
        memory = _remember(card, rating, when, settings)
        worse = after.get(Rating(rating - 1)) if rating > Rating.AGAIN else None
        days = None if memory.wait else _days(card, rating, memory.stability, settings, worse=worse, factor=factor)
        after[rating] = _in_order(_placed(card, rating, memory, when, days), worse, when)
    return after


def retrievability(card: Card, now: datetime, decay: float = DECAY) -> float | None:
    """How likely the answer is remembered now, by exact time; None for what was never answered.

    >>> card = Card("p/q", Phase.REVIEW, stability=10.0, last_at="2026-11-01T12:00:00Z")
    >>> round(retrievability(card, instant("2026-11-11T12:00:00Z")), 6)
    0.9
    """
    if card.phase is Phase.NEW or not card.last_at:
        return None
    elapsed = max(0.0, (now - instant(card.last_at)).total_seconds() / DAY_SECONDS)
    stability = min(max(card.stability, LEAST_STABILITY), MOST_STABILITY)
    return float((1 + _factor(decay) * elapsed / stability) ** -decay)


def interval(stability: float, retention: float, decay: float = DECAY) -> float:
    """After how many days the chance to remember has fallen to the chosen retention."""
    return float(stability / _factor(decay) * (retention ** (-1 / decay) - 1))


def decay_of(settings: Settings) -> float:
    """The exponent of forgetting among the model's parameters."""
    return settings.parameters[-1] if settings.parameters else DECAY


def mended(card: Card, when: Moment) -> Card:
    """The card in a state that the model accepts; what is missing or impossible is set to what is likeliest."""
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


def _factor(decay: float) -> float:
    return float(0.9 ** (-1 / decay) - 1)


def _remember(card: Card, rating: Rating, when: Moment, settings: Settings) -> _Memory:
    """What the library says, asked at noon of the days of the last answer and of this one."""
    import fsrs

    today = virtual(max(when.day, _last_day(card, when)))
    states = {Phase.LEARN: fsrs.State.Learning, Phase.REVIEW: fsrs.State.Review, Phase.RELEARN: fsrs.State.Relearning}
    new = card.phase is Phase.NEW
    asked = fsrs.Card(
        card_id=1,
        state=fsrs.State.Learning if new else states[card.phase],
        step=None if card.phase is Phase.REVIEW else card.step,
        stability=None if new else card.stability,
        difficulty=None if new else card.difficulty,
        due=today,
        last_review=None if new else virtual(_last_day(card, when)),
    )
    told, _ = _library(settings).review_card(asked, fsrs.Rating(int(rating)), today)
    phase = {state: phase for phase, state in states.items()}[told.state]
    stability = min(float(told.stability or 0), MOST_STABILITY)
    wait = None if phase is Phase.REVIEW else told.due - today
    return _Memory(phase, told.step or 0, stability, float(told.difficulty or 0), wait)


def _last_day(card: Card, when: Moment) -> date:
    """The day of the last answer; today when a clock that ran far ahead put it in the future."""
    last = day_of(card.last_day) or when.day
    return when.day if last - when.day > timedelta(days=2) else last


@lru_cache(maxsize=8)
def _library(settings: Settings) -> fsrs.Scheduler:
    import fsrs

    return fsrs.Scheduler(
        parameters=settings.parameters or fsrs.scheduler.DEFAULT_PARAMETERS,
        desired_retention=settings.retention,
        learning_steps=[timedelta(minutes=step) for step in settings.steps],
        relearning_steps=[timedelta(minutes=step) for step in settings.relearning_steps],
        maximum_interval=settings.maximum_interval,
        enable_fuzzing=False,
    )


def _placed(card: Card, rating: Rating, memory: _Memory, when: Moment, days: int | None) -> Card:
    """The card with its new memory, and when it is due by itself."""
    due = due_after(memory.wait, when) if memory.wait else due_on(days or 1, when)
    lapsed = card.phase is Phase.REVIEW and rating is Rating.AGAIN
    last_at, last_day = last_seen(card, stamp(when.now), when.today)
    return replace(
        card,
        phase=memory.phase,
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=due,
        last_at=last_at,
        last_day=last_day,
        interval_days=days or 0,
        reps=card.reps + 1,
        lapses=card.lapses + lapsed,
        first_day=card.first_day or when.today,
    )


def _days(
    card: Card, rating: Rating, stability: float, settings: Settings, *, worse: Card | None, factor: float | None
) -> int:
    """Whole days: not below the last interval when it grew, and easy later than good."""
    exact = interval(stability, settings.retention, decay_of(settings))
    least, most = 1, settings.maximum_interval
    if rating > Rating.AGAIN and round(exact) > card.interval_days:
        least = card.interval_days + 1
    if worse is not None and worse.interval_days:
        least = max(least, worse.interval_days + (rating is Rating.EASY))
    least = min(least, most)
    if factor is None:
        return min(max(round(exact), least), most)
    return fuzzed(exact, least, most, factor)


def _in_order(card: Card, worse: Card | None, when: Moment) -> Card:
    """The card, due no sooner than after a worse rating, whatever the steps are."""
    if worse is None or _due_key(worse.due, when) <= _due_key(card.due, when):
        return card
    days = 0 if is_instant(worse.due) else (due_day(worse.due, when) - when.day).days
    return replace(card, due=worse.due, interval_days=days if card.phase is Phase.REVIEW else 0)


def _due_key(due: str, when: Moment) -> tuple[int, str]:
    return due_day(due, when).toordinal(), due if is_instant(due) else ""
