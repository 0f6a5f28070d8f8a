"""What rows come to, told as plainly as can be: the judge of what the store folds step by step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from quizapp.study.calendar import instant, moment
from quizapp.study.model import Card, Phase, Rating, Row
from quizapp.study.scheduler import schedule
from quizapp.study.settings import Settings


@dataclass
class Plain:
    """Everything that some rows say."""

    cards: dict[str, Card] = field(default_factory=dict)
    days: dict[str, dict[str, tuple[int, ...]]] = field(default_factory=dict)
    packs: dict[str, int] = field(default_factory=dict)
    dues: dict[str, int] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)


def plain(rows: Iterable[Row]) -> Plain:
    """Leave out what was taken back, grade anew what was re-graded, then go through what stands from the first on."""
    rows, found = list(rows), Plain()
    for row in rows:
        if row.type == "undo":
            found.undone.add(row.data["row"])
        elif row.type == "redo":
            found.undone.discard(row.data["row"])
    stand = [row for row in rows if row.id not in found.undone and row.type not in {"undo", "redo"}]
    counts: dict[tuple[str, str], Counter[str]] = {}
    for key in {row.data["card"] for row in stand}:
        card = Card(key)
        mine = [row for row in stand if row.data["card"] == key]
        for place, row in enumerate(mine):
            data = answer_as_it_counts(mine, place, card) if row.type == "answer" else dict(row.data)
            card = after(card, row, data)
            if row.type == "answer":
                count(counts.setdefault((row.day, key.split("/")[0]), Counter()), data)
        if card != Card(key):
            found.cards[key] = card
    for (day, pack), counter in counts.items():
        names = ("new", "reviews", "answers", "right", "elapsed_ms")
        found.days.setdefault(day, {})[pack] = tuple(counter[name] for name in names)
        found.packs[pack] = found.packs.get(pack, 0) + counter["answers"]
    known = [c for c in found.cards.values() if c.phase is Phase.REVIEW and not c.suspended and not c.flag]
    found.dues = dict(Counter(card.due for card in known))
    return found


def answer_as_it_counts(mine: list[Row], place: int, card: Card) -> dict[str, Any]:
    """An answer as it stands, or scheduled anew where it, or one before it, got another rating after it was given."""
    row, data, anew = mine[place], dict(mine[place].data), False
    for earlier in mine[: place + 1]:
        regrades = [n for n, one in enumerate(mine) if one.type == "regrade" and one.data["row"] == earlier.id]
        ratings = [mine[n].data["rating"] for n in regrades if "rating" in mine[n].data]
        moves = ratings and ratings[-1] != earlier.data["rating"] and earlier.data["study"] != "cram"
        anew = anew or bool(moves and regrades[-1] > place)
    for one in mine:
        if one.type == "regrade" and one.data["row"] == row.id:
            data |= {name: one.data[name] for name in ("right", "rating") if name in one.data}
    if not anew or data["study"] == "cram":
        return data
    when = moment(instant(row.at), row.offset, 4)
    when = replace(when, day=date.fromisoformat(row.day), today=row.day)
    then = schedule(card, Rating(data["rating"]), when, Settings(retention=data["retention"]))
    data |= {"study": "learn" if card.phase is Phase.NEW else str(card.phase), "first": card.phase is Phase.NEW}
    for name in ("phase", "step", "due", "interval_days", "stability", "difficulty"):
        data[name] = getattr(then, name)
    return data


def after(card: Card, row: Row, data: dict[str, Any]) -> Card:
    """A card after a row."""
    if row.type == "suspend":
        return replace(card, suspended=data["on"])
    if row.type == "bury":
        return replace(card, buried=row.day)
    if row.type == "flag":
        return replace(card, flag=data["reason"])
    if row.type == "note":
        return replace(card, note=data["text"])
    if row.type == "reset":
        return Card(card.key, suspended=card.suspended, flag=card.flag, note=card.note)
    if row.type != "answer" or data["study"] == "cram":
        return card
    seen, day = row.at, row.day
    if card.last_at and row.at < card.last_at and (instant(card.last_at) - instant(row.at)).days < 2:
        seen, day = card.last_at, max(card.last_day, row.day)
    same = {name: data[name] for name in ("step", "due", "interval_days", "stability", "difficulty", "fingerprint")}
    lapsed = data["study"] == "review" and data["rating"] == 1
    return replace(
        card,
        **same,
        phase=Phase(data["phase"]),
        reps=card.reps + 1,
        lapses=card.lapses + lapsed,
        first_day=card.first_day or row.day,
        last_at=seen,
        last_day=day,
    )


def count(counter: Counter[str], data: dict[str, Any]) -> None:
    """What an answer adds to its day."""
    counter["answers"] += 1
    counter["elapsed_ms"] += data["elapsed_ms"]
    counter["right"] += bool(data["right"])
    counter["reviews"] += data["study"] == "review"
    counter["new"] += bool(data["first"] and data["study"] != "cram")
