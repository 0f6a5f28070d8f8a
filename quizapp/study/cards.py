"""What each row of the journal does to a card, and a card's replay from its rows."""

from __future__ import annotations

from datetime import date, timedelta

from quizapp.frozen import replace
from quizapp.study.calendar import Moment, instant, is_due
from quizapp.study.model import Card, Phase, Rating, Row

CRAM = "cram"
UNSCHEDULED = frozenset({CRAM, "exam"})
"""Kinds of study that leave the schedule alone."""
STEPS = (Phase.LEARN, Phase.RELEARN)
"""Phases of first answers, and of those after a lapse."""
LEECH_LAPSES, LEECH_EVERY = 8, 4
"""A card is a leech after so many lapses; it is noticed then, and again after every so many more."""
CARD_ROWS = frozenset({"answer", "suspend", "bury", "flag", "note", "reset", "tag", "due"})
"""The rows that change a card; each can be taken back."""


def pack_of(key: str) -> str:
    """The pack of a card's key.

    >>> pack_of("kfor/mandate#reverse")
    'kfor'
    """
    return key.partition("/")[0]


def in_steps(card: Card) -> bool:
    """Whether a card is among its first answers, or those after a lapse."""
    return card.phase in STEPS


def hidden(card: Card, when: Moment) -> bool:
    """Whether a card is kept out: suspended, reported, or buried today."""
    return card.suspended or bool(card.flag) or card.buried == when.today


def changed(card: Card, fingerprint: str) -> bool:
    """Whether the question's answer is another one than when it was last answered."""
    return card.phase is not Phase.NEW and "" != card.fingerprint != fingerprint != ""


def ready(card: Card, fingerprint: str, when: Moment, due: str = "") -> bool:
    """Whether a card that has been studied is due, by time (its own, or one given) or because its answer changed."""
    return card.phase is not Phase.NEW and (is_due(due or card.due, when) or changed(card, fingerprint))


def leech(card: Card) -> bool:
    """Whether a card was missed so often that something must be wrong with it."""
    return card.lapses >= LEECH_LAPSES


def noticed(lapses: int) -> bool:
    """Whether a leech is told of at this lapse.

    >>> [lapses for lapses in range(20) if noticed(lapses)]
    [8, 12, 16]
    """
    return lapses >= LEECH_LAPSES and (lapses - LEECH_LAPSES) % LEECH_EVERY == 0


def last_seen(card: Card, at: str, day: str) -> tuple[str, str]:
    """When and on which day a card answered then was last seen; a clock set back a little takes nothing back."""
    if card.last_at and at < card.last_at and instant(card.last_at) - instant(at) <= timedelta(days=2):
        return card.last_at, max(card.last_day, day)
    return at, day


def apply(card: Card, row: Row) -> Card:
    """The card after a row: an answer brings along what it was scheduled to."""
    data = row.data
    match row.type:
        case "answer":
            return _answered(card, row)
        case "suspend":
            return replace(card, suspended=bool(data.get("on", True)))
        case "bury":
            return replace(card, buried=row.day if data.get("on", True) else "")
        case "flag":
            return replace(card, flag=str(data.get("reason", "")))
        case "note":
            return replace(card, note=str(data.get("text", "")))
        case "due":
            return card if in_steps(card) else replace(card, due=str(data["due"]))
        case "reset":
            return Card(key=card.key, suspended=card.suspended, flag=card.flag, note=card.note, tags=card.tags)
        case "tag":
            return _tagged(card, str(data.get("tag", "")), bool(data.get("on", True)))
    return card


def _tagged(card: Card, tag: str, on: bool) -> Card:
    rest = tuple(one for one in card.tags if one != tag)
    return replace(card, tags=tuple(sorted((*rest, tag))) if on and tag else rest)


def _answered(card: Card, row: Row) -> Card:
    data = row.data
    if data.get("study") in UNSCHEDULED:
        return card
    lapsed = data.get("study") == Phase.REVIEW and data.get("rating") == Rating.AGAIN
    last_at, last_day = last_seen(card, row.at, row.day)
    return replace(
        card,
        phase=Phase(data["phase"]),
        step=int(data.get("step", 0)),
        stability=float(data["stability"]),
        difficulty=float(data["difficulty"]),
        due=str(data["due"]),
        last_at=last_at,
        last_day=last_day,
        interval_days=int(data.get("interval_days", 0)),
        reps=card.reps + 1,
        lapses=card.lapses + lapsed,
        first_day=card.first_day or row.day,
        fingerprint=str(data.get("fingerprint", "")),
    )


def day_of(text: str) -> date | None:
    """A logical day, or None where there is none that can be read."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
