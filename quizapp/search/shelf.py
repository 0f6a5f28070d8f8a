"""The cards of a library in columns, with what a learner knows of each, to look through very many at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from quizapp.figures.knowing import knowing, remembered
from quizapp.search.query import (
    ANSWERED,
    DIFFICULTY,
    DOCUMENT,
    DUE,
    ID,
    INTERVAL,
    KIND,
    KNOWN,
    LAPSES,
    PACK,
    REVIEWS,
    TAG,
    TOPIC,
)
from quizapp.study.calendar import Moment, due_date, is_due
from quizapp.study.cards import changed, hidden, leech, ready
from quizapp.study.entries import Entry
from quizapp.study.fold import State
from quizapp.study.model import Card, Phase
from quizapp.study.scheduler import decay_of

Column = Sequence[Any]
REMEMBERED = 16
"""Of so many words the cards that have them are kept at hand."""


class Texts(Protocol):
    """What a library says of its cards besides the index, in the order of the index."""

    def documents(self) -> Sequence[str]:
        """The documents that each card's question cites, one a line."""

    def checked(self) -> Sequence[bool]:
        """Whether a person has checked each card's question."""

    def matching(self, text: str) -> bytes:
        """For each place 1 where the card has these words one after the other, the last perhaps only begun, else 0."""


class Shelf:
    """The cards of a library at one moment; a column is made when it is first asked for."""

    def __init__(
        self, state: State, entries: Sequence[Entry], titles: Mapping[str, str], texts: Texts, when: Moment
    ) -> None:
        self.entries = entries
        self.titles = titles
        self.texts = texts
        self.when = when
        self.decay = decay_of(state.rules)
        known = state.cards.get
        self.cards: list[Card | None] = [known(entry.card) for entry in entries]
        self._columns: dict[str, Column] = {}
        self._values: dict[str, frozenset[Any]] = {}
        self._matching: dict[str, bytes] = {}

    def __len__(self) -> int:
        return len(self.entries)

    def column(self, name: str) -> Column:
        """One thing said of every card, in the order of the index."""
        if name not in self._columns:
            self._columns[name] = _MADE[name](self)
        return self._columns[name]

    def values(self, name: str) -> frozenset[Any]:
        """Every value that stands in a column."""
        if name not in self._values:
            self._values[name] = frozenset(self.column(name))
        return self._values[name]

    def card(self, place: int) -> Card:
        """What the learner knows of the card at a place."""
        return self.cards[place] or Card(self.entries[place].card)

    def known(self, place: int) -> float | None:
        """How likely the card at a place is remembered now; None where it was never answered."""
        return remembered(self.card(place), self.when.now, self.decay)

    def state(self, place: int) -> str:
        """How the card at a place stands, in a word: what keeps it out, else `due`, else how well it is known."""
        card, entry = self.card(place), self.entries[place]
        if card.flag or card.suspended or card.buried == self.when.today:
            return "flagged" if card.flag else "suspended" if card.suspended else "buried"
        return "due" if _due(card, entry, self) else knowing(card, self.when.now, self.decay)

    def matching(self, text: str) -> bytes:
        """For each place 1 where the card has these words, else 0; what was looked for last is remembered."""
        if text not in self._matching:
            if len(self._matching) >= REMEMBERED:
                self._matching.clear()
            self._matching[text] = self.texts.matching(text)
        return self._matching[text]


def _of_entry(take: Callable[[Entry], Any]) -> Callable[[Shelf], Column]:
    return lambda shelf: [take(entry) for entry in shelf.entries]


def _of_card(take: Callable[[Card, Shelf], Any], otherwise: Any = None) -> Callable[[Shelf], Column]:
    """What is taken from each card that was ever met; of the others the same for all."""
    return lambda shelf: [otherwise if card is None else take(card, shelf) for card in shelf.cards]


def _answered(take: Callable[[Card, Shelf], Any]) -> Callable[[Shelf], Column]:
    """What is taken from each card that has an answer."""
    return _of_card(lambda card, shelf: None if card.phase is Phase.NEW else take(card, shelf))


def _of_both(take: Callable[[Card, Entry, Shelf], Any], otherwise: Any = False) -> Callable[[Shelf], Column]:
    return lambda shelf: [
        otherwise if card is None else take(card, entry, shelf)
        for card, entry in zip(shelf.cards, shelf.entries, strict=True)
    ]


def _due(card: Card, entry: Entry, shelf: Shelf) -> bool:
    """Whether a card is asked now; a new one is where somebody has made it due."""
    made_due = card.phase is Phase.NEW and is_due(card.due, shelf.when)
    return (made_due or ready(card, entry.fingerprint, shelf.when)) and not hidden(card, shelf.when)


_MADE: dict[str, Callable[[Shelf], Column]] = {
    TOPIC: _of_entry(lambda entry: entry.topic),
    KIND: _of_entry(lambda entry: entry.kind),
    PACK: _of_entry(lambda entry: entry.pack),
    ID: _of_entry(lambda entry: entry.card),
    TAG: lambda shelf: [
        entry.tags if card is None else (*entry.tags, *card.tags)
        for card, entry in zip(shelf.cards, shelf.entries, strict=True)
    ],
    DOCUMENT: lambda shelf: shelf.texts.documents(),
    LAPSES: _of_card(lambda card, _: card.lapses, 0),
    REVIEWS: _of_card(lambda card, _: card.reps, 0),
    INTERVAL: _answered(lambda card, _: card.interval_days),
    DIFFICULTY: _answered(lambda card, _: card.difficulty),
    KNOWN: _answered(lambda card, shelf: remembered(card, shelf.when.now, shelf.decay)),
    DUE: _of_card(lambda card, shelf: due_date(card.due, shelf.when) if card.due else None),
    ANSWERED: _answered(lambda card, _: card.last_day),
    "knowing": _of_card(lambda card, shelf: knowing(card, shelf.when.now, shelf.decay), "new"),
    "ready": _of_both(_due),
    "leech": _of_card(lambda card, _: leech(card), False),
    "suspended": _of_card(lambda card, _: card.suspended, False),
    "buried": _of_card(lambda card, shelf: card.buried == shelf.when.today, False),
    "flagged": _of_card(lambda card, _: bool(card.flag), False),
    "changed": _of_both(lambda card, entry, _: changed(card, entry.fingerprint)),
    "checked": lambda shelf: shelf.texts.checked(),
}
