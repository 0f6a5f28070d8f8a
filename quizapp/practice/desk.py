"""The desk: one learner's library and store, with the clock on the wall."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.config import CORRECTIONS
from quizapp.errors import QuizError, WrongUse
from quizapp.practice.beginning import LeftOff, Wanted, begin, left_off
from quizapp.study.calendar import Moment, moment, stamp
from quizapp.study.entries import Entry
from quizapp.study.fold import pack_state, paused_until
from quizapp.study.model import Rating, Row
from quizapp.study.names import as_kept, renamed
from quizapp.study.settings import checked

if TYPE_CHECKING:
    from quizapp.figures.overview import Overview
    from quizapp.packs.library import Library
    from quizapp.practice.adding import Added
    from quizapp.practice.curating import Curating
    from quizapp.practice.editing import Editable
    from quizapp.practice.practice import Practice
    from quizapp.store.store import Store
    from quizapp.study.exam import Attempt

PUT_AWAY = ("paused", "archived")
"""States of a pack in which nothing of it is asked."""


@dataclass(slots=True)
class Desk:
    """One learner's library and store, with the clock on the wall."""

    library: Library
    store: Store
    now: Callable[[], datetime]
    zone: tzinfo
    who: str = "a learner"
    """The learner's name, for what a person has checked."""
    own_packs: Path | None = None
    """The folder of the learner's own packs."""
    figures: Path | None = None
    """Where this machine remembers what finished journal files come to; nowhere, and they are read each time."""
    running: Path | None = None
    """Where this machine keeps what sessions began with; nowhere, and none is gone on with."""

    @property
    def word(self) -> dict[str, str]:
        """The learner's word for a question, given today."""
        from quizapp.packs.deciding import by

        return by(self.who, self.today)

    @property
    def today(self) -> date:
        """The day on which something is checked."""
        return self.now().astimezone(self.zone).date()

    @property
    def corrections(self) -> Path:
        """Where corrections of packs are kept that are not the learner's own."""
        return self.store.profile / CORRECTIONS

    def editable(self, pack: str, question: str) -> Editable:
        """Where a question can be edited: in its author's file, or as a text that stands for it; QuizError if not."""
        from quizapp.practice.editing import editable

        return editable(self.library.index().pack(pack).path, question, self.word, self.corrections)

    def curating(self, pack: str = "") -> Callable[[], Curating]:
        """What opens a sitting over a pack, or over the first that has something to check; it may take a while.

        It raises QuizError where the pack cannot be read, or none has anything.
        """
        from quizapp.practice.curating import first_with_cases

        packs = [self.library.pack(pack)] if pack else list(self.library.index().packs.values())
        paths, who, today, corrections = [one.path for one in packs], self.who, self.today, self.corrections
        return lambda: first_with_cases(paths, who, today, corrections)

    def when(self) -> Moment:
        """This moment in the learner's calendar."""
        return moment(self.now(), self.zone, self.store.state.rules.day_start)

    def titles(self) -> Overview:
        """What Home shows before anything is counted."""
        from quizapp.figures.overview import titles

        return titles(self.store.state, self.library.index().packs.values(), self.now(), self.zone)

    def overview(self) -> Overview:
        """What Home shows, as of now."""
        from quizapp.figures.overview import overview

        self.store.follow()
        index = self.library.index()
        packs, entries, state = index.packs.values(), self.entries(), self.store.state
        problems, drafts = index.problems, index.drafts
        return overview(state, entries, packs, self.now(), self.zone, problems=problems, drafts=drafts)

    def add(self, question: str, answer: str, pack: str = "") -> Added:
        """Add a question to a pack, or to the learner's own for single questions; raises QuizError where it cannot."""
        from quizapp.practice.adding import add, guessed

        guessed(question, answer)  # before a pack is made for it
        return add(self.pack_for_adding(pack), question, answer)

    def pack_for_adding(self, name: str = "") -> Path:
        """Where questions are added: the pack of that name, or the learner's own for single questions."""
        from quizapp.practice.adding import OWN, own_pack

        known = self.library.index().packs.get(OWN)
        if name or known is not None or self.own_packs is None:
            return self.library.pack(name or OWN).path
        return own_pack(self.own_packs)

    def open_exam(self) -> Attempt | None:
        """The exam that nobody submitted, with or without time left; mostly there is none, and no more is loaded."""
        from quizapp.study.exam import TYPES

        if not self.store.of_types(TYPES):
            return None
        from quizapp.practice.exams import left_open

        return left_open(self)

    def left_off(self) -> LeftOff | None:
        """The session that was cut off last today, if any was."""
        return left_off(self)

    def last_misses(self) -> list[str]:
        """The cards missed on the last day of study, the latest first, each once."""
        day, missed, undone = "", dict[str, None](), self.store.state.undone
        for row in self.store.newest():
            if row.type == "answer" and row.id not in undone:
                day = day or row.day
                if row.day != day:
                    break
                if row.data.get("rating") == Rating.AGAIN:
                    missed[str(row.data["card"])] = None
        there = {entry.card for entry in self.entries()}
        return [card for card in missed if card in there]

    def entries(self, pack: str = "") -> Sequence[Entry]:
        """Every card of the library, or of a pack, under the key that its progress is kept under."""
        index = self.library.index()
        return as_kept(self.store.state, index.of(pack) if pack else index.entries, index.aliases)

    def _only(self, cards: Sequence[str]) -> list[Entry]:
        """The entries of these cards, under whichever of their names they were given."""
        aliases, wanted = self.library.index().aliases, set()
        for card in cards:
            wanted |= {card, renamed(card, aliases)}
        now = zip(self.library.index().entries, self.entries(), strict=True)
        return [kept for entry, kept in now if entry.card in wanted]

    def choose(self, name: str, value: object) -> Row:
        """Keep a setting; None takes it back. Raises QuizError for what there is not or what is out of bounds."""
        when = self.when()
        said = None if value is None else checked(name, value)
        data = {"name": name, "value": list(said) if isinstance(said, tuple) else said}
        row = Row(secrets.token_hex(8), "setting", stamp(when.now), when.offset, when.today, data)
        return self.store.append(row)

    def put_away(self, packs: Sequence[str]) -> dict[str, QuizError]:
        """Those of the packs that are paused or archived, each with what is to be said of it."""
        state, today, said = self.store.state, self.when().today, dict[str, QuizError]()
        for pack in packs:
            if (standing := pack_state(state, pack, today)) in PUT_AWAY:
                until = paused_until(state, pack) if standing == "paused" else ""
                every = today < until and until == state.rules.paused_until
                hint = f"quizapp pack resume {'--all' if every else pack} goes on; --cram asks out of turn"
                said[pack] = QuizError(f"{pack} is {standing}{f' until {until}' if today < until else ''}", hint=hint)
        return said

    def practice(
        self,
        packs: Sequence[str] = (),
        topic: str = "",
        limit: int | None = None,
        cram: bool = False,
        cards: Sequence[str] = (),
        more_new: int = 0,
        ahead: int = 0,
        minutes: int | None = None,
    ) -> Practice:
        """A practice over these packs, or over everything being studied; after so many minutes it asks no more.

        Those that are paused or archived are left out. Raises QuizError where that leaves none, WrongUse for a pack or
        topic that there is not.
        """
        chosen = [self.library.pack(name).id for name in packs]
        away = {} if cram else self.put_away(chosen)
        chosen = [pack for pack in chosen if pack not in away]
        if away and not chosen:
            raise next(iter(away.values()))
        entries = self._only(cards) if cards else list(self.entries())
        if topic:
            _must_be_there(topic, {entry.topic for entry in entries if not chosen or entry.pack in chosen})
        wanted = Wanted(tuple(chosen), topic, limit, cram, tuple(cards), more_new, ahead, minutes)
        return begin(self, wanted, entries, [f"{error.message}: left out ({error.hint})" for error in away.values()])


def _must_be_there(topic: str, topics: set[str]) -> None:
    """Raises WrongUse for a topic that is none of these."""
    if topic.casefold() in {one.casefold() for one in topics}:
        return
    from difflib import get_close_matches

    near = get_close_matches(topic, topics, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(sorted(filter(None, topics)))}"
    raise WrongUse(f"there is no topic '{topic}'", hint=hint)
