"""What an exam on a day asks for: the load of each day until then, the last looks, what will be known on the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, inf

from quizapp.study.calendar import Moment
from quizapp.study.counts import Counts
from quizapp.study.daily import today
from quizapp.study.entries import Entry
from quizapp.study.fold import State
from quizapp.study.foreseen import Foreseen, days_after, known_on, learnt, met, reviewed
from quizapp.study.limits import new_each_day
from quizapp.study.model import Phase
from quizapp.study.pace import PER_DUE, PER_NEW, minutes_of, seconds_per_answer
from quizapp.study.rules import Exam, pack_rules, rules_of
from quizapp.study.settings import Settings

New = tuple[Entry, Settings]


@dataclass(frozen=True, slots=True)
class Load:
    """What one day before the exam holds."""

    day: date
    due: int
    new: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What an exam asks for."""

    exam: Exam
    loads: tuple[Load, ...]
    """Each day from today to the eve."""
    recall: Mapping[str, float]
    """Topic -> the share likely known on the day."""
    overall: float
    unmet: int
    """New cards for which the minutes do not reach."""
    needed: int
    """Minutes on the fullest day if everything is to be met and looked at."""

    @property
    def enough(self) -> bool:
        """Whether the learner's minutes reach for everything."""
        return self.needed <= self.exam.minutes


def first_look(day: date, minutes: int, pack: str, cards: int, state: State, when: Moment) -> date:
    """The day from which every card is looked at once more, as minutes and limits need it; not before half-time."""
    wanted = ceil(cards * PER_DUE * seconds_per_answer(state, when) / 60 / minutes)
    most = min(state.rules.reviews_per_day, pack_rules(state, pack).reviews_per_day)
    wanted = max(wanted, ceil(cards / max(1, most)))
    left = (day - when.day).days
    return day - timedelta(days=max(1, min(wanted, left // 2)))


def plan_for(state: State, entries: Sequence[Entry], pack: str, exam: Exam, when: Moment) -> Plan:
    """The plan of one pack, among all entries; its first day is what a session asks of it today."""
    queue, done = today(state, entries, when, {pack}), state.days.get(when.today, {}).get(pack, Counts())
    asked = frozenset((*queue.planned, *(key for _, key in queue.steps)))
    cards = [(entry, state.card(entry.card)) for entry in entries if entry.pack == pack]
    cards = [(entry, card) for entry, card in cards if not card.suspended and not card.flag]
    alike = {(entry.topic, entry.options): entry for entry, _ in cards}
    rules = {sort: replace(rules_of(state, entry, when), looks=exam.looks) for sort, entry in alike.items()}
    told = [(entry, card, rules[entry.topic, entry.options]) for entry, card in cards]
    new = [(entry, rule) for entry, card, rule in told if card.phase is Phase.NEW]
    seconds = seconds_per_answer(state, when)

    def course(minutes: float) -> _Course:
        known = [met(entry, card, rule, when) for entry, card, rule in told if card.phase is not Phase.NEW]
        return _run(_Course(exam, when.day, seconds, minutes, known, list(new), asked, done.new))

    likely, full = course(exam.minutes), course(inf)
    recall = _recall(likely.memories, [entry for entry, _ in cards], (exam.day - when.day).days)
    overall = sum(share for share, _ in recall.values()) / len(cards) if cards else 0.0
    topics = {topic: share / count for topic, (share, count) in sorted(recall.items())}
    needed = max((load.minutes for load in full.loads), default=0)
    return Plan(exam, tuple(likely.loads), topics, overall, len(likely.new), needed)


class _Course:
    """The days until an exam, one after the other."""

    def __init__(
        self,
        exam: Exam,
        today: date,
        seconds: float,
        minutes: float,
        known: list[Foreseen],
        new: list[New],
        asked: Collection[str],
        met: int,
    ) -> None:
        self.exam, self.today, self.seconds, self.minutes = exam, today, seconds, minutes
        self.memories = known
        self.new = new
        self.loads: list[Load] = []
        self._asked, self._met = asked, met
        """The cards that today asks for, and how many new ones it has seen already."""
        self._waiting: defaultdict[int, list[Foreseen]] = defaultdict(list)
        for memory in known:
            self._waiting[0 if memory.entry.card in asked else max(1, memory.due)].append(memory)

    def pass_day(self) -> None:
        """Answer what is due and meet what is new, as far as the minutes reach."""
        number = len(self.loads)
        day = self.today + timedelta(days=number)
        due = self._waiting.pop(number, [])
        fresh = [learnt(entry, rules, number) for entry, rules in self._new_on(day, len(due))]
        met = {memory.entry.card for memory in fresh}
        self.new, self.memories = [one for one in self.new if one[0].card not in met], self.memories + fresh
        for memory in due:
            reviewed(memory, number)
        for memory in (*due, *fresh):
            memory.due = number + days_after(memory, day)
            self._waiting[memory.due].append(memory)
        self.loads.append(Load(day, len(due), len(fresh), minutes_of(len(due), len(fresh), self.seconds)))

    def _new_on(self, day: date, due: int) -> Sequence[New]:
        """The new cards of a day: today those that are asked for, unless the minutes are to be ignored."""
        if not self.loads and self.minutes < inf:
            return [one for one in self.new if one[0].card in self._asked]
        met = 0 if self.loads else self._met
        room = (self.minutes * 60 / self.seconds - due * PER_DUE) / PER_NEW
        return self.new[: int(max(0, min(room, new_each_day(len(self.new) + met, self.exam, day) - met)))]


def _run(course: _Course) -> _Course:
    for _ in range((course.exam.day - course.today).days):
        course.pass_day()
    return course


def _recall(memories: Sequence[Foreseen], entries: Sequence[Entry], day: int) -> dict[str, tuple[float, int]]:
    """Topic -> how many cards will be known on the day, of how many; what was never met is not known."""
    found = {entry.topic: (0.0, 0) for entry in entries}
    for entry in entries:
        share, count = found[entry.topic]
        found[entry.topic] = (share, count + 1)
    for memory in memories:
        share, count = found[memory.entry.topic]
        found[memory.entry.topic] = (share + known_on(memory, day), count)
    return found
