"""What waits now: what is due and new, what is due only soon, what was never asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.figures.mastery import put_aside
from quizapp.study.calendar import Moment
from quizapp.study.daily import today
from quizapp.study.entries import Entry
from quizapp.study.fold import State
from quizapp.study.model import Phase


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits today, by pack, within the daily limits."""

    due: Mapping[str, int] = field(default_factory=dict)
    new: Mapping[str, int] = field(default_factory=dict)
    held: int = 0
    soon: int = 0
    """Of what is due: cards whose step ends within the minutes that are asked ahead."""


def due_said(due: int, soon: int, minutes: int) -> str:
    """How many are due, and how many of them only within the next minutes.

    >>> due_said(7, 4, 20), due_said(4, 4, 20), due_said(7, 0, 20)
    ('7 due (4 of them within 20 min)', '4 due (all within 20 min)', '7 due')
    """
    which = "all" if due == soon else f"{soon} of them"
    return f"{due} due ({which} within {minutes} min)" if soon else f"{due} due"


def waiting(state: State, entries: Sequence[Entry], when: Moment) -> Waiting:
    """What a session over everything would ask now: steps, what is due, and new cards within the limits."""
    queue = today(state, entries, when)
    due, new = Counter[str](), Counter[str]()
    for key in queue.planned:
        card = state.card(key)
        (new if card.phase is Phase.NEW and not card.due else due)[queue.entries[key].pack] += 1
    steps = queue.steps_until(state.rules.learn_ahead, when)
    due.update(queue.entries[key].pack for key in steps)
    return Waiting(due, new, queue.held, len(set(steps).difference(queue.steps_until(0, when))))


def never_asked(state: State, entries: Iterable[Entry]) -> Counter[str]:
    """Pack -> how many of its cards were never asked, without those put aside."""
    met = state.cards.flat()
    cards = ((entry.pack, met.get(entry.card)) for entry in entries)
    return Counter(pack for pack, card in cards if card is None or (card.phase is Phase.NEW and not put_aside(card)))
