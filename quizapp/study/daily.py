"""A session's queue: what is due mixed across packs within the day's limits, new ones among it, siblings apart."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from quizapp.study.calendar import Moment, due_date, due_on, is_due, is_instant
from quizapp.study.cards import hidden, in_steps, pack_of
from quizapp.study.entries import Entry, Scope, in_scope, siblings
from quizapp.study.fold import State, pack_state
from quizapp.study.limits import new_today, reviews_today
from quizapp.study.model import Phase
from quizapp.study.queue import Queue, met_today, step_due
from quizapp.study.rules import exam_of
from quizapp.study.scheduler import faded


def plan(state: State, entries: Sequence[Entry], scope: Scope, when: Moment, seed: int, *, more_new: int = 0) -> Queue:
    """The day's queue: what is due within the daily limit, with new ones spread among it; none beside a backlog."""
    queue, due, new = _sorted_out(state, entries, scope, when)
    today, held = _for_today(state, _apart(_likeliest_first(due, state, when), queue, state, when), when)
    if not held:
        today, held = _for_today(state, _mixed(due, queue, state, when, seed), when)
    there = Counter(map(pack_of, new))
    new = _apart(new, queue, state, when, today)
    if not more_new:
        new = new_today(state, _without_backlog(new, held, today, state, when), today, there, when)
    return replace(queue, planned=_spread(today, new[: more_new or None]), held=len(held))


def today(state: State, entries: Sequence[Entry], when: Moment, also: Collection[str] = ()) -> Queue:
    """What a session asks today over everything being studied, and over other packs if they are named."""
    return plan(state, entries, Scope(studying(state, entries, when).union(also)), when, seed=0)


def studying(state: State, entries: Iterable[Entry], when: Moment) -> frozenset[str]:
    """The packs being studied that have entries."""
    packs = {entry.pack for entry in entries}
    return frozenset(pack for pack in packs if pack_state(state, pack, when.today) == "studying")


def _for_today(state: State, due: Sequence[str], when: Moment) -> tuple[list[str], set[str]]:
    """The due cards that today's limits leave, and those that they do not."""
    today = reviews_today(state, due, when)
    return today, set(due).difference(today)


def _without_backlog(
    new: Iterable[str], held: Collection[str], today: Sequence[str], state: State, when: Moment
) -> list[str]:
    """The new cards of packs that are not behind; none where the day is full."""
    if held and len(today) >= state.rules.reviews_per_day - state.today(when).reviews:
        return []
    behind = {pack_of(key) for key in held}
    return [key for key in new if pack_of(key) not in behind]


def plan_ahead(state: State, entries: Sequence[Entry], scope: Scope, when: Moment, seed: int, days: int) -> Queue:
    """A queue of what is due now and then of what falls due within so many days, without limits and new ones."""
    queue, due, _ = _sorted_out(state, entries, scope, when, due_on(days, when))
    due = _mixed(due, queue, state, when, seed)
    due.sort(key=lambda key: max(due_date(state.card(key).due, when), when.today))
    return replace(queue, planned=tuple(due))


def plan_on(state: State, entries: Sequence[Entry], scope: Scope, when: Moment, seed: int) -> Queue:
    """A queue that does not end: everything due, then everything new, then what comes due next."""
    queue, due, new = _sorted_out(state, entries, scope, when)
    due = _mixed(due, queue, state, when, seed)
    return replace(queue, planned=(*due, *_apart(new, queue, state, when, due)), ahead=True)


def plan_cram(
    state: State, entries: Sequence[Entry], scope: Scope, when: Moment, seed: int, *, on: bool = False
) -> Queue:
    """A queue of everything once, whatever is due."""
    entries = in_scope(state, entries, scope, when)
    keys = [entry.card for entry in entries if not hidden(state.card(entry.card), when)]
    random.Random(seed).shuffle(keys)
    return Queue({entry.card: entry for entry in entries}, {}, tuple(keys), cram=True, ahead=on)


def _sorted_out(
    state: State, entries: Sequence[Entry], scope: Scope, when: Moment, until: str = ""
) -> tuple[Queue, list[str], list[str]]:
    """A queue with the cards in steps, the cards that are due, and the new ones in the order of their packs."""
    chosen = in_scope(state, entries, scope, when)
    queue = _empty(state, chosen, entries, when, until)
    met, due, new, steps = state.cards.flat(), [], [], []
    for entry in chosen:
        card = met.get(entry.card)
        if card is None:
            new.append(entry)
        elif hidden(card, when):
            continue
        elif card.phase is Phase.NEW:
            due.append(entry.card) if is_due(card.due, when) else new.append(entry)
        elif in_steps(card) and (is_instant(card.due) or is_due(card.due, when)):
            steps.append((step_due(card, entry.fingerprint), entry.card))
        elif queue.ready(entry, card, when):
            due.append(entry.card)
    for first_by in ("card", "pack", "order"):
        new.sort(key=attrgetter(first_by))
    return replace(queue, steps=tuple(sorted(steps))), due, [entry.card for entry in new]


def _empty(state: State, chosen: Sequence[Entry], entries: Sequence[Entry], when: Moment, until: str) -> Queue:
    """A queue of these cards with nothing planned yet."""
    exams = {pack: exam_of(state, pack, when) for pack in {entry.pack for entry in chosen}}
    looks = {pack: exam.looks for pack, exam in exams.items() if exam}
    return Queue({entry.card: entry for entry in chosen}, siblings(entries), until=until, looks=looks)


def _mixed(due: Sequence[str], queue: Queue, state: State, when: Moment, seed: int) -> list[str]:
    """What is due in an order of chance, without siblings."""
    mixed = list(due)
    random.Random(seed).shuffle(mixed)
    return _apart(mixed, queue, state, when)


def _apart(keys: Iterable[str], queue: Queue, state: State, when: Moment, taken: Iterable[str] = ()) -> list[str]:
    """The cards without those that have a sibling among them, or among the taken, or that was answered today."""
    chosen, kept = set(taken), []
    for key in keys:
        others = queue.groups.get(key)
        if others and (not chosen.isdisjoint(others) or met_today(queue, key, state, when)):
            continue
        chosen.add(key)
        kept.append(key)
    return kept


def _likeliest_first(keys: Iterable[str], state: State, when: Moment) -> list[str]:
    """The order that clears a backlog soonest: what is still remembered comes first."""
    cards = state.cards.flat()
    return sorted(keys, key=lambda key: faded(cards[key], when.now))


def _spread(due: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Both in their order, the fewer evenly among the more."""
    placed = [((number + 1) / (len(due) + 1), 0, key) for number, key in enumerate(due)]
    placed += [((number + 1) / (len(new) + 1), 1, key) for number, key in enumerate(new)]
    return tuple(key for _, _, key in sorted(placed, key=lambda place: place[:2]))
