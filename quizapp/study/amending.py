"""What rows come to where earlier ones were taken back or re-graded.

A row taken back counts as if it had never been written. A re-grade says what an earlier answer should have counted as;
with another rating that answer, and those given to its card before the re-grade, are scheduled anew by the rules of
their time. Every other answer keeps what it was scheduled to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from quizapp.study.calendar import Moment, instant, moment
from quizapp.study.cards import CARD_ROWS, UNSCHEDULED, apply, pack_of
from quizapp.study.counts import Counts, counts_of
from quizapp.study.model import Card, Rating, Row
from quizapp.study.rules import Said, exam_of, pack_rules
from quizapp.study.scheduler import scheduled
from quizapp.study.settings import Settings, settings_of

ACTS = CARD_ROWS | {"regrade"}
"""What can be taken back."""
IMPORT = "import"
"""The type of the row that stands for an import, and the name under which every other row of it names that one."""
AMENDING = frozenset({"undo", "redo", "regrade"})
GRADES = ("rating", "right")
"""What a re-grade may say of an answer."""
COUNTING = (*GRADES, "interval_days")
"""What of an answer counts in figures and may have been changed by a re-grade."""


def is_by_itself(row: Row) -> bool:
    """Whether a row is an act of its own that can be taken back, not one of many that were imported."""
    return row.type in ACTS and IMPORT not in row.data


def is_act(row: Row) -> bool:
    """Whether a row is what a learner sees as one act: one of its own, or a whole import."""
    return row.type == IMPORT or is_by_itself(row)


@dataclass(frozen=True, slots=True)
class Amended:
    """What the rows of a journal say of other rows."""

    undone: frozenset[str] = frozenset()
    """Ids of the rows that are taken back."""
    regraded: frozenset[str] = frozenset()
    """Cards that have an answer with another grade."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A card, and what its answers count for."""

    card: Card
    days: Mapping[str, Counts] = field(default_factory=dict)


def amended(rows: Iterable[Row]) -> Amended:
    """What the rows say of other rows; only those of AMENDING are looked at."""
    undone: set[str] = set()
    regrades: list[Row] = []
    for row in rows:
        if row.type == "undo":
            undone.add(str(row.data["row"]))
        elif row.type == "redo":
            undone.discard(str(row.data["row"]))
        elif row.type == "regrade":
            regrades.append(row)
    return Amended(frozenset(undone), frozenset(str(row.data["card"]) for row in regrades if row.id not in undone))


def replayed(key: str, rows: Iterable[Row], undone: Collection[str] = ()) -> Replayed:
    """A card from its rows in the journal's order; the rules are those of the setting rows among them."""
    card, days = Card(key=key), dict[str, Counts]()
    for row, _, after in steps(key, rows, undone):
        card = after
        if row.type == "answer":
            days[row.day] = days.get(row.day, Counts()).plus(counts_of(row))
    return Replayed(card, days)


def steps(key: str, rows: Iterable[Row], undone: Collection[str] = ()) -> Iterator[tuple[Row, Card, Card]]:
    """Each row about a card that stands, as it counts now, with the card before it and after it."""
    kept = [row for row in rows if row.id not in undone and (row.type == "setting" or row.data.get("card") == key)]
    grades = grades_of(kept)
    anew = _anew(kept, grades)
    card, said = Card(key=key), dict[str, Any]()
    for place, row in enumerate(kept):
        if row.type == "setting":
            said[str(row.data["name"])] = row.data.get("value")
            continue
        if row.id in grades:
            row = replace(row, data={**row.data, **grades[row.id]})  # noqa: PLW2901
        if place in anew:
            row = decided(card, row, said)  # noqa: PLW2901
        before, card = card, apply(card, row)
        yield row, before, card


def counted(rows: Iterable[Row], undone: Collection[str] = ()) -> Iterator[Row]:
    """The answers that stand, each with the rating and the verdict that it counts as."""
    kept = [row for row in rows if row.id not in undone]
    return standing(kept, (), grades_of(kept))


def counting_as(key: str, rows: Iterable[Row], undone: Collection[str] = ()) -> dict[str, dict[str, Any]]:
    """Id -> what of an answer to a card counts otherwise than it was written: by its own re-grade or an earlier one's.

    Each answer that stands is named, also where nothing of it does.
    """
    rows = list(rows)
    written = {row.id: row.data for row in rows}
    return {
        row.id: {name: row.data.get(name) for name in COUNTING if row.data.get(name) != written[row.id].get(name)}
        for row, _, _ in steps(key, rows, undone)
        if row.type == "answer"
    }


def standing(rows: Iterable[Row], undone: Collection[str], grades: Mapping[str, Mapping[str, Any]]) -> Iterator[Row]:
    """The same one after the other, where what is taken back and what was re-graded is known beforehand."""
    for row in rows:
        if row.type == "answer" and row.id not in undone:
            yield replace(row, data={**row.data, **grades[row.id]}) if row.id in grades else row


def grades_of(rows: Iterable[Row], undone: Collection[str] = ()) -> dict[str, Mapping[str, Any]]:
    """What each re-graded answer counts as, by its id; a later re-grade adds to an earlier one."""
    grades: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        if row.type == "regrade" and row.id not in undone:
            said = {name: row.data[name] for name in GRADES if name in row.data}
            grades[str(row.data["row"])] = {**grades.get(str(row.data["row"]), {}), **said}
    return grades


def decided(card: Card, row: Row, said: Mapping[str, Any]) -> Row:
    """An answer with another grade, or to a card that another grade changed: scheduled by the settings of its time."""
    if row.data.get("study") in UNSCHEDULED:
        return row
    when, rules = _rules_then(row, said)
    return replace(row, data={**row.data, **scheduled(card, Rating(int(row.data["rating"])), when, rules)})


def _rules_then(row: Row, said: Mapping[str, Any]) -> tuple[Moment, Settings]:
    """The moment at which an answer was given, on the day that its row says, and what scheduling obeyed then."""
    chosen, pack = Said(said, settings_of(said)), pack_of(str(row.data["card"]))
    when = moment(instant(row.at), row.offset, chosen.rules.day_start)
    when = replace(when, day=date.fromisoformat(row.day), today=row.day)
    rules, exam = pack_rules(chosen, pack), exam_of(chosen, pack, when)
    retention = float(row.data.get("retention", rules.retention))
    return when, replace(rules, retention=retention, looks=exam.looks if exam else None)


def _anew(rows: Sequence[Row], grades: Mapping[str, Mapping[str, Any]]) -> set[int]:
    """The places of the answers that are scheduled anew: from one with another rating on, up to its re-grade."""
    latest = {str(row.data["row"]): place for place, row in enumerate(rows) if row.type == "regrade"}
    return {
        later
        for place, row in enumerate(rows)
        if row.type == "answer" and row.id in latest and _moves(row, grades[row.id])
        for later in range(place, max(latest[row.id], place + 1))
        if rows[later].type == "answer"
    }


def _moves(row: Row, grade: Mapping[str, Any]) -> bool:
    """Whether a card stands elsewhere after an answer with this grade than after the answer as it was given."""
    return row.data.get("study") not in UNSCHEDULED and grade.get("rating", row.data["rating"]) != row.data["rating"]
