"""One card looked at: its question, where it stands in its document, how it is known, and its past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.figures.curve import curve
from quizapp.figures.past import Answered, Past, past
from quizapp.packs import answers
from quizapp.practice.layout import source_of
from quizapp.study.calendar import instant
from quizapp.study.scheduler import decay_of
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk

NOTHING = Past()
GRADES = ("right", "wrong", "again", "hard", "good", "easy")
"""What an earlier answer may be made to count as."""


@dataclass(frozen=True, slots=True)
class Look:
    """A card as it is looked at; without a question where no pack has it any more."""

    card: str
    prompt: str = ""
    answer: str = ""
    source: str = ""
    note: str = ""
    past: Past = NOTHING


def look(desk: Desk, card: str) -> Look:
    """Everything about a card."""
    happened = past_of(desk, card)
    note = desk.store.state.card(card).note
    try:
        question = desk.library.question(card)
        source = source_of(question, desk.library.passages(card))
    except QuizError:
        return Look(card, note=note, past=happened)
    facet = card.partition("#")[2]
    shown = answers.shown(question, facet, desk.library.index().language(card.partition("/")[0]))
    return Look(card, answers.prompt(question, facet), shown, source, note, happened)


def past_of(desk: Desk, card: str) -> Past:
    """What happened to a card."""
    return past(card, desk.store.history(card), desk.store.state.undone)


def curve_of(desk: Desk, happened: Past, width: int) -> list[str]:
    """How likely the card was and will be remembered, as lines of text."""
    return curve(happened.memory, desk.now(), width, desk.zone, decay=decay_of(desk.store.state.rules))


def told(answered: Answered) -> str:
    """One answer in one line: when, how it counts, from which interval to which, and what was answered."""
    right = {True: "right", False: "wrong", None: ""}[answered.right]
    response = one_line(str(answered.row.data.get("response", "")))
    said = (f"{answered.row.day} {_there(answered):%H:%M}", f"{answered.rating.name.lower():<5}", f"{right:<5}")
    return "  ".join((*said, f"{_interval(answered):<13}", *filter(None, (_became(answered), response)))).rstrip()


def briefly(answered: Answered) -> str:
    """The same where there is little room."""
    said = (answered.row.day, f"{answered.rating.name.lower():<5}", _interval(answered))
    return "  ".join((*said, _became(answered))).rstrip()


def _there(answered: Answered) -> datetime:
    """The time that the learner's clock showed."""
    return instant(answered.row.at) + timedelta(minutes=answered.row.offset)


def _interval(answered: Answered) -> str:
    return f"{answered.before} d → {answered.after} d" if answered.scheduled else "not scheduled"


def _became(answered: Answered) -> str:
    return "(taken back)" if answered.undone else "(graded anew)" if answered.regraded else ""
