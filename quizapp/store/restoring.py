"""A learner's journal put back from a copy, or joined with another: first what would change, then all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizapp.errors import QuizError, WrongUse
from quizapp.store import backups, copies, exports
from quizapp.store.exchange import ELSEWHERE, exchange, finish, of_others
from quizapp.store.lock import Lock
from quizapp.store.platform import keep_file, make_private
from quizapp.store.rewriting import Writer, contents_of, derived_bytes

_LINE = re.compile(rb"[0-9a-f]{8} \d+ \{")


@dataclass(frozen=True, slots=True)
class Change:
    """What putting a copy in place would change."""

    now: copies.Opened | None
    """None where the present cannot be read."""
    then: copies.Opened
    gone: int
    """Rows that are here and not in the copy."""
    back: int
    """Rows that are in the copy and not here."""
    cards: int
    """Cards that would stand elsewhere than now."""
    corrections: tuple[str, ...] = ()
    """Names of those that would be others than now."""

    @property
    def nothing(self) -> bool:
        """Whether all would stay as it is."""
        return self.now is not None and not (self.gone or self.back or self.corrections)


def unpack(source: Path, folder: Path) -> None:
    """Put a backup, an export, another learner's folder or a single file of a journal into a folder of its own.

    Of all but the last the corrections are a part, be it that there are none.
    """
    make_private(folder / "journal")
    if source.is_dir():
        if not (source / "journal").is_dir():
            raise WrongUse("there is no journal in this folder", str(source))
        copies.copy_profile(source, folder)
    elif not source.exists():
        raise WrongUse("there is no such file", str(source))
    else:
        with source.open("rb") as file:
            start = file.read(40)
        if start.startswith(b"PK"):
            backups.unpack(source, folder)
        elif _LINE.match(start):
            _unpack_file(source, folder)
            return
        else:
            exports.unpack(source, folder)
    make_private(folder / "corrections")


def _unpack_file(source: Path, folder: Path) -> None:
    """One file of a journal, such as the copy that a file sync made of two that differed: the rows that it holds."""
    writer = Writer(folder / "journal" / "single")
    try:
        for content in contents_of(source):
            writer.add(content)
    except ValueError as error:
        raise QuizError(f"a line in this file is damaged ({error})", str(source)) from error
    writer.finish()


def change(profile: Path, folder: Path) -> Change:
    """What would change if the copy in a folder took the place of the present."""
    then = copies.opened(folder)
    if then.newer:
        raise QuizError(f"quizapp {then.newer} wrote rows in it that this version does not know")
    corrections = _corrections(profile, folder)
    try:
        now = copies.opened(profile)
        here = copies.ids(profile)
    except QuizError:
        return Change(None, then, 0, then.rows, len(then.derived.state.cards), corrections)
    there = copies.ids(folder)
    ours, theirs = now.derived.state.cards, then.derived.state.cards
    moved = sum(ours.get(key) != theirs.get(key) for key in {*ours, *theirs})
    return Change(now, then, len(here - there), len(there - here), moved, corrections)


def _corrections(profile: Path, folder: Path) -> tuple[str, ...]:
    """The corrections that a copy would change."""
    if not (folder / "corrections").is_dir():
        return ()
    ours, theirs = (
        {path.name: path.read_bytes() for path in copies.corrections(place).values()} for place in (profile, folder)
    )
    return tuple(sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name)))


@contextmanager
def held(profile: Path) -> Iterator[None]:
    """The learner's lock, with nothing left over from an exchange that was interrupted."""
    make_private(profile)
    for coming in of_others(profile):
        raise QuizError(ELSEWHERE, str(coming), "nothing was changed")
    lock = Lock(profile / "lock")
    try:
        with lock:
            finish(profile)
            yield
    finally:
        lock.close()


def put_in_place(profile: Path, folder: Path, now: datetime, what: str) -> Path | None:
    """Let a copy take the place of the present, of which a backup is made; the lock is held. The backup."""
    then = copies.opened(folder)
    keep_file(folder / "learner.json", derived_bytes(then.derived))
    kept = None
    if any(copies.files_of(profile)):
        kept = keep_present(profile, now, what)
    exchange(profile, folder)
    return kept


def keep_present(profile: Path, now: datetime, what: str) -> Path:
    """A backup of the present; where that does not open, its files as they are."""
    try:
        return backups.before(profile, now, what)
    except QuizError:
        target = backups.named(profile, now, f"before-{what}")
        backups.write(profile, target)
        return target


def restore(profile: Path, folder: Path, now: datetime) -> Path | None:
    """Let the copy in a folder take the place of the present; where the present was kept."""
    with held(profile):
        return put_in_place(profile, folder, now, "restore")
