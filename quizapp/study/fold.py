"""From rows to what a learner knows: `state' = fold(state, row)`, and a replay of them all gives the same.

An undo names the row it takes back; afterwards everything is as if that row had never been written.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from quizapp.errors import QuizError
from quizapp.frozen import replace
from quizapp.study.amending import ACTS, IMPORT, Amended, Replayed, amended, is_by_itself, replayed
from quizapp.study.calendar import Moment
from quizapp.study.cards import apply, pack_of
from quizapp.study.counts import Counts, counts_of
from quizapp.study.layered import Layered
from quizapp.study.load import due_counts, falls_due, moved
from quizapp.study.model import Card, Phase, Row
from quizapp.study.pauses import Pauses, after
from quizapp.study.settings import PACK_STATES, Settings, allowed, settings_of

History = Callable[[str], Sequence[Row]]
"""The rows about a card, by its key, and the settings, in the journal's order; those taken back are among them."""

Newest = Callable[[], Iterator[Row]]
"""Every row of a journal from the latest back."""

Days = Layered[Mapping[str, Counts]]
NONE = Counts()
SCHEMA = 1
REMEMBERED = 100
"""How many acts are kept at hand; earlier ones are in the journal."""


def no_rows() -> Iterator[Row]:
    """The rows of a learner who has none."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Act:
    """Something a learner did to a card, by the id of its row."""

    id: str
    card: str
    type: str


@dataclass(frozen=True)
class State:
    """Everything that the journal says, folded."""

    cards: Layered[Card] = field(default_factory=Layered)
    dues: Layered[int] = field(default_factory=Layered)
    """Day -> how many known cards fall due on it."""
    days: Days = field(default_factory=Layered)
    """Logical day -> pack -> counts."""
    packs: Mapping[str, int] = field(default_factory=dict)
    """Pack -> number of answers, of packs that have one."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """The values of setting rows by name."""
    rules: Settings = field(default_factory=Settings)
    """The same as scheduling obeys them."""
    pauses: Pauses = field(default_factory=dict)
    """When packs, or everything, were paused."""
    acts: tuple[Act, ...] = ()
    """The latest acts, oldest first, those taken back among them."""
    undone: frozenset[str] = frozenset()
    """Ids of the rows that are taken back."""
    version: str = ""
    """The quizapp that wrote the latest session."""

    def card(self, key: str) -> Card:
        """The learner's card for a key, a new one when it was never met."""
        return self.cards.get(key) or Card(key=key)

    def last_act(self, newest: Newest = no_rows) -> Act | None:
        """The latest act that is not taken back; the journal is asked when none of those at hand stands."""
        at_hand = (act for act in reversed(self.acts) if act.id not in self.undone)
        earlier = (
            Act(row.id, str(row.data["card"]), row.type)
            for row in newest()
            if is_by_itself(row) and row.id not in self.undone
        )
        return next(chain(at_hand, earlier), None)

    def today(self, when: Moment) -> Counts:
        """What was done today, over all packs."""
        total = Counts()
        for counts in self.days.get(when.today, {}).values():
            total = total.plus(counts)
        return total


def no_history(_key: str) -> Sequence[Row]:
    """The history of a learner who has none."""
    return ()


def replay(rows: Iterable[Row], said: Amended | None = None) -> State:
    """The state after all rows; `said` is what they say of one another, where that is known beforehand."""
    if said is None:
        rows = list(rows)
        said = amended(rows)
    state, tally = State(), _Tally(said)
    for row in rows:
        if row.type in ACTS and row.schema <= SCHEMA:
            tally.add(row)
        else:
            state = _fold(state, row, no_history, said)
        if row.type == "setting":
            for about in tally.apart.values():
                about.append(row)
    state = tally.told(state)
    for key, about in tally.apart.items():
        state = _put(state, Replayed(Card(key)), replayed(key, about, said.undone))
    return state


class _Tally:
    """What many rows come to, counted in place; the same as folding one after the other."""

    def __init__(self, said: Amended) -> None:
        self.said = said
        self.cards: dict[str, Card] = {}
        self.days: dict[str, dict[str, Counts]] = {}
        self.acts: deque[Act] = deque(maxlen=REMEMBERED)
        self.apart: dict[str, list[Row]] = {key: [] for key in said.regraded}
        """The rows about cards that have an answer with another grade."""

    def add(self, row: Row) -> None:
        key = str(row.data["card"])
        if is_by_itself(row):
            self.acts.append(Act(row.id, key, row.type))
        if key in self.apart:
            self.apart[key].append(row)
            return
        if row.id in self.said.undone or row.type == "regrade":
            return
        self.cards[key] = apply(self.cards.get(key) or Card(key), row)
        if row.type == "answer":
            day, pack, counts = self.days.setdefault(row.day, {}), pack_of(key), counts_of(row)
            day[pack] = day[pack].plus(counts) if pack in day else counts

    def told(self, state: State) -> State:
        cards = {key: card for key, card in self.cards.items() if not _is_blank(card)}
        packs: Counter[str] = Counter()
        for day in self.days.values():
            packs.update({pack: counts.answers for pack, counts in day.items()})
        return replace(
            state,
            cards=Layered(cards),
            dues=due_counts(cards.values()),
            days=Layered(self.days),
            packs=dict(packs),
            acts=tuple(self.acts),
            undone=self.said.undone,
        )


