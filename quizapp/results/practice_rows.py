"""What a learner practised and thinks of it, as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.results import rows as results
from quizapp.results.export import LEVELS, Export, new_id
from quizapp.results.rows import AnyRow
from quizapp.study.amending import AMENDING
from quizapp.study.cards import pack_of
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.study.model import Row

THOUGHTS = frozenset({"flag", "note"})
_READ = AMENDING | THOUGHTS | {"answer"}


@dataclass(slots=True)
class Practice:
    """What the answers in study come to: the answers, those that say something of them, days and cards."""

    answers: list[Row] = field(default_factory=list)
    amending: list[Row] = field(default_factory=list)
    met: dict[str, str] = field(default_factory=dict)
    """Card -> when it was first answered, unless that was taken back."""
    days: defaultdict[tuple[str, str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    """Day, pack and machine -> how long each answer took."""
    overrides: defaultdict[tuple[str, str], list[bool]] = field(default_factory=lambda: defaultdict(list))
    """Card and machine -> of each answer whether its verdict was overridden."""
    packs: set[str] = field(default_factory=set)
    """Where anything was answered, even if all of it was taken back."""
    said: set[str] = field(default_factory=set)
    """Packs of whose questions something was said at any time."""
    said_on: dict[str, str] = field(default_factory=dict)
    """Card -> the machine on which something was said of it last."""


def practice_of(desk: Desk, packs: frozenset[str]) -> Practice:
    """What was answered of the packs, read in one go."""
    found, undone, known = Practice(), desk.store.state.undone, set[str]()
    for row in desk.store.rows():
        if row.type not in _READ or pack_of(card := str(row.data["card"])) not in packs:
            continue
        if row.type in THOUGHTS:
            found.said.add(pack_of(card))
            if row.id not in undone:
                found.said_on[card] = row.device
        elif row.type == "answer":
            known.add(row.id)
            found.packs.add(pack_of(card))
            if row.id not in undone:
                _count(found, row, card)
        elif str(row.data["row"]) in known:
            known.add(row.id)
            found.amending.append(row)
    return found


def _count(found: Practice, row: Row, card: str) -> None:
    found.answers.append(row)
    found.met[card] = min(row.at, found.met.get(card, row.at))
    found.days[row.day, pack_of(card), row.device].append(int(row.data.get("elapsed_ms") or 0))
    found.overrides[card, row.device].append(bool(row.data.get("override")))


def practised_rows(practice: Practice, learner: str) -> Iterator[AnyRow]:
    """Every answer in study, and what was said of those answers later."""
    for row in practice.answers:
        data, card = row.data, str(row.data["card"])
        yield results.Practised(
            learner=learner,
            at=row.at,
            id=row.id,
            card=card,
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
            learner=learner,
            at=row.at,
            id=row.id,
            what=row.type,  # type: ignore[arg-type]
            row=str(row.data["row"]),
            card=str(row.data["card"]),
            right=row.data.get("right"),
            rating=row.data.get("rating"),
        )


def day_rows(practice: Practice, export: Export) -> Iterator[AnyRow]:
    """How much of each pack was done on each day on each machine."""
    for (day, pack, machine), took in practice.days.items():
        yield results.Studied(
            learner=export.learner,
            at=export.at,
            id=new_id(),
            source=export.of(pack),
            pack=pack,
            day=day,
            machine=machine,
            answers=len(took),
            minutes=round(sum(took) / 60_000),
        )


def feedback_rows(desk: Desk, practice: Practice, export: Export) -> Iterator[AnyRow]:
    """What was thought of each question that was met; a report without an answer is one too.

    What was said is told of the machine on which it was said last, so that a machine which has not heard that it was
    taken back there does not repeat it. With exams alone how often a question was practised is not told.
    """
    state = desk.store.state
    counted = {} if export.level == LEVELS[0] else dict(practice.overrides)
    said = {place for place in practice.said_on.items() if state.card(place[0]).flag or state.card(place[0]).note}
    for card, machine in dict.fromkeys((*counted, *sorted(said))):
        known, overrides = state.card(card), counted.get((card, machine), [])
        told = (card, machine) in said
        yield results.Feedback(
            learner=export.learner,
            at=export.at,
            id=new_id(),
            source=export.of(pack_of(card)),
            card=card,
            machine=machine,
            answers=len(overrides),
            overridden=sum(overrides),
            report=one_line(known.flag)[:500] if told else "",
            note=known.note if told else "",
        )
