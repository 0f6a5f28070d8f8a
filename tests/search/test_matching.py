"""What a search finds, beside a plain filter over the cards one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.figures.knowing import knowing
from quizapp.search.matching import found
from quizapp.search.parsing import parse
from quizapp.search.query import Compared, Days, Query, Said, Term, Words
from quizapp.search.shelf import Shelf
from quizapp.search.sorting import SORTS, Orders
from quizapp.study.calendar import moment, stamp
from quizapp.study.fold import State
from quizapp.study.layered import Layered
from quizapp.study.model import Card, Phase
from quizapp.study.scheduler import retrievability
from tests.made_study import Made
from tests.search.test_parsing import QUERIES

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
WHEN = moment(NOW, UTC)
TITLES = {"rivers": "Rivers of Europe", "cells": "Cells"}


@dataclass(frozen=True)
class Shown:
    """Texts that a cache would give."""

    texts: tuple[str, ...]
    cited: tuple[str, ...]
    kept: tuple[bool, ...]

    def documents(self) -> tuple[str, ...]:
        return self.cited

    def checked(self) -> tuple[bool, ...]:
        return self.kept

    def matching(self, text: str) -> bytes:
        wanted = text.casefold().split()
        return bytes(_follows(said.casefold().split(), wanted) for said in self.texts)


def _follows(said: list[str], wanted: list[str]) -> bool:
    """Whether words stand one after the other, the last perhaps only begun."""
    return any(
        said[at : at + len(wanted) - 1] == wanted[:-1] and said[at + len(wanted) - 1].startswith(wanted[-1])
        for at in range(len(said) - len(wanted) + 1)
    )


def studied(key: str, days: int, lapses: int, difficulty: float, due: int, **more: object) -> Card:
    """A card answered so many days ago."""
    day = WHEN.day - timedelta(days=days)
    return Card(
        key,
        Phase.REVIEW,
        stability=10.0,
        difficulty=difficulty,
        due=(WHEN.day + timedelta(days=due)).isoformat(),
        last_at=stamp(NOW - timedelta(days=days)),
        last_day=day.isoformat(),
        interval_days=days + due if days + due > 0 else 1,
        reps=3,
        lapses=lapses,
        fingerprint="one",
        **more,  # type: ignore[arg-type]
    )


ENTRIES = [
    Made("rivers/danube", question="danube", topic="Cities", kind="short", tags=("hard",)),
    Made("rivers/rhine", question="rhine", topic="Old towns", kind="choice", order=1),
    Made("rivers/po", question="po", topic="cities of Italy", order=2, fingerprint="two"),
    Made("rivers/elbe", question="elbe", topic="Seas", order=3),
    Made("cells/a", "cells", "a", topic="Cells", kind="cloze", facet="x", order=0),
    Made("cells/b", "cells", "b", topic="Cells", kind="cloze", order=1),
]
CARDS = {
    "rivers/danube": studied("rivers/danube", 40, 9, 8.0, -3, tags=("exam",)),
    "rivers/rhine": studied("rivers/rhine", 1, 0, 3.0, 9, suspended=True),
    "rivers/po": studied("rivers/po", 5, 2, 5.0, 4),
    "cells/a": studied("cells/a", 0, 1, 5.0, 0, buried=WHEN.today, flag="unclear"),
}
TEXTS = Shown(
    ("the river through Vienna", "a long River", "Turin lies on it", "Hamburg", "the cell", "a cell wall"),
    ("notes.md", "notes.md\nmap.pdf", "", "map.pdf", "cells.md", "cells.md"),
    (True, False, False, True, False, False),
)
SHELF = Shelf(State(cards=Layered(CARDS)), ENTRIES, TITLES, TEXTS, WHEN)


def names(text: str) -> list[str]:
    """The questions that a search finds, by their ids."""
    return [ENTRIES[place].question for place in found(SHELF, parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["danube", "rhine", "po", "elbe", "a", "b"]),
        ("riv", ["danube", "rhine"]),
        ('"long riv"', ["rhine"]),
        ("-riv", ["po", "elbe", "a", "b"]),
        ("riv vienna", ["danube"]),
        ("topic:cities", ["danube", "po"]),
        ('topic:"old t"', ["rhine"]),
        ("kind:cloze", ["a", "b"]),
        ("pack:riv", ["danube", "rhine", "po", "elbe"]),
        ('pack:"rivers of"', ["danube", "rhine", "po", "elbe"]),
        ("document:map", ["rhine", "elbe"]),
        ("tag:HARD", ["danube"]),
        ("tag:exam", ["danube"]),
        ("tag:exa", []),
        ("id:rh", ["rhine"]),
        ("id:cells/", ["a", "b"]),
        ("is:due", ["danube", "po"]),
        ("is:new", ["elbe", "b"]),
        ("is:leech", ["danube"]),
        ("is:suspended", ["rhine"]),
        ("is:buried", ["a"]),
        ("is:flagged", ["a"]),
        ("is:changed", ["po"]),
        ("is:checked", ["danube", "elbe"]),
        ("is:unchecked pack:cells", ["a", "b"]),
        ("is:known", ["rhine", "po", "a"]),
        ("is:fading", ["danube"]),
        ("is:weak", []),
        ("lapses>0", ["danube", "po", "a"]),
        ("-lapses>0", ["rhine", "elbe", "b"]),
        ("reviews=0", ["elbe", "b"]),
        ("interval>=9", ["danube", "rhine", "po"]),
        ("difficulty<6", ["rhine", "po", "a"]),
        ("known<90%", ["danube"]),
        ("due<=today", ["danube", "a"]),
        ("due<7d -is:due", ["a"]),
        ("due=2026-12-01", ["rhine"]),
        ("answered<7d", ["rhine", "po", "a"]),
        ("answered>=30d", ["danube"]),
        ("answered=yesterday", ["rhine"]),
        ("answered>2026-11-20", ["rhine", "a"]),
    ],
)
def test_a_search_finds(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def plainly(place: int, term: Term) -> bool:
    """Whether a term holds for a card, worked out for it alone."""
    entry, card = ENTRIES[place], CARDS.get(ENTRIES[place].card, Card(ENTRIES[place].card))
    of = term.of
    if isinstance(of, Words):
        holds = bool(TEXTS.matching(of.text)[place])
    elif isinstance(of, Said):
        holds = _said(place, entry, card, of)
    else:
        holds = _compared(card, of)
    return holds is not term.negated


def _said(place: int, entry: Made, card: Card, of: Said) -> bool:
    said = of.value.casefold()
    states = {
        "due": entry.question in {"danube", "po"},
        "new": card.phase is Phase.NEW,
        "leech": card.lapses >= 8,
        "suspended": card.suspended,
        "buried": bool(card.buried),
        "flagged": bool(card.flag),
        "changed": entry.fingerprint == "two",
        "checked": TEXTS.kept[place],
        "unchecked": not TEXTS.kept[place],
    }
    match of.name:
        case "is":
            return states[said] if said in states else knowing(card, NOW) == said
        case "tag":
            return said in {tag.casefold() for tag in (*entry.tags, *card.tags)}
        case "pack":
            return entry.pack.startswith(said) or TITLES[entry.pack].casefold().startswith(said)
        case "id":
            return entry.card.startswith(said) or entry.question.startswith(said)
        case "kind":
            return entry.kind == said
    return said in (entry.topic if of.name == "topic" else TEXTS.cited[place]).casefold()


def _compared(card: Card, of: Compared) -> bool:
    answered = card.phase is not Phase.NEW
    value: object = {
        "lapses": card.lapses,
        "reviews": card.reps,
        "interval": card.interval_days if answered else None,
        "difficulty": card.difficulty if answered else None,
        "known": retrievability(card, NOW),
        "due": date.fromisoformat(card.due).toordinal() if answered else None,
        "answered": date.fromisoformat(card.last_day).toordinal() if answered else None,
    }[of.name]
    amount = of.amount
    if value is None:
        return False
    if isinstance(amount, Days):
        value = value - WHEN.day.toordinal() if of.name == "due" else WHEN.day.toordinal() - value  # type: ignore[operator]
        amount = amount.count
    elif isinstance(amount, date):
        amount = amount.toordinal()
    return bool(eval(f"value {'==' if of.sign == '=' else of.sign} amount", {"value": value, "amount": amount}))


@given(QUERIES)
def test_a_search_finds_what_a_plain_filter_finds(query: Query) -> None:
    expected = [place for place in range(len(ENTRIES)) if all(plainly(place, term) for term in query.terms)]
    assert list(found(SHELF, query)) == expected


@given(st.sets(st.integers(0, len(ENTRIES) - 1)), st.sampled_from(SORTS), st.booleans())
def test_sorting_keeps_what_was_found_and_puts_what_has_no_figure_last(
    places: set[int], sort: str, reverse: bool
) -> None:
    ordered = Orders(SHELF).sorted(sorted(places), sort, reverse)
    assert sorted(ordered) == sorted(places)
    if sort != "order":
        values = [SHELF.column(sort)[place] for place in ordered]
        have = [value for value in values if value is not None]
        assert values == [*have, *[None] * (len(values) - len(have))]
        falling = (sort in {"lapses", "difficulty", "answered"}) is not reverse
        assert have == sorted(have, reverse=falling)


def test_a_new_question_that_was_made_due_is_found_as_due() -> None:
    made_due = {entry.card: Card(entry.card, due=WHEN.today) for entry in ENTRIES[:2]}
    shelf = Shelf(State(cards=Layered(made_due)), ENTRIES, TITLES, TEXTS, WHEN)
    for said in ("is:due", "due=today", "is:new due<7d"):
        assert [shelf.entries[place].card for place in found(shelf, parse(said))] == list(made_due)
