"""Kills a studying child at random moments and looks at what it left.

`python -m tests.store.crash [--times 200] [--seed S] [--plain PACK]`; without PACK the child uses the store directly
and also takes back and checkpoints, with it the child is `quizapp study PACK --plain`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from quizapp.store.store import Store
from quizapp.study.fold import replay

HERE = Path(__file__).parent
SAVED = re.compile(rb"^saved (\d+)", re.MULTILINE)


class Lost(Exception):
    """A row that was acknowledged is not there, or the store does not open."""


def store_child(home: Path, seed: int) -> list[str]:
    return [sys.executable, str(HERE / "answering.py"), str(home), str(seed), "0"]


def plain_child(pack: str) -> list[str]:
    return [sys.executable, "-m", "quizapp", "study", pack, "--plain", "--limit", "1000000"]


def keys(chance: random.Random, path: Path) -> Path:
    """What somebody in a hurry types: mostly `don't know` and the suggested rating, now and then a step back."""
    typed = [chance.choices(["", "1", "3", ":undo", ":redo", ":guess"], [10, 2, 2, 1, 1, 1])[0] for _ in range(60_000)]
    path.write_text("\n".join(typed), "utf-8")
    return path


def kill_once(command: list[str], home: Path, chance: random.Random, scratch: Path) -> list[int]:
    """Start the child, kill it at a random moment after it began to save, and give the sequences it said."""
    environment = {**os.environ, "QUIZAPP_HOME": str(home)}
    said = scratch / "said"
    with keys(chance, scratch / "keys").open("rb") as typed, said.open("wb") as out:
        child = subprocess.Popen(command, stdin=typed, stdout=out, stderr=subprocess.PIPE, env=environment, cwd=scratch)
        try:
            wait_for_first(child, said)
            time.sleep(chance.random() ** 2 * 0.3)
        finally:
            child.kill()
            _, errors = child.communicate()
    if child.returncode != -9 or b"Traceback" in errors:
        raise Lost(f"the child ended by itself ({child.returncode}): {errors.decode()[-2000:]}")
    return [int(found) for found in SAVED.findall(said.read_bytes().rpartition(b"\n")[0])]


def wait_for_first(child: subprocess.Popen[bytes], said: Path) -> None:
    until = time.monotonic() + 60
    while child.poll() is None and time.monotonic() < until:
        if SAVED.search(said.read_bytes()):
            return
        time.sleep(0.005)


def look(home: Path, acknowledged: set[int]) -> int:
    """Every acknowledged row is there once, the kept state is the replayed one; how many rows there are."""
    try:
        store = Store.open(home / "profiles" / "default", home, datetime.now(UTC))
    except Exception as error:
        raise Lost(f"the store does not open: {error}") from error
    rows = list(store.rows())
    sequences = [row.sequence for row in rows]
    if sequences != list(range(1, len(rows) + 1)):
        raise Lost("rows are missing or there twice")
    if missing := acknowledged - set(sequences):
        raise Lost(f"acknowledged and lost: {sorted(missing)}")
    if store.state != replay(rows):
        raise Lost("the state is not what the rows say")
    return len(rows)


def look_at_reviews(home: Path, acknowledged: set[int]) -> None:
    """The same through the command line."""
    command = [sys.executable, "-m", "quizapp", "reviews", "--json"]
    environment = {**os.environ, "QUIZAPP_HOME": str(home)}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    if done.returncode:
        raise Lost(f"quizapp reviews: {done.stderr.decode()}")
    shown = {json.loads(line)["sequence"] for line in done.stdout.splitlines()}
    if missing := acknowledged - shown:
        raise Lost(f"acknowledged and not shown: {sorted(missing)}")


def run(times: int, seed: int, plain: str = "", every: int = 25) -> tuple[int, int]:
    """Kill so many times; a fresh home now and then. How many rows were acknowledged, how many are there."""
    chance = random.Random(seed)
    acknowledged, there = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, times, every):
            home, said = Path(folder) / f"home{start}", set[int]()
            rows = 0
            for n in range(start, min(times, start + every)):
                command = plain_child(plain) if plain else store_child(home, seed * 100_000 + n)
                said.update(kill_once(command, home, chance, Path(folder)))
                if plain:
                    look_at_reviews(home, said)
                rows = look(home, said)
            acknowledged += len(said)
            there += rows
    return acknowledged, there


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", default="", metavar="PACK")
    options = parser.parse_args()
    plain = str(Path(options.plain).absolute()) if options.plain else ""
    acknowledged, there = run(options.times, options.seed, plain)
    print(f"{options.times} kills, {acknowledged} acknowledged rows, 0 lost, {there} rows there, every store opened")
    return 0


if __name__ == "__main__":
    sys.exit(main())
