"""What is asked next: steps first, then what is due mixed across packs with new ones among it, siblings apart."""

from __future__ import annotations

import random
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from quizapp.study.calendar import Moment, is_due, is_instant
from quizapp.study.cards import changed, hidden, in_steps, ready
from quizapp.study.fold import State, pack_state
from quizapp.study.model import Card, Phase
from quizapp.study.scheduler import decay_of, retrievability

SOONEST_AFTER = 2
"""A card that is in its steps waits for so many others, if there are others."""
RETURNS_AFTER = 5
"""After so many others a missed card returns, even before its step is over."""


class Entry(Protocol):
    """What the library's index says of a card."""

    @property
    def card(self) -> str:
        """Its key."""

    @property
    def pack(self) -> str:
        """Id of the pack."""

    @property
    def question(self) -> str:
        """Id of the question in the pack."""

    @property
    def facet(self) -> str:
        """Which facet of the question, mostly none."""

    @property
    def topic(self) -> str:
        """What it is about."""

    @property
    def kind(self) -> str:
        """Kind of the question."""

    @property
    def fact(self) -> str:
        """Id of the fact it asks about, or nothing."""

    @property
    def fingerprint(self) -> str:
        """Of the question's answer."""

    @property
    def order(self) -> int:
        """Its place in the pack."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cards a session is about."""

    packs: frozenset[str] | None = None
    topic: str = ""
    cards: frozenset[str] | None = None

    def takes(self, entry: Entry) -> bool:
        """Whether a card belongs to the session."""
        in_pack = self.packs is None or entry.pack in self.packs
        named = self.cards is None or entry.card in self.cards
        return in_pack and named and (not self.topic or entry.topic.casefold() == self.topic.casefold())


@dataclass(frozen=True, slots=True)
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
    """Cards that were put off."""
    ahead: bool = False
    """Whether it goes on with what is not due."""
    free: bool = False
    """Whether what is planned is asked although it is not due."""
    cram: bool = False

    def left(self, state: State, when: Moment) -> int:
        """How many cards are still to come today, apart from the one being asked."""
        soon = _text(when.now + timedelta(minutes=state.rules.learn_ahead))
        steps = {key for due, key in self.steps if due <= soon}
        return len(self.planned) - self.at + len(steps | self.missed.keys() | set(self.later))


