"""The figures of a long journal beside reading and JSON-parsing the same rows; a long document mapped and laid out.

Seconds are of the processor, so that what else the machine does counts little.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from quizapp.figures.ahead import ahead
from quizapp.figures.knowing import Knowing
from quizapp.figures.knowledge import knowledge_map
from quizapp.figures.mastery import Told
from quizapp.figures.tallies import from_kept
from quizapp.frozen import replace
from quizapp.packs.citing import Cited, Places
from quizapp.packs.sections import sections
from quizapp.store.journals import Journals
from quizapp.store.remembered import counted
from quizapp.store.store import Store
from quizapp.study.calendar import moment, stamp
from quizapp.study.fold import State
from quizapp.study.layered import Layered
from quizapp.study.model import Card, Phase
from quizapp.tui.marked_text import laid_out
from tests.benchmarks._history import BEGUN, Entry, key, write_history, write_pack

PARSED, AGAIN, SECONDS, MEGABYTES = 3.0, 0.2, 1.0, 200
LINE = "The river rises in the hills, and below the third weir it is 1,230 m wide in spring.\n"
VERB = "import sys; from quizapp.cli import main; sys.argv = ['quizapp', 'progress', '--json']; main()"


def main(argv: list[str] | None = None) -> int:
    """Print the ratios, the memory and the seconds; status 1 where one is above its bound times `--allow`."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks progress", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--allow", type=float, default=1.0, help="times as slow as the bound is still good")
    options = parser.parse_args(sys.argv[1:] if argv is None else argv)
    parsed, first, again, megabytes = journal(options.rows, options.turns)
    document = min(mapped(options.characters) for _ in range(3))
    print(f"reading and parsing {options.rows:,} rows: {parsed:.2f} s")
    print(f"quizapp progress: {first:.2f} s, {first / parsed:.2f} x (hold: {PARSED} x), {megabytes} MB")
    print(f"the second time: {again:.2f} s, {again / first:.2f} x of the first (hold: {AGAIN} x)")
    print(f"what is ahead of 10,000 cards simulated: {simulated():.2f} s (told)")
    print(f"a document of {options.characters:,} characters mapped and laid out: {document:.2f} s (hold: {SECONDS} s)")
    held = (first / parsed / PARSED, again / first / AGAIN, megabytes / MEGABYTES, document / SECONDS)
    return int(max(held) > options.allow)


def journal(rows: int, turns: int) -> tuple[float, float, float, int]:
    """Seconds that parsing takes, the verb at first and again, the fastest of so many in turns; the verb's memory."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        profile = write_history(home, rows, min(rows, 10_000))
        write_pack(home / "packs", min(rows, 10_000))
        Store.open(profile, home, BEGUN + timedelta(days=rows / 1440 + 1)).close()
        figures, found = home / "cache" / "figures", list[tuple[float, float, float]]()
        verb(home)  # the library is read once, and asks for as much memory as it takes
        for _ in range(turns):
            shutil.rmtree(figures, ignore_errors=True)
            found.append((_parsed(profile), verb(home), verb(home)))
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    parsed, first, again = (min(times) for times in zip(*found, strict=True))
    return parsed, first, again, megabytes


def counting(rows: int, turns: int = 3) -> tuple[float, float, float]:
    """The same without a process: seconds that parsing takes, counting the answers, and counting them again."""
    with tempfile.TemporaryDirectory() as folder:
        profile = write_history(Path(folder), rows)
        figures, found = Path(folder) / "figures.json", list[tuple[float, float, float]]()
        for _ in range(turns):
            figures.unlink(missing_ok=True)
            found.append((_parsed(profile), _counted(profile, figures), _counted(profile, figures)))
    parsed, first, again = (min(times) for times in zip(*found, strict=True))
    return parsed, first, again


def _counted(profile: Path, figures: Path) -> float:
    began = time.process_time()
    counted(Journals(profile / "journal", ""), frozenset(), figures, from_kept)
    return time.process_time() - began


def _parsed(profile: Path) -> float:
    began = time.process_time()
    for path in profile.glob("journal/*/*.log"):
        for line in path.read_bytes().splitlines():
            json.loads(line[line.index(b"{") :])
    return time.process_time() - began


def verb(home: Path) -> float:
    """Seconds that `quizapp progress` takes, in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "QUIZAPP_HOME": str(home)}
    subprocess.run([sys.executable, "-c", VERB], env=environment, cwd=home, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def simulated() -> float:
    """Seconds that the days ahead and a year with each retention take, the first time in a process."""
    days = [(BEGUN + timedelta(days=number)).date().isoformat() for number in range(90)]
    cards = [
        Card(key(n), Phase.REVIEW, 0, 3.0 + n % 90, 5.0, days[n % 90], stamp(BEGUN), days[0]) for n in range(10_000)
    ]
    state = replace(State(), cards=Layered({card.key: card for card in cards}), packs={"timed": 10_000})
    began = time.process_time()
    ahead(state, [Entry(card.key, n) for n, card in enumerate(cards)], moment(BEGUN))
    return time.process_time() - began


def mapped(characters: int) -> float:
    """Seconds until a text with a heading and a mark every few lines is there to be painted."""
    text = f"## A weir\n\n{LINE * 9}\n" * (characters // (len(LINE) * 9 + 12))
    places = Places(tuple(Cited(f"c/{at}", at, at + 7) for at in range(100, len(text) - 10, 300)), ())
    told = {one.card: Told(Knowing.FADING, 0.8) for one in places.cited}
    began = time.process_time()
    seen = knowledge_map(sections(text), places, told, ())
    laid_out(text, seen.marks, {part.start: "80 %" for part in seen.parts}, 76)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
