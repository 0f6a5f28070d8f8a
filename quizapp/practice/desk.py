"""The desk: one learner's library and store, with the clock on the wall."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from quizapp.errors import QuizError, WrongUse
from quizapp.practice.practice import Practice
from quizapp.study import session as sessions
from quizapp.study.calendar import moment, stamp
from quizapp.study.entries import Entry
from quizapp.study.fold import pack_state, paused_until
from quizapp.study.model import Row
from quizapp.study.names import as_kept
from quizapp.study.settings import checked

if TYPE_CHECKING:
    from quizapp.figures.overview import Overview
    from quizapp.packs.library import Library
    from quizapp.store.store import Store

PUT_AWAY = ("paused", "archived")
"""States of a pack in which nothing of it is asked."""


@dataclass(slots=True)
class Desk:
    """One learner's library and store, with the clock on the wall."""

    library: Library
    store: Store
    now: Callable[[], datetime]
    zone: tzinfo

    def overview(self) -> Overview:
        """What Home shows, as of now."""
        from quizapp.figures.overview import overview

        index = self.library.index()
        packs = index.packs.values()
        return overview(self.store.state, self.entries(), packs, self.now(), self.zone, problems=index.problems)

    def entries(self) -> Sequence[Entry]:
        """Every card of the library, under the key that its progress is kept under."""
        index = self.library.index()
        return as_kept(self.store.state, index.entries, index.aliases)

    def _only(self, cards: Sequence[str]) -> list[Entry]:
        """The entries of these cards, under whichever of their names they were given."""
        aliases, wanted = self.library.index().aliases, set()
        for card in cards:
            name, sign, facet = card.partition("#")
            wanted |= {card, f"{aliases.get(name, name)}{sign}{facet}"}
        now = zip(self.library.index().entries, self.entries(), strict=True)
        return [kept for entry, kept in now if entry.card in wanted]

    def choose(self, name: str, value: object) -> Row:
        """Keep a setting; None takes it back. Raises QuizError for what there is not or what is out of bounds."""
        when = moment(self.now(), self.zone, self.store.state.rules.day_start)
        said = None if value is None else checked(name, value)
        data = {"name": name, "value": list(said) if isinstance(said, tuple) else said}
        row = Row(secrets.token_hex(8), "setting", stamp(when.now), when.offset, when.today, data)
        return self.store.append(row)

    def _put_away(self, packs: Sequence[str]) -> dict[str, QuizError]:
        """Those of the packs that are paused or archived, each with what is to be said of it."""
        state, said = self.store.state, dict[str, QuizError]()
        today = moment(self.now(), self.zone, state.rules.day_start).today
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
    ) -> Practice:
        """A practice over these packs, or over everything being studied.

        Those that are paused or archived are left out. Raises QuizError where that leaves none, WrongUse for a pack or
        topic that there is not.
        """
        chosen = [self.library.pack(name).id for name in packs]
        away = {} if cram else self._put_away(chosen)
        chosen = [pack for pack in chosen if pack not in away]
        if away and not chosen:
            raise next(iter(away.values()))
        entries = self._only(cards) if cards else list(self.entries())
        if topic:
            _must_be_there(topic, {entry.topic for entry in entries if not chosen or entry.pack in chosen})
        session = sessions.start(
            self.store.state,
            entries,
            self.now(),
            secrets.randbits(32),
            limit=limit,
            packs=chosen or ({entry.pack for entry in entries} if cards else None),
            topic=topic,
            cram=cram,
            zone=self.zone,
            session_id=secrets.token_hex(8),
            history=self.store.history,
            newest=self.store.newest,
            more_new=more_new,
            ahead=ahead,
        )
        return Practice(self, session, [f"{error.message}: left out ({error.hint})" for error in away.values()])


def _must_be_there(topic: str, topics: set[str]) -> None:
    """Raises WrongUse for a topic that is none of these."""
    if topic.casefold() in {one.casefold() for one in topics}:
        return
    from difflib import get_close_matches

    near = get_close_matches(topic, topics, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(sorted(filter(None, topics)))}"
    raise WrongUse(f"there is no topic '{topic}'", hint=hint)
