"""A child process that answers, takes back and keeps as fast as it can, saying `saved N` once a row is durable.

`python answering.py HOME SEED COUNT [FILE_LIMIT]`: COUNT 0 is without end; a row that finds no room is `refused`.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from made_rows import answer, open_store, redo, undo

from quizapp.errors import QuizError
from quizapp.study.model import Row


def main(home: Path, seed: int, count: int, limit: int) -> None:
    if limit:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    chance = random.Random(seed)
    kept = open_store(home, now=datetime.now(UTC))
    said: list[Row] = []
    done = 0
    while not count or done < count:
        row = next_row(chance, said, f"{seed}-{done}")
        try:
            row = kept.append(row)
        except QuizError as error:
            print(f"refused {row.id} {error.message}", flush=True)
            break
        said.append(row)
        print(f"saved {row.sequence} {row.id}", flush=True)
        done += 1
        if chance.random() < 0.02:
            kept.checkpoint()
    kept.close()


def next_row(chance: random.Random, said: list[Row], name: str) -> Row:
    from dataclasses import replace

    now = datetime.now(UTC)
    answered = [row for row in said[-20:] if row.type == "answer"]
    kind = chance.choices(["answer", "undo", "redo"], [8, 1, 1])[0]
    if kind == "answer" or not answered:
        row = answer(f"p/q{chance.randrange(40)}", now, chance.random() < 0.8, response="x" * chance.randrange(200))
    else:
        row = (undo if kind == "undo" else redo)(chance.choice(answered), now)
    return replace(row, id=name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int((sys.argv[4:] or ["0"])[0]))
