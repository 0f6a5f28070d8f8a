"""What a learner hands in, as rows: exams, also how much was practised when, or every answer; and what was thought."""

from __future__ import annotations

import secrets
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp import __version__
from quizapp.errors import QuizError, WrongUse
from quizapp.practice import exams
from quizapp.results import rows as results
from quizapp.results.corrected import corrections
from quizapp.results.rows import LEVELS, AnyRow, Level, place
from quizapp.study.calendar import stamp
from quizapp.study.cards import pack_of
from quizapp.study.names import renamed
from quizapp.text.amounts import counted
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.study.exam import Attempt
    from quizapp.study.model import Row


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be handed in, and under which name."""

    learner: str
    packs: tuple[str, ...]
    level: Level = "exams"
    feedback: bool = False
    """Whether reports, notes, corrections and how often a verdict was overridden go along."""


@dataclass(slots=True)
class _Practice:
    """What the answers in study come to: the answers, those that say something of them, days and cards."""

    answers: list[Row] = field(default_factory=list)
    amending: list[Row] = field(default_factory=list)
    met: dict[str, str] = field(default_factory=dict)
    """Card -> when it was first answered."""
    days: defaultdict[tuple[str, str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    """Day, pack and machine -> how long each answer took."""
    overrides: defaultdict[tuple[str, str], list[bool]] = field(default_factory=lambda: defaultdict(list))
    """Card and machine -> of each answer whether its verdict was overridden."""


def name_of(text: str) -> str:
    """A learner's name as it is kept; raises WrongUse where it cannot be one."""
    name = unicodedata.normalize("NFC", one_line(text))
    if not name or len(name) > results.LONGEST_NAME:
        raise WrongUse(f"a name has 1 to {results.LONGEST_NAME} characters", hint="--as NAME gives one")
    return name


def packs_with_results(desk: Desk, level: Level) -> tuple[str, ...]:
    """The packs of which there is something to hand in."""
    found = {attempt.paper.pack for attempt in exams.attempts(desk) if attempt.ended is not None}
    if level != LEVELS[0]:
        found |= set(desk.store.state.packs)
    return tuple(sorted(found))


def rows_of(desk: Desk, wanted: Wanted) -> list[AnyRow]:
    """The rows, in their order; raises QuizError where nothing was done yet."""
    practice = _practice(desk, frozenset(wanted.packs))
    made, rows = stamp(desk.now()), list(_exams(desk, wanted, practice.met))
    if wanted.level == "practice":
        rows += _practised(desk, wanted, practice)
    if wanted.level != "exams":
        rows += _days(wanted, practice, made)
    if wanted.feedback:
        rows += [*_feedback(desk, wanted, practice, made), *corrections(desk, wanted.learner, wanted.packs, made)]
    if not rows:
        raise QuizError("there is nothing to hand in yet", hint=_next(desk))
    return sorted((*rows, *_sources(desk, wanted, made)), key=place)


def _next(desk: Desk) -> str:
    """What to do where nothing was handed in so far."""
    going = exams.open_attempt(exams.attempts(desk))
    if going is None:
        return "quizapp exam PACK takes an exam"
    return f"{going.paper.title} is not submitted yet: quizapp exam {going.paper.pack} goes on with it"


def _sources(desk: Desk, wanted: Wanted, made: str) -> Iterator[AnyRow]:
    index = desk.library.index()
    for pack in wanted.packs:
        there = pack in index.packs
        yield results.Source(
            learner=wanted.learner,
            at=made,
            id=_new_id(),
            level=wanted.level,
            feedback=wanted.feedback,
            pack=pack,
            title=index.packs[pack].title if there else pack,
            version=desk.library.header(pack).version if there else "",
            fingerprint=index.fingerprint(pack) if there else "",
            machine=desk.store.device,
            by=__version__,
        )


def _practice(desk: Desk, packs: frozenset[str]) -> _Practice:
    """What was answered of the packs, read in one go."""
    found, undone, known = _Practice(), desk.store.state.undone, set[str]()
    for row in desk.store.rows():
        if row.type not in {"answer", "undo", "redo", "regrade"} or pack_of(str(row.data["card"])) not in packs:
            continue
        if row.type != "answer":
            if str(row.data["row"]) in known:
                found.amending.append(row)
            continue
        known.add(row.id)
        if row.id not in undone:
            _count(found, row)
    return found


def _count(found: _Practice, row: Row) -> None:
    card = str(row.data["card"])
    found.answers.append(row)
    found.met[card] = min(row.at, found.met.get(card, row.at))
    found.days[row.day, pack_of(card), row.device].append(int(row.data.get("elapsed_ms") or 0))
    found.overrides[card, row.device].append(bool(row.data.get("override")))


