"""Who of a class handed in what: compared with the list of those who were to."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.errors import QuizError, WrongUse
from quizapp.results.handing_in import name_of
from quizapp.results.regraded import decided
from quizapp.results.rows import AnyRow, Attempt, Decision, Source
from quizapp.results.sheets import Exam, exam_of
from quizapp.results.words import decision_words
from quizapp.text.amounts import counted

LARGEST = 5_000_000
HEADINGS = frozenset({"id", "name", "learner", "student", "user", "username", "email"})
"""What the first cell of a list may say instead of naming somebody."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed in, by learner."""

    attempts: Mapping[str, Sequence[Attempt]]
    sources: Mapping[str, Sequence[Source]]
    """Of everybody who handed in anything."""
    decisions: Sequence[Decision] = ()
    """What was decided of questions, as it holds; no learner's file has any."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is to be looked into: who is missing, unknown or late, what is there twice, and what was decided."""

    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    double: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    """What was decided of questions meanwhile, and by whom."""


def handed_in(learners: Iterable[tuple[str, Sequence[AnyRow]]], exam: str = "") -> Handed:
    """What each learner handed in; only attempts at the exam of that id where one is named."""
    attempts: dict[str, list[Attempt]] = {}
    sources: dict[str, list[Source]] = {}
    decisions: list[Decision] = []
    for learner, rows in learners:
        if learner:
            attempts[learner] = [row for row in rows if isinstance(row, Attempt) and exam in {"", row.exam}]
            sources[learner] = [row for row in rows if isinstance(row, Source)]
        else:
            decisions += decided(rows).values()
    return Handed(attempts, sources, decisions)


def read_roster(path: Path) -> tuple[str, ...]:
    """The names in the first column of a list, separated by commas, semicolons or tabs; a heading is no name."""
    try:
        if path.stat().st_size > LARGEST:
            raise WrongUse("this list is far too long", str(path))
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuizError("this list is not UTF-8", str(path), "save it as UTF-8") from error
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    try:
        cells = [row[0] for row in csv.reader(text.splitlines(), delimiter=between) if row and row[0].strip()]
        names = [name_of(cell) for cell in cells]
    except (csv.Error, WrongUse) as error:
        raise QuizError(
            f"this is no list of names: {error}", str(path), "a name a line, in its first column"
        ) from error
    if names and names[0].casefold() in HEADINGS:
        del names[0]
    if not names:
        raise QuizError("nobody stands in this list", str(path), "a name a line, in its first column")
    return tuple(dict.fromkeys(names))


def compared(handed: Handed, roster: Sequence[str] = (), by: str = "") -> Remarks:
    """What is to be looked into; `by` is the last day on which something was in time, or nothing."""
    done = {learner for learner, attempts in handed.attempts.items() if attempts}
    return Remarks(
        missing=tuple(name for name in roster if name not in done),
        unknown=tuple(name for name in handed.sources if name not in roster) if roster else (),
        late=tuple(_late(handed, by)) if by else (),
        double=(*_same_attempts(handed), *_several(handed), *_alike(handed)),
        decided=tuple(f"{one.card}: {decision_words(one)}, by {one.by} on {one.at[:10]}" for one in handed.decisions),
    )


def _late(handed: Handed, by: str) -> Iterable[str]:
    for learner, attempts in handed.attempts.items():
        for one in attempts:
            if one.day > by:
                yield f"{learner}: {one.title}, on {one.day}"


def _same_attempts(handed: Handed) -> Iterable[str]:
    """An attempt that stands under two names: a file that was passed on."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for learner, attempts in handed.attempts.items():
        for one in attempts:
            owners[one.id].append(learner)
    for names in dict.fromkeys(tuple(names) for names in owners.values() if len(names) > 1):
        yield f"{' and '.join(names)}: the same attempt under each name"


def _several(handed: Handed) -> Iterable[str]:
    for learner, sources in handed.sources.items():
        exams: defaultdict[Exam, list[str]] = defaultdict(list)
        for one in handed.attempts[learner]:
            exams[exam_of(one)].append(one.title)
        for titles in exams.values():
            if len(titles) > 1:
                yield f"{learner}: {counted(len(titles), 'attempt')} at {titles[-1]}"
        machines = len({one.machine for one in sources})
        if machines > 1:
            yield f"{learner}: from {counted(machines, 'machine')}"


def _alike(handed: Handed) -> Iterable[str]:
    """Names that differ only in capitals or spaces."""
    plain: defaultdict[str, list[str]] = defaultdict(list)
    for learner in handed.sources:
        plain["".join(learner.casefold().split())].append(learner)
    for names in plain.values():
        if len(names) > 1:
            yield f"{' and '.join(names)}: the same name but for capitals or spaces"
