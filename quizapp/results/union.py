"""The union of files of results: every learner's rows, each once, whatever the files' order and however often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from itertools import groupby
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.results.files import ResultsFile, open_results
from quizapp.results.newest import newest
from quizapp.results.rows import Amended, Answer, AnyRow, Correction, Decision, Feedback, Practised, place
from quizapp.study.names import renamed
from quizapp.text.control import one_line

MOST = 400_000
"""So many rows are more than a learner can have."""
Learner = tuple[str, list[AnyRow]]
Placed = tuple[AnyRow, Path]


def opened(paths: Iterable[Path]) -> list[ResultsFile]:
    """Every file, each found to be whole before any of them is used."""
    return [open_results(path) for path in paths]


def union(files: Sequence[ResultsFile]) -> Iterator[Learner]:
    """Each learner with all rows that hold, in their order; the name is empty for what the person who grades decided.

    Raises QuizError where files say different things under one id.
    """
    together = merge(*map(_placed, files), key=lambda placed: place(placed[0]))
    for learner, placed in groupby(together, key=lambda placed: placed[0].learner):
        yield learner, newest(_each_once(learner, placed))


def under_their_names(files: Sequence[ResultsFile], aliases: Mapping[str, str]) -> Iterator[Learner]:
    """The same, each question under the name that it has now; `aliases` says what former ones are called."""
    for learner, rows in union(files):
        yield learner, [_now(row, aliases) for row in rows] if aliases else rows


def _now(row: AnyRow, aliases: Mapping[str, str]) -> AnyRow:
    if isinstance(row, Correction):
        pack, _, question = renamed(f"{row.pack}/{row.question}", aliases).partition("/")
        return replace(row, pack=pack, question=question)
    if not isinstance(row, Answer | Practised | Amended | Feedback | Decision):
        return row
    name = renamed(row.card, aliases)
    return row if name == row.card else replace(row, card=name)


def rows_of(files: Sequence[ResultsFile]) -> Iterator[AnyRow]:
    """The rows of the union, in their order."""
    for _, rows in union(files):
        yield from rows


def _placed(file: ResultsFile) -> Iterator[Placed]:
    return ((row, file.path) for row in file.rows())


def _each_once(learner: str, placed: Iterable[Placed]) -> list[AnyRow]:
    found: dict[str, Placed] = {}
    for row, path in placed:
        other, before = found.setdefault(row.id, (row, path))
        agreed = row if other is row else _agreed(row, other)
        if agreed is None:
            raise QuizError(
                f"two files say different things of what {one_line(learner)} did (row {one_line(row.id)})",
                f"{before} and {path}",
                "one of them was altered, or two people use this name: leave one out",
            )
        found[row.id] = agreed, before
        if len(found) > MOST:
            raise QuizError(f"more than {MOST:,} rows of {one_line(learner)}", str(path), "leave this file out")
    return [row for row, _ in found.values()]


def _agreed(row: AnyRow, other: AnyRow) -> AnyRow | None:
    """What two files say under one id, None where they differ; a question is new where neither knows otherwise."""
    if isinstance(row, Answer | Practised) and isinstance(other, Answer | Practised) and row.first != other.first:
        row, other = replace(row, first=False), replace(other, first=False)
    return row if row == other else None
