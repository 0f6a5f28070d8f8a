"""A session's queue: what is due mixed across packs within the day's limits, new ones among it, siblings apart."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizapp.study.calendar import Moment, is_due, is_instant
from quizapp.study.cards import hidden, in_steps, ready
from quizapp.study.entries import Entry, Scope, in_scope, siblings
from quizapp.study.fold import State
from quizapp.study.model import Phase
from quizapp.study.queue import Queue, met_today, step_due
from quizapp.study.scheduler import decay_of, retrievability


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
            steps.append((step_due(card), entry.card))
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


def _likeliest_first(keys: Iterable[str], state: State, when: Moment) -> list[str]:
    """The order that clears a backlog soonest: what is still remembered comes first."""
    decay = decay_of(state.rules)
    return sorted(keys, key=lambda key: -(retrievability(state.card(key), when.now, decay) or 0))


def _spread(due: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Both in their order, the fewer evenly among the more."""
    placed = [((number + 1) / (len(due) + 1), 0, key) for number, key in enumerate(due)]
    placed += [((number + 1) / (len(new) + 1), 1, key) for number, key in enumerate(new)]
    return tuple(key for _, _, key in sorted(placed, key=lambda place: place[:2]))
