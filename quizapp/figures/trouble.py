"""What to look into: cards missed again and again, answers that were sure and wrong, verdicts that were overridden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.figures.mastery import put_aside
from quizapp.study.cards import leech
from quizapp.study.entries import Entry
from quizapp.study.fold import State
from quizapp.study.model import Rating, Row
from quizapp.study.summary import SURE


@dataclass(frozen=True, slots=True)
class Trouble:
    """Cards, each with how often; the worst first."""

    leeches: tuple[tuple[str, int], ...] = ()
    """By lapses."""
    sure_but_wrong: tuple[tuple[str, int], ...] = ()
    overridden: tuple[tuple[str, int], ...] = ()


class TroubleTally:
    """Takes the answers that stand one after the other."""

    def __init__(self) -> None:
        self._sure = Counter[str]()
        self._overridden = Counter[str]()

    def add(self, row: Row) -> None:
        """One answer."""
        card, data = str(row.data["card"]), row.data
        if data.get("confidence") == SURE and int(data.get("rating", Rating.GOOD)) == Rating.AGAIN:
            self._sure[card] += 1
        if data.get("override"):
            self._overridden[card] += 1

    def told(self, state: State, entries: Iterable[Entry]) -> Trouble:
        """The figures so far, of cards that are still there."""
        there = {entry.card for entry in entries}
        cards = (state.card(card) for card in there if card in state.cards)
        lapses = {card.key: card.lapses for card in cards if leech(card) and not put_aside(card)}
        return Trouble(_worst(lapses), _worst(_of(self._sure, there)), _worst(_of(self._overridden, there)))


def _of(counts: Counter[str], there: set[str]) -> dict[str, int]:
    return {card: count for card, count in counts.items() if card in there}


def _worst(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
