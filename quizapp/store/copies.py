"""Copies of what a learner did, as folders: made from a profile, a backup or an export, and checked by opening them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.store.derived import Derived
from quizapp.store.exchange import journal_of
from quizapp.store.journals import Journals
from quizapp.store.platform import keep_file, make_private
from quizapp.store.reading import NAME, TORN, Reader, devices, file_name, file_numbers, strays
from quizapp.study.model import Row
from quizapp.text.amounts import counted

TOP = ("journal", "corrections")
_NOT_EVERYWHERE = re.compile(r'[\\:*?"<>|\x00-\x1f\ud800-\udfff]')
"""What a file may be called here, but not in every copy."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a copy holds, as opening it shows."""

    derived: Derived
    rows: int
    """Of all machines."""
    first: str
    last: str
    """When the first and the latest row were written; empty without one."""
    problems: tuple[str, ...] = ()
    newer: str = ""
    """The version that wrote rows which this one does not know."""

    @property
    def words(self) -> str:
        """In words: how much, of how many cards, from when to when."""
        span = f", {_day(self.first)} to {_day(self.last)}" if self.rows else ""
        return f"{counted(self.rows, 'row')}, {counted(len(self.derived.state.cards), 'card')}{span}"


def files_of(profile: Path) -> Iterator[tuple[str, Path]]:
    """Everything that a copy of a learner holds: its name there, and where it is."""
    journal = journal_of(profile)
    for device in devices(journal):
        folder = journal / device
        names = [file_name(number) for number in file_numbers(folder)]
        names += [TORN] if (folder / TORN).exists() else []
        for name in [*names, *(path.name for path in strays(folder))]:
            yield f"journal/{device}/{_anywhere(name)}", folder / name
    corrections = profile / "corrections"
    if corrections.is_dir():
        for path in sorted(corrections.iterdir()):
            if path.is_file():
                yield f"corrections/{_anywhere(path.name)}", path


def _anywhere(name: str) -> str:
    """A name that a file can have in every copy."""
    return _NOT_EVERYWHERE.sub("_", name)


def corrections(profile: Path) -> dict[str, Path]:
    """A learner's corrections, by their names in a copy."""
    return {name: path for name, path in files_of(profile) if name.startswith("corrections/")}


def whole_lines(content: bytes) -> bytes:
    """A file without a last line that is only being written."""
    return content[: content.rfind(b"\n") + 1]


def is_wanted(name: str) -> bool:
    """Whether a name may stand in a copy: nothing that leads anywhere else."""
    parts = name.split("/")
    if any(part in {"", ".", ".."} or "\\" in part or ":" in part for part in parts) or parts[0] not in TOP:
        return False
    return len(parts) == 3 if parts[0] == "journal" else len(parts) == 2


def keep(folder: Path, name: str, content: bytes) -> None:
    """Put a file into a copy."""
    if not is_wanted(name):
        raise QuizError(f"it holds a file that does not belong there: {name!r}")
    path = folder / name
    make_private(path.parent)
    keep_file(path, content)


def copy_profile(profile: Path, folder: Path) -> None:
    """A learner's folder as it is now."""
    for name, path in files_of(profile):
        content = path.read_bytes()
        keep(folder, name, whole_lines(content) if NAME.fullmatch(path.name) else content)


def opened(folder: Path) -> Opened:
    """What the copy in a folder holds; an error where it does not open."""
    journals = Journals(journal_of(folder), "")
    derived = journals.rebuild()
    readers = journals.readers
    problems = [warning for reader in readers for warning in reader.warnings]
    problems += [f"{reader.folder}: the last line is incomplete" for reader in readers if reader.torn]
    rows = sum(mark.sequence for mark in derived.marks.values())
    first = min((row.at for row in _firsts(journals.folder)), default="")
    newer = next((reader.newer for reader in readers if reader.newer), "")
    shown = tuple(problem.replace(f"{folder}{os.sep}", "") for problem in problems)
    return Opened(derived, rows, first, derived.last[0], shown, newer)


def ids(folder: Path) -> set[str]:
    """The ids of every row in a copy."""
    return {row.id for row in Journals(journal_of(folder), "").rows()}


def _firsts(journal: Path) -> Iterator[Row]:
    for device in devices(journal):
        yield from islice((row for _, row in Reader(journal / device)), 1)


def _day(at: str) -> str:
    return at[:10]
