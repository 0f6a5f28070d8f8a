"""Every pack in reach: which cards there are, and each question when it is asked for.

What the packs say is kept in one SQLite file that can always be made anew; reading it needs neither YAML nor the model.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import WrongUse

if TYPE_CHECKING:
    from quizapp.packs.model import Question
    from quizapp.packs.passages import Shown
    from quizapp.packs.sources import Sources

HEADER = "pack.yaml"
SCHEMA = 1
TABLES = f"""
PRAGMA user_version = {SCHEMA};
CREATE TABLE pack (path TEXT PRIMARY KEY, signature TEXT, id TEXT, title TEXT, language TEXT, sources TEXT,
                   problem TEXT);
CREATE TABLE card (path TEXT, card TEXT, question TEXT, facet TEXT, topic TEXT, kind TEXT, fact TEXT,
                   fingerprint TEXT, place INTEGER, tags TEXT);
CREATE INDEX card_by_path ON card (path);
CREATE TABLE question (path TEXT, id TEXT, body TEXT, PRIMARY KEY (path, id));
CREATE TABLE term (path TEXT, term TEXT);
CREATE INDEX term_by_path ON term (path);
CREATE VIRTUAL TABLE found USING fts5 (path UNINDEXED, card UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2');
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One card that can be studied, without its text."""

    card: str
    pack: str
    question: str
    facet: str
    topic: str
    kind: str
    fact: str
    fingerprint: str
    order: int
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One pack: its id, what it is called, where it is and how many cards it has."""

    id: str
    title: str
    path: Path
    count: int
    language: str


@dataclass(frozen=True, slots=True)
class Index:
    """All cards and packs, and a sentence for each pack that could not be read or is hidden by another."""

    entries: tuple[Entry, ...]
    packs: dict[str, PackEntry]
    problems: tuple[str, ...]


def shipped() -> list[Path]:
    """Where the packs that come along are: in the wheel, or beside the package in a working copy."""
    package = Path(__file__).parents[1]
    inside, beside = package / "questions", package.parent / "questions"
    return [folder for folder in (inside, beside) if folder.is_dir()][:1]


def is_pack(path: Path) -> bool:
    """Whether a pack lies at this path: a folder with a header, or a YAML file."""
    return (path / HEADER).is_file() if path.is_dir() else path.suffix in {".yaml", ".yml"} and path.is_file()


def found_in(root: Path) -> list[Path]:
    """The packs at or directly below a folder."""
    if is_pack(root):
        return [root]
    with suppress(OSError):
        return [path for path in sorted(root.iterdir()) if is_pack(path)] if root.is_dir() else []
    return []


def signature(path: Path) -> str:
    """What changes when a pack's files do: their names, sizes and times."""
    folder = path.is_dir()
    files = sorted(path.iterdir()) if folder else [path]
    wanted = [file for file in files if file.suffix in {".yaml", ".yml", ".jsonl"}]
    return "|".join(f"{file.name}:{file.stat().st_size}:{file.stat().st_mtime_ns}" for file in wanted)


class Library:
    """The packs below some folders; the first of two with the same id is the one that is meant."""

    def __init__(self, roots: Sequence[Path], cache: Path) -> None:
        self._roots = tuple(roots)
        self._cache = cache
        self._index: Index | None = None
        self._sources: dict[Path, Sources] = {}

    # what there is

    @cached_property
    def _base(self) -> sqlite3.Connection:
        """The cache, with everything in it that is there now."""
        paths = list(dict.fromkeys(path.resolve() for root in self._roots for path in found_in(root)))
        self._paths = paths
        base = self._opened()
        stale = self._stale(base, paths)
        if stale and not self._in_child(stale):
            from quizapp.packs.indexing import fill

            try:
                fill(base, stale)
            except sqlite3.Error:
                base.close()
                base = _fresh(":memory:")
                fill(base, paths)
        return base

    def _opened(self) -> sqlite3.Connection:
        try:
            self._cache.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            base = connect(self._cache)
            base.execute("SELECT count(*) FROM pack").fetchone()
            return base
        except (OSError, sqlite3.Error):
            with suppress(OSError):
                self._cache.unlink(missing_ok=True)
            with suppress(OSError, sqlite3.Error):
                return connect(self._cache)
        return _fresh(":memory:")

    def _stale(self, base: sqlite3.Connection, paths: Iterable[Path]) -> list[Path]:
        known = dict(base.execute("SELECT path, signature FROM pack"))
        stale = []
        for path in paths:
            with suppress(OSError):
                if known.get(str(path)) != signature(path):
                    stale.append(path)
        return stale

    def _in_child(self, stale: Sequence[Path]) -> bool:
        """Have another process read the packs, so that this one need not load what reading them takes."""
        in_memory = not self._cache.is_file()
        if in_memory or "pydantic" in sys.modules:
            return False
        command = [sys.executable, "-m", "quizapp.packs.indexing", str(self._cache), *map(str, stale)]
        with suppress(OSError, subprocess.SubprocessError):
            return subprocess.run(command, check=False, capture_output=True, timeout=120).returncode == 0
        return False

    def index(self) -> Index:
        """Every card and pack; a pack that cannot be read is a problem and hides no other."""
        if self._index is None:
            self._index = self._read_index()
        return self._index

    def _read_index(self) -> Index:
        base = self._base
        packs: dict[str, PackEntry] = {}
        entries: list[Entry] = []
        problems: list[str] = []
        for path in self._paths:
            row = base.execute("SELECT id, title, language, problem FROM pack WHERE path = ?", (str(path),)).fetchone()
            if row is None:
                continue
            pack, title, language, problem = row
            if problem:
                problems.append(problem)
            if not pack:
                continue
            if pack in packs:
                problems.append(f"{path}: another pack with the id '{pack}' comes first: {packs[pack].path}")
                continue
            cards = list(_entries(base, path, pack))
            packs[pack] = PackEntry(pack, title, path, len(cards), language)
            entries += cards
        return Index(tuple(entries), packs, tuple(problems))

    def pack(self, name: str) -> PackEntry:
        """The pack that a path, an id or the beginning of one id names; raises WrongUse when none or several do."""
        packs = self.index().packs
        if name in packs:
            return packs[name]
        path = Path(name)
        if path.exists():
            there = [entry for entry in packs.values() if entry.path == path.resolve()]
            if there:
                return there[0]
            told = [problem for problem in self.index().problems if str(path.resolve()) in problem]
            raise WrongUse(
                told[0] if told else f"there is no pack at '{name}'", hint=f"quizapp check {name} says what is wrong"
            )
        begun = [entry for id_, entry in packs.items() if id_.startswith(name)]
        if name and len(begun) == 1:
            return begun[0]
        if begun:
            raise WrongUse(f"'{name}' may be any of {', '.join(entry.id for entry in begun)}", hint="write more of it")
        raise WrongUse(f"there is no pack '{name}'", hint=_meant(name, packs))

    # one question

    def question(self, card: str) -> Question:
        """The question of a card; raises WrongUse when no pack has it."""
        from quizapp.packs.validating import from_json

        pack, _, rest = card.partition("/")
        row = self._base.execute(
            "SELECT body FROM question WHERE path = ? AND id = ?", (str(self.pack(pack).path), rest.partition("#")[0])
        ).fetchone()
        if row is None:
            raise WrongUse(f"no pack has the question '{card}'")
        return from_json(row[0])

    def passages(self, card: str) -> tuple[Shown, ...]:
        """The passages that a card's question cites, in the text of their documents."""
        from quizapp.packs.passages import passages

        return passages(self.question(card), self._sources_of(self.pack(card.partition("/")[0]).path))

    def _sources_of(self, path: Path) -> Sources:
        if path not in self._sources:
            import json

            from quizapp.packs.model import Source
            from quizapp.packs.sources import Sources

            said = self._base.execute("SELECT sources FROM pack WHERE path = ?", (str(path),)).fetchone()[0]
            named = {name: Source.model_validate(source) for name, source in json.loads(said).items()}
            self._sources[path] = Sources(path if path.is_dir() else path.parent, named)
        return self._sources[path]

    def terms(self, pack: str) -> frozenset[str]:
        """Every answer and choice of a pack."""
        path = str(self.pack(pack).path)
        return frozenset(term for (term,) in self._base.execute("SELECT term FROM term WHERE path = ?", (path,)))

    def search(self, text: str, most: int = 300) -> list[str]:
        """Cards whose question has all these words, or words that begin so, best first."""
        words = [word.replace('"', "") for word in text.split()]
        query = " ".join(f'"{word}"*' for word in words if word)
        if not query:
            return []
        visible = {str(entry.path) for entry in self.index().packs.values()}
        rows = self._base.execute(
            "SELECT path, card FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?", ("words: " + query, most)
        )
        return [card for path, card in rows if path in visible]


def connect(cache: Path) -> sqlite3.Connection:
    """The cache file, with its tables; another version's is made anew."""
    base = sqlite3.connect(cache, timeout=10)
    if base.execute("PRAGMA user_version").fetchone()[0] == SCHEMA:
        return base
    base.close()
    cache.unlink()
    return _fresh(str(cache))


def _fresh(name: str) -> sqlite3.Connection:
    base = sqlite3.connect(name, timeout=10)
    with closing(base.cursor()) as cursor:
        cursor.executescript(TABLES)
    return base


def _entries(base: sqlite3.Connection, path: Path, pack: str) -> Iterator[Entry]:
    rows = base.execute(
        "SELECT card, question, facet, topic, kind, fact, fingerprint, place, tags FROM card WHERE path = ?"
        " ORDER BY place",
        (str(path),),
    )
    for card, question, facet, topic, kind, fact, fingerprint, place, tags in rows:
        listed = tuple(tags.split("\n")) if tags else ()
        yield Entry(card, pack, question, facet, topic, kind, fact, fingerprint, place, listed)


def _meant(name: str, packs: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(packs), n=1)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"packs in reach: {', '.join(packs)}" if packs else "make one with quizapp generate DOCUMENT"
