"""How much of some cards is known now: of one topic, one document, one section, one pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from quizapp.figures.knowing import Knowing, in_a_word, remembered
from quizapp.study import guessing
from quizapp.study.entries import Entry
from quizapp.study.fold import State
from quizapp.study.model import Card
from quizapp.study.scheduler import decay_of


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one card now."""

    knowing: Knowing
    chance: float | None
    """How likely it is remembered, guesses left out; None for what was never answered."""


UNMET = Told(Knowing.NEW, None)


@dataclass(frozen=True, slots=True)
class Mastery:
    """What is known of several cards now; cards put aside are not among them."""

    cards: int = 0
    answered: int = 0
    expected: float = 0.0
    """How many of them are likely remembered: the sum of their chances."""
    counts: Mapping[Knowing, int] = field(default_factory=dict)

    @property
    def share(self) -> float | None:
        """The share likely remembered now, what was never answered counting as unknown; None before any answer."""
        return self.expected / self.cards if self.answered else None

    @property
    def of_answered(self) -> float | None:
        """The share likely remembered of those that were answered."""
        return self.expected / self.answered if self.answered else None


def put_aside(card: Card | None) -> bool:
    """Whether a card is suspended or reported, so that nothing is said of it."""
    return card is not None and (card.suspended or bool(card.flag))


def likely(card: Card | None, options: int, now: datetime, decay: float) -> float | None:
    """How likely a card's answer is known now, guesses left out; None for what was never answered."""
    chance = None if card is None else remembered(card, now, decay)
    return None if chance is None else guessing.known(chance, options)


def told(state: State, entries: Iterable[Entry], now: datetime) -> dict[str, Told]:
    """Card -> what is known of it now, without those put aside."""
    decay, met, found = decay_of(state.rules), state.cards.flat(), {}
    for entry in entries:
        card = met.get(entry.card)
        if card is None:
            found[entry.card] = UNMET
        elif not put_aside(card):
            chance = remembered(card, now, decay)
            known = None if chance is None else guessing.known(chance, entry.options)
            found[entry.card] = Told(in_a_word(card, chance), known)
    return found


def mastery(cards: Iterable[Told]) -> Mastery:
    """What is known of these cards together."""
    known = list(cards)
    chances = [one.chance for one in known if one.chance is not None]
    return Mastery(len(known), len(chances), sum(chances), Counter(one.knowing for one in known))


def by_topic(entries: Iterable[Entry], known: Mapping[str, Told]) -> dict[tuple[str, str], Mastery]:
    """(pack, topic) -> what is known of its cards, in the order in which the packs have them."""
    groups: dict[tuple[str, str], list[Told]] = {}
    for entry in entries:
        if entry.card in known:
            groups.setdefault((entry.pack, entry.topic), []).append(known[entry.card])
    return {group: mastery(cards) for group, cards in groups.items()}
