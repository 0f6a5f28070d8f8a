"""Answers given in another program as rows of the journal: with their own times, scheduled as they would be here.

All that is imported at once is one act: a row of the type `import` stands for it, every other row of it names that one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from quizapp.packs.formats.happened import Act, Happened, Past
from quizapp.study.acts import LONGEST_MS
from quizapp.study.amending import IMPORT
from quizapp.study.calendar import Moment, due_on, is_due, moment, stamp
from quizapp.study.cards import CRAM, apply
from quizapp.study.entries import Entry
from quizapp.study.fold import State
from quizapp.study.model import Card, Phase, Rating, Row
from quizapp.study.rating import VERSION as RULES
from quizapp.study.rules import rules_of
from quizapp.study.scheduler import VERSION, decay_of, retrievability, scheduled
from quizapp.study.undoing import undoing

MARK = "elsewhere"
"""The name under which a row says what it was in the other program."""
SUSPENDED = 0
"""What the row of a card says that was kept out there."""
EPOCH, MILLISECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(milliseconds=1)
EARLIEST = (datetime(1990, 1, 1, tzinfo=UTC) - EPOCH) // MILLISECOND
LATEST = (datetime(9999, 1, 1, tzinfo=UTC) - EPOCH) // MILLISECOND
STEP = 200


@dataclass(frozen=True, slots=True)
class Brought:
    """The rows that a past becomes, and what is left out of it."""

    rows: tuple[Row, ...] = ()
    """The first stands for all, the others are in the order of their times."""
    cards: Mapping[str, Card] = field(default_factory=dict)
    """Every card that they are about, as it is afterwards."""
    known: int = 0
    """Answers that are in the journal already."""
    older: int = 0
    """Answers from before one that was given here."""
    elsewhere: int = 0
    """Answers to cards that the pack does not have."""

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return sum(row.type == "answer" for row in self.rows)

    @property
    def days(self) -> tuple[str, str]:
        """The first day and the last."""
        days = [row.day for row in self.rows if row.type == "answer"]
        return (min(days), max(days)) if days else ("", "")

    def due(self, when: Moment) -> int:
        """How many of the cards are due afterwards."""
        return sum(is_due(card.due, when) and not card.suspended for card in self.cards.values())


@dataclass(slots=True)
class _Bringing:
    """Cards while one act after the other is done to them."""

    state: State
    id: str
    cards: dict[str, Card] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def add(self, entry: Entry, type_: str, when: Moment, said: Mapping[str, Any]) -> None:
        data = {"card": entry.card, **said, IMPORT: f"{self.id}-0"}
        row = Row(f"{self.id}-{len(self.rows) + 1}", type_, stamp(when.now), when.offset, when.today, data)
        self.cards[entry.card] = apply(self.card(entry), row)
        self.rows.append(row)

    def card(self, entry: Entry) -> Card:
        return self.cards.get(entry.card) or self.state.card(entry.card)


def brought(
    past: Past,
    entries: Iterable[Entry],
    state: State,
    known: Mapping[str, Collection[int]],
    when: Moment,
    id_: str,
    about: Mapping[str, str],
    step: Callable[[int, int], None] = lambda done, of: None,
) -> Brought:
    """The rows of a past; `known` is what the journal has of it, `about` what is said of the whole."""
    named = {f"{entry.question}#{entry.facet}".removesuffix("#"): entry for entry in entries}
    left, bringing = Counter(elsewhere=past.elsewhere), _Bringing(state, id_)
    acts = list(_in_order(past, named, left))
    for done, (act, entry) in enumerate(acts):
        if done % STEP == 0:
            step(done, len(acts))
        within = EARLIEST < act.at_ms <= (when.now - EPOCH) // MILLISECOND
        at = EPOCH + timedelta(milliseconds=act.at_ms if within else 0)
        if act.at_ms in known.get(entry.card, ()):
            left["known"] += act.rating > 0
        elif not within or stamp(at) <= state.card(entry.card).last_at:
            left["older"] += act.rating > 0
        else:
            _do(bringing, entry, act, moment(at, when.zone, when.rollover))
    for name in sorted(past.suspended & named.keys()):
        card = named[name].card
        if card not in state.cards and SUSPENDED not in known.get(card, ()):
            bringing.add(named[name], "suspend", when, {"on": True, MARK: SUSPENDED})
    whole = [_whole(bringing, when, about)] if bringing.rows else []
    return Brought((*whole, *bringing.rows), bringing.cards, left["known"], left["older"], left["elsewhere"])


def _whole(bringing: _Bringing, when: Moment, about: Mapping[str, str]) -> Row:
    """The row that stands for all; a version that does not know it may pass it over."""
    said = {"card": "", **about, "rows": len(bringing.rows), "cards": len(bringing.cards)}
    return Row(f"{bringing.id}-0", IMPORT, stamp(when.now), when.offset, when.today, said, optional=True)


def known_of(rows: Iterable[Row], undone: Collection[str]) -> dict[str, set[int]]:
    """What the journal has of each card's past in another program, as far as it is not taken back."""
    known: dict[str, set[int]] = {}
    for row in rows:
        if MARK in row.data and row.id not in undone:
            known.setdefault(str(row.data["card"]), set()).add(int(row.data[MARK]))
    return known


