"""What study would come to in days ahead, card by card and day by day, by the scheduler's own rules and drawn luck."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from quizapp.figures.mastery import put_aside
from quizapp.study.calendar import Moment
from quizapp.study.daily import studying
from quizapp.study.entries import Entry
from quizapp.study.fold import State
from quizapp.study.foreseen import Foreseen, answered, days_after, known_on, learnt, met
from quizapp.study.guessing import observed
from quizapp.study.model import Phase
from quizapp.study.pace import PER_DUE, PER_NEW, seconds_per_answer
from quizapp.study.rules import rules_of
from quizapp.study.settings import Settings

RETENTIONS = (0.70, 0.75, 0.80, 0.85, 0.90, 0.93, 0.95, 0.97)
AHEAD_DAYS, YEAR = 30, 365
MANY, SOME = 1000, 250
"""Cards that stand for all where there are more: in the days ahead, and in the year that each retention is tried in.

Where there are fewer in that year, each is tried as often as makes about so many: a few lives alone are mere luck.
"""
SEED = 1
EVEN = 20
"""Chance is drawn so that of so many answers in a row one falls into each equal part: few cards then say more."""
UNSURE = 0.05
"""By about which share a year simulated with other luck differs."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of study to come, on average over all cards."""

    reviews: float
    new: float
    minutes: float
    recall: float | None
    """The share that will be remembered at its end of the cards answered by then."""


@dataclass(frozen=True, slots=True)
class Workload:
    """What a retention costs and gives, over a year."""

    retention: float
    reviews: float
    """A day."""
    minutes: float
    """A day, what is new among it."""
    remembered: float
    """Cards likely remembered at the end."""
    of: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """Both: the days ahead as things are, and a year with each retention."""

    days: tuple[Day, ...] = ()
    workloads: tuple[Workload, ...] = ()


Rules = Callable[[Entry], Settings]


def ahead(state: State, entries: Sequence[Entry], when: Moment) -> Ahead:
    """What is ahead of a learner in the packs being studied; nothing where nothing was answered yet."""
    packs = studying(state, entries, when)
    mine = [one for one in entries if one.pack in packs and not put_aside(state.cards.get(one.card))]
    if not any(one.card in state.cards for one in mine):
        return Ahead()
    chosen = _Course(state, mine, when, MANY, lambda entry: rules_of(state, entry, when))
    days = tuple(Day(*chosen.pass_day(), chosen.recall) for _ in range(AHEAD_DAYS + 1))
    return Ahead(days, tuple(_workload(state, mine, when, retention) for retention in RETENTIONS))


def _workload(state: State, entries: Sequence[Entry], when: Moment, retention: float) -> Workload:
    def rules(entry: Entry) -> Settings:
        own = rules_of(state, entry, when)
        return replace(own, retention=observed(retention, entry.options), looks=None)

    course = _Course(state, entries, when, SOME, rules, limited=False, lives=-(-SOME // len(entries)))
    days = [course.pass_day() for _ in range(YEAR)]
    reviews, minutes = sum(day[0] for day in days) / YEAR, sum(day[2] for day in days) / YEAR
    return Workload(retention, reviews, minutes, course.remembered * course.times, len(entries))


def evenly(rng: random.Random) -> Iterator[float]:
    """Numbers from 0 to 1 by chance, spread evenly."""
    while True:
        yield from rng.sample([(part + rng.random()) / EVEN for part in range(EVEN)], EVEN)


class _Course:
    """Days of study, one after the other; some cards stand for all."""

    def __init__(
        self,
        state: State,
        entries: Sequence[Entry],
        when: Moment,
        most: int,
        rules: Rules,
        *,
        limited: bool = True,
        lives: int = 1,
    ) -> None:
        """Each card is tried in so many lives."""
        rng = random.Random(SEED)
        listed = entries if len(entries) <= most else rng.sample(list(entries), most)
        some = [one for one in listed for _ in range(lives)]
        self._luck = evenly(rng)
        self.times = len(entries) / len(some)
        """How many cards each stands for."""
        self._when, self._rules, self._seconds = when, rules, seconds_per_answer(state, when)
        cards = {one.card: state.card(one.card) for one in some}
        self._new = [one for one in some if cards[one.card].phase is Phase.NEW][::-1]
        self._memories = [
            met(one, cards[one.card], rules(one), when) for one in some if cards[one.card].phase is not Phase.NEW
        ]
        self._number, self._room = 0, -state.today(when).new / self.times
        self._limits = state.rules.new_per_day, state.rules.reviews_per_day if limited else len(entries)
        self._waiting: defaultdict[int, list[Foreseen]] = defaultdict(list)
        for memory in self._memories:
            buried = cards[memory.entry.card].buried == when.today
            self._waiting[max(int(buried), memory.due)].append(memory)

    def pass_day(self) -> tuple[float, float, float]:
        """Reviews, new cards and minutes of a day on which what is due is answered, and new is met, within limits."""
        number, (new_limit, most) = self._number, self._limits
        due, fits = self._waiting.pop(number, []), max(0, round(most / self.times))
        due, later = due[:fits], due[fits:]
        self._room = 0.0 if later else min(self._room + new_limit / self.times, len(self._new))
        fresh = [self._met() for _ in range(max(0, int(self._room)))]
        self._room -= len(fresh)
        for memory in due:
            answered(memory, number, next(self._luck))
        self._waiting[number + 1] = later + self._waiting[number + 1]
        for memory in (*due, *fresh):
            memory.due = number + days_after(memory, self._when.day + timedelta(days=number))
            self._waiting[memory.due].append(memory)
        self._number += 1
        reviews, new = len(due) * self.times, len(fresh) * self.times
        return reviews, new, (reviews * PER_DUE + new * PER_NEW) * self._seconds / 60

    @property
    def recall(self) -> float | None:
        """The share that is likely remembered by now of the cards answered so far."""
        return self.remembered / len(self._memories) if self._memories else None

    @property
    def remembered(self) -> float:
        """How many of the cards that stand for all are likely remembered by now."""
        return sum(known_on(memory, max(self._number, memory.last)) for memory in self._memories)

    def _met(self) -> Foreseen:
        entry = self._new.pop()
        memory = learnt(entry, self._rules(entry), self._number)
        self._memories.append(memory)
        return memory
