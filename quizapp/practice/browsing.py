"""The library looked through: what a search finds, and how each question stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizapp.search.matching import found
from quizapp.search.parsing import Unclear, parse
from quizapp.search.shelf import Shelf
from quizapp.search.sorting import ORDER, Orders
from quizapp.study.calendar import due_words

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk

AT_HAND = 2_000
"""So many lines are kept once they were made."""


@dataclass(frozen=True, slots=True)
class Line:
    """A question as a list shows it, in words."""

    card: str
    prompt: str
    topic: str
    state: str
    due: str
    interval: str


class Browsing:
    """The cards of a library as they are now; a place is a card's number among them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Look at the library and the learner's record again."""
        desk = self._desk
        desk.store.follow()
        entries, index = desk.entries(), desk.library.index()
        self._texts = desk.library.texts()
        titles = {pack.id: pack.title for pack in index.packs.values()}
        self.shelf = Shelf(desk.store.state, entries, titles, self._texts, desk.when())
        self._orders = Orders(self.shelf)
        self._lines: dict[int, Line] = {}

    def find(self, search: str, sort: str = ORDER, reverse: bool = False) -> Sequence[int]:
        """The places of what a search finds, in an order. Raises Unclear."""
        return self._orders.sorted(found(self.shelf, parse(search)), sort, reverse)

    def find_so_far(self, search: str, sort: str = ORDER, reverse: bool = False) -> tuple[Sequence[int], str]:
        """The places of what is found by all of a search that can be read, and what is wrong with the rest."""
        said = ""
        while True:
            try:
                return self.find(search, sort, reverse), said
            except Unclear as error:
                said = said or ": ".join(filter(None, (error.message, error.hint)))
                search = search[: error.start] + search[error.end :]

    def card(self, place: int) -> str:
        """The key of the card at a place."""
        return self.shelf.entries[place].card

    def prompt(self, place: int) -> str:
        """What the card at a place asks."""
        return self._texts.prompt(place)

    def line(self, place: int) -> Line:
        """The card at a place as a list shows it."""
        if place not in self._lines:
            if len(self._lines) >= AT_HAND:
                self._lines.clear()
            self._lines[place] = self._line(place)
        return self._lines[place]

    def _line(self, place: int) -> Line:
        entry, card, when = self.shelf.entries[place], self.shelf.card(place), self.shelf.when
        days = card.interval_days
        return Line(
            card=entry.card,
            prompt=self.prompt(place),
            topic=entry.topic or self.shelf.titles.get(entry.pack, entry.pack),
            state=self.shelf.state(place),
            due=due_words(card.due, when.now, when.zone, when.rollover) if card.due else "",
            interval=f"{days} day{'' if days == 1 else 's'}" if days else "",
        )

    def facts(self, place: int) -> str:
        """How the card at a place stands, in a few words each."""
        card, entry, line = self.shelf.card(place), self.shelf.entries[place], self.line(place)
        known = self.shelf.known(place)
        tags = ", ".join((*entry.tags, *card.tags))
        said = [] if line.state == "due" else [line.state]
        if known is not None:
            said += [f"due {line.due}" if line.due in {"now", "today"} else f"due in {line.due}"]
            said += [f"answered {_times(card.reps)}", f"forgotten {_times(card.lapses)}"]
            said += [f"difficulty {card.difficulty:.1f} of 10", f"remembered now with {known:.0%}".replace("%", " %")]
        return " · ".join([*said, *([f"tags {tags}"] if tags else [])])

    def record(self, place: int) -> dict[str, Any]:
        """The card at a place as other programs read it."""
        entry, card, shelf = self.shelf.entries[place], self.shelf.card(place), self.shelf
        known = shelf.known(place)
        return {
            "card": entry.card,
            "pack": entry.pack,
            "question": entry.question,
            "facet": entry.facet,
            "kind": entry.kind,
            "topic": entry.topic,
            "tags": [*entry.tags, *card.tags],
            "documents": [name for name in shelf.column("document")[place].split("\n") if name],
            "prompt": self.prompt(place),
            "answers": self._texts.answers(place),
            "state": shelf.state(place),
            "due": card.due or None,
            "interval_days": card.interval_days,
            "reviews": card.reps,
            "lapses": card.lapses,
            "difficulty": round(card.difficulty, 2) if known is not None else None,
            "known": None if known is None else round(known, 4),
            "answered": card.last_at or None,
        }


def _times(count: int) -> str:
    return "once" if count == 1 else "never" if not count else f"{count} times"
