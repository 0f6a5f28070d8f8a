"""The days before an exam on which every card is looked at once more."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.study.model import Card, Phase


@dataclass(frozen=True, slots=True)
class Looks:
    """From the first day of the last looks to the eve of the exam; each card has its day among them."""

    first: date
    last: date

    def day(self, key: str) -> date:
        """A card's own day, the same each time asked."""
        return self.first + timedelta(days=zlib.crc32(key.encode()) % ((self.last - self.first).days + 1))

    def cut(self, key: str, days: int, today: date) -> int:
        """An interval that would pass over the exam, cut to the card's last look; another one as it is.

        >>> eve = Looks(date(2026, 12, 11), date(2026, 12, 11))
        >>> eve.cut("p/q", 40, date(2026, 12, 1)), eve.cut("p/q", 4, date(2026, 12, 1))
        (10, 4)
        """
        passes = today < self.first and days > (self.last - today).days
        return (self.day(key) - today).days if passes else days

    def due(self, card: Card) -> str:
        """When a card is due that was scheduled before there was an exam: at its last look, if that is sooner."""
        if card.phase is not Phase.REVIEW or card.last_day >= self.first.isoformat():
            return card.due
        return min(card.due, self.day(card.key).isoformat()) if card.due > self.last.isoformat() else card.due
