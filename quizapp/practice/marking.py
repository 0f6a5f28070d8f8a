"""What is done to cards outside a session, many at once: each is a row of the journal, and can be taken back."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from quizapp.study import undoing
from quizapp.study.calendar import moment, stamp
from quizapp.study.model import Rating, Row

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk

OPTIONAL = frozenset({"tag"})
"""Rows that a version which does not know them may pass over."""


def suspended(desk: Desk, cards: Iterable[str], on: bool) -> Iterator[Row]:
    """Keep cards out for good, or let them be asked again; a row a card, written as it is taken."""
    return _written(desk, "suspend", ({"card": card, "on": on} for card in cards))


def reset(desk: Desk, cards: Iterable[str]) -> Iterator[Row]:
    """Forget the schedule of cards: they are new again."""
    return _written(desk, "reset", ({"card": card} for card in cards))


def tagged(desk: Desk, cards: Iterable[str], tag: str, on: bool) -> Iterator[Row]:
    """Give cards a tag of the learner's own, or take it from them."""
    return _written(desk, "tag", ({"card": card, "tag": tag, "on": on} for card in cards))


def taken_back(desk: Desk, rows: Iterable[Row]) -> Iterator[Row]:
    """Take rows back, the latest first."""
    undone = desk.store.state.undone
    standing = [row for row in rows if row.id not in undone]
    return _written(desk, "undo", map(undoing.undoing, reversed(standing)))


def turned(desk: Desk, row: Row) -> Row:
    """An earlier answer taken back, or in force again where it was."""
    back = row.id not in desk.store.state.undone
    said = undoing.turned(row, desk.store.state.undone, back=back)
    return next(_written(desk, "undo" if back else "redo", [said]))


def regraded(desk: Desk, row: Row, grade: Rating | bool) -> Row:
    """An earlier answer counting as right, as wrong, or as rated otherwise."""
    return next(_written(desk, "regrade", [undoing.regrading(row, grade)]))


def _written(desk: Desk, type_: str, contents: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    batch = secrets.token_hex(8)
    for number, content in enumerate(contents, 1):
        when = moment(desk.now(), desk.zone, desk.store.state.rules.day_start)
        id_, optional = f"{batch}-{number}", type_ in OPTIONAL
        row = Row(id_, type_, stamp(when.now), when.offset, when.today, content, optional=optional)
        yield desk.store.append(row)
