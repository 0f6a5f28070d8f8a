"""The library: every pack that can be found, its cards, and its questions one at a time, over a cache.

Reading a cache that is up to date loads neither the model nor the YAML parser.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from quizapp.errors import QuizError, WrongUse
from quizapp.packs import cache as kept
from quizapp.packs.citations import Citations
from quizapp.packs.collecting import collected
from quizapp.packs.finding import packs_below, place_of
from quizapp.packs.folder import is_pack
from quizapp.packs.index import Index, PackEntry
from quizapp.packs.meant import meant, shows
from quizapp.packs.texts import Texts

if TYPE_CHECKING:
    from quizapp.packs.model import Exam, Header, Question
    from quizapp.packs.passages import Shown
    from quizapp.packs.sources import Sources


class Library:
    """The packs below some folders; of two with one id the first is meant. `index()` looks whether files changed."""

    def __init__(self, roots: Sequence[Path], cache: Path | None = None, corrections: Path | None = None) -> None:
        self._roots = list(roots)
        self._cache = cache
        self._corrections_folder = corrections
        self._mutex = RLock()
        self._index: Index | None = None
        self._seen: dict[Path, str] = {}
        self._sources: tuple[str, Sources] | None = None

    @cached_property
    def _database(self) -> sqlite3.Connection:
        return kept.connect(self._cache)

    def index(self) -> Index:
        """Every pack and card, as the files are now; a pack that cannot be read hides no other."""
        with self._mutex:
            return self._looked_at()

    def changed(self) -> dict[Path, str]:
        """The packs whose files are not as they were when the index was made, each with what its files are now."""
        with self._mutex:
            now = self._signatures({**self._seen, **dict.fromkeys(packs_below(self._roots))})
            return {path: state for path, state in now.items() if self._seen.get(path) != state}

    def loses(self, path: Path) -> bool:
        """Whether questions of a pack that changed would be gone, since they are wrong as its files are now."""
        from quizapp.packs.reading import loses

        with self._mutex:
            folder = kept.opened(self._database, path, self.corrections)
        return loses(folder, partial(self._sound_text, path))

    def _sound_text(self, path: Path, file: Path) -> str | None:
        """What a file of a pack said when it could be read last; nobody who asks meanwhile waits longer than for it."""
        with self._mutex:
            return kept.sound_text(self._database, path, file)

    def read_ahead(self) -> None:
        """Read into the cache what has changed, so that `index()` finds it there; nobody who asks meanwhile waits."""
        beside = Library(self._roots, self._cache, self._corrections_folder)
        try:
            beside.index()
        finally:
            beside.close()

    def _looked_at(self) -> Index:
        seen = self._signatures(packs_below(self._roots))
        if self._index is None or seen != self._seen:
            try:
                index = self._read(seen)
            except sqlite3.DatabaseError:
                self._in_memory()
                index = self._read(seen)
            self._index, self._seen, self._sources = index, seen, None
        return self._index

    def _signatures(self, paths: Iterable[Path]) -> dict[Path, str]:
        return {path: kept.signature(self._database, path, self.corrections) for path in paths}

    @property
    def corrections(self) -> Path | None:
        """The folder with the learner's corrections, if there is one."""
        folder = self._corrections_folder
        return folder if folder and folder.is_dir() else None

    def rests_on(self) -> list[Path]:
        """Every file and folder whose change may change the index."""
        folders = [*self._roots]
        for root in self._roots:
            with suppress(OSError):
                folders += [Path(entry.path) for entry in os.scandir(root) if entry.is_dir()]
        for path in packs_below(self._roots):
            folders += kept.rests_on(self._database, path, self.corrections)
        return list(dict.fromkeys(folders))

    def _read(self, signatures: Mapping[Path, str]) -> Index:
        self._refresh(signatures)
        return collected(self._database, signatures, self.corrections)

    def _refresh(self, signatures: Mapping[Path, str]) -> None:
        """Read what has changed into the cache: in a process of its own where the model is not loaded yet."""
        corrections = self.corrections
        stale = kept.stale(self._database, signatures, corrections)
        file = kept.file_of(self._database)
        if stale and file and "pydantic" not in sys.modules and _apart(file, stale, corrections):
            stale = kept.stale(self._database, signatures, corrections)
        if stale:
            from quizapp.packs.indexing import update

            update(self._database, stale, corrections)

    def _in_memory(self) -> None:
        self.close()
        self._cache = None

    def question(self, card: str) -> Question:
        """The question of a card, whatever its status; raises WrongUse where no pack has it."""
        from quizapp.packs.validating import from_json

        key = card.partition("#")[0]
        known = self._known(key.partition("/")[0])
        pack, _, name = self.as_read().aliases.get(key, key).partition("/")
        number = known.number if known and known.id == pack else -1
        rows = self._ask("SELECT body FROM questions WHERE pack = ? AND id = ?", (number, name))
        if not rows:
            raise WrongUse(f"no pack has the question '{card}'")
        return from_json(rows[0][0])

    def _known(self, pack: str) -> PackEntry | None:
        """What the index says of a pack; the index is made anew where somebody else has written the cache since."""
        entry = self.as_read().packs.get(pack)
        if entry is None or self._ask("SELECT 1 FROM packs WHERE number = ?", (entry.number,)):
            return entry
        with self._mutex:
            self._index = None
        return self.index().packs.get(pack)

    def _entry(self, pack: str) -> PackEntry:
        """The same; raises WrongUse where there is no such pack."""
        return self._known(pack) or self.as_read().pack(pack)

    def passages(self, card: str) -> tuple[Shown, ...]:
        """What the card's question cites, in the text of the documents."""
        from quizapp.packs.passages import passages

        with self._mutex:
            return passages(self.question(card), self.sources(card.partition("/")[0]))

    def citations(self, pack: str) -> Citations:
        """What the cards of a pack cite, by document."""
        return Citations(pack, self._entry(pack).number, self._ask)

    def sources(self, pack: str) -> Sources:
        """The sources of a pack; those of the last one stay read."""
        from quizapp.packs.sources import Sources

        if self._sources is None or self._sources[0] != pack:
            entry = self.as_read().pack(pack)
            root = entry.path if entry.path.is_dir() else entry.path.parent
            self._sources = (pack, Sources(root, self.header(pack).sources))
        return self._sources[1]

    def header(self, pack: str) -> Header:
        """What a pack says of itself as a whole."""
        from quizapp.packs.model import Header

        entry = self._entry(pack)
        return Header.model_validate_json(self._ask("SELECT header FROM packs WHERE number = ?", (entry.number,))[0][0])

    def exams(self, pack: str) -> tuple[Exam, ...]:
        """The exams that the author of a pack has laid down."""
        return self.header(pack).exams

    def terms(self, pack: str) -> frozenset[str]:
        """Every answer, choice and foreseen wrong answer of a pack."""
        entry = self._known(pack)
        if entry is None:
            return frozenset()
        row = self._ask("SELECT terms FROM packs WHERE number = ?", (entry.number,))[0]
        return frozenset(json.loads(row[0]))

    def texts(self) -> Texts:
        """What the cache says of the cards besides the index."""
        return Texts(self.as_read(), self._ask)

    def _ask(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """What the cache answers; threads wait for one another."""
        with self._mutex:
            return self._database.execute(query, values).fetchall()

    def pack(self, name: str) -> PackEntry:
        """The pack meant by an id, a unique beginning of one, or a path; raises WrongUse where there is none."""
        index = self.index()
        if name and name not in index.packs and is_pack(Path(name)):
            return self._at(place_of(Path(name)))
        return meant(name, index)

    def _at(self, path: Path) -> PackEntry:
        """The pack at a path, which is looked at first from now on."""
        if path not in [one.path for one in self.index().packs.values()]:
            self._roots.insert(0, path)
        index = self.index()
        found = next((one for one in index.packs.values() if one.path == path), None)
        if found is None:
            why = next((one.message for one in index.broken if one.path == path), "cannot be read")
            raise QuizError(why, str(path), shows(path))
        return found

    def as_read(self) -> Index:
        """The index as it was made last; nothing is looked at that was made once."""
        return self._index or self.index()

    def close(self) -> None:
        """Let go of the cache."""
        if "_database" in self.__dict__:
            self._database.close()
            del self.__dict__["_database"]

    def __del__(self) -> None:
        self.close()


def _apart(cache: str, paths: Sequence[Path], corrections: Path | None) -> bool:
    import subprocess

    more = [str(corrections)] if corrections else []
    command = [sys.executable, "-P", "-m", "quizapp.packs.indexing", cache, *more]
    names = "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
    try:
        return subprocess.run(command, input=names, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
