"""A child process that answers, takes back and keeps as fast as it can, saying `saved N ID` once a row is durable.

`python answering.py HOME SEED COUNT [FILE_LIMIT] [MODE]`: COUNT 0 is without end; a row without room is `refused`.
MODE `files` begins a new file every few rows; MODE `restore` makes backups and goes back to them, and says
`keeping NAME`, `restoring NAME` and `restored NAME`.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from made_rows import answer, open_store, redo, regrade, restored, undo

from quizapp.errors import QuizError
from quizapp.store import appending, backups
from quizapp.store.store import Store
from quizapp.study.model import Row


class Child:
    """One learner's store, and what it has said of it."""

    def __init__(self, home: Path, seed: int, mode: str) -> None:
        self.home, self.seed, self.mode = home, seed, mode
        self.profile = home / "profiles" / "default"
        self.chance = random.Random(seed)
        self.said: list[Row] = []
        self.copies = sorted(home.glob("kept-*.zip"))
        self.done = 0
        self.kept: Store = open_store(home, now=datetime.now(UTC))

    def answer(self) -> bool:
        """One row more; whether there was room."""
        row = self.next_row(f"{self.seed}-{self.done}")
        try:
            row = self.kept.append(row)
        except QuizError as error:
            say(f"refused {row.id} {error.message}")
            return False
        self.said.append(row)
        self.done += 1
        say(f"saved {row.sequence} {row.id}")
        return True

    def next_row(self, name: str) -> Row:
        from dataclasses import replace

        now, chance = datetime.now(UTC), self.chance
        answered = [row for row in self.said[-20:] if row.type == "answer"]
        kind = chance.choices(["answer", "undo", "redo", "regrade"], [8, 1, 1, 1])[0]
        if kind == "answer" or not answered:
            row = answer(f"p/q{chance.randrange(40)}", now, chance.random() < 0.8, response="x" * chance.randrange(200))
        else:
            row = {"undo": undo, "redo": redo, "regrade": regrade}[kind](chance.choice(answered), now)
        return replace(row, id=name)

    def between(self) -> None:
        """What else a program does now and then."""
        if self.chance.random() < 0.02:
            self.kept.checkpoint()
        if self.mode == "files" and self.chance.random() < 0.1:
            self.open_again()
        elif self.mode == "restore" and self.chance.random() < 0.1:
            self.keep() if self.chance.random() < 0.4 or not self.copies else self.restore()

    def open_again(self) -> None:
        self.kept.close()
        self.kept = open_store(self.home, now=datetime.now(UTC))

    def keep(self) -> None:
        path = self.home / f"kept-{self.seed}-{self.done}.zip"
        say(f"keeping {path.name}")
        backups.back_up(self.profile, path)
        self.copies.append(path)

    def restore(self) -> None:
        path = self.chance.choice(self.copies)
        self.kept.close()
        say(f"restoring {path.name}")
        restored(self.profile, path, datetime.now(UTC))
        say(f"restored {path.name}")
        self.said = []
        self.open_again()


def say(text: str) -> None:
    print(text, flush=True)


def main(home: Path, seed: int, count: int, limit: int, mode: str) -> None:
    if limit:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    if mode == "files":
        appending.FULL_BYTES = 5000
    child = Child(home, seed, mode)
    while not count or child.done < count:
        if not child.answer():
            break
        child.between()
    child.kept.close()


if __name__ == "__main__":
    given = [*sys.argv[4:], "0", ""] if len(sys.argv) < 6 else sys.argv[4:]
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(given[0]), given[1] if len(sys.argv) > 5 else "")
