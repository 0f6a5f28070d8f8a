"""What is done to cards outside a session, many at once, a row each.

On an error none of them is written; when the power fails meanwhile, the first so many may be on the disk.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from quizapp.practice.elsewhere import must_not_count_twice
from quizapp.study import undoing
from quizapp.study.amending import is_act
from quizapp.study.calendar import stamp
from quizapp.study.model import Rating, Row

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk

OPTIONAL = frozenset({"due", "tag"})
"""Rows that a version which does not know them may pass over."""


def suspended(desk: Desk, cards: Iterable[str], on: bool) -> list[Row]:
    """Keep cards out for good, or let them be asked again; a row a card."""
    return _written(desk, "suspend", ({"card": card, "on": on} for card in cards))


def reset(desk: Desk, cards: Iterable[str]) -> list[Row]:
    """Forget the schedule of cards: they are new again."""
    return _written(desk, "reset", ({"card": card} for card in cards))


def made_due(desk: Desk, cards: Iterable[str]) -> list[Row]:
    """Make cards due today."""
    today = desk.when().today
    return _written(desk, "due", ({"card": card, "due": today} for card in cards))


def asked_again(desk: Desk, cards: Iterable[str]) -> list[Row]:
    """Make due today those of the cards that have been learnt."""
    return made_due(desk, learnt(desk, cards))


def not_asked_again(desk: Desk, cards: Iterable[str]) -> list[Row]:
    """Take back that cards were made due, of those to which nothing has happened since."""
    return taken_back(desk, (row for card in cards if (row := _last_act(desk, card)) and row.type == "due"))


def _last_act(desk: Desk, card: str) -> Row | None:
    undone = desk.store.state.undone
    return next((row for row in reversed(desk.store.history(card)) if is_act(row) and row.id not in undone), None)


def learnt(desk: Desk, cards: Iterable[str]) -> list[str]:
    """Those of the cards that were answered before."""
    return [card for card in cards if desk.store.state.card(card).reps]


def tagged(desk: Desk, cards: Iterable[str], tag: str, on: bool) -> list[Row]:
    """Give cards a tag of the learner's own, or take it from them."""
    return _written(desk, "tag", ({"card": card, "tag": tag, "on": on} for card in cards))


def taken_back(desk: Desk, rows: Iterable[Row]) -> list[Row]:
    """Take rows back, the latest first."""
    undone = desk.store.state.undone
    standing = [row for row in rows if row.id not in undone]
    return _written(desk, "undo", map(undoing.undoing, reversed(standing)))


def turned(desk: Desk, row: Row) -> Row:
    """An earlier answer taken back, or in force again where it was."""
    back = row.id not in desk.store.state.undone
    said = undoing.turned(row, desk.store.state.undone, back=back)
    if not back:
        must_not_count_twice(desk.store, row)
    return _written(desk, "undo" if back else "redo", [said])[0]


def regraded(desk: Desk, row: Row, grade: Rating | bool) -> Row:
    """An earlier answer counting as right, as wrong, or as rated otherwise."""
    return _written(desk, "regrade", [undoing.regrading(row, grade)])[0]


def _written(desk: Desk, type_: str, contents: Iterable[Mapping[str, Any]]) -> list[Row]:
    batch, when, optional = secrets.token_hex(8), desk.when(), type_ in OPTIONAL
    return desk.store.append_all(
        [
            Row(f"{batch}-{number}", type_, stamp(when.now), when.offset, when.today, content, optional=optional)
            for number, content in enumerate(contents, 1)
        ]
    )
