"""What Home shows: what waits, how well each pack is known today, the days ahead, the streak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from operator import attrgetter
from typing import Protocol

from quizapp.figures.backlog import days_to_clear, overdue
from quizapp.figures.days import WEEKDAYS, day_words, forecast, next_words
from quizapp.figures.mastery import likely, put_aside
from quizapp.figures.streaks import streak
from quizapp.figures.waiting import Waiting, never_asked, waiting
from quizapp.study.calendar import Moment, Zone, moment
from quizapp.study.cards import leech
from quizapp.study.daily import studying
from quizapp.study.entries import Entry
from quizapp.study.fold import State, pack_state, paused_until
from quizapp.study.model import Card
from quizapp.study.pace import minutes_for
from quizapp.study.rules import Exam, exam_of
from quizapp.study.scheduler import decay_of
from quizapp.text.amounts import counted

ORDER = ("studying", "available", "paused")
WEEK_DAYS, YEAR_DAYS = 7, 365


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
    paused_until: str = ""
    """The day from which it is studied again."""
    exam: Exam | None = None
    unmet: int = 0
    """Cards of it that were never asked."""


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
    """New cards of today in all: the limit, or more where an exam asks for more."""
    minutes: int
    streak: int
    next_due: str
    """When something falls due next, in words."""
    packs: tuple[PackLine, ...] = ()
    archived: tuple[PackLine, ...] = ()
    """Packs put away."""
    week: tuple[tuple[str, int], ...] = ()
    """The next seven days with how much falls due on each."""
    soon: int = 0
    """Of what is due: cards that fall due within the next minutes, and are asked when nothing else is left."""
    soon_minutes: int = 0
    """Which minutes those are."""
    held: int = 0
    """Due cards that today's limits leave for other days."""
    overdue: Mapping[str, int] = field(default_factory=dict)
    """Day -> how many cards have been waiting since then, the oldest first."""
    days_to_clear: int | None = 0
    """About how many days it takes until none is left for other days; None if that is more than a year."""
    leeches: tuple[str, ...] = ()
    """Cards that were missed again and again."""
    drafts: int = 0
    """Generated questions that are not asked before somebody has looked at them."""
    paused_until: str = ""
    """The day from which anything is due again, where everything is paused."""
    later: int = 0
    """New cards of the packs being studied that wait for other days."""
    problems: tuple[str, ...] = ()
    counted: bool = True
    """Whether the figures are known; the packs and their titles are before that."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What is out of the ordinary: a pause, a backlog, new cards but none today; each in words."""
        return tuple(filter(None, (self._pause(), self._backlog() or self._later())))

    @property
    def trouble(self) -> str:
        """What a learner should look into, in words."""
        count = len(self.leeches)
        leeches = f"{count} leech" + ("" if count == 1 else "es") if count else ""
        drafts = f"{self.drafts} draft" + ("" if self.drafts == 1 else "s") + " to curate" if self.drafts else ""
        return " · ".join(filter(None, (leeches, drafts)))

    def _pause(self) -> str:
        return f"Everything is paused until {self.paused_until}" if self.paused_until else ""

    def _later(self) -> str:
        return f"{counted(self.later, 'new question')} beyond today's limit" if self.later and not self.new else ""

    def _backlog(self) -> str:
        if not self.held:
            return ""
        clear = self.days_to_clear
        days = "more than a year" if clear is None else f"about {clear} day" + ("" if clear == 1 else "s")
        return f"{self.held} more are left for other days: {days} to clear, nothing new until then"


def titles(state: State, packs: Iterable[Titled], now: datetime, zone: Zone) -> Overview:
    """What stands on Home before anything is counted: the packs, how each stands, and its exam."""
    when = moment(now, zone, state.rules.day_start)
    shown, archived = _lines(state, packs, Waiting(), {}, {}, when)
    return Overview(
        date=day_words(when.day),
        first_start=_first_start(state, shown),
        due=0,
        new=0,
        new_limit=state.rules.new_per_day,
        minutes=0,
        streak=0,
        next_due="",
        packs=shown,
        archived=archived,
        counted=False,
    )


