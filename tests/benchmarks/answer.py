"""What a durable answer costs, against one append and fdatasync of the same bytes on the same disk.

An answer is what a session and a store do from the rating on: schedule, lock, write, sync, and beside that fold and
choose the next card; the due dates that a learner sees before rating are worked out before. Both sides alternate in one
process; a round gives the ratio of two medians, and the median of the rounds is the result. Opening is a closed store
and a library of 10,000 cards until Home could be shown. The same is done in stock TinyDB and, where it is installed, in
Anki's own library.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter, perf_counter_ns

from quizapp.figures.overview import overview
from quizapp.packs.library import Library
from quizapp.store.lines import content_of, encode
from quizapp.store.platform import sync
from quizapp.store.store import Store
from quizapp.study import acts
from quizapp.study import session as sessions
from quizapp.study.fold import State
from quizapp.study.model import Rating, Row, Verdict
from quizapp.study.session import Session
from tests.benchmarks._history import CARDS, Entry, key, made_history, write_history, write_pack
from tests.benchmarks._others import OTHERS, Backend

ANSWER, APART, OPENING = 1.5, 1.3, 3.0
"""An answer in appends; the largest ratio in smallest ones; opening with many rows in openings with few."""
TINY_MOST = 100_000
"""Rows beyond which an answer in stock TinyDB takes many seconds; it is not waited for."""


@dataclass(frozen=True)
class Figures:
    """Medians in microseconds over the rounds, and the ratio."""

    answer: float
    append: float
    ratio: float
    ratios: tuple[float, ...]

    def __str__(self) -> str:
        spread = f"{min(self.ratios):.2f} to {max(self.ratios):.2f}"
        return f"{self.ratio:.2f} x ({spread}); answer {self.answer:.0f} us, append {self.append:.0f} us"


class Quizapp:
    """A learner with so many rows, practising without end."""

    def __init__(self, rows: int, folder: Path) -> None:
        home = folder / f"home-{rows}"
        self._profile, self._home = write_history(home, rows), home
        self._store = self._open()
        entries = [Entry(key(number), number) for number in range(min(rows, CARDS))]
        self._session = sessions.start(
            self._store.state,
            entries,
            datetime.now(UTC),
            7,
            limit=10**9,
            session_id="0123456789abcdef",
            history=self._store.history,
        )
        self._verdict = Verdict(True, "exact", "the Silna", Rating.GOOD, "the Silna")
        self.opened = 0.0

    def _open(self) -> Store:
        return Store.open(self._profile, self._home, datetime.now(UTC))

    def prepare(self) -> None:
        """The learner is shown when the card would come back."""
        acts.previews(self._session, datetime.now(UTC))

    def answer(self) -> object:
        """One answer: what a session and a store do from the rating on."""

        def act(state: State) -> tuple[Row, Callable[[], Session]]:
            session = sessions.follow(self._session, state)
            row = acts.answer_row(session, self._verdict, Rating.GOOD, datetime.now(UTC), elapsed_ms=1500)
            return row, lambda: acts.after_answer(session, row)

        written, self._session = self._store.append_act(act)
        return written

    def close(self) -> None:
        """Let the store go; it is quick to open again."""
        self._store.close()

    def open_again(self, library: Path) -> float:
        """The seconds from a closed store and a library that was read before to everything Home shows."""
        began = perf_counter()
        store, index = self._open(), Library([library], library / "cache.sqlite").index()
        overview(store.state, index.entries, index.packs.values(), datetime.now(UTC), UTC)
        taken = perf_counter() - began
        store.close()
        return taken


def measure(rows: int, answers: int, rounds: int, folder: Path) -> Figures:
    """The figures with so many rows of history."""
    (found,) = in_turns([Quizapp(rows, folder)], answers, rounds, folder)
    return found


def in_turns(backends: Sequence[Backend], answers: int, rounds: int, folder: Path) -> list[Figures]:
    """The figures of each; they take turns, so that a disk that changes its pace changes it for all. Closes them."""
    fd = os.open(folder / "plain", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    times: list[list[tuple[float, float]]] = [[] for _ in backends]
    for _ in range(rounds):
        for found, backend in zip(times, backends, strict=True):
            found.append(one_round(backend, answers, fd))
    os.close(fd)
    for backend in backends:
        backend.close()
    return [figures(found) for found in times]


def one_round(backend: Backend, answers: int, fd: int) -> tuple[float, float]:
    """The median microseconds of an answer and of an append, each of which follows the other."""
    line, ours, theirs = encode(1, content_of(next(made_history(1)))), [], []
    for _ in range(answers):
        began = perf_counter_ns()
        os.write(fd, line)
        sync(fd)
        theirs.append(perf_counter_ns() - began)
        backend.prepare()
        began = perf_counter_ns()
        backend.answer()
        ours.append(perf_counter_ns() - began)
    return median(ours) / 1000, median(theirs) / 1000


def figures(times: Sequence[tuple[float, float]]) -> Figures:
    """The medians of the rounds."""
    ours, theirs = (median(one) for one in zip(*times, strict=True))
    ratios = tuple(answer / append for answer, append in times)
    return Figures(ours, theirs, median(ratios), ratios)


def tiny(rows: int, answers: int, rounds: int, folder: Path) -> str:
    """What stock TinyDB takes, in words; on its own, since one answer may take seconds."""
    if rows > TINY_MOST:
        return "not run: each answer writes the whole file, which takes many seconds"
    backend = OTHERS["tinydb"](rows, folder)
    (found,) = in_turns([backend], max(1, min(answers, 20_000 // rows)), min(rounds, 3), folder)
    return f"{found}; opened in {backend.opened * 1000:.0f} ms"


def verdicts(ours: Sequence[Figures], openings: Sequence[float], allow: float) -> Iterable[tuple[str, bool]]:
    """Each bound with what was found, and whether it holds."""
    worst = max(one.ratio for one in ours)
    yield f"an answer: {worst:.2f} x an append (hold: {ANSWER} x)", worst <= ANSWER * allow
    if len(ours) > 1:
        apart = worst / min(one.ratio for one in ours)
        yield f"the ratios are within {apart:.2f} x of each other (hold: {APART} x)", apart <= APART * allow
        later = openings[-1] / openings[0]
        yield f"opening with most rows: {later:.2f} x that with fewest (hold: {OPENING} x)", later <= OPENING * allow


def compare(options: argparse.Namespace, folder: Path) -> tuple[list[Figures], list[float]]:
    """Print the figures of every backend at every size; gives quizapp's, and how long it takes to open."""
    sizes, beside = sorted(options.rows), [name for name in options.beside if name != "tinydb"]
    write_pack(folder / "library", options.cards)
    learners = [Quizapp(rows, folder) for rows in sizes]
    others = [(name, OTHERS[name](rows, folder)) for rows in sizes for name in beside]
    found = in_turns([*learners, *(other for _, other in others)], options.answers, options.rounds, folder)
    Library([folder / "library"], folder / "library" / "cache.sqlite").index()
    gc.collect()
    gc.freeze()  # a process that has just begun has no such heap to look through
    turns = [[learner.open_again(folder / "library") for learner in learners] for _ in range(options.rounds)]
    openings = [median(taken) for taken in zip(*turns, strict=True)]
    for place, rows in enumerate(sizes):
        print(f"{rows:>7} rows  quizapp  {found[place]}; opened in {openings[place] * 1000:.0f} ms")
        for at in range(place * len(beside), (place + 1) * len(beside)):
            name, other = others[at]
            print(f"{'':>12}  {name:<8} {found[len(sizes) + at]}; opened in {other.opened * 1000:.0f} ms")
        if "tinydb" in options.beside:
            print(f"{'':>12}  tinydb   {tiny(rows, options.answers, options.rounds, folder)}", flush=True)
    return found[: len(sizes)], openings


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks answer",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--rows", type=int, nargs="*", default=[1000, 100_000, 1_000_000], help="rows of history")
    parser.add_argument("--cards", type=int, default=CARDS, help="in the library that is opened")
    parser.add_argument("--answers", type=int, default=120, help="answers a round")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--beside", nargs="*", choices=sorted(OTHERS), default=sorted(OTHERS), help="others to time")
    parser.add_argument("--allow", type=float, default=1.0, help="times as slow as a bound is still good")
    parser.add_argument("--folder", type=Path, help="on which disk; a temporary folder otherwise")
    options = parser.parse_args(sys.argv[1:] if argv is None else argv)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        ours, openings = compare(options, Path(name))
    found = list(verdicts(ours, openings, options.allow))
    print("\n".join(f"{'held' if good else 'BROKEN'}: {said}" for said, good in found))
    return int(not all(good for _, good in found))


if __name__ == "__main__":
    sys.exit(main())
