"""How long until what was left undone is caught up with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from quizapp.study.calendar import Moment, due_date
from quizapp.study.cards import hidden
from quizapp.study.model import Card, Phase


def overdue(cards: Iterable[Card], when: Moment) -> dict[str, int]:
    """Day -> how many cards have been waiting since then, the oldest day first; without what falls due today."""
    dues = Counter(card.due for card in cards if card.phase is Phase.REVIEW and not hidden(card, when))
    late = Counter[str]()
    for due, count in dues.items():
        late[due_date(due, when)] += count
    return {day: late[day] for day in sorted(late) if day < when.today}


def days_to_clear(held: int, coming: Sequence[int], limit: int) -> int | None:
    """Days until nothing waits beyond the limit, given what falls due on each day to come; None if that is far off.

    >>> days_to_clear(90, [10, 10, 10, 10, 10, 10], 40)
    3
    """
    for number, due in enumerate(coming, 1):
        held = max(0, held + due - limit)
        if not held:
            return number
    return None
