"""What is asked next: steps first, then what is planned, then what was missed or put off."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from quizapp.frozen import replace
from quizapp.study.calendar import Moment, is_instant, to_the_second
from quizapp.study.cards import changed, hidden, in_steps, ready
from quizapp.study.entries import Entry
from quizapp.study.fold import State
from quizapp.study.looks import Looks
from quizapp.study.model import Card, Phase

SOONEST_AFTER = 2
"""A card that is in its steps waits for so many others, if there are others."""
RETURNS_AFTER = 5
"""After so many others a missed card returns, even before its step is over."""
TAKING_TURNS = 2
"""While anything is planned, at most every second question is one that returns before its step is over."""


@dataclass(frozen=True)
class Queue:
    """The cards of a session; choosing takes one out, answering may put it back."""

    entries: Mapping[str, Entry]
    groups: Mapping[str, tuple[str, ...]]
    """Card -> its siblings, where it has any."""
    planned: tuple[str, ...] = ()
    at: int = 0
    steps: tuple[tuple[str, str], ...] = ()
    """(due, card), soonest first."""
    missed: Mapping[str, int] = field(default_factory=dict)
    """Card -> how many answers must have been given before it returns."""
    later: tuple[str, ...] = ()
    """Cards that were put off; each stays among them until it is answered."""
    ahead: bool = False
    """Whether it goes on with what is not due."""
    free: bool = False
    """Whether what is planned is asked although it is not due."""
    cram: bool = False
    held: int = 0
    """Due cards that the day's limit leaves for other days."""
    until: str = ""
    """The day up to which what falls due is asked already."""
    looks: Mapping[str, Looks] = field(default_factory=dict)
    """Pack -> its last looks before an exam."""

    def ready(self, entry: Entry, card: Card, when: Moment) -> bool:
        """Whether a card of the session that has been studied is to be asked now."""
        looks = self.looks.get(entry.pack)
        due = looks.due(card) if looks else card.due
        ahead = due <= self.until and card.phase is Phase.REVIEW
        return ahead or ready(card, entry.fingerprint, when, due)

    def over(self, library: Mapping[str, Entry], groups: Mapping[str, tuple[str, ...]], state: State) -> Queue:
        """The same over other entries, without the cards that are not among them."""
        return replace(
            self,
            entries={key: library[key] for key in self.entries if key in library},
            groups=groups,
            planned=tuple(key for key in self.planned[self.at :] if key in library),
            at=0,
            steps=tuple(sorted(self._steps_over(library, state))),
            missed={key: at for key, at in self.missed.items() if key in library},
            later=tuple(key for key in self.later if key in library),
        )

    def _steps_over(self, library: Mapping[str, Entry], state: State) -> Iterator[tuple[str, str]]:
        """The steps of the cards that are there; where the answer changed the step is over."""
        for due, key in self.steps:
            if key in library:
                yield "" if changed(state.card(key), library[key].fingerprint) else due, key

    def left(self, state: State, when: Moment, asked: str) -> int:
        """How many cards are still to come today, with the one being asked."""
        waiting = {asked, *self.steps_until(state.rules.learn_ahead, when), *self.missed, *self.later}
        apart = self.without_siblings(asked)
        return len(apart.planned) - apart.at + len(waiting)

    def without_siblings(self, key: str) -> Queue:
        """The same without what is not to be asked on the day on which this card is answered."""
        others = () if self.cram or self.free else self.groups.get(key, ())
        if not others:
            return self
        return replace(self, planned=tuple(one for one in self.planned[self.at :] if one not in others), at=0)

    def steps_until(self, minutes: int, when: Moment) -> list[str]:
        """The cards whose step is over in so many minutes, the soonest first."""
        soon = to_the_second(when.now + timedelta(minutes=minutes))
        return [key for due, key in self.steps if due <= soon]


def choose(queue: Queue, state: State, when: Moment, asked: int, last: str = "") -> tuple[str, Queue]:
    """The card to ask next, after so many answers, and the queue without it; no card when nothing is left."""
    if key := _due_step(queue, state, when, asked, last):
        return key, queue
    places = range(queue.at, len(queue.planned))
    at = next((at for at in places if _askable(queue, queue.planned[at], state, when)), None)
    returning = "" if at is not None and asked % TAKING_TURNS else _returning(queue, state, when, asked, last)
    if returning or at is not None:
        return (returning, queue) if returning or at is None else (queue.planned[at], replace(queue, at=at + 1))
    queue = replace(queue, at=len(queue.planned))
    key = _soonest(queue, state, when, last)
    if key in {"", last}:
        key = _put_off(queue, state, when) or key
    if queue.ahead and key in {"", last}:
        return _further(queue, state, when, last)
    return key, queue


