"""Packages such as Anki writes, in its present form and in the older one, made without its library."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

import zstandard

SPLIT = "\x1f"
BASIC = ("Basic", 0, ("Front", "Back"), (("{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"),))
TYPED = (
    "Typed",
    0,
    ("Front", "Back"),
    (("{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}"),),
)
CLOZE = ("Cloze", 1, ("Text", "Back Extra"), (("{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}"),))
REVERSED = ("Reversed", *BASIC[1:3], (*BASIC[3], ("{{Back}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}")))
LEGACY, CURRENT = 11, 18
Type = tuple[str, int, Sequence[str], Sequence[tuple[str, str]]]
Log = tuple[int, int, int, int, int]
"""Time, rating, interval, factor, kind."""


@dataclass(frozen=True)
class MadeNote:
    """A note with the cards that it has and what was answered to each."""

    fields: Sequence[str]
    type: Type = BASIC
    guid: str = ""
    deck: str = "Deck"
    tags: str = ""
    cards: Mapping[int, Sequence[Log]] = field(default_factory=lambda: {0: ()})
    queue: int = 0
    kind: int = 0
    due: int = 0
    """The card's day since BEGUN, where it is of the kind 2."""


BEGUN = 1_690_000_000 // 86_400 * 86_400 + 4 * 3600
"""When the collection was begun, at four in the morning."""


def collection(notes: Sequence[MadeNote], schema: int = LEGACY, scheduler: int = 2) -> bytes:
    """The database of a collection; what is of the first scheduler does not say so."""
    conf = {"schedVer": scheduler} if scheduler > 1 else {}
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(
            "CREATE TABLE col (ver, models, decks, conf, crt); CREATE TABLE notes (id, guid, mid, tags, flds);"
            "CREATE TABLE cards (id, nid, did, odid, ord, queue, type, due, odue);"
            "CREATE TABLE revlog (id, cid, ease, ivl, factor, time, type);"
        )
        types = {1000 + place: one for place, one in enumerate(dict.fromkeys(note.type for note in notes))}
        decks = {1 + place: one for place, one in enumerate(dict.fromkeys(note.deck for note in notes))}
        _legacy(database, types, decks, conf) if schema == LEGACY else _current(database, types, decks)
        for number, note in enumerate(notes, 1):
            guid = note.guid or f"guid{number}"
            type_ = next(key for key, one in types.items() if one is note.type)
            deck = next(key for key, one in decks.items() if one == note.deck)
            database.execute(
                "INSERT INTO notes VALUES (?,?,?,?,?)", (number, guid, type_, note.tags, SPLIT.join(note.fields))
            )
            for place, log in note.cards.items():
                card = number * 100 + place
                made = (card, number, deck, place, note.queue, note.kind, note.due)
                database.execute("INSERT INTO cards VALUES (?,?,?,0,?,?,?,?,0)", made)
                for at, rating, interval, factor, kind in log:
                    said = (at, card, rating, interval, factor, 4000, kind)
                    database.execute("INSERT INTO revlog VALUES (?,?,?,?,?,?,?)", said)
        database.commit()
        return database.serialize()


def package(notes: Sequence[MadeNote], schema: int = LEGACY, media: Mapping[str, bytes] | None = None) -> bytes:
    """The file."""
    media = media or {}
    return zipped(packed(collection(notes, schema), schema, media))


def packed(database: bytes, schema: int, media: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a file by their names."""
    numbered = {str(number): data for number, data in enumerate(media.values())}
    if schema == LEGACY:
        names = json.dumps({str(number): name for number, name in enumerate(media)}).encode()
        return {"collection.anki2": database, "media": names, **numbered}
    entries = b"".join(_bytes(1, _bytes(1, name.encode())) for name in media)
    parts = {"collection.anki21b": database, "media": entries, **numbered}
    return {
        "meta": b"\x08\x03",
        **{name: zstandard.compress(data) for name, data in parts.items()},
        "collection.anki2": b"no",
    }


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP file of these."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return target.getvalue()


def _legacy(
    database: sqlite3.Connection, types: Mapping[int, Type], decks: Mapping[int, str], conf: Mapping[str, int]
) -> None:
    models = {
        str(number): {
            "name": name,
            "type": sort,
            "flds": [{"name": one, "ord": place} for place, one in enumerate(fields)],
            "tmpls": [{"qfmt": front, "afmt": back, "ord": place} for place, (front, back) in enumerate(templates)],
        }
        for number, (name, sort, fields, templates) in types.items()
    }
    named = {str(number): {"name": name} for number, name in decks.items()}
    database.execute(
        "INSERT INTO col VALUES (11, ?, ?, ?, ?)", (json.dumps(models), json.dumps(named), json.dumps(conf), BEGUN)
    )


def _current(database: sqlite3.Connection, types: Mapping[int, Type], decks: Mapping[int, str]) -> None:
    database.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    database.executescript(
        "CREATE TABLE notetypes (id, name TEXT COLLATE unicase, config); CREATE TABLE fields (ntid, ord, name);"
        "CREATE TABLE templates (ntid, ord, config); CREATE TABLE decks (id, name TEXT COLLATE unicase);"
        f"CREATE UNIQUE INDEX names ON notetypes (name); INSERT INTO col VALUES (18, '', '', '', {BEGUN});"
    )
    for number, (name, sort, fields, templates) in types.items():
        database.execute("INSERT INTO notetypes VALUES (?,?,?)", (number, name, b"\x08\x01" if sort else b""))
        database.executemany(
            "INSERT INTO fields VALUES (?,?,?)", [(number, place, one) for place, one in enumerate(fields)]
        )
        for place, (front, back) in enumerate(templates):
            said = _bytes(1, front.encode()) + _bytes(2, back.encode())
            database.execute("INSERT INTO templates VALUES (?,?,?)", (number, place, said))
    named = [(number, name.replace("::", SPLIT)) for number, name in decks.items()]
    database.executemany("INSERT INTO decks VALUES (?,?)", named)


def _bytes(number: int, data: bytes) -> bytes:
    """A field of a protobuf message."""
    length, size = len(data), bytearray()
    while length >= 0x80:
        size.append(length & 0x7F | 0x80)
        length >>= 7
    return bytes([number << 3 | 2, *size, length]) + data
