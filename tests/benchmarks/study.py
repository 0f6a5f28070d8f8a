"""Study in a terminal of 80x24: keys to painted result, bytes an answer takes, and what an idle minute costs.

A real process on a pseudo terminal, with a learner of so many cards and rows of history. Each question is answered with
a few letters and Enter, each verdict accepted with Enter; a result is painted when no further byte comes for a while.
Each time is told as a person waits and as processor time, which other programs do not lengthen as much. Beside it, in
the same run: what an append with fdatasync takes on the same disk, and a bare Textual app that is idle for as long.
"""

from __future__ import annotations

import argparse
import os
import pty
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median, quantiles

from quizapp.packs.answers import answer_fingerprint
from quizapp.packs.questions import ShortQuestion
from quizapp.store.lines import content_of, encode
from quizapp.store.platform import sync
from tests.benchmarks._history import made_history, write_history, write_pack
from tests.benchmarks.paint import BARE
from tests.terminal import Terminal

MOST_MS, MOST_BYTES, MOST_BUSY, SMALLEST = 30.0, 6000.0, 1.5, 0.02
"""The last two: times the processor of a bare app that is idle, and seconds that are too few to be compared."""
LETTERS = "name 7"


@dataclass(frozen=True)
class Found:
    """Milliseconds to verdicts and to next questions, bytes an answer, and milliseconds an append."""

    verdicts: list[float]
    questions: list[float]
    sizes: list[float]
    appends: list[float]
    busy: list[float]
    """Milliseconds of processor an answer, its letters among them."""
    verdicts_busy: list[float]
    """Milliseconds of processor of each verdict."""
    questions_busy: list[float]


def learner(folder: Path, cards: int, rows: int) -> Path:
    """A learner's home, and a pack all of whose cards are due; read once before."""
    write_history(folder / "home", rows, cards, fingerprint)
    write_pack(folder / "home" / "packs", cards)
    environment = {**os.environ, "QUIZAPP_HOME": str(folder / "home")}
    once = [sys.executable, "-m", "quizapp", "study", "timed", "--plain"]
    subprocess.run(once, env=environment, check=True, capture_output=True, input=b":quit\n")
    return folder / "home"


def fingerprint(number: int) -> str:
    """Of the answer that the pack gives to a question."""
    return answer_fingerprint(ShortQuestion(id="q", kind="short", prompt="?", answer=f"name {number}"))