def overview(
    state: State,
    entries: Sequence[Entry],
    packs: Iterable[Titled],
    now: datetime,
    zone: Zone,
    *,
    problems: Sequence[str] = (),
    drafts: int = 0,
) -> Overview:
    """The figures of Home; only packs being studied count in due, new, the days ahead and the streak."""
    when = moment(now, zone, state.rules.day_start)
    studied, waits, unmet = studying(state, entries, when), waiting(state, entries, when), never_asked(state, entries)
    due, new = sum(waits.due.values()), sum(waits.new.values())
    cards = scheduled(state, entries, studied, when)
    coming = forecast(cards, when, YEAR_DAYS)
    shown, archived = _lines(state, packs, waits, unmet, known_today(state, entries, now), when)
    return Overview(
        date=day_words(when.day),
        first_start=_first_start(state, shown),
        due=due,
        new=new,
        new_limit=_new_limit(state, shown, new, when),
        later=sum(unmet[pack] for pack in studied) - new,
        minutes=minutes_for(state, when, due, new),
        streak=streak(state, when).now,
        next_due=next_words(cards, when),
        packs=shown,
        archived=archived,
        week=_week(coming),
        soon=waits.soon,
        soon_minutes=state.rules.learn_ahead,
        held=waits.held,
        overdue=overdue(cards, when),
        days_to_clear=_days_to_clear(waits.held, tuple(coming.values()), state),
        leeches=_leeches(cards),
        paused_until=state.rules.paused_until if state.rules.paused_until > when.today else "",
        problems=tuple(problems),
        drafts=drafts,
    )


def _week(coming: Mapping[date, int]) -> tuple[tuple[str, int], ...]:
    """The days ahead by the first letters of their names, each with what falls due on it."""
    return tuple((WEEKDAYS[day.weekday()][:3], count) for day, count in islice(coming.items(), WEEK_DAYS))


def _leeches(cards: Iterable[Card]) -> tuple[str, ...]:
    """The cards that are forgotten again and again, and about which nothing was decided."""
    return tuple(card.key for card in cards if leech(card) and not card.suspended and not card.flag)


def _first_start(state: State, shown: Iterable[PackLine]) -> bool:
    """Whether nothing was answered yet, and no pack was chosen."""
    return not state.packs and not any(pack_state(state, pack.id) == "studying" for pack in shown)


def _new_limit(state: State, shown: Iterable[PackLine], new: int, when: Moment) -> int:
    """New cards of today in all."""
    limit = state.rules.new_per_day
    return max(limit, new + state.today(when).new) if any(line.exam for line in shown) else limit


def _lines(
    state: State,
    packs: Iterable[Titled],
    waits: Waiting,
    unmet: Mapping[str, int],
    known: Mapping[str, float],
    when: Moment,
) -> tuple[tuple[PackLine, ...], tuple[PackLine, ...]]:
    """The packs in the order of Home, and those that are put away."""
    shown, archived = [], []
    for pack in packs:
        line = replace(_line(state, pack, waits, known.get(pack.id), when), unmet=unmet.get(pack.id, 0))
        if pack_state(state, pack.id) == "archived":
            archived.append(replace(line, state="archived"))
        else:
            shown.append(line)
    shown.sort(key=lambda line: (ORDER.index(line.state), line.title.casefold(), line.id))
    return tuple(shown), tuple(archived)


def _line(state: State, pack: Titled, waits: Waiting, known: float | None, when: Moment) -> PackLine:
    said, until = pack_state(state, pack.id, when.today), paused_until(state, pack.id)
    return PackLine(
        id=pack.id,
        title=pack.title,
        due=waits.due.get(pack.id, 0),
        new=waits.new.get(pack.id, 0),
        known=known,
        state=said if said in ORDER else "available",
        paused_until=until if said == "paused" and until > when.today else "",
        exam=exam_of(state, pack.id, when),
    )


def _days_to_clear(held: int, coming: Sequence[int], state: State) -> int | None:
    return days_to_clear(held, coming, state.rules.reviews_per_day) if held else 0


def scheduled(state: State, entries: Iterable[Entry], packs: Collection[str], when: Moment) -> list[Card]:
    """The cards of the packs that were answered before, due at their last look where that is sooner."""
    exams = {pack: exam_of(state, pack, when) for pack in packs}
    met, cards = state.cards.flat(), list[Card]()
    for entry in entries:
        card = met.get(entry.card) if entry.pack in packs else None
        if card is not None:
            exam = exams[entry.pack]
            cards.append(replace(card, due=exam.looks.due(card)) if exam else card)
    return cards


def known_today(state: State, entries: Sequence[Entry], now: datetime) -> dict[str, float]:
    """Pack -> the share of its cards likely remembered now, guesses left out; what was never answered is not known."""
    decay, met = decay_of(state.rules), state.cards.flat()
    all_ = Counter(map(attrgetter("pack"), entries))
    sums: dict[str, float] = {}
    for entry in entries:
        card = met.get(entry.card)
        if card is None:
            continue
        if put_aside(card):
            all_[entry.pack] -= 1
            continue
        chance = likely(card, entry.options, now, decay)
        if chance is not None:
            sums[entry.pack] = sums.get(entry.pack, 0.0) + chance
    return {pack: known / all_[pack] for pack, known in sums.items()}
