"""A large library looked through: every screen, each keystroke of a search, and the memory that it takes.

A keystroke is compared with what SQLite alone takes to find the same words, in the same run; screens and memory have
bounds of their own.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from quizapp.packs.library import Library
from quizapp.store.store import Store
from tests.benchmarks._browsing import NOW
from tests.benchmarks._history import write_history
from tests.benchmarks.packs import question, written

KEYSTROKE_MS, SCREEN_MS, MEGABYTES = 50.0, 1000.0, 300.0
A_PACK, A_BOOK = 5000, 500
"""Questions in each pack, and on each document."""
SCREENS = ("Home", "Home again", "Study", "Progress", "Browse", "History")
BESIDE = {
    "Home counted": "Home with everything counted",
    "Progress counted": "Progress with its figures, the whole journal read",
    "Progress counted again": "Progress with its figures, once its finished files were read",
    "every document read": "Progress with every document read",
    "a key that waits": "the longest that a key waits",
}
"""What is done beside the interface, and what it costs it."""
STEPS = ("another order", "all chosen", "the last line")
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Figure:
    """Something measured, with what it should stay below; 0 where it is only told."""

    title: str
    value: float
    unit: str
    hold: float = 0.0
    note: str = ""

    def __str__(self) -> str:
        hold = f" (hold: {self.hold:g} {self.unit})" if self.hold else ""
        return f"{self.title}: {self.value:.0f} {self.unit}{hold}{self.note}"


def measured(questions: int, rows: int, folder: Path, clock: str = "perf_counter") -> Iterator[Figure]:
    """The figures of a library of so many questions, half of them studied, with so many rows of history."""
    made(folder, questions, rows)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "tests.benchmarks._browsing", str(folder), clock]
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=True, text=True)
    found = json.loads(done.stdout)
    bare = median(_bare(folder, getattr(time, clock))) * 1000
    searches = [seconds * 1000 for seconds in found["searches"]]
    late = quantiles(searches, n=20)[-1]
    beside = f", {late / bare:.1f} x SQLite alone for a word that every question has ({bare:.0f} ms)"
    yield Figure("a keystroke's search, median", median(searches), "ms", KEYSTROKE_MS)
    yield Figure("a keystroke's search, 95th percentile", late, "ms", KEYSTROKE_MS, beside)
    yield Figure("a keystroke's search, the slowest", max(searches), "ms")
    yield Figure("a letter typed until its result is painted, median", median(found["a letter typed"]) * 1000, "ms")
    for name in (*SCREENS, *STEPS):
        yield Figure(name, max(found[name]) * 1000, "ms", SCREEN_MS)
    for name, title in BESIDE.items():
        yield Figure(title, max(found[name]) * 1000, "ms")
    yield Figure("memory, the most", found["megabytes"], "MB", MEGABYTES)


def made(folder: Path, questions: int, rows: int) -> None:
    """A learner's folder with packs of so many questions in all, and a history of answers to half of them."""
    for first in range(0, questions, A_PACK):
        content = [
            {**question(number, f"book-{number // A_BOOK}"), "id": f"question-{number}"}
            for number in range(first, min(first + A_PACK, questions))
        ]
        written(folder / "packs" / _pack(first), content, _pack(first))
    index = Library([folder / "packs"], folder / "cache" / "library.sqlite").index()
    asked = {entry.card: entry.fingerprint for entry in index.entries}
    profile = write_history(folder, rows, questions // 2, lambda number: asked[_key(number)], _key)
    Store.open(profile, folder, NOW).close()


def _pack(number: int) -> str:
    return f"waters-{number // A_PACK:02}"


def _key(number: int) -> str:
    """The card of a question; every other one is studied."""
    return f"{_pack(2 * number)}/question-{2 * number}"


def _bare(folder: Path, clock: Callable[[], float]) -> Iterator[float]:
    """Seconds that SQLite alone takes to find a word that every question has."""
    database = sqlite3.connect(folder / "cache" / "library.sqlite")
    for _ in range(9):
        began = clock()
        database.execute("SELECT rowid FROM words WHERE words MATCH '\"water\"*'").fetchall()
        yield clock() - began
    database.close()


def main(argv: list[str] | None = None) -> int:
    """Print the figures; status 1 where one is above its bound times `--allow`."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks browse", description=__doc__)
    parser.add_argument("--questions", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--allow", type=float, default=1.0, help="times as much as the bound is still good")
    parser.add_argument("--busy", action="store_true", help="count processor time, where others use the machine too")
    options = parser.parse_args(sys.argv[1:] if argv is None else argv)
    clock = "process_time" if options.busy else "perf_counter"
    with tempfile.TemporaryDirectory() as folder:
        figures = list(measured(options.questions, options.rows, Path(folder), clock))
    for one in figures:
        print(one)
    return int(any(one.hold and one.value > one.hold * options.allow for one in figures))


if __name__ == "__main__":
    sys.exit(main())
