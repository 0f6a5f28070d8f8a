"""One learner's store: the journal on disk, and the state folded from it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Protocol, TypeVar

from quizapp import __version__
from quizapp.bulk import in_bulk
from quizapp.errors import QuizError
from quizapp.frozen import replace
from quizapp.store import finding
from quizapp.store.appending import Appender, not_saved, not_written
from quizapp.store.derived import Derived, load, written_by
from quizapp.store.device import device_id, known_device
from quizapp.store.exchange import finish, is_pending, journal_of
from quizapp.store.journals import Journals, Late, is_within
from quizapp.store.lines import content_of, encode
from quizapp.store.lock import Lock
from quizapp.store.platform import make_private
from quizapp.store.reading import Mark, Moved, Order, file_name
from quizapp.study.amending import AMENDING
from quizapp.study.calendar import instant, stamp
from quizapp.study.fold import History, State, fold
from quizapp.study.model import Row

if TYPE_CHECKING:
    from quizapp.store.tables import Tables


class Folded(Protocol):
    """Something that has a state."""

    @property
    def state(self) -> State:
        """The state after a row."""


F = TypeVar("F", bound=Folded)
Act = Callable[[State], tuple[Row, Callable[[], F]]]
T = TypeVar("T")
CLOCK_SLACK = timedelta(hours=1)
MANY = 16
"""From so many cards on their histories are read at one go."""
SETTLE_SECONDS = 0.03
"""How long another window may take to finish a line that is seen half written."""


class Store:
    """Append rows, ask for the state; several windows and machines may have the same learner open."""

    def __init__(self, profile: Path, device: str, read_only: str) -> None:
        self.profile = profile
        self.device = device
        self.read_only = read_only
        """Why nothing can be appended, empty when it can."""
        self.warnings: list[str] = []
        self._journals = Journals(journal_of(profile), device)
        self._own = profile / "journal" / device
        self._appender = Appender(self._own, __version__)
        self._lock = Lock(profile / "lock")
        self._mutex = RLock()
        self._checkpointing = RLock()
        self._tables: Tables | None = None
        self._at = Derived()
        self._kept: Derived | None = None

    @classmethod
    def open(cls, profile: Path, device_home: Path, now: datetime, *, read_only: bool = False) -> Store:
        """Open a learner's folder; `device_home` is where this machine keeps its own id."""
        try:
            device, reason = _writer(profile, device_home, read_only)
            store = cls(profile, device, reason)
            if reason and not read_only:
                store.warnings.append(f"opened read-only, nothing will be saved: {reason}")
            store._settle()
            with in_bulk():
                store._load()
            if store._kept is None:
                store._keep_older(now)
            if store._kept is None:
                store.checkpoint()
        except OSError as error:
            raise _unreadable(error, profile) from error
        store._compare_clock(now)
        return store

    @property
    def state(self) -> State:
        """Everything that the journals say, folded."""
        return self._at.state

    def append(self, row: Row, folded: tuple[State, State] | None = None) -> Row:
        """Return the row with its sequence once it is on the disk and folded; on an error nothing has changed.

        `folded` is a state and that state with the row, if the caller has them: folding is spared where the first of
        them is still the store's.
        """

        def act(state: State) -> tuple[Row, Callable[[], Folded]]:
            after = folded[1] if folded and folded[0] is state else fold(state, row, self.history)
            return row, lambda: Derived(after)

        return self.append_act(act)[0]

    def append_made(self, made: Callable[[State], Row]) -> Row:
        """The same for a row made of the state as it is now, whatever other windows wrote; no row where it raises."""

        def act(state: State) -> tuple[Row, Callable[[], Folded]]:
            row = made(state)
            return row, lambda: Derived(fold(state, row, self.history))

        return self.append_act(act)[0]

    def append_act(self, act: Act[F]) -> tuple[Row, F]:
        """The same for what is done in the state as it is now, whatever other windows wrote.

        `act` gives the row, and what is to be made of it while the disk is waited for: something with the state after.
        """
        return self._alone(lambda: self._write(act))

    def append_all(self, rows: Sequence[Row]) -> list[Row]:
        """The same for many rows, with one wait for the disk; on an error none of them is written."""
        return self._alone(lambda: self._write_all(rows))

    def _alone(self, write: Callable[[], T]) -> T:
        """What is written while no other window writes, after all that they wrote."""
        with self._mutex:
            if self.read_only or self._appender.broken:
                raise not_saved(self.read_only or self._appender.broken, self.profile)
            try:
                with self._lock:
                    self._catch_up()
                    return write()
            except OSError as error:
                raise not_written(error, self._own) from error

    def rows(self) -> Iterator[Row]:
        """Every row of every machine, in order; those taken back and those that take back are among them."""
        return self._journals.rows()

    def history(self, card: str) -> list[Row]:
        """The rows about one card, and the settings, in order; those that the state does not know yet are left out."""
        return [row for row in self._journals.history(card) if is_within(self._at.marks, row)]

    def newest(self) -> Iterator[Row]:
        """Every row that the state knows from the latest back, read only as far as they are asked for."""
        return (row for _, row in finding.newest(self._journals.folder) if is_within(self._at.marks, row))

    def row(self, name: str) -> Row | None:
        """The row with this id."""
        return next((row for row in finding.named(self._journals.folder, name) if row.id == name), None)

    def find(self, name: str) -> list[Row]:
        """The rows that a word may mean: an id, the beginning of one, or a number."""
        return finding.meant(self._journals.folder, name)

    def numbered(self) -> Callable[[Row], str]:
        """Gives a row's number, which names no other row."""
        return finding.numbered(self._journals.folder)

    def amending(self) -> list[Row]:
        """The rows that say something of other rows, in order."""
        return self.of_types(AMENDING)

    def of_types(self, types: Iterable[str]) -> list[Row]:
        """The rows of some types, in order."""
        return [row for _, row in finding.of_types(self._journals.folder, types)]

    def checkpoint(self) -> None:
        """Write `learner.json`, so that the next opening is quick; it may be called from another thread."""
        at = self._at
        if self.read_only or (self._kept and at.marks == self._kept.marks):
            return
        from quizapp.store.tables import Tables

        with self._checkpointing:
            self._tables = self._tables or Tables(self.profile / "learner.json", __version__)
            try:
                self._tables.write(at)
            except OSError as error:
                self.warnings.append(f"learner.json was not written ({error.strerror}); your answers are safe")
                return
            self._kept = at

    def close(self) -> None:
        """Write what saves time at the next opening, and let the files go."""
        with self._mutex:
            self.checkpoint()
            self._appender.close()
            self._lock.close()
            self.read_only = self.read_only or "the store is closed"

    def _settle(self) -> None:
        """End an exchange of journals that was interrupted."""
        if self.read_only or not is_pending(self.profile):
            return
        with self._lock:
            finish(self.profile)
        self._journals = Journals(journal_of(self.profile), self.device)

    def _keep_older(self, now: datetime) -> None:
        """A backup of what an earlier version wrote, before this one adds to it."""
        path = self.profile / "learner.json"
        if self.read_only or not (by := written_by(path)) or by == __version__:
            return
        from quizapp.store import backups

        try:
            backups.write(self.profile, backups.named(self.profile, now, "before-upgrade"))
        except OSError as error:
            self.warnings.append(f"what quizapp {by} wrote was not backed up ({error.strerror})")

    def _mark(self) -> Mark:
        return self._at.marks.get(self.device) or Mark()

    def _load(self) -> None:
        self._kept = self._read_derived()
        self._at = self._follow(self._kept)
        if any(reader.torn for reader in self._journals.readers):
            time.sleep(SETTLE_SECONDS)
            self._at = self._follow(self._at)
        for reader in self._journals.readers:
            self.warnings += reader.warnings
            if reader.torn:
                self.warnings.append(
                    _torn_words(reader.folder, reader.mark, len(reader.torn), reader.device == self.device)
                )
        self._notice_newer()

    def _read_derived(self) -> Derived | None:
        path = self.profile / "learner.json"
        try:
            return load(path.read_bytes(), __version__)
        except FileNotFoundError:
            if any(self._journals.folder.glob("*/*.log")):
                self.warnings.append(f"{path} was missing; it is rebuilt from the journal")
        except (ValueError, KeyError, TypeError, IndexError):
            self.warnings.append(f"{path} was damaged; it is rebuilt from the journal")
        return None

    def _follow(self, derived: Derived | None) -> Derived:
        """Fold what is new; all of it anew where rows belong in between or files were replaced."""
        if derived is not None:
            try:
                return self._journals.follow(derived)
            except Late:
                pass
            except Moved:
                self.warnings.append("learner.json was ahead of the journal or of another one; it is rebuilt")
        return self._journals.rebuild()

    def _notice_newer(self) -> None:
        newer = next((reader.newer for reader in self._journals.readers if reader.newer), "")
        if newer and not self.read_only:
            self.read_only = f"quizapp {newer} wrote rows here that this version ({__version__}) does not know"
            self.warnings.append(f"opened read-only, nothing will be saved: {self.read_only}")

    def _catch_up(self) -> None:
        """Under the lock: fold what other windows wrote, and have the right file open."""
        if not self._lock.undisturbed and is_pending(self.profile):
            finish(self.profile)
        if self._appender.is_open and self._appender.is_current(self._mark(), self._lock.undisturbed):
            return
        try:
            self._at = self._journals.follow(self._at, only=self.device)
        except Late:
            self._at = self._journals.rebuild()
        except Moved:
            self._appender.broken = "the journal was replaced by another program"
            raise not_saved(self._appender.broken, self._own, "close quizapp and open it again") from None
        self._notice_newer()
        if self.read_only:
            raise not_saved(self.read_only, self.profile)
        torn = b"".join(reader.torn for reader in self._journals.readers if reader.device == self.device)
        mark = self._appender.open(self._mark(), torn)
        self._at = replace(self._at, marks={**self._at.marks, self.device: mark})

    def _write(self, act: Act[F]) -> tuple[Row, F]:
        row, step = act(self._at.state)
        row, line, placed = self._placed(row, self._at)

        def meanwhile() -> tuple[F, Derived]:
            made = step()
            return made, replace(placed, state=made.state)

        made, self._at = self._appender.append(line, self._mark(), meanwhile)
        return row, made

    def _write_all(self, rows: Sequence[Row]) -> list[Row]:
        at, lines, written = self._at, list[bytes](), list[Row]()
        history = self._history_of([row for row in rows if row.type in AMENDING])
        for one in rows:
            row, line, placed = self._placed(one, at)
            at = replace(placed, state=fold(at.state, row, history))
            lines.append(line)
            written.append(row)
        if lines:
            self._at = self._appender.append(b"".join(lines), self._mark(), lambda: at)
        return written

    def _history_of(self, amending: Sequence[Row]) -> History:
        """Gives the history of the cards whose past these rows change; of many it is read at one go."""
        if len(amending) < MANY:
            return self.history
        marks = self._at.marks
        histories = finding.about_each(self._journals.folder, {str(row.data["card"]) for row in amending})
        return lambda card: [row for row in histories(card) if is_within(marks, row)]

    def _placed(self, row: Row, at: Derived) -> tuple[Row, bytes, Derived]:
        """The row as it comes next after all that is known, its line, and how far the journals then reach."""
        mark = at.marks.get(self.device) or Mark()
        row = replace(row, sequence=mark.sequence + 1, device=self.device)
        after = self._after(row, at.last)
        line = encode(row.sequence, content_of(row, self._appender.by, after))
        order = (max(row.at, after), self.device, row.sequence)
        written = Mark(mark.file, mark.end, mark.end + len(line), row.sequence, int(line[:8], 16), order[0])
        return row, line, replace(at, marks={**at.marks, self.device: written}, last=order)

    def _after(self, row: Row, last: Order) -> str:
        """A time that keeps the row behind all that it was folded on, where a clock says otherwise."""
        if (row.at, self.device, row.sequence) > last:
            return ""
        if (last[0], self.device, row.sequence) > last:
            return last[0]
        return stamp(instant(last[0]) + timedelta(microseconds=1))

    def _compare_clock(self, now: datetime) -> None:
        last = self._at.last[0]
        if last and instant(last) > now + CLOCK_SLACK:
            self.warnings.append(
                f"the latest answer is dated {last[:16].replace('T', ' ')}: is this machine's clock right?"
            )


