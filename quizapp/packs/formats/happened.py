"""What happened to a card in another program, for the learner's journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Act(StrEnum):
    """What was done: an answer, one out of turn, the card made new again, or made due on a day."""

    ANSWER = "answer"
    CRAM = "cram"
    RESET = "reset"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that was done to a card, and when."""

    at_ms: int
    """Milliseconds since 1970, which name it among all that happened to the card."""
    act: Act
    rating: int = 0
    elapsed_ms: int = 0
    days: int = 0
    """After how many days it was made due, as far as the log says."""
    due_ms: int = 0
    """The noon of the day on which it is due since; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Past:
    """What happened to the cards of a file's questions."""

    cards: Mapping[str, tuple[Happened, ...]] = field(default_factory=dict)
    """By `question` or `question#facet`, the oldest first."""
    suspended: frozenset[str] = frozenset()
    """Those that are kept out."""
    elsewhere: int = 0
    """Answers to cards that do not become questions."""

    def under(self, names: Mapping[str, str]) -> Past:
        """The same by other names of the questions; those that have none become no cards."""
        cards, elsewhere = dict[str, tuple[Happened, ...]](), self.elsewhere
        for card, happened in self.cards.items():
            if key := _under(card, names):
                cards[key] = (*cards.get(key, ()), *happened)
            else:
                elsewhere += sum(one.rating > 0 for one in happened)
        return Past(cards, frozenset(filter(None, (_under(card, names) for card in self.suspended))), elsewhere)

    def __bool__(self) -> bool:
        return any(self.cards.values()) or bool(self.suspended) or self.elsewhere > 0


def _under(card: str, names: Mapping[str, str]) -> str:
    question, sign, facet = card.partition("#")
    return f"{names[question]}{sign}{facet}" if question in names else ""
