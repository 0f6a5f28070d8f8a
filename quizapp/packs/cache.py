"""The cache of the library: one SQLite file of what the packs say, or said before a slip; it can always be rebuilt."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.packs.folder import SOURCES, Folder, open_folder

VERSION = 8
TAGS = "\x1f"
"""Between the tags of a card."""
_SCHEMA = """
CREATE TABLE packs (
    number INTEGER PRIMARY KEY, path TEXT UNIQUE, signature TEXT, id TEXT, title TEXT, language TEXT,
    questions INTEGER, cards INTEGER, errors INTEGER, message TEXT, place TEXT, header TEXT, aliases TEXT, terms TEXT,
    drafts INTEGER
);
CREATE TABLE questions (pack INTEGER, id TEXT, body TEXT, PRIMARY KEY (pack, id)) WITHOUT ROWID;
CREATE TABLE cards (
    number INTEGER PRIMARY KEY, pack INTEGER, question TEXT, facet TEXT, topic TEXT, kind TEXT, fact TEXT,
    fingerprint TEXT, position INTEGER, tagged TEXT, options INTEGER, documents TEXT, checked INTEGER,
    difficulty INTEGER, vouched INTEGER
);
CREATE INDEX cards_of_pack ON cards (pack, position);
CREATE TABLE texts (pack TEXT, file TEXT, text TEXT, PRIMARY KEY (pack, file)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (prompt, answer, more, tokenize = "unicode61 remove_diacritics 2");
"""
_KNOWN_AS = """
SELECT id FROM packs WHERE (path = :path OR path BETWEEN :path || char(10) AND :path || char(11)) AND id IS NOT NULL
ORDER BY number DESC LIMIT 1
"""


def connect(path: Path | None) -> sqlite3.Connection:
    """The cache at a path, made anew where it is damaged or another version; in memory where it cannot be written.

    Threads may share it, one at a time.
    """
    if path is not None:
        for _ in range(2):
            try:
                return _open(path)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
                    break
                with contextlib.suppress(OSError):
                    path.unlink()
            except OSError:
                break
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    memory.executescript(_SCHEMA)
    return memory


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    database = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
    try:
        _prepare(database)
    except BaseException:
        database.close()
        raise
    return database


def _prepare(database: sqlite3.Connection) -> None:
    if database.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        database.execute("SELECT count(*) FROM packs").fetchone()
        return
    database.execute("BEGIN IMMEDIATE")
    if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            database.execute("ROLLBACK")
            raise sqlite3.DatabaseError("another version")
        for statement in _SCHEMA.split(";\n"):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {VERSION}")
    database.execute("COMMIT")


def file_of(database: sqlite3.Connection) -> str:
    """The file a cache is kept in; empty where it is only in memory."""
    return str(database.execute("PRAGMA database_list").fetchone()[2] or "")


def opened(database: sqlite3.Connection, path: Path, corrections: Path | None = None) -> Folder:
    """The files of the pack at a path; with a slip in its id, still with the corrections to what it was when read."""
    row = database.execute(_KNOWN_AS, {"path": _text(path)}).fetchone() if corrections else None
    return open_folder(path, corrections, row[0] if row else "")


def key(database: sqlite3.Connection, path: Path, corrections: Path | None = None) -> str:
    """What the cache knows a pack by: its path, and whose corrections it is read with."""
    try:
        corrected = opened(database, path, corrections).corrections if corrections else None
    except QuizError:
        corrected = None
    return f"{_text(path)}\n{_text(corrected)}" if corrected else _text(path)


def _text(path: Path) -> str:
    """A path as text; of a name that is not UTF-8 the odd bytes stand as numbers."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def signature(database: sqlite3.Connection, path: Path, corrections: Path | None = None) -> str:
    """What changes when a file of the pack does: the names, sizes and times of everything it is read from."""
    try:
        folder = opened(database, path, corrections)
    except QuizError:
        return ""
    found = [_stat(file) for file in folder.files]
    sources = folder.root / SOURCES
    with contextlib.suppress(OSError):
        found += sorted(_stat(Path(entry.path)) for entry in os.scandir(sources) if entry.is_file())
    return json.dumps(found)


def rests_on(database: sqlite3.Connection, path: Path, corrections: Path | None = None) -> list[Path]:
    """The files and folders that a pack is read from."""
    try:
        folder = opened(database, path, corrections)
    except QuizError:
        return [path]
    sources = folder.root / SOURCES
    found = [folder.path, folder.root, sources, *folder.files]
    with contextlib.suppress(OSError):
        found += [Path(entry.path) for entry in os.scandir(sources)]
    return found


def _stat(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return path.name, -1, -1
    return path.name, status.st_size, status.st_mtime_ns


def stale(database: sqlite3.Connection, paths: Iterable[Path], corrections: Path | None = None) -> list[Path]:
    """The packs that have changed since they were read, or never were."""
    known = dict(database.execute("SELECT path, signature FROM packs"))
    return [
        path for path in paths if known.get(key(database, path, corrections)) != signature(database, path, corrections)
    ]


def has(database: sqlite3.Connection, name: str, signature: str) -> bool:
    """Whether a pack is there as its signature says."""
    found = database.execute("SELECT signature FROM packs WHERE path = ?", (name,)).fetchone()
    return found is not None and found[0] == signature


def sound_text(database: sqlite3.Connection, pack: Path, file: Path) -> str | None:
    """What a file of a pack said when it could be read last; None where it never could."""
    row = database.execute("SELECT text FROM texts WHERE pack = ? AND file = ?", (_text(pack), _text(file))).fetchone()
    return row[0] if row else None


def keep_texts(database: sqlite3.Connection, pack: Path, texts: Mapping[Path, str]) -> None:
    """Keep what the files of a pack say, for the day that one of them cannot be read; those deleted say nothing."""
    for (file,) in database.execute("SELECT file FROM texts WHERE pack = ?", (_text(pack),)).fetchall():
        if not os.path.exists(file):
            database.execute("DELETE FROM texts WHERE pack = ? AND file = ?", (_text(pack), file))
    rows = [(_text(pack), _text(file), text) for file, text in texts.items()]
    database.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", rows)


def forget(database: sqlite3.Connection, name: str) -> None:
    """Leave a pack out."""
    row = database.execute("SELECT number FROM packs WHERE path = ?", (name,)).fetchone()
    if row:
        database.execute("DELETE FROM words WHERE rowid IN (SELECT number FROM cards WHERE pack = ?)", row)
        for table in ("cards", "questions"):
            database.execute(f"DELETE FROM {table} WHERE pack = ?", row)
        database.execute("DELETE FROM packs WHERE number = ?", row)
