"""What the library says without opening a question: its cards and its packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from quizapp.errors import WrongUse
from quizapp.packs.cache import TAGS


class Entry(NamedTuple):
    """What the index says of a card."""

    card: str
    pack: str
    question: str
    facet: str
    topic: str
    kind: str
    fact: str
    fingerprint: str
    order: int
    tagged: str = ""
    options: int = 0
    """Among how many options the answer is chosen, 0 where it is not."""
    difficulty: int = 0
    """From 1 to 5, 0 where nobody says."""
    vouched: bool = True
    """Whether a person wrote the question, or has checked it."""

    def under(self, card: str) -> Entry:
        """The same under another key."""
        return self._replace(card=card)

    @property
    def tags(self) -> tuple[str, ...]:
        """The question's tags."""
        return tuple(self.tagged.split(TAGS)) if self.tagged else ()


@dataclass(frozen=True, slots=True)
class PackEntry:
    """What the index says of a pack; `count` is of its cards, `errors` of what in it cannot be read."""

    id: str
    title: str
    path: Path
    count: int
    language: str
    errors: int = 0
    number: int = 0
    """Its number in the cache."""
    drafts: int = 0
    """Generated questions in it that are not asked before somebody has looked at them."""


class Hidden(NamedTuple):
    """A pack that is not used because another one found earlier has its id."""

    id: str
    path: Path
    by: Path


class Broken(NamedTuple):
    """A pack, or part of one, that cannot be read, and the first reason."""

    path: Path
    message: str
    errors: int


@dataclass(frozen=True, slots=True)
class Index:
    """Every card that can be studied, and every pack by its id."""

    entries: tuple[Entry, ...] = field(repr=False)
    packs: Mapping[str, PackEntry]
    hidden: tuple[Hidden, ...] = ()
    broken: tuple[Broken, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Former name of a question (`pack/old`) -> its name now (`pack/new`)."""

    def pack(self, name: str) -> PackEntry:
        """The pack with exactly this id; raises WrongUse where it is not there any more."""
        if name not in self.packs:
            raise WrongUse(f"the pack '{name}' is no longer there", hint="put it back, or go on with another")
        return self.packs[name]

    def of(self, pack: str) -> tuple[Entry, ...]:
        """The cards of a pack, which follow one another; none where it is not there."""
        first = 0
        for one in self.packs.values():
            if one.id == pack:
                return self.entries[first : first + one.count]
            first += one.count
        return ()

    def language(self, pack: str) -> str:
        """The language that a pack is written in."""
        return self.packs[pack].language if pack in self.packs else "en"

    def fingerprint(self, pack: str) -> str:
        """A mark that changes when a question of a pack comes, goes, or has another answer."""
        cards = sorted(f"{entry.card} {entry.fingerprint}" for entry in self.of(pack))
        return sha256("\n".join(cards).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def drafts(self) -> int:
        """Questions that wait for somebody to look at them, in all packs."""
        return sum(pack.drafts for pack in self.packs.values())

    @property
    def problems(self) -> tuple[str, ...]:
        """What a person should know of the library, each in a sentence."""
        hidden = (f"{one.path} is not used: {one.by} has the same id '{one.id}'" for one in self.hidden)
        broken = (f"{one.path}: {one.message} (quizapp check shows everything)" for one in self.broken)
        return (*hidden, *broken)
