"""A document coloured by what is known: its passages, its sections, and the facts that no question asks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol, TypeVar

from quizapp.figures.knowing import Knowing
from quizapp.figures.mastery import Mastery, Told, mastery

if TYPE_CHECKING:
    from quizapp.packs.citing import Cited, Places, Stated
    from quizapp.packs.sections import Section

WEAKEST_FIRST = (Knowing.WEAK, Knowing.FADING, Knowing.KNOWN, Knowing.NEW)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a document that are asked, or that state a fact no question asks."""

    start: int
    end: int
    cards: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    """The facts that no question asks, in words."""
    knowing: Knowing | None = None
    """How well the weakest of its cards is known; None where no question asks them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section with what is known of the cards that cite it."""

    heading: str
    level: int
    start: int
    end: int
    cards: tuple[str, ...]
    mastery: Mastery


def weakness(part: Part) -> tuple[float, int]:
    """What sections are ordered by, the weakest first: what is remembered of what was answered, then the larger."""
    return part.mastery.of_answered or 0.0, -part.mastery.answered


@dataclass(frozen=True, slots=True)
class KnowledgeMap:
    """What is known of a document, and where."""

    marks: tuple[Mark, ...] = ()
    """In the order of the text; one lies within another or apart from it."""
    parts: tuple[Part, ...] = ()
    cards: tuple[str, ...] = ()
    mastery: Mastery = field(default_factory=Mastery)
    facts: int = 0
    without_question: int = 0
    lost: int = 0
    """How many cards cite a passage that no longer stands there."""

    @property
    def weakest(self) -> Part | None:
        """The section of which least is remembered among those that were studied; of several the largest."""
        return min((part for part in self.parts if part.mastery.answered), key=weakness, default=None)

    def part_at(self, offset: int) -> Part | None:
        """The section that an offset of the text lies in."""
        return next((part for part in self.parts if part.start <= offset < part.end), None)


class Mapped(Protocol):
    """A document with its map."""

    @property
    def map(self) -> KnowledgeMap:
        """Its map."""


M = TypeVar("M", bound=Mapped)


def weakest(documents: Iterable[M]) -> tuple[M, Part] | None:
    """The section of all documents of which least is remembered; None where nothing with a document was answered."""
    parts = ((one, part) for one in documents if (part := one.map.weakest))
    return min(parts, key=lambda found: weakness(found[1]), default=None)


def knowledge_map(
    sections: Sequence[Section],
    places: Places,
    known: Mapping[str, Told],
    asked: Collection[str],
    unnamed: Collection[str] = (),
) -> KnowledgeMap:
    """The map of a document; `known` says what is known of which card, `asked` are the facts that cards ask.

    Of the cards in `unnamed` it is not known which fact they ask: of what they quote nothing is without a question.
    """
    cited = sorted((one for one in places.cited if one.card in known), key=_start)
    quoted = [one for one in places.quoted if one.card in unnamed]
    unasked = without_question(places.stated, [*places.cited, *quoted], asked)
    parts = tuple(_part(section, cited, known) for section in sections)
    cards = tuple(dict.fromkeys(one.card for one in cited))
    return KnowledgeMap(
        marks=apart([*_asked(cited, known), *_unasked(unasked)]),
        parts=parts,
        cards=cards,
        mastery=mastery(known[card] for card in cards),
        facts=len({one.fact for one in places.stated}),
        without_question=len({one.fact for one in unasked}),
        lost=len(places.lost),
    )


def without_question(stated: Iterable[Stated], cited: Iterable[Cited], asked: Collection[str]) -> list[Stated]:
    """The facts that no card asks: neither by their own name nor by citing any of their words."""
    spans = sorted((one.start, one.end) for one in cited)
    starts = [start for start, _ in spans]
    ends = list(accumulate((end for _, end in spans), max))
    there = list(stated)

    def touched(one: Stated) -> bool:
        before = bisect_left(starts, one.end)
        return before > 0 and ends[before - 1] > one.start

    named = {one.fact for one in there if one.fact in asked or touched(one)}
    return [one for one in there if one.fact not in named]


def _asked(cited: Iterable[Cited], known: Mapping[str, Told]) -> list[Mark]:
    groups: dict[tuple[int, int], dict[str, None]] = {}
    for one in cited:
        groups.setdefault((one.start, one.end), {})[one.card] = None
    return [
        Mark(*span, tuple(cards), (), min((known[card].knowing for card in cards), key=WEAKEST_FIRST.index))
        for span, cards in groups.items()
    ]


def _unasked(facts: Iterable[Stated]) -> list[Mark]:
    groups: dict[tuple[int, int], dict[str, None]] = {}
    for one in facts:
        groups.setdefault((one.start, one.end), {})[one.said] = None
    return [Mark(*span, (), tuple(said)) for span, said in groups.items()]


def _part(section: Section, cited: Sequence[Cited], known: Mapping[str, Told]) -> Part:
    first, end = (bisect_left(cited, at, key=_start) for at in (section.start, section.end))
    cards = tuple(dict.fromkeys(one.card for one in cited[first:end]))
    told = mastery(known[card] for card in cards)
    return Part(section.heading, section.level, section.start, section.end, cards, told)


def _start(one: Cited) -> int:
    return one.start


def apart(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in the order of the text; one that reaches out of another begins where that one ends."""
    waiting = [(mark.start, -mark.end, number, mark) for number, mark in enumerate(marks)]
    heapify(waiting)
    around: list[Mark] = []
    found: list[Mark] = []
    while waiting:
        _, _, number, mark = heappop(waiting)
        while around and around[-1].end <= mark.start:
            around.pop()
        if around and mark.end > around[-1].end:
            cut = replace(mark, start=around[-1].end)
            heappush(waiting, (cut.start, -cut.end, number, cut))
            continue
        around.append(mark)
        found.append(mark)
    return tuple(found)