def siblings(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """Each card that has siblings with them: cards on the same fact, or facets of one question."""
    first: dict[object, str] = {}
    groups: defaultdict[object, list[str]] = defaultdict(list)
    for entry in entries:
        group: object = entry.fact or (entry.pack, entry.question)
        other = first.setdefault(group, entry.card)
        if other != entry.card:
            groups[group].append(entry.card)
    found = {}
    for group, more in groups.items():
        keys = (first[group], *more)
        found.update({key: tuple(other for other in keys if other != key) for key in keys})
    return found


def in_scope(state: State, entries: Iterable[Entry], scope: Scope) -> list[Entry]:
    """The cards a session is about: those named, else of the packs being studied, else of those available."""
    taken = [entry for entry in entries if scope.takes(entry)]
    if scope.packs is not None or scope.cards is not None:
        return taken
    states = {pack: pack_state(state, pack) for pack in {entry.pack for entry in taken}}
    wanted = "studying" if "studying" in states.values() else "available"
    return [entry for entry in taken if states[entry.pack] == wanted]


def plan(state: State, entries: Sequence[Entry], scope: Scope, when: Moment, seed: int, *, more_new: int = 0) -> Queue:
    """The day's queue: what is due within the daily limit, with new ones spread among it."""
    queue, due, new = _sorted_out(state, entries, scope, when)
    random.Random(seed).shuffle(due)
    due = _apart(due, queue.groups, state, when)
    done, rules = state.today(when), state.rules
    limit = max(0, rules.reviews_per_day - done.reviews)
    backlog = len(due) > limit
    allowance = more_new or (0 if backlog else max(0, rules.new_per_day - done.new))
    if backlog:
        due = _likeliest_first(due, state, when)[:limit]
    new = _apart(new, queue.groups, state, when, due)[:allowance]
    return replace(queue, planned=_spread(due, new))


def plan_on(state: State, entries: Sequence[Entry], scope: Scope, when: Moment, seed: int) -> Queue:
    """A queue that does not end: everything due, then everything new, then what comes due next."""
    queue, due, new = _sorted_out(state, entries, scope, when)
    random.Random(seed).shuffle(due)
    due = _apart(due, queue.groups, state, when)
    return replace(queue, planned=(*due, *_apart(new, queue.groups, state, when, due)), ahead=True)


def plan_cram(
    state: State, entries: Sequence[Entry], scope: Scope, when: Moment, seed: int, *, on: bool = False
) -> Queue:
    """A queue of everything once, whatever is due."""
    entries = in_scope(state, entries, scope)
    keys = [entry.card for entry in entries if not hidden(state.card(entry.card), when)]
    random.Random(seed).shuffle(keys)
    return Queue({entry.card: entry for entry in entries}, {}, tuple(keys), cram=True, ahead=on)


def _sorted_out(
    state: State, entries: Sequence[Entry], scope: Scope, when: Moment
) -> tuple[Queue, list[str], list[str]]:
    """A queue with the cards in steps, the cards that are due, and the new ones in the order of their packs."""
    chosen = in_scope(state, entries, scope)
    due, new, steps = [], [], []
    for entry in chosen:
        card = state.cards.get(entry.card)
        if card is None or card.phase is Phase.NEW:
            if card is None or not hidden(card, when):
                new.append(entry)
        elif hidden(card, when):
            continue
        elif in_steps(card) and (is_instant(card.due) or is_due(card.due, when)):
            steps.append((_step_due(card), entry.card))
        elif ready(card, entry.fingerprint, when):
            due.append(entry.card)
    new.sort(key=lambda entry: (entry.order, entry.pack, entry.card))
    queue = Queue({entry.card: entry for entry in chosen}, siblings(entries), steps=tuple(sorted(steps)))
    return queue, due, [entry.card for entry in new]


def _apart(
    keys: Iterable[str], groups: Mapping[str, tuple[str, ...]], state: State, when: Moment, taken: Iterable[str] = ()
) -> list[str]:
    """The cards without those that have a sibling among them, or among the taken, or that was answered today."""
    chosen, kept = set(taken), []
    for key in keys:
        group = groups.get(key, ())
        if group and (not chosen.isdisjoint(group) or met_today(group, state, when)):
            continue
        chosen.add(key)
        kept.append(key)
    return kept


def met_today(group: Iterable[str], state: State, when: Moment) -> bool:
    """Whether one of these cards was answered today or is in its steps."""
    day = when.today
    cards = (state.cards.get(key) for key in group)
    return any(card is not None and (card.last_day == day or in_steps(card)) for card in cards)


def _likeliest_first(keys: Iterable[str], state: State, when: Moment) -> list[str]:
    """The order that clears a backlog soonest: what is still remembered comes first."""
    decay = decay_of(state.rules)
    return sorted(keys, key=lambda key: -(retrievability(state.card(key), when.now, decay) or 0))


def _spread(due: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Both in their order, the fewer evenly among the more."""
    placed = [((number + 1) / (len(due) + 1), 0, key) for number, key in enumerate(due)]
    placed += [((number + 1) / (len(new) + 1), 1, key) for number, key in enumerate(new)]
    return tuple(key for _, _, key in sorted(placed, key=lambda place: place[:2]))


def choose(queue: Queue, state: State, when: Moment, asked: int, last: str = "") -> tuple[str, Queue]:
    """The card to ask next, after so many answers, and the queue without it; no card when nothing is left."""
    key = _due_step(queue, state, when, asked, last) or _returning(queue, state, when, asked, last)
    if key:
        return key, queue
    for at in range(queue.at, len(queue.planned)):
        if _askable(queue, queue.planned[at], state, when):
            return queue.planned[at], replace(queue, at=at + 1)
    queue = replace(queue, at=len(queue.planned))
    if queue.later:
        return _put_off(queue, state, when, asked, last)
    key = _soonest(queue, state, when, last)
    if queue.ahead and key in {"", last}:
        return _further(queue, state, when, last)
    return key, queue


def answered(queue: Queue, card: Card, missed: bool, asked: int) -> Queue:
    """The queue after an answer: a card in its steps waits for the next, a missed one for its return."""
    steps = [item for item in queue.steps if item[1] != card.key]
    if not queue.cram and in_steps(card) and is_instant(card.due):
        insort(steps, (_step_due(card), card.key))
    waiting = {key: at for key, at in queue.missed.items() if key != card.key}
    if missed and (queue.cram or is_instant(card.due)):
        waiting[card.key] = asked + RETURNS_AFTER
    return replace(queue, steps=tuple(steps), missed=waiting, later=_but(queue.later, card.key))


def without(queue: Queue, key: str) -> Queue:
    """The queue without a card."""
    waiting = {other: at for other, at in queue.missed.items() if other != key}
    steps = tuple(item for item in queue.steps if item[1] != key)
    return replace(queue, steps=steps, missed=waiting, later=_but(queue.later, key))


def put_back(queue: Queue, key: str) -> Queue:
    """The queue with a card that was chosen and not answered, to be asked next."""
    if key in queue.missed or any(key == other for _, other in queue.steps):
        return queue
    return replace(queue, planned=(key, *queue.planned[queue.at :]), at=0)


def put_off(queue: Queue, key: str) -> Queue:
    """The queue with a card at its end."""
    queue = without(queue, key)
    return replace(queue, later=(*queue.later, key))


def _due_step(queue: Queue, state: State, when: Moment, asked: int, last: str) -> str:
    now = _text(when.now)
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
    if card.phase is not Phase.NEW and not ready(card, queue.entries[key].fingerprint, when):
        return False
    return not met_today(queue.groups.get(key, ()), state, when)


def _put_off(queue: Queue, state: State, when: Moment, asked: int, last: str) -> tuple[str, Queue]:
    key, rest = queue.later[0], replace(queue, later=queue.later[1:])
    return (key, rest) if not hidden(state.card(key), when) else choose(rest, state, when, asked, last)


def _soonest(queue: Queue, state: State, when: Moment, last: str) -> str:
    """A missed card, or the next step that is not too far off; the last one asked only if there is no other."""
    soon = _text(when.now + timedelta(minutes=state.rules.learn_ahead))
    steps = [key for due, key in queue.steps if due <= soon]
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


def changed_now(state: State, entry: Entry) -> bool:
    """Whether a question's answer changed since the learner last answered it."""
    return changed(state.card(entry.card), entry.fingerprint)


def _but(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(other for other in keys if other != key) if key in keys else keys


def _step_due(card: Card) -> str:
    """When a step is over, as text that sorts; a step of an earlier day is over."""
    return card.due if is_instant(card.due) else ""


def _text(now: datetime) -> str:
    return f"{now:%Y-%m-%dT%H:%M:%SZ}"
