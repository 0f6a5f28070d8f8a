"""A class's results: from files to the report, in seconds of processor time and megabytes, beside parsing the lines."""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from quizapp.results.asked import Questions
from quizapp.results.files import file_lines, found_in
from quizapp.results.pages import class_page
from quizapp.results.rows import Answer, AnyRow, Attempt, Practised, Source, place
from quizapp.results.tally import Tally
from quizapp.results.union import opened, union

SECONDS, MEGABYTES = 10.0, 500.0
OPTIONS = ("Rhine", "Elbe", "Danube", "Loire")
AT = "2026-11-{day:02}T09:00:00.000000Z"


def main(argv: list[str] | None = None) -> int:
    """Print the seconds and the megabytes; status 1 where one is above its bound times `--allow`."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks results", description=__doc__)
    parser.add_argument("--learners", type=int, default=200)
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--answers", type=int, default=50, help="questions of an exam")
    parser.add_argument("--exams", type=int, default=10, help="exams of a learner, of so many questions each")
    parser.add_argument("--practised", type=int, default=0, help="answers in study of a learner, besides")
    parser.add_argument("--memory", action="store_true", help="also measure memory, which takes several times as long")
    parser.add_argument("--allow", type=float, default=1.0, help="times as slow as the bound is still good")
    options = parser.parse_args(sys.argv[1:] if argv is None else argv)
    with tempfile.TemporaryDirectory() as folder:
        rows = written(Path(folder), options)
        parsed, told, took = _parsed(Path(folder)), _reported(Path(folder), page=False), _reported(Path(folder))
        most = _memory(Path(folder)) if options.memory else 0.0
    print(f"{options.learners} learners, {options.questions} questions, {rows:,} rows")
    print(f"parsing their lines: {parsed:.2f} s of processor time")
    print(f"their figures: {told:.2f} s, {told / parsed:.1f} x")
    print(f"the same as a page with a sheet for each learner: {took:.2f} s, {took / parsed:.1f} x (hold: {SECONDS} s)")
    if options.memory:
        print(f"at most {most:.0f} MB (hold: {MEGABYTES:.0f} MB)")
    return int(took > SECONDS * options.allow or most > MEGABYTES * options.allow)


def written(folder: Path, options: argparse.Namespace) -> int:
    """A file a learner; how many rows they hold."""
    dice, rows = random.Random(7), 0
    for number in range(options.learners):
        made = sorted(_learner(f"learner-{number:03}", dice, options), key=place)
        (folder / f"{number:03}.jsonl").write_bytes(b"".join(file_lines(made)))
        rows += len(made)
    return rows


def _learner(name: str, dice: random.Random, options: argparse.Namespace) -> Iterator[AnyRow]:
    said = {"pack": "rivers", "version": "1.0", "fingerprint": "0" * 16}
    kept = {"level": "practice", "feedback": False, "title": "Rivers", "machine": name, "heard": {}, "by": "0.1.0"}
    yield Source(learner=name, at=AT.format(day=29), id=f"{name}-s", **said, **kept)  # type: ignore[arg-type]
    able = dice.random()
    for exam in range(options.exams):
        one = Attempt(
            learner=name,
            at=AT.format(day=exam % 28 + 1),
            id=f"{name}-{exam}",
            exam=f"week-{exam}",
            title=f"Week {exam}",
            seed=exam,
            day=AT.format(day=exam % 28 + 1)[:10],
            ended=AT.format(day=exam % 28 + 1),
            took_s=600,
            minutes=20.0,
            penalty=0.25,
            pass_mark=0.5,
            questions=options.answers,
            **said,
        )
        yield one
        for at in range(options.answers):
            yield _answer(one, at, (exam * options.answers + at) % options.questions, dice.random() < able, dice)
    for at in range(options.practised):
        yield _practised(name, at, at % options.questions, dice.random() < able)


def _answer(one: Attempt, at: int, question: int, right: bool, dice: random.Random) -> Answer:
    response = OPTIONS[0] if right else dice.choice(OPTIONS[1:])
    said = {"topic": f"Topic {question % 12}", "kind": "choice", "fingerprint": "0" * 16, "rule": "exact"}
    return Answer(
        learner=one.learner,
        at=one.at,
        id=f"{one.id}/{at:04}",
        attempt=one.id,
        card=f"rivers/question-{question}",
        response=response,
        right=right,
        credit=float(right),
        costs=not right,
        first=True,
        **said,
    )


def _practised(name: str, at: int, question: int, right: bool) -> Practised:
    said = {"fingerprint": "0" * 16, "rule": "exact"}
    day = AT.format(day=at % 28 + 1)
    return Practised(
        learner=name,
        at=day,
        id=f"{name}-p{at}",
        card=f"rivers/question-{question}",
        day=day[:10],
        response=OPTIONS[0],
        right=right,
        rating=3 if right else 1,
        first=False,
        elapsed_ms=4000,
        **said,
    )


def _parsed(folder: Path) -> float:
    began = time.process_time()
    for path in found_in([folder]):
        for line in path.read_bytes().splitlines():
            json.loads(line)
    return time.process_time() - began


def _reported(folder: Path, *, page: bool = True) -> float:
    began = time.process_time()
    tally = Tally()
    for learner, rows in union(opened(found_in([folder]))):
        tally.add(learner, rows)
    found = tally.told(Questions(None))
    if page:
        class_page(found)
    return time.process_time() - began


def _memory(folder: Path) -> float:
    tracemalloc.start()
    _reported(folder)
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return most


if __name__ == "__main__":
    sys.exit(main())
