"""The figures of a long journal beside reading and JSON-parsing the same rows; a long document mapped and laid out."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from datetime import UTC, timedelta
from pathlib import Path

from quizapp.figures.knowing import Knowing
from quizapp.figures.knowledge import knowledge_map
from quizapp.figures.mastery import Told
from quizapp.packs.citing import Cited, Places
from quizapp.packs.library import Library
from quizapp.packs.sections import sections
from quizapp.practice.desk import Desk
from quizapp.practice.progress import progress_of
from quizapp.store.store import Store
from quizapp.tui.marked_text import laid_out
from tests.benchmarks._history import BEGUN, write_history, write_pack

PARSED, SECONDS = 3.0, 1.0
LINE = "The river rises in the hills, and below the third weir it is 1,230 m wide in spring.\n"


def main(argv: list[str] | None = None) -> int:
    """Print the ratio and the seconds; status 1 where one is above its bound times `--allow`."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks progress", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--allow", type=float, default=1.0, help="times as slow as the bound is still good")
    options = parser.parse_args(sys.argv[1:] if argv is None else argv)
    parsed, figures = journal(options.rows)
    document = min(mapped(options.characters) for _ in range(3))
    print(f"reading and parsing {options.rows:,} rows: {parsed:.2f} s")
    print(f"their figures: {figures:.2f} s, {figures / parsed:.2f} x (hold: {PARSED} x)")
    print(f"a document of {options.characters:,} characters mapped and laid out: {document:.2f} s (hold: {SECONDS} s)")
    return int(figures / parsed > PARSED * options.allow or document > SECONDS * options.allow)


def journal(rows: int) -> tuple[float, float]:
    """Seconds that parsing takes, and the figures; the fastest of three, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        home, later = Path(folder), BEGUN + timedelta(days=400)
        profile = write_history(home, rows, min(rows, 10_000))
        write_pack(home / "packs", min(rows, 10_000))
        store = Store.open(profile, home, later)
        desk = Desk(Library([home / "packs"], home / "library.sqlite"), store, lambda: later, UTC)
        desk.library.index()
        turns = [(_parsed(profile), _figured(desk)) for _ in range(3)]
        store.close()
    return min(one for one, _ in turns), min(other for _, other in turns)


def _parsed(profile: Path) -> float:
    began = time.perf_counter()
    for path in profile.glob("journal/*/*.log"):
        for line in path.read_bytes().splitlines():
            json.loads(line[line.index(b"{") :])
    return time.perf_counter() - began


def _figured(desk: Desk) -> float:
    began = time.perf_counter()
    progress_of(desk)
    return time.perf_counter() - began


def mapped(characters: int) -> float:
    """Seconds until a text with a heading and a mark every few lines is there to be painted."""
    text = f"## A weir\n\n{LINE * 9}\n" * (characters // (len(LINE) * 9 + 12))
    places = Places(tuple(Cited(f"c/{at}", at, at + 7) for at in range(100, len(text) - 10, 300)), ())
    told = {one.card: Told(Knowing.FADING, 0.8) for one in places.cited}
    began = time.perf_counter()
    seen = knowledge_map(sections(text), places, told, ())
    laid_out(text, seen.marks, {part.start: "80 %" for part in seen.parts}, 76)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
