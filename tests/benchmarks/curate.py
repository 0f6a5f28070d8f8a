"""A sitting of curating by keys: what each decision takes until the next question is painted.

A decision by itself is compared with one file of the same bytes written, synced and put in place, in the same run. The
app runs without a terminal; what it would write to one is made all the same.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from quizapp.packs.library import Library
from quizapp.packs.reading import decisions_of
from quizapp.practice.curating import Curating
from quizapp.practice.desk import Desk
from quizapp.store.store import Store
from quizapp.tui.app import QuizApp
from quizapp.tui.curate import CurateScreen

STEP_MS = 50.0
NOW = datetime(2025, 3, 20, 9, tzinfo=UTC)
HEAD = "format: quizapp-pack/1\nid: timed\ntitle: Timed\nlicense: CC0-1.0\n"
SENTENCE = "The harbour of town {number} was opened in {year} by its guild, after the flood."


def made(folder: Path, questions: int) -> Path:
    """A pack of so many generated questions, with one document that they cite."""
    pack = folder / "packs" / "timed"
    (pack / "sources").mkdir(parents=True)
    lines: list[object] = [{"format": "quizapp-generated/1", "by": "quizapp"}]
    text = "# Harbours\n\n"
    for number in range(questions):
        sentence = SENTENCE.format(number=number, year=1100 + number % 900)
        start = len(text)
        text += f"{sentence}\n\n"
        cited = {"source": "harbours.md", "quote": sentence, "start": start, "end": start + len(sentence)}
        asked = {
            "kind": "date",
            "prompt": f"When was the harbour of town {number} opened?",
            "evidence": [cited],
        }
        status = "approved" if number % 3 else "draft"
        lines.append({"id": f"g-{number:06}", "answer": str(1100 + number % 900), "status": status, **asked})
    (pack / "sources" / "harbours.md").write_text(text, encoding="utf-8")
    (pack / "pack.yaml").write_text(HEAD, encoding="utf-8")
    (pack / "generated.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return pack


def decided(pack: Path, steps: int) -> Iterator[tuple[float, float]]:
    """Seconds that each decision took, and those of a file of the same bytes beside it."""
    curating = Curating(pack, "Ada", date(2025, 3, 20))
    file, beside = pack / "curated.yaml", pack.parent / "beside"
    for number in range(steps):
        began = perf_counter()
        if number % 4 == 3:
            curating.reject("trivial")
        else:
            curating.keep()
        took = perf_counter() - began
        content = file.read_bytes()
        began = perf_counter()
        with beside.with_suffix(".new").open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside.with_suffix(".new"), beside)
        yield took, perf_counter() - began
    while curating.undo():
        pass


async def by_keys(desk: Desk, pack: Path, steps: int) -> list[tuple[float, float]]:
    """Seconds from each key until the next question is painted, and those of a key that does nothing."""
    app = QuizApp(desk, curate="timed")
    async with app.run_test(size=(80, 24)) as pilot:
        while not isinstance(app.screen, CurateScreen):
            await pilot.pause()

        async def press(key: str) -> float:
            began = perf_counter()
            await pilot.press(key)
            await pilot.pause()
            return perf_counter() - began

        took = [(await press("k"), await press("z")) for _ in range(steps)]
    found = decisions_of(pack)
    assert found is not None
    assert len(found.keep) == steps
    return took


def main(argv: list[str] | None = None) -> int:
    """Print the figures; status 1 where a decision takes longer than its bound times `--allow`."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks curate", description=__doc__)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--allow", type=float, default=1.0, help="times as much as the bound is still good")
    wanted = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pack = made(folder, wanted.questions)
        began = perf_counter()
        Curating(pack, "Ada", date(2025, 3, 20))
        opened = perf_counter() - began
        pairs = list(decided(pack, wanted.steps))
        store = Store.open(folder / "profiles" / "default", folder, NOW)
        desk = Desk(Library([folder / "packs"], folder / "cache.sqlite"), store, lambda: NOW, UTC)
        keys = asyncio.run(by_keys(desk, pack, wanted.steps))
        store.close()
    step, bare = median(took for took, _ in pairs), median(took for _, took in pairs)
    painted, idle = [took for took, _ in keys], median(took for _, took in keys)
    late = quantiles(painted, n=20)[-1]
    print(f"opening a pack of {wanted.questions:,} questions to check: {opened * 1000:.0f} ms")
    print(
        f"a decision: {step * 1000:.1f} ms; a synced file of the same bytes: {bare * 1000:.1f} ms ({step / bare:.1f} x)"
    )
    print(
        f"a key until the next question is painted: {median(painted) * 1000:.0f} ms, 95th percentile {late * 1000:.0f}"
    )
    print(f"a key that does nothing, pressed and waited for in the same way: {idle * 1000:.0f} ms")
    print(f"{wanted.steps} questions by keys: {sum(painted):.1f} s")
    return 1 if step * 1000 > STEP_MS * wanted.allow else 0


if __name__ == "__main__":
    raise SystemExit(main())
