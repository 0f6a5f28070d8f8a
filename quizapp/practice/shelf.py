"""What a learner knows of a pack's documents: each with its text, its map, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError, WrongUse
from quizapp.figures import knowledge
from quizapp.figures.knowledge import KnowledgeMap, knowledge_map
from quizapp.figures.mastery import told
from quizapp.figures.pictures import percent
from quizapp.packs import answers, strictness
from quizapp.packs.citing import Citation, Stated, by_document, changed_since, places, read_when_found, stated
from quizapp.packs.sections import sections
from quizapp.study.calendar import due_words, moment
from quizapp.study.fold import pack_state
from quizapp.study.names import as_kept
from quizapp.text.amounts import counted
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.packs.sources import Sources, SourceText
    from quizapp.practice.desk import Desk


@dataclass(frozen=True, slots=True)
class Known:
    """A document with what is known of it; `trouble` says why there is no text to look at."""

    pack: str
    document: str
    title: str
    text: str = field(default="", repr=False)
    map: KnowledgeMap = field(default_factory=KnowledgeMap, repr=False)
    trouble: str = ""
    notices: tuple[str, ...] = ()
    """What a person should know of it, each in a sentence."""
    path: Path | None = None
    """The file with the text."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A card as a list of questions shows it."""

    card: str
    prompt: str
    answer: str
    when: str
    """How likely it is remembered, and when it is due."""


@dataclass(frozen=True, slots=True)
class Weakest:
    """The section of all documents being studied of which least is remembered."""

    pack: str
    document: str
    heading: str
    share: float
    cards: tuple[str, ...]

    @property
    def words(self) -> str:
        """The section and what is remembered of it, in one line."""
        place = f"{self.heading} in {self.document}" if self.heading else self.document
        return f"the weakest section: {one_line(place)}, {percent(self.share)} remembered"


class Shelf:
    """The documents of one pack. What is asked of the library is asked here; `known` may run in another thread."""

    def __init__(self, desk: Desk, pack: str) -> None:
        self._desk, library, state = desk, desk.library, desk.store.state
        self.pack = library.pack(pack).id
        index = library.as_read()
        entries = index.of(self.pack)
        kept = as_kept(state, entries, index.aliases)
        self._folder = index.packs[self.pack].path
        self._sources: Sources = library.sources(self.pack)
        self._told = told(state, kept, desk.now())
        self._asked = {entry.fact for entry in entries if entry.fact}
        self._unnamed = {now.card for now in kept if not now.fact}
        self._kept = {entry.card: now.card for entry, now in zip(entries, kept, strict=True)}
        self._cited = library.citations(self.pack)

    def documents(self) -> dict[str, SourceText]:
        """Every document by its name."""
        return self._sources.documents()

    def all_known(self) -> Iterator[Known]:
        """Every document with what is known of it."""
        return map(self.known, self.documents())

    def known(self, document: str) -> Known:
        """A document with what is known of it."""
        source = self.documents().get(document)
        if source is None:
            raise WrongUse(f"the pack {self.pack} has no document '{document}'")
        title = source.source.title or source.document
        if source.text is None:
            return Known(self.pack, document, title, trouble=_trouble(source))
        facts, notices = self._facts(source)
        found = places(source.text, self._citations(document), facts)
        mapped = knowledge_map(sections(source.text, document), found, self._told, self._asked, self._unnamed)
        if mapped.lost:
            notices.append(f"{counted(mapped.lost, 'question')} cited a passage that no longer stands here.")
        return Known(self.pack, document, title, source.text, mapped, "", tuple(notices), source.path)

    def cards_at(self, document: str, start: int, end: int) -> list[str]:
        """The cards that ask words of a stretch of a document."""
        source = self.documents().get(document)
        found = places((source and source.text) or "", self._citations(document), ())
        return list(dict.fromkeys(one.card for one in found.cited if one.start < end and start < one.end))

    def questions(self, cards: Iterable[str]) -> list[Asked]:
        """The questions of these cards, with when each is due and how well it is known."""
        return [self._question(card) for card in cards]

    def _question(self, card: str) -> Asked:
        desk, known = self._desk, self._told.get(card)
        question, facet = desk.library.question(card), card.partition("#")[2]
        state = desk.store.state
        due = due_words(state.card(card).due, desk.now(), desk.zone, state.rules.day_start)
        when = "not asked yet" if known is None or known.chance is None else f"{percent(known.chance)}, due {_in(due)}"
        shown = answers.shown(question, facet, desk.library.index().language(self.pack))
        return Asked(card, strictness.dated_prompt(question, facet), shown, when)

    def _citations(self, document: str) -> list[Citation]:
        """The passages of a document that cards cite; those of one document at a time are at hand."""
        cites = (
            (self._kept[card], kind, ways, cited)
            for card, kind, ways, cited in self._cited.of(document)
            if card in self._kept
        )
        return by_document(cites, self._sources).get(document, [])

    @cached_property
    def _read(self) -> Mapping[str, str]:
        return read_when_found(self._folder)

    @cached_property
    def _stated(self) -> Mapping[str, list[Stated]]:
        return stated(self._folder)

    def _facts(self, source: SourceText) -> tuple[list[Stated], list[str]]:
        if changed_since(source, self._read):
            return [], [f"Changed since its facts were found: quizapp generate {self.pack} finds them again."]
        try:
            return self._stated.get(source.document, []), []
        except QuizError as error:
            return [], [f"{error.message}: {error.hint}."]


def _in(due: str) -> str:
    return due if due in {"now", "today"} else f"in {due}"


def _trouble(source: SourceText) -> str:
    if source.trouble:
        return f"This document cannot be shown: {source.trouble}."
    where = f" It is at {source.source.url}" if source.source.url else ""
    return f"The pack has no text of this document.{where}"


def weakest(desk: Desk) -> Weakest | None:
    """The section to go on with, over all packs being studied; None where nothing with a document was answered."""
    state = desk.store.state
    today = moment(desk.now(), desk.zone, state.rules.day_start).today
    packs = [pack for pack in desk.library.index().packs if pack_state(state, pack, today) == "studying"]
    found = knowledge.weakest(known for pack in packs for known in Shelf(desk, pack).all_known())
    if found is None:
        return None
    known, part = found
    return Weakest(known.pack, known.document, part.heading, part.mastery.of_answered or 0.0, part.cards)
