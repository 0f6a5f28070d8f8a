"""The quantities that choices stand for: one in its base unit, or all between two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from quizapp.packs.forms import form
from quizapp.text.numbers import parse_number
from quizapp.text.units import measure

_SPAN = re.compile(r"^(?:in )?(?:the )?(\d{1,2})(?:st|nd|rd|th) century$", re.IGNORECASE)
_UNDER = frozenset(
    {"fewer than", "less than", "under", "below", "up to", "at most", "no more than", "not more than", "<"}
)
_OVER = frozenset({"more than", "over", "above", "at least", "no fewer than", ">", "well over"})
_OPEN_END = re.compile(r"\b(?:or|and) (?:more|over|above|older|later)$", re.IGNORECASE)
_OPEN_START = re.compile(r"\b(?:or|and) (?:less|fewer|under|below|younger|earlier)$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:in|from|after|before|since|until|those aged|aged) +", re.IGNORECASE)
_ENDLESS = Decimal(10) ** 40
_SAYS_ONE = re.compile(
    r"[-−+$€£.]?\d|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|an?)\b",
    re.IGNORECASE,
)


def amount_of(text: str) -> tuple[str, Decimal] | None:
    """A quantity in its base unit; None where a text says no single one.

    >>> amount_of("0.4 km") == amount_of("400 m"), amount_of("fourteen") == amount_of("14"), amount_of("about 5")
    (True, True, None)
    """
    if not _SAYS_ONE.match(text):
        return None
    number = parse_number(text)
    if number is None or number.hedge or number.low != number.high:
        return None
    known = measure(number.unit)
    if known is None:
        return form(number.unit), number.value.normalize()
    dimension, size = known
    if dimension == "fahrenheit":
        return "celsius", ((number.value - 32) * 5 / 9).normalize()
    return dimension, (number.value * size).normalize()


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two, and what says so: a point, a range, or one that is open: over or under."""

    low: Decimal
    high: Decimal
    open_below: bool
    """Whether its end belongs to it: `less than 30` does not hold 30."""
    sort: str

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high or not (self.open_below or other.open_below):
            return low <= high
        return False


def interval(text: str) -> Interval | None:
    """The numbers that a choice stands for: `fewer than 30`, `40 to 60`, `the 5th century`."""
    century = _SPAN.match(text)
    if century:
        last = Decimal(100 * int(century[1]))
        return Interval(last - 99, last, False, "range")
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    over, under = _OPEN_END.search(rest), _OPEN_START.search(rest)
    number = parse_number(rest[: (over or under).start()] if over or under else rest)  # type: ignore[union-attr]
    if number is None:
        return None
    word = lead[0].strip().lower() if lead else ""
    if over or number.hedge.strip().lower() in _OVER or word in {"after", "since"}:
        shut = bool(over) or number.hedge.strip().lower() in {"at least", "no fewer than"} or word == "since"
        return Interval(number.value, _ENDLESS, not shut, "over")
    if under or number.hedge.strip().lower() in _UNDER or word in {"before", "until"}:
        shut = bool(under) or number.hedge.strip().lower() in {"up to", "at most", "no more than", "not more than"}
        return Interval(-_ENDLESS, number.value, not shut, "under")
    return Interval(number.low, number.high, False, "point" if number.low == number.high else "range")