def turning(target: Row, rows: Iterable[Row], undone: Collection[str], *, back: bool) -> Iterator[dict[str, Any]]:
    """What rows say that take back an import or one row of it, or do it again; `rows` are those of every import.

    What another import has brought since counts already, and is not done again.
    """
    rows = list(rows)
    known = {} if back else known_of(rows, undone)
    meant = [row for row in rows if target.id in {row.id, row.data[IMPORT]} and (row.id in undone) is not back]
    said = [undoing(row) for row in meant if row.data.get(MARK) not in known.get(str(row.data["card"]), ())]
    yield from said
    if target.type == IMPORT and (target.id in undone) is not back and (said or back):
        yield {"row": target.id, "card": "", "pack": target.data.get("pack", "")}


def _in_order(past: Past, named: Mapping[str, Entry], counts: Counter[str]) -> list[tuple[Happened, Entry]]:
    """Everything that happened to cards that are here, by time."""
    acts = []
    for name, happened in past.cards.items():
        if name in named:
            acts += [(act, named[name]) for act in happened]
        else:
            counts["elsewhere"] += sum(act.rating > 0 for act in happened)
    return sorted(acts, key=lambda pair: (pair[0].at_ms, pair[1].card))


def _do(bringing: _Bringing, entry: Entry, act: Happened, then: Moment) -> None:
    """One act, done to its card on the day on which it was done."""
    card, mark = bringing.card(entry), {MARK: act.at_ms}
    match act.act:
        case Act.RESET:
            bringing.add(entry, "reset", then, mark)
        case Act.DUE if card.phase is not Phase.NEW:
            bringing.add(entry, "due", then, {"due": _set_day(act, then)} | mark)
        case Act.ANSWER | Act.CRAM:
            bringing.add(entry, "answer", then, _answer(bringing, entry, act, then) | mark)


def _set_day(act: Happened, then: Moment) -> str:
    """The day on which a card was made due."""
    if EARLIEST < act.due_ms < LATEST:
        return moment(EPOCH + timedelta(milliseconds=act.due_ms), then.zone, then.rollover).today
    return due_on(act.days, then)


def _answer(bringing: _Bringing, entry: Entry, act: Happened, then: Moment) -> dict[str, Any]:
    """What the row of an answer says; the learner judged it."""
    card, rules = bringing.card(entry), rules_of(bringing.state, entry, then)
    before = retrievability(card, then.now, decay_of(rules))
    said = {
        "fingerprint": entry.fingerprint,
        "response": "",
        "right": None,
        "rule": IMPORT,
        "rating": act.rating,
        "rules": RULES,
        "elapsed_ms": min(act.elapsed_ms, LONGEST_MS),
        "retrievability": None if before is None else round(before, 4),
        "scheduler": VERSION,
    }
    if act.act is Act.CRAM:
        return said | {"study": CRAM, "first": False, "due": card.due}
    return said | {"retention": rules.retention} | scheduled(card, Rating(act.rating), then, rules)
