"""From rows to what a learner knows: `state' = fold(state, row)`, and a replay of them all gives the same.

An undo names the row it takes back; afterwards everything is as if that row had never been written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from quizapp.errors import QuizError
from quizapp.study.calendar import Moment
from quizapp.study.cards import CARD_ROWS, UNSCHEDULED, apply, pack_of, replay_card
from quizapp.study.layered import Layered
from quizapp.study.load import falls_due, moved
from quizapp.study.model import Card, Phase, Rating, Row
from quizapp.study.settings import PACK_STATES, Settings, allowed, settings_of

History = Callable[[str], Sequence[Row]]
"""The rows about a card, by its key, in the journal's order; those taken back are among them."""

SCHEMA = 1
REMEMBERED = 500
"""How many acts are kept at hand to be taken back."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was done on a day in a pack."""

    new: int = 0
    reviews: int = 0
    answers: int = 0
    right: int = 0
    elapsed_ms: int = 0

    def plus(self, other: Counts, times: int = 1) -> Counts:
        """Both together; with `times=-1` without the other."""
        return Counts(
            self.new + times * other.new,
            self.reviews + times * other.reviews,
            self.answers + times * other.answers,
            self.right + times * other.right,
            self.elapsed_ms + times * other.elapsed_ms,
        )


@dataclass(frozen=True, slots=True)
class Act:
    """Something a learner did to a card, by the id of its row."""

    id: str
    card: str
    type: str


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the journal says, folded."""

    cards: Layered[Card] = field(default_factory=Layered)
    dues: Layered[int] = field(default_factory=Layered)
    """Day -> how many known cards fall due on it."""
    days: Layered[Mapping[str, Counts]] = field(default_factory=Layered)
    """Logical day -> pack -> counts."""
    packs: Mapping[str, int] = field(default_factory=dict)
    """Pack -> number of answers, of packs that have one."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """The values of setting rows by name."""
    rules: Settings = field(default_factory=Settings)
    """The same as scheduling obeys them."""
    acts: tuple[Act, ...] = ()
    """The latest acts, oldest first, those taken back among them."""
    undone: frozenset[str] = frozenset()
    """Ids of the rows that are taken back."""
    version: str = ""
    """The quizapp that wrote the latest session."""

    def card(self, key: str) -> Card:
        """The learner's card for a key, a new one when it was never met."""
        return self.cards.get(key) or Card(key=key)

    def last_act(self) -> Act | None:
        """The latest act that is not taken back."""
        return next((act for act in reversed(self.acts) if act.id not in self.undone), None)

    def today(self, when: Moment) -> Counts:
        """What was done today, over all packs."""
        total = Counts()
        for counts in self.days.get(when.today, {}).values():
            total = total.plus(counts)
        return total


def no_history(_key: str) -> Sequence[Row]:
    """The history of a learner who has none."""
    return ()


def replay(rows: Iterable[Row]) -> State:
    """The state after all rows."""
    kept = list(rows)
    undone = _undone(kept)
    state = State()
    for row in kept:
        state = _fold(state, row, no_history, undone)
    return replace(state, undone=undone)


def fold(state: State, row: Row, history: History = no_history) -> State:
    """The state after one more row; `history` is asked only for cards whose past a row changes."""
    return _fold(state, row, history, None)


def _fold(state: State, row: Row, history: History, settled: frozenset[str] | None) -> State:
    """One row; `settled` says what is taken back in the end where that is known beforehand."""
    match row.type:
        case _ if row.schema > SCHEMA or row.type not in KNOWN:
            return state if row.optional else _newer(state, row)
        case "undo" | "redo":
            return state if settled is not None else _turn(state, row, history)
        case "setting":
            settings = {**state.settings, str(row.data["name"]): row.data.get("value")}
            return replace(state, settings=settings, rules=settings_of(settings))
        case "session":
            return replace(state, version=str(row.data.get("version", "")))
        case _ if row.type in EXAM_ROWS:
            return state
    return _act(state, row, history, state.undone if settled is None else settled)


EXAM_ROWS = frozenset({"exam_start", "exam_answer", "exam_submit", "acknowledge"})
"""Rows that say nothing about when a card is due."""
KNOWN = CARD_ROWS | EXAM_ROWS | {"undo", "redo", "setting", "session"}


