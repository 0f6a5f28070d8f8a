"""The documents that a pack's questions cite: where they are, and their text, read when it is first needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from quizapp.documents.naming import document_name, kept_name
from quizapp.packs.folder import SOURCES, inside
from quizapp.packs.model import Source

MOST_BYTES = 50 * 1024 * 1024
_NO_SOURCE = Source()


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source by the name that evidence uses: its document's base name, what the pack says of it, and its text."""

    name: str
    document: str
    source: Source
    text: str | None = None
    """None where there is no text to look at: only an address, a missing file, not a text file."""
    trouble: str = ""
    """Why there is none, where that is a mistake."""
    path: Path | None = None
    """The file that the text stands in."""


class Sources:
    """The sources of one pack: those its header names, and every file in its folder `sources/`."""

    def __init__(self, root: Path, named: Mapping[str, Source]) -> None:
        self._root = root
        self._named = named
        self._read: dict[str, SourceText | None] = {}

    @cached_property
    def names(self) -> frozenset[str]:
        """Everything that evidence may call a source."""
        return frozenset(self._named) | frozenset(self._files)

    def documents(self) -> dict[str, SourceText]:
        """Every document by its name, sorted; of several sources that are one document, one."""
        found = filter(None, (self[name] for name in sorted(self.names)))
        return {one.document: one for one in sorted(found, key=lambda one: (one.document, one.text is not None))}

    @cached_property
    def _files(self) -> dict[str, Path]:
        folder = self._root / SOURCES
        try:
            found = sorted(folder.iterdir()) if folder.is_dir() else []
        except OSError:
            return {}
        files = [path for path in found if path.is_file() and not path.name.startswith(".")]
        return {path.name: path for path in files} | {document_name(path.name): path for path in files}

    def __getitem__(self, name: str) -> SourceText | None:
        """The source of that name, or None where there is none."""
        if name not in self._read:
            self._read[name] = self._find(name)
        return self._read[name]

    def _find(self, name: str) -> SourceText | None:
        if name not in self._named:
            path = self._files.get(name)
            by_path = next((key for key, one in self._named.items() if PurePosixPath(one.path).name == name), None)
            if by_path is not None:
                return self[by_path]
            return _text(name, _NO_SOURCE, inside(self._root, f"{SOURCES}/{path.name}")) if path else None
        source = self._named[name]
        if not source.path:
            path = inside(self._root, f"{SOURCES}/{self._files[name].name}") if name in self._files else None
            return _text(name, source, path) if path else SourceText(name, name, source)
        found = inside(self._root, source.path)
        if found is None:
            return SourceText(name, name, source, trouble="the path leaves the pack's folder")
        if not found.is_file():
            found = inside(self._root, f"{SOURCES}/{source.path}")
        kept = self._files.get(kept_name(PurePosixPath(source.path).name, extracted=True))
        return _text(name, source, inside(self._root, f"{SOURCES}/{kept.name}") if kept else found)


def _text(name: str, source: Source, path: Path | None) -> SourceText:
    document = document_name(PurePosixPath(source.path or name).name)
    if path is None or not path.is_file():
        return SourceText(name, document, source, trouble="there is no such file in the pack's folder")
    try:
        if path.stat().st_size > MOST_BYTES:
            return SourceText(name, document, source, trouble=f"larger than {MOST_BYTES // 1024**2} MB")
        return SourceText(name, document, source, path.read_bytes().decode("utf-8"), path=path)
    except UnicodeDecodeError:
        return SourceText(name, document, source)
    except OSError as error:
        return SourceText(name, document, source, trouble=f"cannot be read: {error.strerror}")
