"""`learner.json`: the folded state in TinyDB's format, with how far each journal is folded into it.

It only saves time: written whole and atomically at checkpoints, it can be deleted at any moment. Its first table holds
a checksum of all that follows. Reading it takes no TinyDB, since it is plain JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields
from pathlib import Path
from typing import Any
from zlib import crc32

from quizapp.frozen import made
from quizapp.store.reading import Mark, Order
from quizapp.study.counts import Counts
from quizapp.study.fold import Act, State
from quizapp.study.layered import Layered
from quizapp.study.load import due_counts
from quizapp.study.model import Card, Phase
from quizapp.study.settings import settings_of

FORMAT = 2
HEAD = '{{"check": {{"1": {{"crc32": "{:08x}"}}}}, '
_HEAD_LENGTH = len(HEAD.format(0))
Tables = Mapping[str, list[dict[str, Any]]]

_FIELDS = tuple((one.name, one.default) for one in fields(Card))
_NEW = {name: default for name, default in _FIELDS if default is not MISSING}
_PHASES = {str(phase): phase for phase in Phase}
_COUNTS = tuple(one.name for one in fields(Counts))


@dataclass(frozen=True)
class Derived:
    """A state and the place in the journals that it stands for."""

    state: State = field(default_factory=State)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    last: Order = ("", "", 0)


def card_document(card: Card) -> dict[str, Any]:
    """What of a card differs from a new one."""
    document = {}
    for name, default in _FIELDS:
        value = getattr(card, name)
        if default is MISSING or value != default:
            document[name] = value
    return document


def small_tables(derived: Derived, by: str) -> Tables:
    """The documents of every table but the cards'."""
    state = derived.state
    marks = {device: asdict(mark) for device, mark in derived.marks.items()}
    meta = {"format": FORMAT, "by": by, "version": state.version, "last": list(derived.last), "marks": marks}
    return {
        "meta": [meta],
        "days": [
            {"day": day, "packs": {pack: [getattr(counts, name) for name in _COUNTS] for pack, counts in packs.items()}}
            for day, packs in state.days.items()
        ],
        "packs": [{"pack": pack, "answers": count} for pack, count in state.packs.items()],
        "settings": [{"name": name, "value": value} for name, value in state.settings.items()],
        "pauses": [{"name": name, "spans": [list(span) for span in spans]} for name, spans in state.pauses.items()],
        "acts": [{"id": act.id, "card": act.card, "type": act.type} for act in state.acts],
        "undone": [{"row": row} for row in sorted(state.undone)],
    }


def dump(tables: Mapping[str, Any]) -> bytes:
    """The file's bytes: TinyDB's tables behind the checksum."""
    rest = json.dumps({name: table for name, table in tables.items() if name != "check"}, separators=(",", ":"))[1:]
    return (HEAD.format(crc32(rest.encode())) + rest).encode()


def load(content: bytes, by: str) -> Derived | None:
    """What the file says, or None when another version wrote it; ValueError when it is damaged."""
    head, rest = content[:_HEAD_LENGTH], content[_HEAD_LENGTH:]
    if head != HEAD.format(crc32(rest)).encode():
        raise ValueError("the checksum differs")
    tables = {name: list(table.values()) for name, table in json.loads(b"{" + rest).items()}
    meta = tables["meta"][0]
    if (meta["format"], meta["by"]) != (FORMAT, by):
        return None
    time, device, sequence = meta["last"]
    marks = {name: Mark(**mark) for name, mark in meta["marks"].items()}
    return Derived(_state(tables, meta["version"]), marks, (time, device, sequence))


def written_by(path: Path) -> str:
    """The version that wrote the file; nothing where that cannot be read."""
    try:
        meta = json.loads(path.read_bytes())["meta"]
        return str(next(iter(meta.values()))["by"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, StopIteration):
        return ""


def _state(tables: Tables, version: str) -> State:
    settings = {one["name"]: one["value"] for one in tables.get("settings", ())}
    cards = {one["key"]: _card(one) for one in tables.get("cards", ())}
    return State(
        cards=Layered(cards),
        dues=due_counts(cards.values()),
        days=Layered({one["day"]: _day(one["packs"]) for one in tables.get("days", ())}),
        packs={one["pack"]: one["answers"] for one in tables.get("packs", ())},
        settings=settings,
        rules=settings_of(settings),
        pauses={one["name"]: tuple(map(tuple, one["spans"])) for one in tables.get("pauses", ())},
        acts=tuple(Act(**one) for one in tables.get("acts", ())),
        undone=frozenset(one["row"] for one in tables.get("undone", ())),
        version=version,
    )


def _card(document: dict[str, Any]) -> Card:
    if "phase" in document:
        document["phase"] = _PHASES[document["phase"]]
    if "tags" in document:
        document["tags"] = tuple(document["tags"])
    return made(Card, _NEW | document)


def _day(packs: Mapping[str, list[int]]) -> dict[str, Counts]:
    return {pack: Counts(*counts) for pack, counts in packs.items()}
