"""How many cards fall due on which day, so that days can be made even."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quizapp.study.layered import Layered
from quizapp.study.model import Card, Phase


def falls_due(card: Card) -> str:
    """The day on which a known card falls due; nothing for one that is new, in steps or kept out."""
    return card.due if card.phase is Phase.REVIEW and not card.suspended and not card.flag else ""


def due_counts(cards: Iterable[Card]) -> Layered[int]:
    """Day -> how many of the cards fall due on it."""
    counts = Counter(map(falls_due, cards))
    del counts[""]
    return Layered(counts)


def moved(dues: Layered[int], before: str, after: str) -> Layered[int]:
    """The counts once a card that fell due on one day falls due on another."""
    if before == after:
        return dues
    if before:
        left = dues.get(before, 0) - 1
        dues = dues.with_item(before, left) if left else dues.without(before)
    return dues.with_item(after, dues.get(after, 0) + 1) if after else dues
