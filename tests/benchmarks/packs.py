"""Checking a pack of many questions from YAML, and opening it again, beside `json.loads` and validation of the same."""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from quizapp.packs.check import check_pack
from quizapp.packs.library import Library
from quizapp.packs.model import Question

CHECK, REOPEN = 6.0, 1.5
WORDS = [
    *("river", "tide", "moon", "harbour", "island", "eddy", "delta", "glacier", "estuary"),
    *("lagoon", "strait", "basin", "cliff", "marsh", "spring", "canal", "lake", "coast"),
]


def main(argv: list[str] | None = None) -> int:
    """Print the ratios; status 1 where one is above its bound times `--allow`."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks packs", description=__doc__)
    parser.add_argument("--questions", type=int, default=5000)
    parser.add_argument("--allow", type=float, default=1.0, help="times as slow as the bound is still good")
    options = parser.parse_args(sys.argv[1:] if argv is None else argv)
    figures = measured(options.questions)
    for name, (seconds, ratio, bound) in figures.items():
        print(f"{name}: {seconds * 1000:.0f} ms, {ratio:.2f} x (hold: {bound} x)")
    return int(any(ratio > bound * options.allow for _, ratio, bound in figures.values()))


def measured(count: int) -> dict[str, tuple[float, float, float]]:
    """Seconds, ratio and bound of each figure, measured side by side."""
    questions = made(count)
    with tempfile.TemporaryDirectory() as folder:
        pack = written(Path(folder) / "bench", questions)
        text = json.dumps(questions)
        adapter: TypeAdapter[Any] = TypeAdapter(tuple[Question, ...])
        base = best(lambda: adapter.validate_python(json.loads(text)))
        check = best(lambda: check_pack(pack))
        cache = Path(folder) / "library.sqlite"
        Library([pack], cache).index()
        again = best(lambda: Library([pack], cache).index())
    return {
        f"json.loads and validation, {count} questions": (base, 1.0, 1.0),
        "checking the pack from YAML": (check, check / base, CHECK),
        "opening it again": (again, again / base, REOPEN),
    }


def best(run: Callable[[], object], times: int = 3) -> float:
    """The fastest of several runs: the least disturbed one."""
    found = []
    for _ in range(times):
        gc.collect()
        began = time.perf_counter()
        run()
        found.append(time.perf_counter() - began)
    return min(found)


def made(count: int) -> list[dict[str, Any]]:
    """Questions of several kinds with quotes, as an author would write them; no two alike."""
    return [question(number) for number in range(count)]


def question(number: int, book: str = "book") -> dict[str, Any]:
    """One of them."""
    one, two, three = (WORDS[(number // step) % len(WORDS)] for step in (1, 18, 324))
    name = f"{one} {two} {three} {number}"
    said = {
        "id": f"q-{number}",
        "prompt": f"Which of the waters lies beyond the {name}, as the pilots of that coast call it?",
        "explanation": f"The pilots of the {one} wrote it down in their book of the {two}.",
        "evidence": [{"source": book, "quote": quote(number)}],
        "topic": one,
        "tags": [one, two],
    }
    if number % 3 == 0:
        return {**said, "kind": "short", "answer": f"water of {number}", "accept": [f"waters of {number}"]}
    if number % 3 == 1:
        choices = [f"pond {number}", f"sea {number}", f"pool {number}"]
        return {**said, "kind": "choice", "choices": choices, "answer": choices[0]}
    return {**said, "kind": "number", "answer": str(100_000 + number), "tolerance": "5%"}


def quote(number: int) -> str:
    """The sentence of the source that a question cites."""
    return f"Entry {number} of the book names a water beyond it."


def written(folder: Path, questions: list[dict[str, Any]], name: str = "bench") -> Path:
    """The pack on disk, in block style as people write."""
    (folder / "sources").mkdir(parents=True)
    books: dict[str, list[str]] = {}
    for one in questions:
        for cited in one["evidence"]:
            books.setdefault(cited["source"], []).append(cited["quote"])
    for book, quotes in books.items():
        text = "# Book\n\n" + "\n".join(quotes) + "\n"
        (folder / "sources" / f"{book}.md").write_text(text, encoding="utf-8")
    lines = ["format: quizapp-pack/1", f"id: {name}", f"title: {name.title()}", "license: CC0-1.0", "sources:"]
    lines += [*(f"  {book}: {{path: sources/{book}.md}}" for book in books), "questions:"]
    for one in questions:
        mark = "  - "
        for key, value in one.items():
            said = value if isinstance(value, str) else json.dumps(value)
            lines.append(f"{mark}{key}: {json.dumps(said) if ', ' in said and isinstance(value, str) else said}")
            mark = "    "
    (folder / "pack.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


if __name__ == "__main__":
    sys.exit(main())