def _writer(profile: Path, device_home: Path, read_only: bool) -> tuple[str, str]:
    """This machine's id, and why it cannot write."""
    if read_only:
        return known_device(device_home), "it was opened for reading"
    if not profile.is_dir():
        make_private(profile)
    device = known_device(device_home)
    own = profile / "journal" / device
    for place in (profile, profile / "lock", profile / "journal", own, *sorted(own.glob("*.log"))[-1:]):
        if place.exists() and not os.access(place, os.W_OK):
            return device, f"{place} cannot be written to"
    try:
        return device_id(device_home), ""
    except OSError as error:
        return device, f"{device_home} cannot be written to ({error.strerror})"


def _unreadable(error: OSError, profile: Path) -> QuizError:
    return QuizError(
        f"the learner's folder cannot be used: {error.strerror or error}",
        where=str(error.filename or profile),
        hint="make it yours, or set QUIZAPP_HOME to a folder that you can write to",
    )


def _torn_words(folder: Path, mark: Mark, length: int, own: bool) -> str:
    path = folder / file_name(mark.file or 1)
    if own:
        return f"{path}: the last line is incomplete ({length} bytes), as after a crash; the next answer sets it aside"
    return f"{path}: the last line is incomplete; the rest may not have arrived from the other machine yet"
