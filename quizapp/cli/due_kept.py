"""Finds out what waits, and keeps what was said of it so that the next glance is quick."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from quizapp import glance
from quizapp.cli import clock
from quizapp.cli.places import open_library, open_store
from quizapp.config import Paths
from quizapp.config.options import NAME as CONFIG
from quizapp.figures.overview import Overview, overview
from quizapp.store.exchange import journal_of
from quizapp.study.calendar import Moment, day_start, instant, moment
from quizapp.study.names import as_kept

if TYPE_CHECKING:
    from quizapp.packs.library import Library
    from quizapp.study.entries import Entry
    from quizapp.study.fold import State


@dataclass(frozen=True, slots=True)
class Found:
    """What waits, and what that rests on."""

    state: State
    entries: Sequence[Entry]
    overview: Overview
    warnings: Sequence[str]
    seen: list[str]
    """The files it was made from, as they were before."""
    since: float
    until: float

    def keep(self, words: Sequence[str], said: str, status: int) -> None:
        """Keep what was said to these words, unless there was a warning or a file has changed meanwhile."""
        if not self.warnings and glance.unchanged(self.seen):
            glance.keep(words, said, status, self.seen, self.since, self.until)


def find_out(places: Paths) -> Found:
    """What waits now."""
    now, zone = clock.now(), clock.zone()
    library = open_library(places)
    seen = glance.stamps(_rests_on(places, library))
    store = open_store(places, read_only=True, quiet=True)
    state, index = store.state, library.index()
    entries = as_kept(state, index.entries, index.aliases)
    found = overview(state, entries, index.packs.values(), now, zone)
    until = _until(state, moment(now, zone, state.rules.day_start))
    return Found(state, entries, found, [*store.warnings, *index.problems], seen, now.timestamp(), until)


def _rests_on(places: Paths, library: Library) -> list[str]:
    """Every file and folder whose change may change what waits."""
    learner = [places.profile, places.home / CONFIG]
    for folder in (journal_of(places.profile), places.corrections):
        learner += [folder, *folder.glob("*"), *folder.glob("*/*")]
    return [os.path.normpath(path) for path in (*learner, *library.rests_on())]


def _until(state: State, when: Moment) -> float:
    """When time alone may change what waits: a card's step ends, or the day turns."""
    turn = day_start(when.day + timedelta(days=1), when.zone, when.rollover)
    early = timedelta(minutes=state.rules.learn_ahead)
    steps = [instant(card.due) for card in state.cards.values() if "T" in card.due]
    ends = [end for step in steps for end in (step, step - early) if end > when.now]
    return min([turn, *ends]).timestamp()
