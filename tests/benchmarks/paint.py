"""From the command to the first paint, in real processes on a pseudo-terminal, beside a bare Textual app with a Footer.

The first paint is Home with its keys; its figures stand there as soon as the store is open, which is told too. The
processes alternate; each figure is a ratio of two medians.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.due import Learner

HOLD = 1.5
BARE = """
from textual.app import App
from textual.widgets import Footer, Static

class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Static("bare")
        yield Footer()

Bare().run()
"""


def painted(command: list[str], marks: list[str], folder: Path, environment: dict[str, str]) -> list[float]:
    """Seconds until each mark is painted, in their order; the process is ended then."""
    own, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    began = perf_counter()
    process = subprocess.Popen(
        command, stdin=its, stdout=its, stderr=its, cwd=folder, env={**environment, "TERM": "xterm-256color"},
        start_new_session=True,
    )  # fmt: skip
    os.close(its)
    seen, times = b"", list[float]()
    try:
        while len(times) < len(marks):
            ready, _, _ = select.select([own], [], [], 60)
            if not ready:
                raise AssertionError(f"{marks[len(times)]!r} was not painted")
            seen += os.read(own, 65536)
            while len(times) < len(marks) and marks[len(times)].encode() in seen:
                times.append(perf_counter() - began)
    finally:
        process.kill()
        process.wait()
        os.close(own)
    return times


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks paint", description=__doc__)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--allow", type=float, default=1.0, help="times as slow as the bound is still good")
    options = parser.parse_args(sys.argv[1:] if argv is None else argv)
    with tempfile.TemporaryDirectory() as name:
        learner = Learner(Path(name), options.cards, options.rows)
        home = [sys.executable, "-m", "quizapp"]
        bare = [sys.executable, "-c", BARE]
        taken = []
        for _ in range(options.rounds + 1):
            first, figures = painted(home, ["Study", "Due now"], learner.folder, learner.environment)
            (beside,) = painted(bare, ["Quit"], learner.folder, learner.environment)
            taken.append((first, figures, beside))
    first, figures, beside = (median(times) for times in zip(*taken[1:], strict=True))
    of = f"{options.cards} cards, {options.rows} rows"
    print(f"first paint, {of}: {first * 1e3:.0f} ms, {first / beside:.2f} x a bare app (hold: {HOLD:g} x)")
    print(f"Home with its figures: {figures * 1e3:.0f} ms, {figures / beside:.2f} x")
    return int(first / beside > HOLD * options.allow)


if __name__ == "__main__":
    sys.exit(main())