def answered(terminal: Terminal, answers: int, folder: Path) -> Found:
    """What so many answers take."""
    line = encode(1, content_of(next(made_history(1))))
    found = Found([], [], [], [], [], [], [])
    pid = terminal.process.pid
    fd = os.open(folder / "plain", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for _ in range(answers):
        before, worked = terminal.count, busy_of(pid)
        terminal.send(LETTERS)
        terminal.settle()
        for mark, waited, took in (
            ("Again", found.verdicts, found.verdicts_busy),
            ("Commands", found.questions, found.questions_busy),
        ):
            began = busy_of(pid)
            waited.append(terminal.painted("\r", mark) * 1000)
            took.append((busy_of(pid) - began) * 1000)
            terminal.settle(0.5)  # so soon after a verdict keys are dropped
        found.sizes.append(terminal.count - before)
        found.busy.append((busy_of(pid) - worked) * 1000)
        began = time.perf_counter()
        os.write(fd, line)
        sync(fd)
        found.appends.append((time.perf_counter() - began) * 1000)
    os.close(fd)
    return found


def idle(terminal: Terminal, seconds: float) -> tuple[int, int, float, float]:
    """Of an idle while: bytes painted, bytes written to any file, seconds of processor, and those of a bare app."""
    with bare() as beside:
        terminal.settle(2)
        pid = terminal.process.pid
        painted, written, busy, bare_busy = terminal.count, written_by(pid), busy_of(pid), busy_of(beside)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            terminal.read(min(1.0, max(0.0, end - time.monotonic())))
        return (
            terminal.count - painted,
            written_by(pid) - written,
            busy_of(pid) - busy,
            busy_of(beside) - bare_busy,
        )


@contextmanager
def bare() -> Iterator[int]:
    """A bare app that stands on a terminal of its own, by its process."""
    own, its = pty.openpty()
    process = subprocess.Popen([sys.executable, "-c", BARE], stdin=its, stdout=its, stderr=its, start_new_session=True)
    try:
        while b"Quit" not in os.read(own, 65_536):
            pass
        yield process.pid
    finally:
        process.kill()
        process.wait()
        os.close(own)
        os.close(its)


def written_by(pid: int) -> int:
    """Bytes that a process has written, to whatever it may be."""
    fields = dict(line.split(": ") for line in Path(f"/proc/{pid}/io").read_text().splitlines())
    return int(fields["wchar"])


def busy_of(pid: int) -> float:
    """Seconds of processor that a process has taken, all its threads together."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


def worst(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def verdicts(
    found: Found, quiet: tuple[int, int, float, float], seconds: float, allow: float
) -> Iterable[tuple[str, bool]]:
    """Each bound with what was found, and whether it holds; what a person waits is told."""
    append = median(found.appends)
    for name, times, busy in (
        ("a verdict", found.verdicts, found.verdicts_busy),
        ("the next question", found.questions, found.questions_busy),
    ):
        beside = append if times is found.questions else 0.0
        said = f"{name} is painted after {median(times):.0f} ms, 95th percentile {worst(times):.0f} ms"
        yield f"{said}, {beside:.1f} ms of it an append (aim: {MOST_MS:.0f} ms beside it)", True
        said = f"{name} takes {median(busy):.0f} ms of processor, 95th percentile {worst(busy):.0f} ms"
        yield f"{said} (hold: {MOST_MS:.0f} ms)", worst(busy) <= MOST_MS * allow
    yield f"an answer takes {fmean(found.busy):.0f} ms of processor, its letters among them", True
    size = worst(found.sizes)
    yield (
        f"an answer paints {median(found.sizes):.0f} bytes, 95th percentile {size:.0f} (hold: {MOST_BYTES:.0f})",
        (size <= MOST_BYTES * allow),
    )
    painted, written, busy_s, bare_s = quiet
    nothing = f"{seconds:.0f} s idle: {painted} bytes painted, {written} written"
    took = f"{busy_s * 1000:.0f} ms of processor, a bare app {bare_s * 1000:.0f} ms"
    said = f"{nothing}, {took} (hold: 0 bytes, {MOST_BUSY:g} x)"
    yield said, painted == 0 and written == 0 and busy_s <= max(SMALLEST, bare_s * MOST_BUSY) * allow


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks study",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--cards", type=int, default=10_000, help="in the library")
    parser.add_argument("--rows", type=int, default=100_000, help="of history")
    parser.add_argument("--answers", type=int, default=500)
    parser.add_argument("--idle", type=float, default=60.0, help="seconds without a key")
    parser.add_argument("--allow", type=float, default=1.0, help="times as much as a bound is still good")
    parser.add_argument("--folder", type=Path, help="on which disk; a temporary folder otherwise")
    options = parser.parse_args(sys.argv[1:] if argv is None else argv)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        home = learner(folder, options.cards, options.rows)
        terminal = Terminal("study", "timed", home=home)
        try:
            terminal.wait_for("What is the name", 120)
            terminal.settle()
            answers = answered(terminal, options.answers, folder)
            quiet = idle(terminal, options.idle)
        finally:
            terminal.close()
    found = list(verdicts(answers, quiet, options.idle, options.allow))
    print("\n".join(f"{'held' if good else 'BROKEN'}: {said}" for said, good in found))
    return int(not all(good for _, good in found))


if __name__ == "__main__":
    sys.exit(main())
