"""What to look into: cards missed again and again, answers that were sure and wrong, verdicts that were overridden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class TroubleTally:
    """Takes the answers that stand one after the other; its fields can be written as JSON."""

    sure: dict[str, int] = field(default_factory=dict)
    """Card -> how often it was sure and wrong."""
    overridden: dict[str, int] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """One answer."""
        card, data = str(row.data["card"]), row.data
        if data.get("confidence") == SURE and int(data.get("rating", Rating.GOOD)) == Rating.AGAIN:
            self.sure[card] = self.sure.get(card, 0) + 1
        if data.get("override"):
            self.overridden[card] = self.overridden.get(card, 0) + 1


def troubles(tallies: Iterable[TroubleTally], state: State, entries: Iterable[Entry]) -> Trouble:
    """The figures of several tallies that have no card in common, of cards that are still there."""
    there, found = {entry.card for entry in entries}, list(tallies)
    cards = (card for card in state.cards.flat().values() if leech(card) and card.key in there)
    lapses = {card.key: card.lapses for card in cards if not put_aside(card)}
    sure, overridden = (_of(one, there) for one in ([one.sure for one in found], [one.overridden for one in found]))
    return Trouble(_worst(lapses), _worst(sure), _worst(overridden))


def _of(several: Iterable[Mapping[str, int]], there: set[str]) -> dict[str, int]:
    return {card: count for counts in several for card, count in counts.items() if card in there}


def _worst(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