def fold(state: State, row: Row, history: History = no_history) -> State:
    """The state after one more row; `history` is asked only for cards whose past a row changes."""
    return _fold(state, row, history, None)


def _fold(state: State, row: Row, history: History, said: Amended | None) -> State:
    """One row; `said` is what all rows say of one another, where that is known beforehand."""
    match row.type:
        case _ if row.schema > SCHEMA or row.type not in KNOWN:
            return state if row.optional else _newer(state, row)
        case "undo" | "redo":
            return state if said else _turn(state, row, history)
        case "setting":
            name, value = str(row.data["name"]), row.data.get("value")
            settings, pauses = {**state.settings, name: value}, after(state.pauses, row.day, name, value)
            return replace(state, settings=settings, rules=settings_of(settings), pauses=pauses)
        case "session":
            return replace(state, version=str(row.data.get("version", "")))
        case _ if row.type in EXAM_ROWS or row.type == IMPORT:
            return state
    return _act(state, row, history, said)


EXAM_ROWS = frozenset({"exam_start", "exam_answer", "exam_submit", "acknowledge"})
"""Rows that say nothing about when a card is due."""
KNOWN = ACTS | EXAM_ROWS | {"undo", "redo", "setting", "session", IMPORT}


def _act(state: State, row: Row, history: History, said: Amended | None) -> State:
    key = str(row.data["card"])
    acts = (*state.acts, Act(row.id, key, row.type))[-REMEMBERED:] if is_by_itself(row) else state.acts
    if (said and key in said.regraded) or row.id in (said or state).undone:
        return replace(state, acts=acts)
    if row.type == "regrade":
        state = replace(state, acts=acts)
        return state if said else _regrade(state, row, history)
    before = state.card(key)
    days = {row.day: counts_of(row)} if row.type == "answer" else {}
    return _put(state, Replayed(before), Replayed(apply(before, row), days), acts)


def _regrade(state: State, row: Row, history: History) -> State:
    """An earlier answer counts as something else from here on."""
    key = str(row.data["card"])
    rows = [one for one in history(key) if one.id != row.id]
    return _put(state, replayed(key, rows, state.undone), replayed(key, [*rows, row], state.undone))


def _turn(state: State, row: Row, history: History) -> State:
    """Take a row back, or take the taking back back."""
    target, key, undoing = str(row.data["row"]), str(row.data["card"]), row.type == "undo"
    if (target in state.undone) is undoing:
        return state
    undone = state.undone | {target} if undoing else state.undone - {target}
    rows = history(key)
    changed = replace(state, undone=undone)
    if all(one.id != target for one in rows):
        return changed
    return _put(changed, replayed(key, rows, state.undone), replayed(key, rows, undone))


def _put(state: State, before: Replayed, after: Replayed, acts: tuple[Act, ...] | None = None) -> State:
    """The state with a card as it is after, and with what its answers count for."""
    key, card = after.card.key, after.card
    cards = state.cards.without(key) if _is_blank(card) else state.cards.with_item(key, card)
    dues = moved(state.dues, falls_due(state.card(key)), falls_due(card))
    packs, days = state.packs, state.days
    for day, more in _differences(before.days, after.days):
        packs, days = _counted(packs, days, pack_of(key), day, more)
    return replace(state, cards=cards, dues=dues, packs=packs, days=days, acts=state.acts if acts is None else acts)


def _is_blank(card: Card) -> bool:
    """Whether nothing is known of a card."""
    return card.phase is Phase.NEW and card == Card(card.key)


def _differences(before: Mapping[str, Counts], after: Mapping[str, Counts]) -> list[tuple[str, Counts]]:
    """How much more counts for each day."""
    if not before:
        return list(after.items())
    days = dict.fromkeys((*before, *after))
    more = [(day, after.get(day, NONE).plus(before.get(day, NONE), -1)) for day in days]
    return [(day, counts) for day, counts in more if counts != NONE]


def _counted(
    packs: Mapping[str, int], days: Days, pack: str, name: str, more: Counts
) -> tuple[Mapping[str, int], Days]:
    """The counters with so much more for a day in a pack."""
    packs = _with(packs, pack, packs.get(pack, 0) + more.answers)
    day = days.get(name, {})
    day = _with(day, pack, day[pack].plus(more) if pack in day else more, NONE)
    return packs, days.with_item(name, day) if day else days.without(name)


def _with(mapping: Mapping[str, Any], key: str, value: Any, nothing: Any = 0) -> dict[str, Any]:
    new = {**mapping, key: value}
    if value == nothing:
        del new[key]
    return new


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
