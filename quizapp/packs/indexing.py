"""Packs read into the library's cache, one question at a time; a process of its own where nothing else needs the model.

`python -m quizapp.packs.indexing CACHE [CORRECTIONS]` takes the packs' paths from standard input, each ended
by a zero byte.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.packs.answers import accepted, answer_fingerprint, facets, options, prompt, vouched
from quizapp.packs.cache import TAGS, connect, forget, has, keep_texts, key, opened, signature, sound_text
from quizapp.packs.model import Header, Question
from quizapp.packs.passages import documents_of, topic_of
from quizapp.packs.problems import ERROR, Problem, unreadable
from quizapp.packs.reading import Streamed, stream
from quizapp.packs.sources import Sources


def update(database: sqlite3.Connection, paths: Iterable[Path], corrections: Path | None = None) -> None:
    """Read the packs at the paths into the cache; what is wrong with one is kept with it."""
    for path in paths:
        database.execute("BEGIN IMMEDIATE")
        try:
            name, said = key(database, path, corrections), signature(database, path, corrections)
            if not has(database, name, said):  # another process may have been quicker
                _read(database, path, name, corrections)
                database.execute("UPDATE packs SET signature = ? WHERE path = ?", (said, name))
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")


def _read(database: sqlite3.Connection, path: Path, name: str, corrections: Path | None) -> None:
    """Put a pack in the place of what the cache has of it; where its folder cannot be read, that stays."""
    problems: list[Problem] = []
    try:
        pack = stream(opened(database, path, corrections), problems, partial(sound_text, database, path))
    except QuizError as error:
        problems.append(unreadable(error))
        database.execute("INSERT OR IGNORE INTO packs (path) VALUES (?)", (name,))
    else:
        forget(database, name)
        _write(database, name, pack)
        keep_texts(database, path, pack.texts)
    _tell(database, name, [problem for problem in problems if problem.severity == ERROR])


def _write(database: sqlite3.Connection, name: str, pack: Streamed) -> None:
    """A pack with its questions; only its name where its header never could be read."""
    number = database.execute("INSERT INTO packs (path) VALUES (?)", (name,)).lastrowid
    assert number is not None
    if pack.header is not None:
        writer = _Writer(database, number, pack.header, Sources(pack.root, pack.header.sources))
        for item in pack.items:
            writer.add(item.question)
        writer.finish()


def _tell(database: sqlite3.Connection, name: str, errors: list[Problem]) -> None:
    """How many mistakes there are in a pack, and the first."""
    first = (errors[0].message, errors[0].where) if errors else ("", "")
    statement = "UPDATE packs SET errors = ?, message = ?, place = ? WHERE path = ?"
    database.execute(statement, (len(errors), *first, name))


class _Writer:
    """Writes the questions of one pack, and remembers what is kept of the pack as a whole."""

    def __init__(self, database: sqlite3.Connection, number: int, header: Header, sources: Sources) -> None:
        self.database = database
        self.number = number
        self.header = header
        self.sources = sources
        self.ids: set[str] = set()
        self.aliases: dict[str, str] = {}
        self.terms: set[str] = set()
        self.cards = 0
        self.drafts = 0

    def add(self, question: Question) -> None:
        """A question; of several with one id the first."""
        if question.id in self.ids:
            return
        self.ids.add(question.id)
        body = question.model_dump_json(exclude_defaults=True)
        self.database.execute("INSERT INTO questions VALUES (?, ?, ?)", (self.number, question.id, body))
        self.aliases.update(dict.fromkeys(question.aliases, question.id))
        self.drafts += question.status == "draft" and not vouched(question)
        if question.status == "approved":
            self.terms.update(terms(question))
            topic = topic_of(question, self.sources, self.header.title)
            documents = "\n".join(documents_of(question, self.sources))
            for facet in facets(question):
                self._card(question, facet, topic, documents)

    def _card(self, question: Question, facet: str, topic: str, documents: str) -> None:
        fact = question.origin.fact if question.origin else ""
        row = (self.number, question.id, facet, topic, question.kind, fact, answer_fingerprint(question, facet))
        card = self.database.execute(
            "INSERT INTO cards (pack, question, facet, topic, kind, fact, fingerprint, position, tagged, options,"
            " documents, checked, difficulty, vouched) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(*row, self.cards, TAGS.join(question.tags), options(question), documents, bool(question.checked)),
                *(question.difficulty or 0, vouched(question)),
            ),
        ).lastrowid
        answers = "\n".join(accepted(question, facet))
        more = "\n".join((question.explanation, topic, *question.tags, question.id))
        self.database.execute(
            "INSERT INTO words (rowid, prompt, answer, more) VALUES (?, ?, ?, ?)",
            (card, prompt(question, facet), answers, more),
        )
        self.cards += 1

    def finish(self) -> None:
        """What is kept of the pack as a whole."""
        self.database.execute(
            "UPDATE packs SET id = ?, title = ?, language = ?, questions = ?, cards = ?, header = ?, aliases = ?,"
            " terms = ?, drafts = ? WHERE number = ?",
            (
                *(self.header.id, self.header.title, self.header.language, len(self.ids), self.cards),
                self.header.model_dump_json(exclude_defaults=True),
                json.dumps({old: new for old, new in self.aliases.items() if old not in self.ids}),
                json.dumps(sorted(self.terms)),
                self.drafts,
                self.number,
            ),
        )


def terms(question: Question) -> set[str]:
    """Every text that is an answer, a choice or a foreseen wrong answer: none of them is a slip for another."""
    found = {answer for facet in facets(question) for answer in accepted(question, facet)}
    found.update(choice.text for choice in getattr(question, "choices", ()))
    found.update(getattr(question, "reject", {}))
    found.update(getattr(question, "distractors", ()))
    return found


def main() -> None:
    """Update the cache that the argument names."""
    database = connect(Path(sys.argv[1]))
    corrections = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    names = sys.stdin.buffer.read().decode("utf-8", "surrogateescape").split("\0")
    update(database, [Path(name) for name in names if name], corrections)
    database.close()


if __name__ == "__main__":
    main()
