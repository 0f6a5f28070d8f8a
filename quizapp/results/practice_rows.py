"""What a learner practised and thinks of it, as rows."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.results import rows as results
from quizapp.results.rows import AnyRow
from quizapp.study.cards import pack_of
from quizapp.study.names import renamed
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.results.handing_in import Wanted
    from quizapp.study.model import Row


@dataclass(slots=True)
class Practice:
    """What the answers in study come to: the answers, those that say something of them, days and cards."""

    answers: list[Row] = field(default_factory=list)
    amending: list[Row] = field(default_factory=list)
    met: dict[str, str] = field(default_factory=dict)
    """Card -> when it was first answered."""
    days: defaultdict[tuple[str, str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    """Day, pack and machine -> how long each answer took."""
    overrides: defaultdict[tuple[str, str], list[bool]] = field(default_factory=lambda: defaultdict(list))
    """Card and machine -> of each answer whether its verdict was overridden."""


def practice_of(desk: Desk, packs: frozenset[str]) -> Practice:
    """What was answered of the packs, read in one go."""
    found, undone, known = Practice(), desk.store.state.undone, set[str]()
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


def _count(found: Practice, row: Row) -> None:
    card = str(row.data["card"])
    found.answers.append(row)
    found.met[card] = min(row.at, found.met.get(card, row.at))
    found.days[row.day, pack_of(card), row.device].append(int(row.data.get("elapsed_ms") or 0))
    found.overrides[card, row.device].append(bool(row.data.get("override")))


def practised_rows(desk: Desk, wanted: Wanted, practice: Practice) -> Iterator[AnyRow]:
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


def day_rows(wanted: Wanted, practice: Practice, made: str) -> Iterator[AnyRow]:
    """How much of each pack was done on each day on each machine."""
    for (day, pack, machine), took in practice.days.items():
        yield results.Studied(
            learner=wanted.learner,
            at=made,
            id=new_id(),
            pack=pack,
            day=day,
            machine=machine,
            answers=len(took),
            minutes=round(sum(took) / 60_000),
        )


def feedback_rows(desk: Desk, wanted: Wanted, practice: Practice, made: str) -> Iterator[AnyRow]:
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
            id=new_id(),
            card=card,
            machine=machine,
            answers=len(overrides),
            overridden=sum(overrides),
            report=one_line(known.flag)[:500],
            note=known.note,
        )


def new_id() -> str:
    """An id that no other row has."""
    return secrets.token_hex(8)
