"""Appends lines to this machine's own journal: one write, one sync, and nothing half done stays."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from quizapp.errors import QuizError
from quizapp.store.aside import Aside
from quizapp.store.lines import FORMAT, decode, encode
from quizapp.store.platform import BINARY, has_name, make_private, sync, sync_folder, write_all
from quizapp.store.reading import TORN, Mark, file_name, file_numbers

FULL_BYTES = 4_000_000
"""A file longer than this is finished when the next writer opens it."""
T = TypeVar("T")
NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


class Appender:
    """The open file of one machine; every call but `close` needs the learner's lock."""

    def __init__(self, folder: Path, by: str) -> None:
        self.folder = folder
        self.broken = ""
        """Why nothing can be appended any more."""
        self._by = by
        self._written_by = ""
        self._fd = -1
        self._path = folder
        self._next = folder
        self._aside = Aside()

    @property
    def is_open(self) -> bool:
        """Whether a file is open."""
        return self._fd >= 0

    @property
    def by(self) -> str:
        """This version, if the file's header names another one, else nothing."""
        return "" if self._written_by == self._by else self._by

    def open(self, mark: Mark, torn: bytes) -> Mark:
        """Open the file to append to, after `mark`; a torn end is set aside and cut first."""
        make_private(self.folder)
        numbers = file_numbers(self.folder)
        if torn:
            self._set_aside(torn)
        if numbers and numbers[-1] > mark.file:
            return self._begin(numbers[-1], mark, torn)
        if mark.file == 0:
            return self._begin(1, mark)
        self._open(mark.file, mark.end, torn)
        if mark.end > FULL_BYTES:
            return self._begin(mark.file + 1, mark)
        self._written_by = self._header_version()
        return mark

    def is_current(self, mark: Mark, undisturbed: bool) -> bool:
        """Whether nobody else has written since `mark`; who held the lock all along need not look for a newer file."""
        there = os.fstat(self._fd)
        if there.st_nlink == 0 or there.st_size != mark.end:
            return False
        return undisturbed or (has_name(self._fd, self._path) and not os.path.exists(self._next))

    def append(self, line: bytes, mark: Mark, meanwhile: Callable[[], T]) -> T:
        """What is made meanwhile, once the line is on the disk; if either fails, the line is cut off again."""
        try:
            count = os.write(self._fd, line)
            if count != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return self._aside.during(self._sync, meanwhile)
        except BaseException:
            self._cut(mark.end)
            raise

    def _sync(self) -> None:
        try:
            sync(self._fd)
        except OSError as error:
            self.broken = f"the disk failed ({error.strerror})"
            raise

    def replaced(self) -> QuizError:
        """The error for files that are not those that were read; nothing is appended to them any more."""
        self.broken = "the journal was replaced by another program"
        return not_saved(self.broken, self.folder, "close quizapp and open it again")

    def close(self) -> None:
        """Let the file go."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _begin(self, number: int, mark: Mark, torn: bytes = b"") -> Mark:
        header = {"journal": FORMAT, "by": self._by, "device": self.folder.name, "file": number}
        if mark.file:
            header["previous"] = f"{crc32((self.folder / file_name(mark.file)).read_bytes()):08x}"
        line = encode(mark.sequence, header)
        self._open(number, 0, torn)
        try:
            write_all(self._fd, line)
            sync(self._fd)
            sync_folder(self.folder)
        except BaseException:
            self._cut(0)
            self.close()
            raise
        self._written_by = self._by
        return Mark(number, 0, len(line), mark.sequence, decode(line[:-1]).crc, mark.time)

    def _open(self, number: int, end: int, torn: bytes) -> None:
        """Open a file and cut its torn end; one that holds anything else after `end` is left as it is."""
        self.close()
        self._path = self.folder / file_name(number)
        self._next = self.folder / file_name(number + 1)
        self._fd = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT | BINARY, 0o600)
        if os.fstat(self._fd).st_size != end + len(torn):
            self.close()
            raise self.replaced()
        if torn:
            os.ftruncate(self._fd, end)
            sync(self._fd)

    def _header_version(self) -> str:
        with self._path.open("rb") as file:
            return str(decode(file.readline()[:-1]).content.get("by", ""))

    def _set_aside(self, torn: bytes) -> None:
        fd = os.open(self.folder / TORN, os.O_WRONLY | os.O_CREAT | os.O_APPEND | BINARY, 0o600)
        try:
            write_all(fd, torn + b"\n")
            sync(fd)
        finally:
            os.close(fd)

    def _cut(self, end: int) -> None:
        try:
            os.ftruncate(self._fd, end)
        except OSError as error:
            self.broken = f"a row that could not be finished could not be taken back ({error.strerror})"


def not_saved(reason: str, place: Path, hint: str = "") -> QuizError:
    """The error for a row that did not reach the disk."""
    return QuizError(f"not saved: {reason}", where=str(place), hint=hint)


def not_written(error: OSError, place: Path) -> QuizError:
    """The same, from what the system said."""
    if error.errno in NO_ROOM:
        return not_saved("there is no room on the disk", place, "make room, then give the answer again")
    return not_saved(error.strerror or str(error), place)
