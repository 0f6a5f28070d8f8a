"""Reads what one machine wrote, from a mark on, and says what is wrong with it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from quizapp.errors import QuizError
from quizapp.store.lines import FORMAT, BadLine, Line, decode, row_of, time_of
from quizapp.study.fold import KNOWN, SCHEMA
from quizapp.study.model import Row

NAME = re.compile(r"(\d{6})\.log")
DOCTOR = (
    "`quizapp doctor` says what is wrong; `quizapp doctor --fix` mends it, with your backups where they have the row"
)
TORN = "torn"
"""The file of what was cut off a machine's files."""
STRAY = "a file sync made this copy of a journal's file; import it with `quizapp journal import`, then delete it"
Order = tuple[str, str, int]
"""Where a row stands among those of all machines: time, device, sequence."""


@dataclass(slots=True)
class Mark:
    """How far one machine's files have been read: the last line, by its place and checksum."""

    file: int = 0
    start: int = 0
    end: int = 0
    sequence: int = 0
    crc: int = 0
    time: str = ""
    """Of the last row; never earlier than that of a row before it."""


class Moved(Exception):
    """What was read before is not there any more: the files were replaced."""


class Reader:
    """Iterate it once for the rows after `mark`; afterwards `mark`, `torn` and `warnings` say how that ended."""

    def __init__(self, folder: Path, mark: Mark | None = None, *, own: bool = True) -> None:
        self.folder = folder
        self.device = folder.name
        self.mark = mark or Mark()
        self.torn = b""
        """Bytes after the last good line of the last file."""
        self.newer = ""
        """The version that wrote files which this one cannot read."""
        self.warnings: list[str] = []
        self._own = own
        self._stopped = False
        self._crc = 0

    def __iter__(self) -> Iterator[tuple[Order, Row]]:
        numbers = [number for number in file_numbers(self.folder) if number >= self.mark.file]
        if self.mark.file and (not numbers or numbers[0] != self.mark.file):
            raise Moved
        for number in numbers:
            if not self._stopped:
                yield from self._file(number)

    def _file(self, number: int) -> Iterator[tuple[Order, Row]]:
        path = self.folder / file_name(number)
        resumed = number == self.mark.file
        start = self.mark.start if resumed else 0
        with path.open("rb") as file:
            file.seek(start)
            content = file.read()
        *lines, rest = content.split(b"\n")
        if resumed and (not lines or not self._is_mark(lines[0])):
            raise Moved
        for index, raw in enumerate(lines):
            end = start + len(raw) + 1
            try:
                found = None if resumed and index == 0 else self._take(path, decode(raw), start, end)
            except BadLine as error:
                self._damage(path, lines[index:], rest, start, error)
                return
            if self._stopped:
                return
            start = end
            if found:
                yield found
        self.torn = rest
        self._crc = 0 if resumed else crc32(content)

    def _is_mark(self, raw: bytes) -> bool:
        try:
            line = decode(raw)
        except BadLine:
            return False
        return (line.crc, line.sequence, len(raw) + 1) == (
            self.mark.crc,
            self.mark.sequence,
            self.mark.end - self.mark.start,
        )

    def _take(self, path: Path, line: Line, start: int, end: int) -> tuple[Order, Row] | None:
        mark = self.mark
        found = None
        if start == 0:
            self._header(path, line)
            if self._stopped:
                return None
            mark.file = int(path.name[:6])
        elif line.sequence != mark.sequence + 1:
            raise BadLine(f"row {mark.sequence + 1} is missing, row {line.sequence} stands there")
        else:
            row = row_of(line, self.device)
            if not (row.optional or is_known(row)):
                self.newer = str(line.content.get("by") or self._header_version(path))
            mark.time = max(mark.time, time_of(line))
            found = ((mark.time, self.device, line.sequence), row)
        mark.start, mark.end, mark.sequence, mark.crc = start, end, line.sequence, line.crc
        return found

    def _header(self, path: Path, line: Line) -> None:
        """The first line of a file: its format, and the row that the file before it ended with."""
        header = line.content
        if not isinstance(header.get("journal"), int):
            raise BadLine("the file has no header")
        if header["journal"] > FORMAT:
            self.newer = str(header.get("by", "?"))
            self._stopped = True
        elif line.sequence != self.mark.sequence:
            self._gap(path, line.sequence)
        elif self._crc and header.get("previous") != f"{self._crc:08x}":
            self.warnings.append(f"{path}: the file before it is not as it was when it was finished")

    def _header_version(self, path: Path) -> str:
        with path.open("rb") as file:
            return str(decode(file.readline()[:-1]).content.get("by", "?"))

    def _gap(self, path: Path, sequence: int) -> None:
        message = f"the rows {self.mark.sequence + 1} to {sequence} that should come before it are missing"
        if self._own:
            raise QuizError(message, where=f"{path}:1", hint=DOCTOR)
        self.warnings.append(f"{path}: {message}; they may not have arrived from the other machine yet")
        self._stopped = True

    def _damage(self, path: Path, lines: list[bytes], rest: bytes, start: int, error: BadLine) -> None:
        """A bad tail is what a crash leaves; a bad line before a good one is damage, and nothing is cut."""
        if any(_is_good(raw) for raw in lines):
            number = path.read_bytes()[:start].count(b"\n") + 1
            raise QuizError(
                f"this line is damaged ({error}), and good ones follow it; nothing was changed",
                where=f"{path}:{number}",
                hint=DOCTOR,
            )
        self.torn = b"\n".join([*lines, rest])


def is_known(row: Row) -> bool:
    """Whether this version knows what the row means."""
    return row.type in KNOWN and row.schema <= SCHEMA


def _is_good(raw: bytes) -> bool:
    try:
        decode(raw)
    except BadLine:
        return False
    return True


def file_name(number: int) -> str:
    """The name of a machine's nth file."""
    return f"{number:06d}.log"


def file_numbers(folder: Path) -> list[int]:
    """Which files there are, in order."""
    try:
        names = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    return sorted(int(found[1]) for name in names if (found := NAME.fullmatch(name)))


def strays(folder: Path) -> list[Path]:
    """The copies that a file sync made of a machine's files where it found two forms of one."""
    names = (name for name in os.listdir(folder) if ".log" in name and not NAME.fullmatch(name))
    return sorted(path for name in names if name[0] != "." and (path := folder / name).is_file())


def devices(journal: Path) -> list[str]:
    """The machines that have written."""
    try:
        return sorted(folder.name for folder in journal.iterdir() if folder.is_dir())
    except FileNotFoundError:
        return []
