"""Everything there is to see of a learner's progress, as figures: each says of how many, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from quizapp.figures.ahead import AHEAD_DAYS, Ahead
from quizapp.figures.days import forecast
from quizapp.figures.knowledge import KnowledgeMap
from quizapp.figures.mastery import Mastery, by_topic, likely, put_aside, told
from quizapp.figures.overview import scheduled
from quizapp.figures.pictures import percent
from quizapp.figures.recall import Recall, together
from quizapp.figures.streaks import Streak, streak
from quizapp.figures.tallies import Tallies
from quizapp.figures.trouble import Trouble, troubles
from quizapp.study.calendar import Moment, due_date
from quizapp.study.cards import hidden
from quizapp.study.counts import Counts
from quizapp.study.daily import studying
from quizapp.study.entries import Entry
from quizapp.study.fold import State
from quizapp.study.model import Card
from quizapp.study.scheduler import decay_of
from quizapp.text.amounts import counted

WEEK = 7
LATER = (0, 7, 14, 30)
"""Days from today for which it is told what would be remembered without study."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What falls due, and what would be remembered if nothing were studied."""

    now: int
    days: Mapping[date, int]
    answered: int
    recall: tuple[tuple[int, float], ...]
    """(days from today, share remembered of the cards answered so far)."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What is known of a topic."""

    pack: str
    name: str
    mastery: Mastery


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """What is known of a document."""

    pack: str
    name: str
    title: str
    map: KnowledgeMap
    trouble: str = ""
    """Why there is nothing to say of it."""
    text: str = field(default="", repr=False)
    """Where it is asked for."""


@dataclass(frozen=True, slots=True)
class Progress:
    """All of it."""

    today: date
    titles: Mapping[str, str]
    """Pack -> its title, of the packs whose questions this is about."""
    days: Mapping[str, Counts]
    """Day -> what was done; days without an answer are left out."""
    streak: Streak
    target: float
    """The retention that the learner chose."""
    recall: Recall
    forecast: Forecast
    topics: tuple[Topic, ...]
    trouble: Trouble
    documents: tuple[DocumentLine, ...] = ()
    ahead: Ahead = field(default_factory=Ahead)
    """What study would come to; found out apart, since it takes a while."""


def progress(
    state: State,
    entries: Sequence[Entry],
    titles: Mapping[str, str],
    tallies: Tallies,
    when: Moment,
    pack: str = "",
) -> Progress:
    """The figures of one pack, or of everything; `tallies` are of all answers that stand.

    What was done is told of every pack, what is known and what comes of those with a title.
    """
    mine = [entry for entry in entries if entry.pack in titles]
    done = tallies.of(pack)
    topics = by_topic(mine, told(state, mine, when.now))
    return Progress(
        today=when.day,
        titles=titles,
        days=days_of(state, pack),
        streak=streak(state, when, pack),
        target=state.rules.retention,
        recall=together((one.recall for one in done), when.day),
        forecast=_forecast(state, mine, when),
        topics=tuple(Topic(pack, name, mastery) for (pack, name), mastery in topics.items()),
        trouble=troubles((one.trouble for one in done), state, mine),
    )


def days_of(state: State, pack: str = "") -> dict[str, Counts]:
    """Day -> what was done in a pack, or in all, in order."""
    found = {}
    for day in sorted(state.days):
        counts = Counts()
        for name, more in state.days[day].items():
            if not pack or name == pack:
                counts = counts.plus(more)
        if counts.answers:
            found[day] = counts
    return found


def _forecast(state: State, entries: Sequence[Entry], when: Moment) -> Forecast:
    cards = scheduled(state, entries, studying(state, entries, when), when)
    waiting = [card for card in cards if card.due and not hidden(card, when) and due_date(card.due, when) <= when.today]
    met = state.cards.flat()
    answered = [(one, card) for one in entries if (card := met.get(one.card)) and card.last_at and not put_aside(card)]
    days, decay = forecast(cards, when, AHEAD_DAYS), decay_of(state.rules)
    shares = tuple((later, _remembered(answered, when, later, decay)) for later in LATER) if answered else ()
    return Forecast(len(waiting), days, len(answered), shares)


def _remembered(answered: Sequence[tuple[Entry, Card]], when: Moment, days: int, decay: float) -> float:
    """The share that would be remembered so many days from now if nothing were studied."""
    now = when.now + timedelta(days=days)
    return sum(likely(card, one.options, now, decay) or 0.0 for one, card in answered) / len(answered)


def between(days: Mapping[str, Counts], first: date, last: date) -> tuple[Counts, int]:
    """What was done from one day to another, both included, and on how many days."""
    total, count = Counts(), 0
    for name, counts in days.items():
        if first.isoformat() <= name <= last.isoformat():
            total, count = total.plus(counts), count + 1
    return total, count


def this_week(seen: Progress) -> str:
    """The last seven days against the seven before, in one sentence."""
    first = seen.today - timedelta(days=WEEK - 1)
    now, studied = between(seen.days, first, seen.today)
    before, _ = between(seen.days, first - timedelta(days=WEEK), first - timedelta(days=1))
    if not now.answers:
        return "No answers in the last 7 days" + (f"; {before.answers:,} in the 7 before." if before.answers else ".")
    minutes, right = max(1, round(now.elapsed_ms / 60_000)), percent(now.right / now.answers)
    more = now.answers - before.answers
    than = f"{abs(more):,} {'more' if more > 0 else 'fewer'} than" if more else "as many as"
    compared = f"; {than} in the 7 before" if before.answers else ""
    return f"{counted(now.answers, 'answer')} on {studied} of the last 7 days, {minutes} min, {right} right{compared}."
