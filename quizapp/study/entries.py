"""What study sees of a library: its cards, which of them a session is about, and which are siblings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from quizapp.packs.blueprint import Offered
from quizapp.study.calendar import Moment
from quizapp.study.cards import changed
from quizapp.study.fold import State, pack_state


class Entry(Offered, Protocol):
    """What the library's index says of a card."""

    @property
    def card(self) -> str:
        """Its key."""

    @property
    def pack(self) -> str:
        """Id of the pack."""

    @property
    def question(self) -> str:
        """Id of the question in the pack."""

    @property
    def facet(self) -> str:
        """Which facet of the question, mostly none."""

    @property
    def fact(self) -> str:
        """Id of the fact it asks about, or nothing."""

    @property
    def options(self) -> int:
        """Among how many options it is chosen, 0 where it is not."""

    @property
    def fingerprint(self) -> str:
        """Of the question's answer."""

    @property
    def order(self) -> int:
        """Its place in the pack."""

    def under(self, card: str) -> Entry:
        """The same under another key."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cards a session is about."""

    packs: frozenset[str] | None = None
    topic: str = ""
    cards: frozenset[str] | None = None

    def takes(self, entry: Entry) -> bool:
        """Whether a card belongs to the session."""
        in_pack = self.packs is None or entry.pack in self.packs
        named = self.cards is None or entry.card in self.cards
        return in_pack and named and (not self.topic or entry.topic.casefold() == self.topic.casefold())


def family(entry: Entry) -> object:
    """What siblings have in common: their fact, or else their question."""
    return entry.fact or (entry.pack, entry.question)


def siblings(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """Each card that has siblings with them: cards on the same fact, or facets of one question."""
    first: dict[object, str] = {}
    groups: defaultdict[object, list[str]] = defaultdict(list)
    for entry in entries:
        group = family(entry)
        other = first.setdefault(group, entry.card)
        if other != entry.card:
            groups[group].append(entry.card)
    found = {}
    for group, more in groups.items():
        keys = (first[group], *more)
        found.update({key: tuple(other for other in keys if other != key) for key in keys})
    return found


def in_scope(state: State, entries: Iterable[Entry], scope: Scope, when: Moment) -> list[Entry]:
    """The cards a session is about: those named, else of the packs being studied, else of those available."""
    taken = [entry for entry in entries if scope.takes(entry)]
    if scope.packs is not None or scope.cards is not None:
        return taken
    states = {pack: pack_state(state, pack, when.today) for pack in {entry.pack for entry in taken}}
    wanted = "studying" if "studying" in states.values() else "available"
    return [entry for entry in taken if states[entry.pack] == wanted]


def changed_now(state: State, entry: Entry) -> bool:
    """Whether a question's answer changed since the learner last answered it."""
    return changed(state.card(entry.card), entry.fingerprint)
