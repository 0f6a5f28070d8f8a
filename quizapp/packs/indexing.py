"""Reads packs into the library's cache; also a process of its own: `python -m quizapp.packs.indexing CACHE PACK..`."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.packs import answers
from quizapp.packs.library import connect, signature
from quizapp.packs.model import Question
from quizapp.packs.problems import ERROR
from quizapp.packs.reading import LoadedPack, examine, failure


def fill(base: sqlite3.Connection, paths: Iterable[Path]) -> None:
    """Read these packs anew; each is in the cache whole or with its problem."""
    for path in paths:
        with suppress(OSError):
            mark = signature(path)
            pack, problem = _read(path)
            with base:
                _forget(base, path)
                _keep(base, path, mark, pack, problem)


def _read(path: Path) -> tuple[LoadedPack | None, str]:
    try:
        pack, problems = examine(path)
    except QuizError as error:
        return None, f"{path}: {error.message}"
    errors = [problem for problem in problems if problem.severity == ERROR]
    return pack, str(failure(path, errors)) if errors else ""


def _forget(base: sqlite3.Connection, path: Path) -> None:
    for table in ("pack", "card", "question", "term", "found"):
        base.execute(f"DELETE FROM {table} WHERE path = ?", (str(path),))  # noqa: S608


def _keep(base: sqlite3.Connection, path: Path, mark: str, pack: LoadedPack | None, problem: str) -> None:
    named = (pack.header.id, pack.header.title, pack.header.language, _sources(pack)) if pack else ("", "", "", "{}")
    base.execute("INSERT INTO pack VALUES (?, ?, ?, ?, ?, ?, ?)", (str(path), mark, *named, problem))
    if pack is None:
        return
    seen: set[str] = set()
    for place, question in enumerate(pack.questions):
        if question.status != "approved" or question.id in seen:
            continue
        seen.add(question.id)
        _keep_question(base, str(path), pack.header.id, place, question)


def _sources(pack: LoadedPack) -> str:
    named = {name: source.model_dump(exclude_defaults=True) for name, source in pack.header.sources.items()}
    return json.dumps(named, ensure_ascii=False)


def _keep_question(base: sqlite3.Connection, path: str, pack: str, place: int, question: Question) -> None:
    body = question.model_dump_json(exclude_defaults=True)
    base.execute("INSERT INTO question VALUES (?, ?, ?)", (path, question.id, body))
    fact = question.origin.fact if question.origin else ""
    terms = [choice.text for choice in getattr(question, "choices", ())]
    for facet in answers.facets(question):
        card = f"{pack}/{question.id}{f'#{facet}' if facet else ''}"
        accepted = answers.accepted(question, facet)
        fingerprint = answers.answer_fingerprint(question, facet)
        row = (path, card, question.id, facet, question.topic, question.kind, fact, fingerprint, place)
        base.execute("INSERT INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, "\n".join(question.tags)))
        words = " ".join((answers.prompt(question, facet), *accepted, question.topic, *question.tags))
        base.execute("INSERT INTO found VALUES (?, ?, ?)", (path, card, words))
        terms += accepted
    base.executemany("INSERT INTO term VALUES (?, ?)", [(path, term) for term in dict.fromkeys(terms)])


if __name__ == "__main__":
    cache, *given = map(Path, sys.argv[1:])
    fill(connect(cache), given)
