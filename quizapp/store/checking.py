"""Looks at every line of a learner's folder and says what is wrong with it; nothing is changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from quizapp.errors import QuizError
from quizapp.store import backups
from quizapp.store.exchange import BUILT, ELSEWHERE, INCOMING, REPLACED, journal_of, of_others
from quizapp.store.lines import BadLine, Line, decode, row_of
from quizapp.store.platform import is_private
from quizapp.store.reading import NAME, STRAY, TORN, devices, file_name, file_numbers, is_known, strays
from quizapp.study.amending import AMENDING

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be."""

    where: str
    message: str
    severity: str = ERROR
    mend: str = ""
    """What `mending` does about it, by name; empty where a person has to decide."""
    device: str = ""


@dataclass(slots=True)
class Seen:
    """What was looked at."""

    files: int = 0
    rows: int = 0
    ids: set[str] = field(default_factory=set)
    spoken_of: list[tuple[str, str, str]] = field(default_factory=list)
    """(place, row, machine) of rows that are named by others."""
    findings: list[Finding] = field(default_factory=list)

    @property
    def readable(self) -> bool:
        """Whether the journals open, whatever else is wrong."""
        return not any(one.mend == "lines" for one in self.findings)


def look(profile: Path, own: str) -> Seen:
    """Every line of every file, and everything beside the journals; `own` is the machine that looks."""
    seen = Seen()
    journal = journal_of(profile)
    for device in devices(journal):
        _Device(journal / device, seen, own=device == own).look()
    for where, row, device in seen.spoken_of:
        if row not in seen.ids:
            seen.findings.append(Finding(where, f"it speaks of the row {row}, which is nowhere", WARNING, "", device))
    seen.findings += _beside(profile)
    return seen


def look_at_backups(made: Iterable[Path]) -> Iterator[Finding]:
    """The backups that cannot be read; those of damaged files are as damaged as these were."""
    for path in made:
        if path.name.endswith("-before-mending.zip"):
            continue
        try:
            backups.check(path)
        except QuizError as error:
            yield Finding(str(path), error.message, WARNING)


class _Device:
    """The files of one machine, line by line."""

    def __init__(self, folder: Path, seen: Seen, *, own: bool) -> None:
        self.folder = folder
        self.seen = seen
        self.own = own
        self.sequence = 0
        self.previous = 0

    def look(self) -> None:
        numbers = file_numbers(self.folder)
        for place, number in enumerate(numbers, 1):
            if number != place:
                self.lacks(self.folder / file_name(place), "this file is missing")
                break
        for number in numbers:
            self._file(self.folder / file_name(number), last=number == numbers[-1])
        copies = strays(self.folder)
        for path in sorted(self.folder.iterdir()):
            if not NAME.fullmatch(path.name) and path.name != TORN:
                self.say(path, STRAY if path in copies else "this file does not belong here", WARNING)

    def say(self, where: Path | str, message: str, severity: str = ERROR, mend: str = "") -> None:
        self.seen.findings.append(Finding(str(where), message, severity, mend, self.folder.name))

    def lacks(self, where: Path | str, message: str) -> None:
        """Say that something is missing; from another machine it may still come."""
        if self.own:
            self.say(where, message, mend="lines")
        else:
            self.say(where, f"{message}; it may not have arrived from the other machine yet", WARNING)

    def _file(self, path: Path, *, last: bool) -> None:
        self.seen.files += 1
        content = path.read_bytes()
        *lines, rest = content.split(b"\n")
        good = [number for number, raw in enumerate(lines, 1) if self._line(path, number, raw)]
        bad = sorted(set(range(1, len(lines) + 1)) - set(good))
        torn = bool(rest) or bool(bad)
        if last and torn and (not bad or bad[0] > (good[-1] if good else 0)):
            count = len(rest) + sum(len(lines[number - 1]) + 1 for number in bad)
            where = f"{path}:{bad[0] if bad else len(lines) + 1}"
            message = f"the last line is incomplete ({count} bytes), as after a crash"
            self.say(where, message, WARNING, "torn" if self.own else "")
        else:
            for number in bad:
                self.say(f"{path}:{number}", f"this line is damaged ({_why(lines[number - 1])})", mend="lines")
            if rest:
                self.say(
                    f"{path}:{len(lines) + 1}", "the last line is incomplete, and later files follow", mend="lines"
                )
        self.previous = crc32(content)

    def _line(self, path: Path, number: int, raw: bytes) -> bool:
        """Look at one line; whether its bytes are as they were written."""
        try:
            line = decode(raw)
            if number == 1:
                self._header(path, line)
            else:
                self._row(path, number, line)
        except BadLine:
            self.sequence += number > 1
            return False
        return True

    def _header(self, path: Path, line: Line) -> None:
        if not isinstance(line.content.get("journal"), int):
            self.say(f"{path}:1", "the file has no header", mend="lines")
            return
        self._follows(f"{path}:1", line.sequence, self.sequence)
        previous = line.content.get("previous")
        if self.previous and previous != f"{self.previous:08x}":
            self.say(f"{path}:1", "the file before this one is not as it was when it was finished", WARNING)
        self.sequence = line.sequence

    def _row(self, path: Path, number: int, line: Line) -> None:
        row = row_of(line, self.folder.name)
        where = f"{path}:{number}"
        self.seen.rows += 1
        self._follows(where, line.sequence, self.sequence + 1)
        self.sequence = line.sequence
        if row.id in self.seen.ids:
            self.say(where, f"the row {row.id} is there twice", WARNING)
        self.seen.ids.add(row.id)
        if not (row.optional or is_known(row)):
            self.say(where, f"a newer quizapp wrote this row of type '{row.type}'", WARNING)
        if row.type in AMENDING:
            self.seen.spoken_of.append((where, str(row.data.get("row")), self.folder.name))

    def _follows(self, where: str, sequence: int, expected: int) -> None:
        if sequence > expected:
            missing = f"row {expected}" if sequence == expected + 1 else f"rows {expected} to {sequence - 1}"
            self.lacks(where, f"before this line {missing} should stand")
        elif sequence < expected:
            self.say(where, f"row {sequence} stands here where row {expected} should", mend="lines")


def _why(raw: bytes) -> str:
    try:
        row_of(decode(raw), "")
    except BadLine as error:
        return str(error)
    return "not a row"


def _beside(profile: Path) -> Iterator[Finding]:
    """What lies beside the journals: leftovers, and files that others can read."""
    elsewhere = of_others(profile)
    for path in elsewhere:
        yield Finding(str(path), ELSEWHERE, WARNING)
    for path in sorted({*profile.iterdir()}.difference(elsewhere)) if profile.is_dir() else ():
        if path.name.startswith((BUILT, INCOMING, REPLACED)) or path.name.endswith(".new"):
            yield Finding(str(path), "this was left behind when quizapp was interrupted", WARNING, "leftover")
    for folder, _, names in os.walk(profile):
        for path in (Path(folder), *(Path(folder) / name for name in names)):
            if not is_private(path):
                yield Finding(str(path), "others on this machine can read this", WARNING, "private")
