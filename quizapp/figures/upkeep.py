"""What a setting will cost: reviews a day, and for how long the new questions last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quizapp.study.fitting import workload
from quizapp.study.model import Card, Phase
from quizapp.study.scheduler import decay_of, interval
from quizapp.study.settings import Settings


def reviews_a_day(cards: Iterable[Card], settings: Settings) -> float:
    """About how many reviews a day the known cards take, each asked again as the settings say."""
    known = (card for card in cards if card.phase is Phase.REVIEW and not card.suspended and not card.flag)
    alike = Counter(float(f"{card.stability:.1e}") for card in known)
    return sum(workload(stability, settings) * count for stability, count in alike.items() if stability)


def waits_instead(days: int, settings: Settings, retention: float) -> int:
    """For how many days a question waits at another retention that waits so many days as it is.

    >>> waits_instead(10, Settings(retention=0.9), 0.8)
    33
    """
    decay = decay_of(settings)
    return max(round(days * interval(1, retention, decay) / interval(1, settings.retention, decay)), 1)


def days_of_new(new: int, a_day: int) -> int | None:
    """On how many days there is something new; None where nothing new comes.

    >>> days_of_new(188, 10), days_of_new(188, 0)
    (19, None)
    """
    return -(-new // a_day) if a_day else None
