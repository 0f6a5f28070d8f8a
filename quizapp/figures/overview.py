"""What Home shows: what waits, how well each pack is known today, the days ahead, the streak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol

from quizapp.study.calendar import Moment, Zone, due_date, due_words, is_instant, moment
from quizapp.study.cards import hidden
from quizapp.study.daily import plan
from quizapp.study.entries import Entry, Scope
from quizapp.study.fold import State, pack_state
from quizapp.study.model import Card, Phase
from quizapp.study.pace import minutes_for
from quizapp.study.scheduler import decay_of, retrievability

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
ORDER = ("studying", "available", "paused")


class Titled(Protocol):
    """What the library says of a pack."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its title."""


@dataclass(frozen=True, slots=True)
class PackLine:
    """A pack with what waits in it; `known` is None while nothing of it was answered."""

    id: str
    title: str
    due: int
    new: int
    known: float | None
    state: str = "studying"


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that Home shows."""

    date: str
    first_start: bool
    """Nothing was studied yet."""
    due: int
    new: int
    """New cards that today's limit still leaves."""
    new_limit: int
    minutes: int
    streak: int
    next_due: str
    """When something falls due next, in words."""
    packs: tuple[PackLine, ...] = ()
    week: tuple[tuple[str, int], ...] = ()
    """The next seven days with how much falls due on each."""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits today, by pack, within the daily limits."""

    due: Mapping[str, int] = field(default_factory=dict)
    new: Mapping[str, int] = field(default_factory=dict)


def overview(
    state: State,
    entries: Sequence[Entry],
    packs: Iterable[Titled],
    now: datetime,
    zone: Zone,
    *,
    problems: Sequence[str] = (),
) -> Overview:
    """The figures of Home; only packs being studied count in due, new, the days ahead and the streak."""
    when = moment(now, zone, state.rules.day_start)
    shown = {pack.id: pack for pack in packs if pack_state(state, pack.id) != "archived"}
    studied = studying(state, entries)
    counted = waiting(state, entries, when)
    due, new = sum(counted.due.values()), sum(counted.new.values())
    cards = [state.card(entry.card) for entry in entries if entry.pack in studied]
    known = known_today(state, entries, now)
    lines = [
        PackLine(id_, pack.title, counted.due.get(id_, 0), counted.new.get(id_, 0), known.get(id_), _state(state, id_))
        for id_, pack in shown.items()
    ]
    return Overview(
        date=day_words(when.day),
        first_start=not state.packs and not studied,
        due=due,
        new=new,
        new_limit=state.rules.new_per_day,
        minutes=minutes_for(state, when, due, new),
        streak=streak(state, when),
        next_due=next_words(cards, when),
        packs=tuple(sorted(lines, key=lambda line: (ORDER.index(line.state), line.title.casefold(), line.id))),
        week=tuple((WEEKDAYS[day.weekday()][:3], count) for day, count in forecast(cards, when).items()),
        problems=tuple(problems),
    )


def _state(state: State, pack: str) -> str:
    said = pack_state(state, pack)
    return said if said in ORDER else "available"


def studying(state: State, entries: Iterable[Entry]) -> frozenset[str]:
    """The packs being studied that have entries."""
    return frozenset(pack for pack in {entry.pack for entry in entries} if pack_state(state, pack) == "studying")


def waiting(state: State, entries: Sequence[Entry], when: Moment) -> Waiting:
    """What a session over everything would ask today: steps, what is due, and new cards within the limits."""
    queue = plan(state, entries, Scope(studying(state, entries)), when, seed=0)
    due, new = Counter[str](), Counter[str]()
    for key in queue.planned:
        (new if state.card(key).phase is Phase.NEW else due)[queue.entries[key].pack] += 1
    for _, key in queue.steps:
        due[queue.entries[key].pack] += 1
    return Waiting(due, new)


def known_today(state: State, entries: Iterable[Entry], now: datetime) -> dict[str, float]:
    """Pack -> the share of its cards likely remembered now; what was never answered is not known."""
    decay, known, all_ = decay_of(state.rules), Counter[str](), Counter[str]()
    sums: dict[str, float] = {}
    for entry in entries:
        card = state.cards.get(entry.card)
        if card is not None and (card.suspended or card.flag):
            continue
        all_[entry.pack] += 1
        chance = None if card is None else retrievability(card, now, decay)
        if chance is not None:
            known[entry.pack] += 1
            sums[entry.pack] = sums.get(entry.pack, 0.0) + chance
    return {pack: sums[pack] / all_[pack] for pack in known}


def forecast(cards: Iterable[Card], when: Moment, days: int = 7) -> dict[date, int]:
    """How many of the cards fall due on each of the days after today."""
    ahead = {(when.day + timedelta(days=number)).isoformat(): 0 for number in range(1, days + 1)}
    for card in cards:
        if card.due and not card.suspended and not card.flag:
            day = due_date(card.due, when)
            if day in ahead:
                ahead[day] += 1
    return {date.fromisoformat(day): count for day, count in ahead.items()}


def streak(state: State, when: Moment) -> int:
    """Days in a row with an answer in a pack being studied, up to today, or to yesterday while today has none."""
    day = when.day if _studied_on(state, when.day) else when.day - timedelta(days=1)
    length = 0
    while _studied_on(state, day):
        length, day = length + 1, day - timedelta(days=1)
    return length


def _studied_on(state: State, day: date) -> bool:
    return any(pack_state(state, pack) == "studying" for pack in state.days.get(day.isoformat(), {}))


def next_words(cards: Iterable[Card], when: Moment) -> str:
    """When the next of the cards falls due, in words: `now`, `in 10 min`, `tomorrow`, `in 3 days`."""
    dues = [card.due for card in cards if card.due and not hidden(card, when)]
    if not dues:
        return ""
    soonest = min(dues, key=lambda due: (due_date(due, when), due if is_instant(due) else ""))
    words = due_words(soonest, when.now, when.zone, when.rollover)
    return {"now": "now", "today": "now", "1 day": "tomorrow"}.get(words, f"in {words}")


def day_words(day: date) -> str:
    """A day with its weekday.

    >>> day_words(date(2026, 11, 22))
    'Sunday 22 November'
    """
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
