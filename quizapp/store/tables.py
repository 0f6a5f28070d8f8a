"""Writes `learner.json` through TinyDB; imported only when a checkpoint is due, since TinyDB takes a while to load."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage

from quizapp.store.derived import Derived, card_document, dump, small_tables
from quizapp.store.platform import replace_file
from quizapp.study.model import Card


class AtomicStorage(Storage):
    """Keeps the tables in memory until `flush` puts them in the place of the file, all at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tables: dict[str, dict[str, Any]] = {}

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables as they are."""
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Adopt the tables; the file follows at the next `flush`."""
        self._tables = data

    def flush(self) -> None:
        """Make the file what the tables are; a crash leaves the old one or the new one."""
        replace_file(self._path, dump(self._tables))


class Tables:
    """The tables of one learner, kept between checkpoints so that only what changed is put into them."""

    def __init__(self, path: Path, by: str) -> None:
        self._db = TinyDB(path, storage=AtomicStorage)
        self._by = by
        self._cards: Mapping[str, Card] = {}

    def write(self, derived: Derived) -> None:
        """Bring the file up to this state."""
        self._put_cards(derived.state.cards)
        for name, documents in small_tables(derived, self._by).items():
            table = self._db.table(name)
            table.truncate()
            table.insert_multiple(documents)
        storage = self._db.storage
        assert isinstance(storage, AtomicStorage)
        storage.flush()

    def _put_cards(self, cards: Mapping[str, Card]) -> None:
        before, table = self._cards, self._db.table("cards", cache_size=0)
        changed = {key: card_document(card) for key, card in cards.items() if before.get(key) is not card}
        new = [document for key, document in changed.items() if key not in before]
        gone = {key for key in before if key not in cards}
        if len(changed) > len(new):
            table.update_multiple([(lambda one: _become(one, changed[one["key"]]), lambda one: one["key"] in changed)])
        if gone:
            table.remove(lambda one: one["key"] in gone)
        if new:
            table.insert_multiple(new)
        self._cards = cards


def _become(document: Any, other: Mapping[str, Any]) -> None:
    document.clear()
    document.update(other)
