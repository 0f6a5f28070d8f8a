"""The parts of an .apkg or .colpkg file: the collection, and media by name, none larger than it may be."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from functools import cached_property
from typing import IO, cast

from quizapp.archives import MALFORMED
from quizapp.errors import QuizError
from quizapp.packs.folder import BUILT
from quizapp.packs.formats.anki import wire
from quizapp.packs.formats.anki.collection import FIRST, SECOND, Note, notes_in
from quizapp.packs.zipping import BOUNDED

MOST_PARTS = 200_000
MOST_COLLECTION, MOST_MEDIUM, MOST_BYTES = 1_000_000_000, 100_000_000, 2_000_000_000
INSTALL = 'pip install "quizapp[anki]"'
_COLLECTIONS = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}
_CURRENT = 3
"""The version of packages whose parts are compressed with zstd."""
_FAULTS = (*MALFORMED, MemoryError)


class Package:
    """One file of Anki's; whatever is wrong with it is a `QuizError` that names the file."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            hint = "In Anki choose File, then Export, and a deck package (.apkg) or collection package (.colpkg)."
            raise QuizError("this is not a package of Anki's", name, hint) from error
        self._sizes = {one.filename: one.file_size for one in self._zip.infolist()}
        if BUILT in self._sizes:
            hint = "put it into your library: quizapp pack add FILE"
            raise QuizError("this is a pack that quizapp built, not a package of Anki's", name, hint)
        if len(self._sizes) > MOST_PARTS:
            raise self._large()

    def notes(self) -> list[Note]:
        """Every note of the collection, with its cards and what was answered."""
        version = 2 if self._version == 1 and _COLLECTIONS[2] in self._sizes else self._version
        if version not in _COLLECTIONS:
            hint = "In Anki's export window choose to support older versions of Anki, and import that."
            raise QuizError(f"this package has a newer form ({version}) than is known here", self._name, hint)
        database = self._part(_COLLECTIONS[version], MOST_COLLECTION)
        return notes_in(database, self._name, FIRST if version == 1 else SECOND)

    def medium(self, name: str) -> bytes | None:
        """A picture or sound by the name that notes give it, None where the package does not have it."""
        member = self._members.get(unicodedata.normalize("NFC", name))
        return self._part(member, MOST_MEDIUM) if member in self._sizes else None

    @cached_property
    def _version(self) -> int:
        if "meta" not in self._sizes:
            return 1
        try:
            said = wire.first(self._plain("meta", 4096), 1)
        except ValueError as error:
            raise self._damaged() from error
        return said if isinstance(said, int) else 1

    @cached_property
    def _members(self) -> dict[str, str]:
        """The name of each picture or sound with that of the part that holds it."""
        if "media" not in self._sizes:
            return {}
        try:
            listed = self._part("media", MOST_MEDIUM)
            if self._version < _CURRENT:
                said = json.loads(listed or b"{}")
                return {unicodedata.normalize("NFC", str(name)): str(member) for member, name in said.items()}
            entries = (value for number, value in wire.fields(listed) if number == 1 and isinstance(value, bytes))
            names = (wire.first(entry, 1) for entry in entries)
            return {
                unicodedata.normalize("NFC", name.decode()): str(place)
                for place, name in enumerate(names)
                if isinstance(name, bytes)
            }
        except (ValueError, AttributeError, RecursionError) as error:
            raise self._damaged() from error

    def _part(self, name: str, most: int) -> bytes:
        """A part as it was before it was put in."""
        if name not in self._sizes:
            raise self._damaged()
        if self._version < _CURRENT:
            return self._plain(name, most)
        return self._unpacked(self._plain(name, most), most)

    def _plain(self, name: str, most: int) -> bytes:
        try:
            if self._zip.getinfo(name).compress_type not in BOUNDED:
                raise self._damaged()
            with self._zip.open(name) as part:
                return self._taken(part, most)
        except _FAULTS as error:
            raise self._damaged() from error

    def _unpacked(self, data: bytes, most: int) -> bytes:
        try:
            import zstandard
        except ImportError as error:
            raise QuizError(
                "reading this package needs zstandard, which is not installed", self._name, INSTALL
            ) from error
        try:
            with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(data) as stream:
                return self._taken(cast("IO[bytes]", stream), most)
        except (*_FAULTS, zstandard.ZstdError) as error:
            raise self._damaged() from error

    def _taken(self, stream: IO[bytes], most: int) -> bytes:
        """What a stream gives, as long as it is not too much, alone or with what was read before."""
        most = min(most, MOST_BYTES - self._read)
        data = stream.read(most + 1)
        if len(data) > most:
            raise self._large()
        self._read += len(data)
        return data

    def _large(self) -> QuizError:
        return QuizError("this package is too large when unpacked", self._name, "Export its decks one by one.")

    def _damaged(self) -> QuizError:
        return QuizError("this package is damaged, or not one of Anki's", self._name, "Export it from Anki again.")
