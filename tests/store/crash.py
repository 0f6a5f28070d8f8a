"""Kills a studying child at random moments and looks at what it left.

`python -m tests.store.crash [--times 200] [--seed S] [--mode MODE] [--plain PACK]`; without PACK the child uses the
store directly and also takes back, grades anew and checkpoints; MODE `files` has it begin a new file every few rows,
MODE `restore` has it make backups and go back to them. With PACK the child is `quizapp study PACK --plain`.
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

from quizapp.store.checking import look as check
from quizapp.store.store import Store
from quizapp.study.fold import replay

HERE = Path(__file__).parent
SAVED = re.compile(rb"^saved (\d+)", re.MULTILINE)


class Lost(Exception):
    """A row that was acknowledged is not there, or the store does not open."""


def store_child(home: Path, seed: int, mode: str) -> list[str]:
    return [sys.executable, str(HERE / "answering.py"), str(home), str(seed), "0", "0", mode]


def plain_child(pack: str) -> list[str]:
    return [sys.executable, "-m", "quizapp", "study", pack, "--plain", "--limit", "1000000"]


def keys(chance: random.Random, path: Path) -> Path:
    """What somebody in a hurry types: mostly `don't know` and the suggested rating, now and then a step back."""
    typed = [chance.choices(["", "1", "3", ":undo", ":redo", ":guess"], [10, 2, 2, 1, 1, 1])[0] for _ in range(60_000)]
    path.write_text("\n".join(typed), "utf-8")
    return path


def kill_once(command: list[str], home: Path, chance: random.Random, scratch: Path) -> list[str]:
    """Start the child, kill it at a random moment after it began to save, and give the lines that it said."""
    environment = {**os.environ, "QUIZAPP_HOME": str(home)}
    said = scratch / "said"
    with keys(chance, scratch / "keys").open("rb") as typed, said.open("wb") as out:
        child = subprocess.Popen(command, stdin=typed, stdout=out, stderr=subprocess.PIPE, env=environment, cwd=scratch)
        try:
            wait_for(child, said, SAVED)
            if command[-1] == "restore" and chance.random() < 0.6:
                wait_for(child, said, re.compile(rb"^restoring", re.MULTILINE))
                time.sleep(chance.random() ** 2 * 0.05)
            else:
                time.sleep(chance.random() ** 2 * 0.3)
        finally:
            child.kill()
            _, errors = child.communicate()
    if child.returncode != -9 or b"Traceback" in errors:
        raise Lost(f"the child ended by itself ({child.returncode}): {errors.decode()[-2000:]}")
    return said.read_bytes().rpartition(b"\n")[0].decode().splitlines()


def wait_for(child: subprocess.Popen[bytes], said: Path, words: re.Pattern[bytes]) -> None:
    until = time.monotonic() + 60
    while child.poll() is None and time.monotonic() < until:
        if words.search(said.read_bytes()):
            return
        time.sleep(0.002)


class Acknowledged:
    """What the children said of one home, and so what must be there: one list of rows, or that of a restore."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.copies: dict[str, list[str]] = {}
        self.restoring = ""
        self.count = 0

    def hear(self, lines: list[str]) -> None:
        for line in lines:
            word, *rest = line.split() or [""]
            if word == "saved":
                self.ids.append(rest[-1])
                self.count += 1
            elif word == "keeping":
                self.copies[rest[0]] = list(self.ids)
            elif word == "restoring":
                self.restoring = rest[0]
            elif word == "restored":
                self.ids, self.restoring = list(self.copies[rest[0]]), ""

    def compare(self, there: list[str]) -> None:
        """Every acknowledged row is there, once and in its place; at most the last one had not been acknowledged."""
        restored = self.copies[self.restoring] if self.restoring else None
        if there not in (self.ids, restored) and there[:-1] != self.ids:
            raise Lost(f"{len(there)} rows are there and {len(self.ids)} were acknowledged; restoring {self.restoring}")
        self.ids, self.restoring = there, ""


def look(home: Path, said: Acknowledged, *, by_sequence: bool) -> None:
    """What must be there is there, and the kept state is the replayed one."""
    profile = home / "profiles" / "default"
    try:
        store = Store.open(profile, home, datetime.now(UTC))
    except Exception as error:
        raise Lost(f"the store does not open: {error}") from error
    rows = list(store.rows())
    said.compare([str(row.sequence) if by_sequence else row.id for row in rows])
    if [row.sequence for row in rows] != list(range(1, len(rows) + 1)):
        raise Lost("rows are missing or there twice")
    if store.state != replay(rows):
        raise Lost("the state is not what the rows say")
    if wrong := [one for one in check(profile, store.device).findings if one.severity == "error"]:
        raise Lost(f"the doctor finds {wrong}")
    store.close()


def look_at_reviews(home: Path, said: Acknowledged) -> None:
    """The same through the command line."""
    command = [sys.executable, "-m", "quizapp", "reviews", "--json"]
    environment = {**os.environ, "QUIZAPP_HOME": str(home)}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    if done.returncode:
        raise Lost(f"quizapp reviews: {done.stderr.decode()}")
    shown = {str(json.loads(line)["sequence"]) for line in done.stdout.splitlines()}
    if missing := set(said.ids) - shown:
        raise Lost(f"acknowledged and not shown: {sorted(missing)}")


def run(times: int, seed: int, plain: str = "", mode: str = "", every: int = 25) -> tuple[int, int]:
    """Kill so many times; a fresh home now and then. How many rows were acknowledged, how many are there."""
    chance = random.Random(seed)
    acknowledged, there = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, times, every):
            home, said = Path(folder) / f"home{start}", Acknowledged()
            for n in range(start, min(times, start + every)):
                command = plain_child(plain) if plain else store_child(home, seed * 100_000 + n, mode)
                said.hear(kill_once(command, home, chance, Path(folder)))
                if plain:
                    look_at_reviews(home, said)
                look(home, said, by_sequence=bool(plain))
            acknowledged += said.count
            there += len(said.ids)
    return acknowledged, there


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mode", default="", choices=["", "files", "restore"])
    parser.add_argument("--plain", default="", metavar="PACK")
    options = parser.parse_args()
    plain = str(Path(options.plain).absolute()) if options.plain else ""
    acknowledged, there = run(options.times, options.seed, plain, options.mode)
    what = options.mode or ("plain" if plain else "answer")
    print(f"{what}: {options.times} kills, {acknowledged} acknowledged rows, 0 lost, {there} rows there, all opened")
    return 0


if __name__ == "__main__":
    sys.exit(main())
