"""The same answer in stock TinyDB and in Anki's own library, which is used only where it is installed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any, Protocol

from tinydb import TinyDB

from quizapp.store.lines import content_of
from tests.benchmarks._history import CARDS, made_history


class Backend(Protocol):
    """Something that keeps answers; `answer` returns when one is kept."""

    opened: float
    """Seconds from a closed store to its first card."""

    def prepare(self) -> None:
        """What happens before the learner rates, and is not timed."""

    def answer(self) -> object:
        """One answer, durably."""
        ...

    def close(self) -> None:
        """Let everything go."""


class StockTinyDB:
    """Cards and reviews in TinyDB as it comes: each write is of the whole file."""

    def __init__(self, rows: int, folder: Path) -> None:
        path = folder / f"tiny-{rows}.json"
        reviews = {str(number): content_of(row) for number, row in enumerate(made_history(rows), 1)}
        cards = {
            str(number): {"key": str(number), "due": "2026-01-01", "stability": 9.25} for number in range(1, CARDS + 1)
        }
        path.write_text(json.dumps({"cards": cards, "reviews": reviews}), encoding="utf-8")
        began = perf_counter()
        self._db = TinyDB(path)
        self._db.table("cards").get(doc_id=1)
        self.opened = perf_counter() - began
        self._row, self._turn = reviews["1"], 0

    def prepare(self) -> None:
        """Nothing comes before."""

    def answer(self) -> object:
        self._turn = self._turn % CARDS + 1
        self._db.table("cards").update({"due": "2026-02-02", "stability": 18.5}, doc_ids=[self._turn])
        return self._db.table("reviews").insert(self._row)

    def close(self) -> None:
        self._db.close()


class Anki:
    """A collection with FSRS and due cards; one answer is what the reviewer does: fetch, build, answer."""

    def __init__(self, rows: int, folder: Path) -> None:
        from anki.collection import Collection
        from anki.scheduler.v3 import CardAnswer

        path = folder / f"anki-{rows}.anki2"
        self._good = CardAnswer.GOOD
        self._collection = Collection(str(path))
        _fill(self._collection)
        self._collection.close()
        _remember(path, rows)
        began = perf_counter()
        self._collection = Collection(str(path))
        assert self._collection.sched.get_queued_cards().cards
        self.opened = perf_counter() - began

    def prepare(self) -> None:
        """Nothing comes before."""

    def answer(self) -> object:
        from anki.cards import Card

        scheduler: Any = self._collection.sched
        (queued,) = scheduler.get_queued_cards().cards
        card = Card(self._collection, backend_card=queued.card)
        card.start_timer()
        return scheduler.answer_card(scheduler.build_answer(card=card, states=queued.states, rating=self._good))

    def close(self) -> None:
        self._collection.close()


def _fill(collection: Any) -> None:
    """Cards in the default deck, FSRS on, and no daily limit in the way."""
    from anki.collection import AddNoteRequest

    kind = collection.models.by_name("Basic")
    requests = []
    for number in range(CARDS):
        note = collection.new_note(kind)
        note["Front"], note["Back"] = f"What is the name of {number}?", f"name {number}"
        requests.append(AddNoteRequest(note, 1))
    collection.add_notes(requests)
    deck = collection.decks.config_dict_for_deck_id(1)
    deck["rev"]["perDay"] = deck["new"]["perDay"] = 9999
    collection.decks.update_config(deck)
    collection.set_config("fsrs", True)


def _remember(path: Path, rows: int) -> None:
    """Every card due today with a memory, and a log of so many reviews."""
    with closing(sqlite3.connect(path)) as database:
        memory = json.dumps({"s": 9.25, "d": 4.75, "dr": 0.9})
        database.execute(
            "UPDATE cards SET type = 2, queue = 2, due = 0, ivl = 9, factor = 2500, reps = 5, data = ?", (memory,)
        )
        cards = [card for (card,) in database.execute("SELECT id FROM cards")]
        log = ((1_600_000_000_000 + number, cards[number % CARDS], 0, 3, 9, 4, 475, 4000, 1) for number in range(rows))
        database.executemany("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", log)
        database.commit()


OTHERS: dict[str, Callable[[int, Path], Backend]] = {"tinydb": StockTinyDB}
if find_spec("anki"):
    OTHERS["anki"] = Anki