def _act(state: State, row: Row, history: History, undone: frozenset[str]) -> State:
    key = str(row.data["card"])
    acts = (*state.acts, Act(row.id, key, row.type))[-REMEMBERED:]
    state = replace(state, acts=acts)
    if row.id in undone:
        return state
    before = state.card(key)
    if row.at < before.last_at and (rows := history(key)):
        card = replay_card(key, rows if any(one.id == row.id for one in rows) else [*rows, row], undone)
    else:
        card = apply(before, row)
    return _count(_put(state, card), row, 1)


def _turn(state: State, row: Row, history: History) -> State:
    """Take a row back, or take the taking back back."""
    target, key, undoing = str(row.data["row"]), str(row.data["card"]), row.type == "undo"
    if (target in state.undone) is undoing:
        return state
    undone = state.undone | {target} if undoing else state.undone - {target}
    state = replace(state, undone=undone)
    rows = history(key)
    turned = next((one for one in rows if one.id == target), None)
    if turned is None:
        return state
    return _count(_put(state, replay_card(key, rows, undone)), turned, -1 if undoing else 1)


def _put(state: State, card: Card) -> State:
    blank = card == Card(key=card.key)
    cards = state.cards.without(card.key) if blank else state.cards.with_item(card.key, card)
    return replace(state, cards=cards, dues=moved(state.dues, falls_due(state.card(card.key)), falls_due(card)))


def _count(state: State, row: Row, times: int) -> State:
    """The counters with an answer put in, or taken out."""
    if row.type != "answer":
        return state
    pack = pack_of(str(row.data["card"]))
    packs = _with(state.packs, pack, state.packs.get(pack, 0) + times)
    day = state.days.get(row.day, {})
    day = _with(day, pack, day.get(pack, Counts()).plus(counts_of(row), times), Counts())
    days = state.days.with_item(row.day, day) if day else state.days.without(row.day)
    return replace(state, packs=packs, days=days)


def _with(mapping: Mapping[str, Any], key: str, value: Any, nothing: Any = 0) -> dict[str, Any]:
    new = {**mapping, key: value}
    if value == nothing:
        del new[key]
    return new


def counts_of(row: Row) -> Counts:
    """What one answer adds to its day; cramming uses up no limit."""
    data = row.data
    study, right = data.get("study"), data.get("right")
    if right is None:
        right = int(data.get("rating", Rating.AGAIN)) > Rating.AGAIN
    return Counts(
        new=int(bool(data.get("first")) and study not in UNSCHEDULED),
        reviews=int(study == Phase.REVIEW),
        answers=1,
        right=int(bool(right)),
        elapsed_ms=int(data.get("elapsed_ms") or 0),
    )


def _undone(rows: Iterable[Row]) -> frozenset[str]:
    undone: set[str] = set()
    for row in rows:
        if row.type == "undo":
            undone.add(str(row.data["row"]))
        elif row.type == "redo":
            undone.discard(str(row.data["row"]))
    return frozenset(undone)


def _newer(state: State, row: Row) -> State:
    known = row.type in KNOWN
    what = f"a row of type '{row.type}'" + (f" in form {row.schema}" if known else "")
    by = f" (quizapp {state.version})" if state.version else ""
    raise QuizError(
        f"the journal holds {what}, which this quizapp does not know: a newer version{by} wrote it",
        where=f"row {row.sequence or row.id}",
        hint="install the newest quizapp; until then nothing is written here",
    )


def pack_state(state: State, pack: str, today: str = "") -> str:
    """Whether a pack is `available`, `studying`, `paused` or `archived`: as said, else studying once answered.

    With a day it is also paused while everything is, or itself, until a later one.
    """
    said = state.settings.get(f"pack.{pack}.state")
    known = str(said) if said in PACK_STATES else "studying" if pack in state.packs else "available"
    return "paused" if known != "archived" and today and today < paused_until(state, pack) else known


def paused_until(state: State, pack: str = "") -> str:
    """The day from which a pack is studied again, or everything; nothing where there is none."""
    own = allowed("paused_until", state.settings.get(f"pack.{pack}.paused_until", "")) if pack else ""
    return max(own or "", state.rules.paused_until)
