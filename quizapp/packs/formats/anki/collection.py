"""What a collection of Anki's holds, whichever of its two schemas it has: note types, notes, cards and answers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from quizapp.errors import QuizError
from quizapp.packs.formats.anki import wire

SPLIT = "\x1f"
CLOZE = 1
LEGACY, CURRENT = 11, 18
FIRST, SECOND = 1, 2
"""Versions of the scheduler: in the first, cards in their steps had no answer between again and good."""
STEPS = (0, 2)
"""Kinds of answers to cards in their steps."""
KNOWN, IN_STEPS = 2, (1, 3)
"""The sort of cards that are due on a day, and the queues in which even those are due at a time."""
DAY, TO_NOON = 86_400, 8 * 3600
"""Seconds; days are counted from four in the morning of the day on which a collection was begun."""
MOST_STEPS, STEP = 400, 1_000_000
"""How long reading may take, in steps of the database's own machine."""
WAL = slice(18, 20)
"""Where a database says that a second file belongs to it; what is exported is whole without one."""
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}


@dataclass(frozen=True, slots=True)
class Template:
    """How a card is made of a note: what is shown on either side."""

    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """The fields that notes have, and the cards that are made of them."""

    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """One line of the log: when, how it went (0 where nobody answered), and what it was."""

    at_ms: int
    rating: int
    interval: int
    """Days, or seconds below zero."""
    factor: int
    """Nothing where an answer left the schedule alone, or a card was put back among the new ones."""
    taken_ms: int
    kind: int


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A card of a note: which of its templates or gaps, in which deck, and what was answered, the oldest first."""

    place: int
    deck: str = ""
    suspended: bool = False
    due_ms: int = 0
    """The noon of the day on which it is due, by the clock of the place where the collection was begun; 0 without."""
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A note with its cards."""

    guid: str
    type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...] = ()
    cards: tuple[NoteCard, ...] = ()

    @property
    def by_field(self) -> Mapping[str, str]:
        """Each field's name with what stands in it."""
        return dict(zip(self.type.fields, self.fields, strict=False))


@dataclass(frozen=True, slots=True)
class _Tables:
    """What notes and cards refer to by number."""

    types: Mapping[int, NoteType]
    decks: Mapping[int, str]
    scheduler: int = SECOND


def notes_in(database: bytes, name: str, scheduler: int = SECOND) -> list[Note]:
    """Every note of a collection in the order in which they were made; raises QuizError for what is none.

    `scheduler` is the version of Anki's scheduler where the collection does not say it.
    """
    try:
        with closing(_opened(database)) as connection:
            return list(_notes(connection, name, scheduler))
    except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        hint = "In Anki choose Tools, then Check Database, and export it again."
        raise QuizError("the collection in this package cannot be read", name, hint) from error


def _opened(database: bytes) -> sqlite3.Connection:
    """The database in memory, asked for nothing but what its tables hold, and for no longer than is reasonable."""
    connection = sqlite3.connect(":memory:")
    whole = bytearray(database)
    whole[WAL] = b"\1\1"
    connection.deserialize(bytes(whole))
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    connection.set_authorizer(lambda act, *_: sqlite3.SQLITE_OK if act in _ALLOWED else sqlite3.SQLITE_DENY)
    steps = iter(range(MOST_STEPS))
    connection.set_progress_handler(lambda: next(steps, None) is None, STEP)
    return connection


def _notes(connection: sqlite3.Connection, name: str, scheduler: int) -> Iterator[Note]:
    version = connection.execute("SELECT ver FROM col").fetchone()[0]
    if version not in {LEGACY, CURRENT}:
        hint = "In Anki's export window choose to support older versions of Anki, and import that."
        raise QuizError(f"this collection has a form ({version}) that is not known here", name, hint)
    tables = _legacy(connection, scheduler) if version == LEGACY else _current(connection)
    cards = _cards(connection, tables)
    for number, guid, type_, tags, fields in connection.execute(
        "SELECT id, guid, mid, tags, flds FROM notes ORDER BY id"
    ):
        yield Note(
            str(guid),
            tables.types[type_],
            tuple(str(fields).split(SPLIT)),
            tuple(str(tags).split()),
            tuple(cards.get(number, ())),
        )


def _cards(connection: sqlite3.Connection, tables: _Tables) -> dict[int, list[NoteCard]]:
    """The cards of each note, by the note's number."""
    reviews: dict[int, list[Review]] = {}
    for card, *said in connection.execute("SELECT cid, id, ease, ivl, factor, time, type FROM revlog ORDER BY id"):
        review = Review(*map(int, said))
        if tables.scheduler < SECOND and review.kind in STEPS and review.rating > 1:
            review = replace(review, rating=review.rating + 1)
        reviews.setdefault(card, []).append(review)
    begun = int(connection.execute("SELECT crt FROM col").fetchone()[0])
    cards: dict[int, list[NoteCard]] = {}
    query = "SELECT id, nid, ord, did, odid, queue, type, due, odue FROM cards ORDER BY nid, ord"
    for number, note, place, deck, home, queue, kind, due, due_at_home in connection.execute(query):
        has_day = kind == KNOWN and (home or queue not in IN_STEPS)
        noon = begun + int(due_at_home if home else due) * DAY + TO_NOON if has_day else 0
        named, answered = tables.decks.get(home or deck, ""), tuple(reviews.get(number, ()))
        cards.setdefault(note, []).append(NoteCard(int(place), named, queue == -1, noon * 1000, answered))
    return cards


def _legacy(connection: sqlite3.Connection, scheduler: int) -> _Tables:
    models, decks, conf = connection.execute("SELECT models, decks, conf FROM col").fetchone()
    types = {int(number): _legacy_type(said) for number, said in json.loads(models).items()}
    named = {int(number): str(said["name"]) for number, said in json.loads(decks).items()}
    return _Tables(types, named, int(json.loads(conf).get("schedVer", scheduler)))


def _legacy_type(said: Mapping[str, Any]) -> NoteType:
    fields = sorted(said["flds"], key=lambda one: one["ord"])
    templates = sorted(said["tmpls"], key=lambda one: one["ord"])
    return NoteType(
        str(said["name"]),
        said["type"] == CLOZE,
        tuple(str(one["name"]) for one in fields),
        tuple(Template(str(one["qfmt"]), str(one["afmt"])) for one in templates),
    )


def _current(connection: sqlite3.Connection) -> _Tables:
    fields: dict[int, list[str]] = {}
    for type_, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields.setdefault(type_, []).append(str(name))
    templates: dict[int, list[Template]] = {}
    for type_, config in connection.execute("SELECT ntid, config FROM templates ORDER BY ntid, ord"):
        templates.setdefault(type_, []).append(Template(_text(config, 1), _text(config, 2)))
    types = {
        number: NoteType(
            str(name), wire.first(config, 1) == CLOZE, tuple(fields.get(number, ())), tuple(templates.get(number, ()))
        )
        for number, name, config in connection.execute("SELECT id, name, config FROM notetypes")
    }
    decks = {
        number: str(name).replace(SPLIT, "::") for number, name in connection.execute("SELECT id, name FROM decks")
    }
    return _Tables(types, decks)


def _text(message: bytes, number: int) -> str:
    said = wire.first(message, number)
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else ""
