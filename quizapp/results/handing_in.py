"""What a learner hands in, as rows: exams, also how much was practised when, or every answer; and what was thought."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp import __version__
from quizapp.errors import QuizError, WrongUse
from quizapp.practice import exams
from quizapp.results import rows as results
from quizapp.results.corrected import corrections
from quizapp.results.exam_rows import exam_rows
from quizapp.results.practice_rows import day_rows, feedback_rows, new_id, practice_of, practised_rows
from quizapp.results.rows import LEVELS, AnyRow, Level, place
from quizapp.study.calendar import stamp
from quizapp.study.cards import pack_of
from quizapp.text.amounts import counted
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be handed in, and under which name."""

    learner: str
    packs: tuple[str, ...]
    level: Level = "exams"
    feedback: bool = False
    """Whether reports, notes, corrections and how often a verdict was overridden go along."""


def name_of(text: str) -> str:
    """A learner's name as it is kept; raises WrongUse where it cannot be one."""
    name = unicodedata.normalize("NFC", one_line(text))
    if not name or len(name) > results.LONGEST_NAME:
        raise WrongUse(f"a name has 1 to {results.LONGEST_NAME} characters", hint="--as NAME gives one")
    return name


def packs_with_results(desk: Desk, level: Level, feedback: bool) -> tuple[str, ...]:
    """The packs of which there is something to hand in on a level, and with what was thought of them, or without."""
    found = {attempt.paper.pack for attempt in exams.attempts(desk) if attempt.ended is not None}
    if level != LEVELS[0]:
        found |= set(desk.store.state.packs)
    if feedback:
        found |= {pack_of(key) for key, card in desk.store.state.cards.items() if card.flag or card.note}
    return tuple(sorted(found))


def rows_of(desk: Desk, wanted: Wanted) -> list[AnyRow]:
    """The rows, in their order; raises QuizError where nothing was done yet."""
    practice = practice_of(desk, frozenset(wanted.packs))
    made, rows = stamp(desk.now()), list(exam_rows(desk, wanted, practice.met))
    if wanted.level == "practice":
        rows += practised_rows(desk, wanted, practice)
    if wanted.level != "exams":
        rows += day_rows(wanted, practice, made)
    if wanted.feedback:
        rows += [*feedback_rows(desk, wanted, practice, made), *corrections(desk, wanted.learner, wanted.packs, made)]
    if not rows:
        raise QuizError("there is nothing to hand in yet", hint=_next(desk))
    return sorted(map(results.sound, (*rows, *_sources(desk, wanted, made, rows))), key=place)


def _next(desk: Desk) -> str:
    """What to do where nothing was handed in so far."""
    going = exams.open_attempt(exams.attempts(desk))
    if going is None:
        return "quizapp exam PACK takes an exam"
    return f"{going.paper.title} is not submitted yet: quizapp exam {going.paper.pack} goes on with it"


def _sources(desk: Desk, wanted: Wanted, made: str, rows: Iterable[AnyRow]) -> Iterator[AnyRow]:
    """That the rows are handed in; a pack of which there are none is not named, unless all was taken back."""
    index = desk.library.index()
    for pack in sorted(set(filter(None, map(_pack, rows))) or wanted.packs):
        there = pack in index.packs
        yield results.Source(
            learner=wanted.learner,
            at=made,
            id=new_id(),
            level=wanted.level,
            feedback=wanted.feedback,
            pack=pack,
            title=index.packs[pack].title if there else pack,
            version=desk.library.header(pack).version if there else "",
            fingerprint=index.fingerprint(pack) if there else "",
            machine=desk.store.device,
            by=__version__,
        )


def _pack(row: AnyRow) -> str:
    return str(getattr(row, "pack", "")) or pack_of(getattr(row, "card", ""))


def thoughts(desk: Desk, packs: Iterable[str]) -> str:
    """What a learner thinks of the questions of some packs, in words; nothing where nothing was said."""
    cards = [card for key, card in desk.store.state.cards.items() if pack_of(key) in packs]
    corrected = sum(1 for _ in corrections(desk, "", packs, ""))
    found = (
        (sum(bool(card.flag) for card in cards), "report"),
        (sum(bool(card.note) for card in cards), "note"),
        (corrected, "correction"),
    )
    said = ", ".join(counted(number, name) for number, name in found if number)
    return f"what you think of the questions ({said}; how often you overrode a verdict)" if said else ""
