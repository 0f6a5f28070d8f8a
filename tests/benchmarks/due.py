"""What `quizapp due` takes as a process, beside the imports that it cannot do without and beside bare Python.

Asked again, while nothing has changed, it says what it kept; right after an answer it says what `study` kept when it
ended; asked anew it finds everything out. The processes alternate; each figure is a ratio of two medians.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter_ns

from tests.benchmarks._history import write_history, write_pack

WHOLE, COUNT = 3.0, 5.0
IMPORTS = ("-c", "import tinydb, fsrs, click")
BARE = ("-c", "pass")
DUE = ("-m", "quizapp", "due")


@dataclass(frozen=True)
class Timed:
    """A command's median time in milliseconds, that of what it is compared with, and their ratio."""

    title: str
    mine: float
    other: float
    hold: float

    @property
    def ratio(self) -> float:
        return self.mine / self.other

    def __str__(self) -> str:
        hold = f" (hold: {self.hold:g} x)" if self.hold else ""
        return f"{self.title}: {self.mine:.0f} ms, {self.ratio:.2f} x{hold}"


def measured(cards: int, rows: int, rounds: int, folder: Path) -> list[Timed]:
    """The figures, with so many cards and rows of history."""
    large, small = Learner(folder / "large", cards, rows), Learner(folder / "small", 100, 100)
    return [
        *large.figures(f"quizapp due, {cards} cards, {rows} rows", DUE, IMPORTS, WHOLE, rounds),
        *small.figures("quizapp due --count, 100 cards", (*DUE, "--count"), BARE, COUNT, rounds),
    ]


class Learner:
    """A folder with a pack of so many questions and a history of answers to them."""

    def __init__(self, folder: Path, cards: int, rows: int) -> None:
        self.home = folder / "home"
        self.folder = folder
        write_pack(folder / "questions", cards)
        write_history(self.home, rows, cards)
        self.study(b":quit\n")

    def study(self, lines: bytes) -> None:
        """Answer what these lines answer, one question at most."""
        subprocess.run([sys.executable, "-m", "quizapp", "study", "--plain", "--limit", "1"], input=lines,
                       cwd=self.folder, env=self.environment, capture_output=True, check=True)  # fmt: skip

    @property
    def environment(self) -> dict[str, str]:
        paths = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
        return {**os.environ, "QUIZAPP_HOME": str(self.home), "PYTHONPATH": paths}

    def figures(
        self, title: str, command: Sequence[str], other: Sequence[str], hold: float, rounds: int
    ) -> Iterator[Timed]:
        """The command asked again, right after an answer, and anew, each beside the other command."""
        taken = []
        for _ in range(rounds + 1):
            shutil.rmtree(self.home / "cache" / "due", ignore_errors=True)
            times = [self._milliseconds(one) for one in (command, command, other)]
            self.study(b"an answer\n\n")
            taken.append([*times, self._milliseconds(command)])
        anew, again, beside, changed = (median(times) for times in zip(*taken[1:], strict=True))
        yield Timed(f"{title}, asked again", again, beside, hold)
        yield Timed(f"{title}, right after an answer", changed, beside, hold)
        yield Timed(f"{title}, asked anew", anew, beside, 0)

    def _milliseconds(self, command: Sequence[str]) -> float:
        began = perf_counter_ns()
        subprocess.run(
            [sys.executable, *command], cwd=self.folder, env=self.environment, capture_output=True, check=True
        )
        return (perf_counter_ns() - began) / 1e6


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks due", description=__doc__)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--allow", type=float, default=1.0, help="times as slow as the bound is still good")
    options = parser.parse_args(sys.argv[1:] if argv is None else argv)
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(options.cards, options.rows, options.rounds, Path(folder))
    for one in figures:
        print(one)
    return int(any(one.hold and one.ratio > one.hold * options.allow for one in figures))


if __name__ == "__main__":
    sys.exit(main())
