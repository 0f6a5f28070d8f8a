"""A search as a value: terms that all have to hold, and the text that says the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

TOPIC, KIND, PACK, DOCUMENT, TAG, ID, IS = "topic", "kind", "pack", "document", "tag", "id", "is"
LAPSES, REVIEWS, INTERVAL, DIFFICULTY, KNOWN = "lapses", "reviews", "interval", "difficulty", "known"
DUE, ANSWERED = "due", "answered"

TEXTS = (TOPIC, KIND, PACK, DOCUMENT, TAG, ID, IS)
"""What is said with a colon: `topic:cities`."""
NUMBERS = (LAPSES, REVIEWS, INTERVAL, DIFFICULTY, KNOWN)
TIMES = (DUE, ANSWERED)
COMPARED = (*NUMBERS, *TIMES)
"""What is compared: `lapses>3`, `due<2026-12-01`, `answered<7d`."""
SIGNS = ("<=", ">=", "<", ">", "=")
STATES = (
    *("due", "new", "known", "fading", "weak", "leech"),
    *("suspended", "buried", "flagged", "changed", "checked", "unchecked"),
)
"""What a card can be said to be with `is:`."""
_BARE = re.compile(r'(?!-|"|[a-zA-Z]+[:<>=])\S+')
_PLAIN = re.compile(r'[^\s"]\S*')


@dataclass(frozen=True, slots=True)
class Days:
    """So many days from now: ahead for what falls due, back for what was answered."""

    count: int


Amount = float | date | Days


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand one after the other in a question; the last may be the beginning of one."""

    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text that is said of a question, such as its topic."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of a card, compared."""

    name: str
    sign: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Term:
    """One condition, or its contrary."""

    of: Words | Said | Compared
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Conditions that all have to hold; without any, everything is meant."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        """The text that is read as this search."""
        return " ".join(("-" if term.negated else "") + _text(term.of) for term in self.terms)


def _text(of: Words | Said | Compared) -> str:
    match of:
        case Words(text):
            return text if _BARE.fullmatch(text) else quoted(text)
        case Said(name, value):
            return f"{name}:{value if _PLAIN.fullmatch(value) else quoted(value)}"
        case Compared(name, sign, amount):
            return f"{name}{sign}{_amount(amount)}"


def quoted(text: str) -> str:
    """A text between quotes.

    >>> print(quoted('a "b"'))
    "a \\"b\\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _amount(amount: Amount) -> str:
    if isinstance(amount, Days):
        return f"{amount.count}d"
    return amount.isoformat() if isinstance(amount, date) else f"{amount:f}".rstrip("0").rstrip(".")
