"""Whether our schedule remembers what `fsrs-rs-python` does, over made histories lived through our calendar.

A history has answers on the same day and days to years apart, at any hour, in zones with clock changes, on journeys,
with steps of any number. Each is scheduled by quizapp and written as rows; the rows become the library's items as for
fitting; after every answer stability and difficulty are compared, and the interval that follows.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import fsrs_rs_python as rs

from quizapp.study.calendar import moment
from quizapp.study.fitting import within_bounds
from quizapp.study.model import Card, Rating, Row
from quizapp.study.scheduler import decay_of, interval, schedule
from quizapp.study.settings import Settings
from quizapp.study.training import Review, training
from tests.simulation.schedulers import row_of

BOUND = 2e-5
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia")
STEPS = ((), (10.0,), (1.0, 10.0), (1.0, 15.0, 240.0))


@dataclass(frozen=True)
class Agreement:
    """The largest relative differences found."""

    histories: int
    answers: int
    same_day: int
    stability: float
    difficulty: float
    interval: float

    @property
    def worst(self) -> float:
        return max(self.stability, self.difficulty, self.interval)


def agreement(histories: int, seed: int) -> Agreement:
    """Live so many histories, and compare."""
    chance = random.Random(seed)
    count, same_day, worst = 0, 0, [0.0, 0.0, 0.0]
    for _ in range(histories):
        settings = made_settings(chance)
        cards, rows = lived(chance, settings)
        (history,) = training(rows).histories
        theirs = states(history, settings)
        for ours, (stability, difficulty, days) in zip(cards, theirs, strict=True):
            own_days = interval(ours.stability, settings.retention, decay_of(settings))
            pairs = ((ours.stability, stability), (ours.difficulty, difficulty), (own_days, days))
            worst = [max(most, apart(*pair)) for most, pair in zip(worst, pairs, strict=True)]
        count, same_day = count + len(history), same_day + sum(one.days == 0 for one in history[1:])
    return Agreement(histories, count, same_day, *worst)


def apart(ours: float, theirs: float) -> float:
    """The difference in shares of the value, or of a quarter of an hour where a stability is shorter than that.

    The library counts in single precision, in which (S + 1) ** w - 1 has few digits left where S is next to nothing.
    """
    return abs(ours - theirs) / max(theirs, 0.01)


def made_settings(chance: random.Random) -> Settings:
    """The defaults, or parameters not far from them, with some target and some steps."""
    near = [number * chance.uniform(0.7, 1.4) for number in rs.DEFAULT_PARAMETERS]
    near[:4] = sorted(near[:4])
    return Settings(
        retention=chance.choice((0.7, 0.8, 0.9, 0.95, 0.99)),
        steps=chance.choice(STEPS),
        relearning_steps=chance.choice(STEPS),
        day_start=chance.randrange(13),
        parameters=chance.choice(((), within_bounds(near))),
    )


def lived(chance: random.Random, settings: Settings) -> tuple[list[Card], list[Row]]:
    """The card after each answer, and the answers' rows."""
    card, cards, rows = Card("made/card"), list[Card](), list[Row]()
    now = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(60 * 24 * 700))
    zone = ZoneInfo(chance.choice(ZONES))
    for number in range(chance.randrange(1, 20)):
        rating, when = chance.choice(list(Rating)), moment(now, zone, settings.day_start)
        after = schedule(card, rating, when, settings)
        rows.append(row_of(card, after, int(rating), when, number))
        cards.append(after)
        card = after
        now += wait(chance)
        zone = ZoneInfo(chance.choice(ZONES)) if chance.random() < 0.05 else zone
    return cards, rows


def wait(chance: random.Random) -> timedelta:
    """How long until the next answer: minutes, hours, days, weeks or years; at times the clock is set back."""
    match chance.randrange(5):
        case 0:
            return timedelta(minutes=chance.randrange(1, 30))
        case 1:
            return timedelta(hours=chance.randrange(1, 30))
        case 2:
            return timedelta(days=chance.randrange(1, 8), hours=chance.uniform(-2, 2))
        case 3:
            return timedelta(days=chance.lognormvariate(3, 1.2))
    return timedelta(days=1) if chance.random() < 0.9 else timedelta(minutes=-chance.randrange(60))


def states(history: tuple[Review, ...], settings: Settings) -> list[tuple[float, float, float]]:
    """(stability, difficulty, interval) after each answer, as the library has them."""
    item = rs.FSRSItem([rs.FSRSReview(one.rating, one.days) for one in history])
    model = rs.FSRS(list(settings.parameters) or rs.DEFAULT_PARAMETERS)
    found = model.historical_memory_states(item)
    return [(m.stability, m.difficulty, model.next_interval(m.stability, settings.retention, 3)) for m in found]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks agreement",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--histories", type=int, default=500)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args(sys.argv[1:] if argv is None else argv)
    found = agreement(options.histories, options.seed)
    print(f"{found.histories} histories, {found.answers} answers, {found.same_day} on the day of the one before")
    for name in ("stability", "difficulty", "interval"):
        print(f"{name}: largest relative difference {getattr(found, name):.1e} (hold: {BOUND:.0e})")
    return int(found.worst > BOUND)


if __name__ == "__main__":
    sys.exit(main())