def answered(queue: Queue, card: Card, missed: bool, asked: int) -> Queue:
    """The queue after an answer: a card in its steps waits for the next, a missed one for its return."""
    steps = [item for item in queue.steps if item[1] != card.key]
    if not queue.cram and in_steps(card) and is_instant(card.due):
        insort(steps, (card.due, card.key))
    waiting = {key: at for key, at in queue.missed.items() if key != card.key}
    if missed and (queue.cram or is_instant(card.due)):
        waiting[card.key] = asked + RETURNS_AFTER
    queue = queue.without_siblings(card.key)
    return replace(queue, steps=tuple(steps), missed=waiting, later=_but(queue.later, card.key))


def without(queue: Queue, key: str) -> Queue:
    """The queue without a card."""
    waiting = {other: at for other, at in queue.missed.items() if other != key}
    steps = tuple(item for item in queue.steps if item[1] != key)
    return replace(queue, steps=steps, missed=waiting, later=_but(queue.later, key))


def taken_out(queue: Queue, key: str) -> Queue:
    """The queue without a card, and without its place among what is planned."""
    return replace(without(queue, key), planned=_but(queue.planned[queue.at :], key), at=0)


def put_back(queue: Queue, key: str) -> Queue:
    """The queue with a card that was chosen and not answered, to be asked next."""
    if key in queue.missed or key in queue.later or any(key == other for _, other in queue.steps):
        return queue
    return replace(queue, planned=(key, *queue.planned[queue.at :]), at=0)


def put_off(queue: Queue, key: str) -> Queue:
    """The queue with a card at its end."""
    queue = without(queue, key)
    return replace(queue, later=(*queue.later, key))


def _due_step(queue: Queue, state: State, when: Moment, asked: int, last: str) -> str:
    now = to_the_second(when.now)
    for due, key in queue.steps:
        if due > now:
            break
        early = key in queue.missed and asked < queue.missed[key] - RETURNS_AFTER + SOONEST_AFTER
        if key != last and not early and not hidden(state.card(key), when):
            return key
    return ""


def _returning(queue: Queue, state: State, when: Moment, asked: int, last: str) -> str:
    ripe = (key for key, at in queue.missed.items() if at <= asked and key != last)
    return next((key for key in ripe if not hidden(state.card(key), when)), "")


def _askable(queue: Queue, key: str, state: State, when: Moment) -> bool:
    """Whether a planned card is still to be asked: another window, or an undo, may have changed that."""
    card = state.card(key)
    if hidden(card, when):
        return False
    if queue.cram or queue.free:
        return True
    if card.phase is not Phase.NEW and not queue.ready(queue.entries[key], card, when):
        return False
    return not met_today(queue, key, state, when)


def _put_off(queue: Queue, state: State, when: Moment) -> str:
    return next((key for key in queue.later if not hidden(state.card(key), when)), "")


def _soonest(queue: Queue, state: State, when: Moment, last: str) -> str:
    """A missed card, or the next step that is not too far off; the last one asked only if there is no other."""
    steps = queue.steps_until(state.rules.learn_ahead, when)
    keys = [key for key in (*steps, *queue.missed) if not hidden(state.card(key), when)]
    return next((key for key in keys if key != last), keys[0] if keys else "")


def _further(queue: Queue, state: State, when: Moment, last: str) -> tuple[str, Queue]:
    """Go on with what is not due: what is new and was kept apart, what comes due next, what was met today."""
    cards = [state.card(key) for key in queue.entries]
    cards = [card for card in cards if not hidden(card, when)]
    day = when.today
    keys = [card.key for card in sorted(cards, key=lambda card: (card.key == last, card.last_day == day, card.due))]
    if not keys:
        return "", queue
    return keys[0], replace(queue, planned=tuple(keys), at=1, free=True)


def met_today(queue: Queue, key: str, state: State, when: Moment) -> bool:
    """Whether a sibling of the card was answered today, or is in its steps and of this session."""
    cards = (state.cards.get(other) for other in queue.groups.get(key, ()))
    return any(
        card is not None and (card.last_day == when.today or (in_steps(card) and card.key in queue.entries))
        for card in cards
    )


def _but(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(other for other in keys if other != key) if key in keys else keys


def step_due(card: Card, fingerprint: str) -> str:
    """When a step is over, as text that sorts; one of an earlier day is over, and one whose answer changed."""
    return card.due if is_instant(card.due) and not changed(card, fingerprint) else ""
