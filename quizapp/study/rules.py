"""The settings as they hold for one card: its topic's, else its pack's, else the learner's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from quizapp.frozen import replace
from quizapp.study.calendar import Moment
from quizapp.study.guessing import observed
from quizapp.study.looks import Looks
from quizapp.study.same import Same
from quizapp.study.settings import OF_A_PACK, Settings, allowed, pack_name

if TYPE_CHECKING:
    from quizapp.study.entries import Entry

FARTHEST = timedelta(days=3652)
"""How far ahead an exam is planned for; one that is further off waits until it is near enough."""


class Chosen(Protocol):
    """What a learner has chosen, as a state says it."""

    @property
    def settings(self) -> Mapping[str, Any]:
        """The values of setting rows by name."""

    @property
    def rules(self) -> Settings:
        """The same as scheduling obeys them."""


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam on a pack: its day, the minutes a day that the learner has for it, and the first day of last looks."""

    day: date
    minutes: int
    first_look: date

    @property
    def looks(self) -> Looks:
        """When every card is seen once more."""
        return Looks(self.first_look, self.day - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Said:
    """What a learner had chosen at some time."""

    settings: Mapping[str, Any]
    rules: Settings


def rules_of(state: Chosen, entry: Entry, when: Moment) -> Settings:
    """What scheduling obeys for a card, its target raised by what guessing adds and its last look among it."""
    topic = topic_name(entry)
    rules = _rules_for(Same(state.settings), state.rules, entry.pack, topic, entry.options)
    exam = exam_of(state, entry.pack, when)
    return replace(rules, looks=exam.looks) if exam else rules


@lru_cache(maxsize=256)
def _rules_for(settings: Same[Mapping[str, Any]], rules: Settings, pack: str, topic: str, options: int) -> Settings:
    """The same but for an exam; kept, since it is asked for with every question."""
    own = pack_rules(Said(settings.it, rules), pack)
    return replace(own, retention=observed(_said(settings.it, topic) or own.retention, options), looks=None)


def pack_rules(state: Chosen, pack: str) -> Settings:
    """The learner's settings with what the pack has otherwise."""
    said = {field: _said(state.settings, pack_name(pack, field)) for field in OF_A_PACK} if state.settings else {}
    chosen = {field: value for field, value in said.items() if value is not None}
    return replace(state.rules, **chosen) if chosen else state.rules


def topic_name(entry: Entry) -> str:
    """The name of the setting that says how well a topic should be remembered."""
    return pack_name(entry.pack, "retention", entry.topic)


def exam_of(state: Chosen, pack: str, when: Moment) -> Exam | None:
    """The exam that a pack is studied for, None when there is none, it is over, or too far off."""
    said = _said(state.settings, pack_name(pack, "exam"))
    if not said or not when.today <= said["date"] <= (when.day + FARTHEST).isoformat():
        return None
    return Exam(date.fromisoformat(said["date"]), said["minutes"], date.fromisoformat(said["last_look"]))


def _said(settings: Mapping[str, Any], name: str) -> Any:
    value = settings.get(name)
    return None if value is None else allowed(name, value)
