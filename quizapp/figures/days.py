"""The days ahead and behind: what falls due on each, and what they are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from quizapp.study.calendar import Moment, due_date, due_words, is_instant
from quizapp.study.model import Card

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def forecast(cards: Iterable[Card], when: Moment, days: int = 7) -> dict[date, int]:
    """How many of the cards fall due on each of the days after today."""
    ahead = {(when.day + timedelta(days=number)).isoformat(): 0 for number in range(1, days + 1)}
    for due, count in Counter(_asked_from(cards, when)).items():
        day = due_date(due, when)
        if day in ahead:
            ahead[day] += count
    return {date.fromisoformat(day): count for day, count in ahead.items()}


def _asked_from(cards: Iterable[Card], when: Moment) -> Iterator[str]:
    """When each of the cards that are asked is due: not before tomorrow where it is buried today."""
    tomorrow = (when.day + timedelta(days=1)).isoformat()
    for card in cards:
        if card.due and not card.suspended and not card.flag:
            buried = card.buried == when.today
            yield max(card.due, tomorrow, key=lambda due: due_date(due, when)) if buried else card.due


def next_words(cards: Iterable[Card], when: Moment) -> str:
    """When the next of the cards falls due, in words: `now`, `in 10 min`, `tomorrow`, `in 3 days`."""
    dues = set(_asked_from(cards, when))
    if not dues:
        return ""
    soonest = min(dues, key=lambda due: (due_date(due, when), due if is_instant(due) else ""))
    words = due_words(soonest, when.now, when.zone, when.rollover)
    return {"now": "now", "today": "now", "1 day": "tomorrow"}.get(words, f"in {words}")


def short_day(day: date) -> str:
    """A day without its year.

    >>> short_day(date(2026, 12, 12))
    '12 Dec'
    """
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def day_words(day: date) -> str:
    """A day with its weekday.

    >>> day_words(date(2026, 11, 22))
    'Sunday 22 November'
    """
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
