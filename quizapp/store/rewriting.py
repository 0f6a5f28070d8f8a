"""Journals written anew in a folder of their own: without some rows, with rows of another copy, or without damage."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

from quizapp import __version__
from quizapp.errors import QuizError
from quizapp.store.appending import FULL_BYTES
from quizapp.store.derived import Derived, dump, small_tables
from quizapp.store.lines import FORMAT, BadLine, Line, decode, encode
from quizapp.store.platform import keep_file, make_private
from quizapp.store.reading import DOCTOR, file_name, file_numbers

Content = dict[str, Any]


class Writer:
    """Writes the files of one machine from the first on, each with the checksum of the one before."""

    def __init__(self, folder: Path, by: str = __version__) -> None:
        make_private(folder)
        self._folder = folder
        self._by = by
        self._number = 0
        self._sequence = 0
        self._lines: list[bytes] = []
        self._size = 0
        self._previous = b""

    def add(self, content: Content) -> None:
        """One row more, with the next number."""
        if not self._lines or self._size > FULL_BYTES:
            self._begin()
        self._sequence += 1
        line = encode(self._sequence, content)
        self._lines.append(line)
        self._size += len(line)

    def finish(self) -> int:
        """Write what is left; how many rows there are."""
        if self._lines:
            self._flush()
        return self._sequence

    def _begin(self) -> None:
        if self._lines:
            self._flush()
        self._number += 1
        header: Content = {"journal": FORMAT, "by": self._by, "device": self._folder.name, "file": self._number}
        if self._previous:
            header["previous"] = f"{crc32(self._previous):08x}"
        line = encode(self._sequence, header)
        self._lines, self._size = [line], len(line)

    def _flush(self) -> None:
        self._previous = b"".join(self._lines)
        keep_file(self._folder / file_name(self._number), self._previous)
        self._lines = []


def contents(folder: Path) -> Iterator[Content]:
    """The rows of one machine as they are kept, each with the version that wrote it; a torn end is left out."""
    for number in file_numbers(folder):
        path = folder / file_name(number)
        try:
            yield from contents_of(path)
        except BadLine as error:
            raise QuizError(f"a line in this file is damaged ({error})", str(path), DOCTOR) from error


def contents_of(path: Path) -> Iterator[Content]:
    """The same of one file."""
    *lines, _ = path.read_bytes().split(b"\n")
    by = ""
    for raw in lines:
        line = decode(raw)
        if "journal" in line.content:
            by = str(line.content.get("by", ""))
        else:
            yield with_version(line, by)


def with_version(line: Line, by: str) -> Content:
    """A row as it is kept, with the version that wrote it where that is not this one."""
    content = dict(line.content)
    if "by" not in content and by not in {"", __version__}:
        content["by"] = by
    return content


def rewrite(folder: Path, new: Path, wanted: Callable[[Content], bool]) -> int:
    """The journal of one machine with the wanted rows only; how many were left out."""
    writer, left_out = Writer(new), 0
    for content in contents(folder):
        if wanted(content):
            writer.add(content)
        else:
            left_out += 1
    writer.finish()
    return left_out


def copy_file(source: Path, target: Path) -> None:
    """The same file elsewhere, as another name of it where that is possible."""
    make_private(target.parent)
    try:
        os.link(source, target)
    except OSError:
        keep_file(target, source.read_bytes())


def copy_files(paths: Iterable[Path], folder: Path) -> None:
    """The same of several, as far as they are files and the folder has none of that name."""
    for path in sorted(paths):
        if path.is_file() and not (folder / path.name).exists():
            copy_file(path, folder / path.name)


def derived_bytes(derived: Derived) -> bytes:
    """`learner.json` for a state."""
    from quizapp.store.derived import card_document

    cards = [card_document(card) for card in derived.state.cards.values()]
    tables = {"cards": cards, **small_tables(derived, __version__)}
    return dump({name: {str(n): one for n, one in enumerate(rows, 1)} for name, rows in tables.items()})
