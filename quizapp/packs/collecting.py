"""The index of packs, as the cache has it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quizapp.bulk import in_bulk
from quizapp.packs import cache, finding
from quizapp.packs.index import Broken, Entry, Hidden, Index, PackEntry

_CARDS = """
SELECT :pack || '/' || question || CASE facet WHEN '' THEN '' ELSE '#' || facet END,
       question, facet, topic, kind, fact, fingerprint, position, tagged, options, difficulty, vouched
FROM cards WHERE pack = :number ORDER BY position
"""
_PACK = "SELECT number, id, title, language, cards, errors, message, place, aliases, drafts FROM packs WHERE path = ?"


def collected(database: sqlite3.Connection, paths: Iterable[Path], corrections: Path | None) -> Index:
    """The index of the packs at the paths, all as they were in the cache at one moment."""
    database.execute("BEGIN")
    try:
        with in_bulk():
            return _collected(database, paths, corrections)
    finally:
        database.execute("COMMIT")


def _collected(database: sqlite3.Connection, paths: Iterable[Path], corrections: Path | None) -> Index:
    entries: list[Entry] = []
    packs: dict[str, PackEntry] = {}
    hidden: list[Hidden] = []
    broken: list[Broken] = []
    aliases: dict[str, str] = {}
    came = finding.shipped()
    for path in paths:
        row = database.execute(_PACK, (cache.key(database, path, corrections),)).fetchone()
        if row is None:
            continue
        number, name, title, language, count, errors, message, place, renamed, drafts = row
        if errors:
            broken.append(Broken(path, f"{place}: {message}" if place else message, errors))
        if name is None:
            continue
        if name in packs:
            hidden.append(Hidden(name, path, packs[name].path))
            continue
        packs[name] = PackEntry(
            name, title, path, count, language, errors, number, 0 if path.parent in came else drafts
        )
        entries += _entries(name, database.execute(_CARDS, {"pack": name, "number": number}))
        aliases |= {f"{name}/{old}": f"{name}/{new}" for old, new in json.loads(renamed).items()}
    return Index(tuple(entries), packs, tuple(hidden), tuple(broken), aliases)


def _entries(pack: str, rows: Iterable[Any]) -> Iterator[Entry]:
    """The cards of a pack; what many of them have in common is one text for all."""
    shared = dict[str, str]().setdefault
    for card, question, facet, topic, kind, fact, fingerprint, order, tagged, *further in rows:
        said = shared(topic, topic), shared(kind, kind), fact, fingerprint, order, shared(tagged, tagged)
        yield Entry(card, pack, question, facet, *said, *further)
