"""What a learner hands in, as rows: exams, also how much was practised when, or every answer; and what was thought."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp import __version__
from quizapp.errors import QuizError, WrongUse
from quizapp.practice import exams
from quizapp.results import rows as results
from quizapp.results.corrected import corrections
from quizapp.results.exam_rows import exam_rows
from quizapp.results.export import LEVELS, Export, Level
from quizapp.results.practice_rows import THOUGHTS, day_rows, feedback_rows, practice_of, practised_rows
from quizapp.results.rows import AnyRow, place
from quizapp.study.calendar import stamp
from quizapp.study.cards import pack_of
from quizapp.text.amounts import counted
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk

TAKEN_BACK = "--pack P --feedback takes back what you once handed in of P"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be handed in, and under which name."""

    learner: str
    packs: tuple[str, ...]
    level: Level = "exams"
    feedback: bool = False
    """Whether reports, notes, corrections and how often a verdict was overridden go along."""
    named: bool = False
    """Whether the learner named the packs: then of each is told what is thought of it, even if that is nothing."""


def name_of(text: str) -> str:
    """A learner's name as it is kept; raises WrongUse where it cannot be one."""
    name = unicodedata.normalize("NFC", one_line(text))
    if not name or len(name) > results.LONGEST_NAME:
        raise WrongUse(f"a name has 1 to {results.LONGEST_NAME} characters", hint="--as NAME gives one")
    return name


def packs_with_results(desk: Desk, level: Level, feedback: bool) -> tuple[str, ...]:
    """The packs of which there may be something to hand in on a level, with what was thought of them or without."""
    found = {attempt.paper.pack for attempt in exams.attempts(desk) if attempt.ended is not None}
    if level != LEVELS[0] or feedback:
        told = THOUGHTS | {"answer"}
        found |= {pack_of(str(row.data["card"])) for row in desk.store.rows() if row.type in told}
    if feedback:
        found |= {path.stem for path in desk.corrections.glob("*.yaml")}
    return tuple(sorted(found))


def rows_of(desk: Desk, wanted: Wanted) -> list[AnyRow]:
    """The rows, in their order; raises QuizError where nothing was done yet."""
    practice = practice_of(desk, frozenset(wanted.packs))
    export = Export(wanted.learner, stamp(desk.now()), wanted.level)
    rows, packs = list(exam_rows(desk, wanted, practice.met)), set[str]()
    if wanted.level == "practice":
        rows += practised_rows(practice, wanted.learner)
    if wanted.level != LEVELS[0]:
        rows += day_rows(practice, export)
        packs |= practice.packs
    if wanted.feedback:
        rows += [*feedback_rows(desk, practice, export), *corrections(desk, wanted.packs, export)]
        packs |= practice.said | (set(wanted.packs) if wanted.named else set())
    packs |= set(map(_pack, rows))
    if not packs:
        raise QuizError("there is nothing to hand in yet", hint=TAKEN_BACK if wanted.feedback else _next(desk))
    sources = (_source(desk, wanted, export, pack) for pack in packs)
    return sorted(map(results.sound, (*rows, *sources)), key=place)


def _next(desk: Desk) -> str:
    """What to do where nothing was handed in so far."""
    going = exams.open_attempt(exams.attempts(desk))
    if going is None:
        return "quizapp exam PACK takes an exam"
    return f"{going.paper.title} is not submitted yet: quizapp exam {going.paper.pack} goes on with it"


def _source(desk: Desk, wanted: Wanted, export: Export, pack: str) -> AnyRow:
    """That what was done with a pack is handed in, even where all of it was taken back meanwhile."""
    index = desk.library.index()
    there = pack in index.packs
    return results.Source(
        learner=export.learner,
        at=export.at,
        id=export.of(pack),
        level=wanted.level,
        feedback=wanted.feedback,
        pack=pack,
        title=index.packs[pack].title if there else pack,
        version=desk.library.header(pack).version if there else "",
        fingerprint=index.fingerprint(pack) if there else "",
        machine=desk.store.device,
        heard={desk.store.device: "", **desk.store.reach},
        by=__version__,
    )


def _pack(row: AnyRow) -> str:
    return str(getattr(row, "pack", "")) or pack_of(getattr(row, "card", ""))


def thoughts(desk: Desk, packs: Iterable[str]) -> str:
    """What a learner thinks of the questions of some packs, in words; nothing where nothing was said."""
    cards = [card for key, card in desk.store.state.cards.items() if pack_of(key) in packs]
    corrected = len(list(corrections(desk, packs, Export("", "", "exams"))))
    found = (
        (sum(bool(card.flag) for card in cards), "report"),
        (sum(bool(card.note) for card in cards), "note"),
        (corrected, "correction"),
    )
    said = ", ".join(counted(number, name) for number, name in found if number)
    return f"what you think of the questions ({said}; how often you overrode a verdict)" if said else ""