def _exams(desk: Desk, wanted: Wanted, met: dict[str, str]) -> Iterator[AnyRow]:
    """The exams that were handed in, each with its answers."""
    asked_before: set[str] = set()
    for attempt in exams.attempts(desk):
        if attempt.paper.pack in wanted.packs and attempt.ended is not None:
            yield _attempt(attempt, wanted.learner)
            yield from _answers(attempt, wanted.learner, met, asked_before)
        asked_before |= {drawn.card for drawn in attempt.paper.questions}


def _attempt(attempt: Attempt, learner: str) -> AnyRow:
    paper = attempt.paper
    assert attempt.ended is not None
    return results.Attempt(
        learner=learner,
        at=stamp(paper.started),
        id=paper.id,
        pack=paper.pack,
        version=paper.version,
        fingerprint=paper.fingerprint,
        exam=paper.exam,
        title=paper.title,
        seed=paper.seed,
        day=paper.day,
        ended=stamp(attempt.ended),
        took_s=round(attempt.took.total_seconds()),
        minutes=paper.minutes,
        penalty=paper.penalty,
        pass_mark=paper.pass_mark,
        questions=len(paper.questions),
    )


def _answers(attempt: Attempt, learner: str, met: dict[str, str], asked_before: set[str]) -> Iterator[AnyRow]:
    started = stamp(attempt.paper.started)
    for number, drawn in enumerate(attempt.paper.questions, 1):
        given = attempt.answers.get(drawn.card)
        yield results.Answer(
            learner=learner,
            at=started,
            id=f"{attempt.paper.id}/{number:04}",
            attempt=attempt.paper.id,
            card=drawn.card,
            topic=drawn.topic,
            kind=drawn.kind,
            fingerprint=drawn.fingerprint,
            response=given.response if given else "",
            right=bool(given and given.right),
            rule=given.rule if given else "",
            credit=given.credit if given else 0.0,
            costs=bool(given and given.costs),
            first=drawn.card not in asked_before and met.get(drawn.card, started) >= started,
        )


def _practised(desk: Desk, wanted: Wanted, practice: _Practice) -> Iterator[AnyRow]:
    """Every answer in study, and what was said of those answers later."""
    aliases = desk.library.index().aliases
    about = {entry.card: entry for entry in desk.entries()}
    for row in practice.answers:
        data, card = row.data, str(row.data["card"])
        entry = about.get(card) or about.get(renamed(card, aliases))
        yield results.Practised(
            learner=wanted.learner,
            at=row.at,
            id=row.id,
            card=card,
            topic=entry.topic if entry else "",
            kind=entry.kind if entry else "",
            fingerprint=str(data.get("fingerprint", "")),
            day=row.day,
            response=str(data.get("response", "")),
            right=data.get("right"),
            rule=str(data.get("rule", "")),
            rating=int(data["rating"]),
            first=practice.met[card] == row.at,
            elapsed_ms=int(data.get("elapsed_ms") or 0),
        )
    for row in practice.amending:
        yield results.Amended(
            learner=wanted.learner,
            at=row.at,
            id=row.id,
            what=row.type,  # type: ignore[arg-type]
            row=str(row.data["row"]),
            right=row.data.get("right"),
            rating=row.data.get("rating"),
        )


def _days(wanted: Wanted, practice: _Practice, made: str) -> Iterator[AnyRow]:
    for (day, pack, machine), took in practice.days.items():
        yield results.Studied(
            learner=wanted.learner,
            at=made,
            id=_new_id(),
            pack=pack,
            day=day,
            machine=machine,
            answers=len(took),
            minutes=round(sum(took) / 60_000),
        )


def _feedback(desk: Desk, wanted: Wanted, practice: _Practice, made: str) -> Iterator[AnyRow]:
    """What was thought of each question that was met; a report without an answer is one too."""
    state = desk.store.state
    counted = dict(practice.overrides)
    said = [key for key, card in state.cards.items() if (card.flag or card.note) and pack_of(key) in wanted.packs]
    there = {card for card, _ in counted}
    for card, machine in (*counted, *((card, desk.store.device) for card in said if card not in there)):
        known, overrides = state.card(card), counted.get((card, machine), [])
        yield results.Feedback(
            learner=wanted.learner,
            at=made,
            id=_new_id(),
            card=card,
            machine=machine,
            answers=len(overrides),
            overridden=sum(overrides),
            report=one_line(known.flag)[:500],
            note=known.note,
        )


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


def _new_id() -> str:
    return secrets.token_hex(8)
