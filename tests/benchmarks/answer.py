"""What a durable answer costs, against one append and fdatasync of the same bytes on the same disk.

An answer is `session.answer` (schedule, fold, choose the next card) and `store.append` (lock, write, sync). Both sides
alternate in one process; the due dates that a learner sees before rating are worked out before. A round gives the ratio
of two medians, and the median of the rounds is the result.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter_ns

from quizapp.store.appending import FULL_BYTES
from quizapp.store.device import device_id
from quizapp.store.lines import content_of, encode
from quizapp.store.platform import make_private, sync
from quizapp.store.store import Store
from quizapp.study import acts
from quizapp.study import session as sessions
from quizapp.study.calendar import stamp
from quizapp.study.model import Rating, Row, Verdict

CARDS = 10_000
BEGUN = datetime(2025, 1, 1, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """A card as the library's index has it."""

    card: str
    order: int
    pack: str = "timed"
    topic: str = "rivers"
    kind: str = "short"
    fact: str = ""
    facet: str = ""
    fingerprint: str = "0123456789abcdef"
    options: int = 0

    @property
    def question(self) -> str:
        return self.card.partition("/")[2]


@dataclass(frozen=True)
class Figures:
    """Medians in microseconds over the rounds, and the ratio."""

    rows: int
    answer: float
    append: float
    ratio: float
    ratios: tuple[float, ...]


def key(number: int) -> str:
    return f"timed/question-{number}"


def made_history(rows: int, most: int = CARDS) -> Iterator[Row]:
    """So many answers, spread over the cards; each card is due again long before today."""
    chance = random.Random(rows)
    cards = min(rows, most)
    for number in range(rows):
        at = BEGUN + timedelta(minutes=number)
        yield Row(
            id=f"0123456789abcdef-{number}",
            type="answer",
            at=stamp(at),
            offset=60,
            day=at.date().isoformat(),
            data={
                "card": key(number % cards),
                "fingerprint": "0123456789abcdef",
                "response": "the Silna",
                "right": True,
                "rule": "exact",
                "hint": "",
                "confidence": "",
                "guessed": False,
                "override": False,
                "rating": 3,
                "elapsed_ms": chance.randrange(800, 20_000),
                "order": chance.randrange(2**32),
                "retrievability": 0.91,
                "scheduler": "fsrs-6",
                "study": "review",
                "first": number < cards,
                "phase": "review",
                "step": 0,
                "due": (at + timedelta(days=9)).date().isoformat(),
                "interval_days": 9,
                "stability": 9.25,
                "difficulty": 4.75,
            },
        )


def write_history(home: Path, rows: int, cards: int = CARDS) -> Path:
    """A learner's folder with that history, written as the store would have, but without a sync a row."""
    profile = home / "profiles" / "default"
    folder = profile / "journal" / device_id(home)
    make_private(folder)
    number, lines, size, previous = 0, list[bytes](), 0, b""
    for sequence, row in enumerate(made_history(rows, cards), 1):
        if not lines or size > FULL_BYTES:
            number, previous = finish(folder, number, lines)
            lines, size = [header(sequence - 1, number, previous)], 0
        lines.append(encode(sequence, content_of(row)))
        size += len(lines[-1])
    finish(folder, number, lines)
    return profile


def finish(folder: Path, number: int, lines: list[bytes]) -> tuple[int, bytes]:
    content = b"".join(lines)
    if content:
        (folder / f"{number:06d}.log").write_bytes(content)
    return number + 1, content


def header(sequence: int, number: int, previous: bytes) -> bytes:
    from zlib import crc32

    from quizapp import __version__

    content = {"journal": 1, "by": __version__, "file": number}
    return encode(sequence, content | ({"previous": f"{crc32(previous):08x}"} if previous else {}))


def measure(rows: int, answers: int, rounds: int, folder: Path) -> Figures:
    """The ratio with so many rows of history."""
    home = folder / f"home-{rows}"
    store = Store.open(write_history(home, rows), home, datetime.now(UTC))
    entries = [Entry(key(number), number) for number in range(min(rows, CARDS))]
    session = sessions.start(
        store.state, entries, datetime.now(UTC), 7, limit=10**9, session_id="0123456789abcdef", history=store.history
    )
    verdict = Verdict(True, "exact", "the Silna", Rating.GOOD, "the Silna")
    fd = os.open(folder / f"plain-{rows}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    line = encode(1, content_of(next(made_history(1))))
    results = []
    for _ in range(rounds):
        ours, theirs = [], []
        for _ in range(answers):
            begun = perf_counter_ns()
            os.write(fd, line)
            sync(fd)
            theirs.append(perf_counter_ns() - begun)
            acts.previews(session, datetime.now(UTC))
            begun = perf_counter_ns()
            after, row = acts.answer(session, verdict, Rating.GOOD, datetime.now(UTC), elapsed_ms=1500)
            row = store.append(row, (session.state, after.state))
            session = after
            ours.append(perf_counter_ns() - begun)
            line = encode(row.sequence, content_of(row))
        results.append((median(ours) / 1000, median(theirs) / 1000))
    os.close(fd)
    store.close()
    ratios = tuple(ours / theirs for ours, theirs in results)
    return Figures(
        rows, median(ours for ours, _ in results), median(theirs for _, theirs in results), median(ratios), ratios
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="*", default=[100, 100_000], help="rows of history before the first")
    parser.add_argument("--answers", type=int, default=300, help="answers a round")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--bound", type=float, default=2.0, help="exit 1 above this ratio; 0: never")
    parser.add_argument("--folder", type=Path, help="on which disk; a temporary folder otherwise")
    options = parser.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for rows in options.rows:
            one = measure(rows, options.answers, options.rounds, Path(folder))
            spread = f"{min(one.ratios):.2f} to {max(one.ratios):.2f}"
            print(
                f"{rows:>7} rows: {one.ratio:.2f} x ({spread}); answer {one.answer:.0f} us, append {one.append:.0f} us",
                flush=True,
            )
            worst = max(worst, one.ratio)
    print(f"bound {options.bound} x: {'held' if worst <= options.bound else 'broken'}" if options.bound else "no bound")
    return int(bool(options.bound) and worst > options.bound)


if __name__ == "__main__":
    sys.exit(main())
