"""One learner's store: the journal on disk, and the state folded from it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Protocol, TypeVar

from quizapp import __version__
from quizapp.bulk import in_bulk
from quizapp.errors import QuizError
from quizapp.frozen import replace
from quizapp.store.appending import Appender, not_saved, not_written
from quizapp.store.derived import Derived
from quizapp.store.exchange import finish, is_pending, standing
from quizapp.store.journals import Journals, Late
from quizapp.store.lock import Lock
from quizapp.store.opening import clock_words, keep_older, kept_state, moved_words, torn_words, unreadable, writer
from quizapp.store.placing import placed
from quizapp.store.reading import STRAY, Mark, Moved, strays
from quizapp.store.record import Record
from quizapp.study.amending import AMENDING
from quizapp.study.fold import State, fold
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
ANEW = 500
"""From so many rows on that change what earlier ones say, everything is folded anew."""
SETTLE_SECONDS = 0.03
"""How long another window may take to finish a line that is seen half written."""


class Store(Record):
    """Append rows, ask for the state; several windows and machines may have the same learner open."""

    def __init__(self, profile: Path, device: str, read_only: str) -> None:
        super().__init__(profile, device)
        self.read_only = read_only
        """Why nothing can be appended, empty when it can."""
        self.warnings: list[str] = []
        self._own = profile / "journal" / device
        self._appender = Appender(self._own, __version__)
        self._lock = Lock(profile / "lock")
        self._mutex = RLock()
        self._checkpointing = RLock()
        self._tables: Tables | None = None
        self._kept: Derived | None = None

    @classmethod
    def open(cls, profile: Path, device_home: Path, now: datetime, *, read_only: bool = False) -> Store:
        """Open a learner's folder; `device_home` is where this machine keeps its own id."""
        try:
            store = cls._read(profile, device_home, read_only)
            if store._kept is None:
                if not store.read_only:
                    store._warn(keep_older(profile, now))
                store.checkpoint()
        except OSError as error:
            raise unreadable(error, profile) from error
        store._warn(clock_words(store._at.last[0], now))
        return store

    @classmethod
    def _read(cls, profile: Path, device_home: Path, read_only: bool) -> Store:
        """A store with all that is there; read anew where another window exchanged the journal meanwhile."""
        device, reason = writer(profile, device_home, read_only)
        before = standing(profile)
        store = cls(profile, device, reason)
        if reason and not read_only:
            store.warnings.append(f"opened read-only, nothing will be saved: {reason}")
        try:
            store._settle()
            with in_bulk():
                store._load()
        except (OSError, QuizError):
            if standing(profile) == before:
                raise
        return store if standing(profile) == before else cls._read(profile, device_home, read_only)

    def follow(self) -> None:
        """Fold what other windows wrote since; what cannot be followed is told by the next append, or opening."""
        if self.read_only or self._appender.broken:
            return
        with self._mutex, suppress(OSError, QuizError), self._lock:
            if self._appender.is_open:
                self._catch_up()
            else:
                self._end_exchange()
                self._read_on()

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

    def checkpoint(self) -> None:
        """Write `learner.json`, so that the next opening is quick; it may be called from another thread."""
        at = self._at
        if self.read_only or (self._kept and at.marks == self._kept.marks):
            return
        with self._checkpointing:
            try:
                from quizapp.store.tables import Tables

                self._tables = self._tables or Tables(self.profile / "learner.json", __version__)
                self._tables.write(at)
            except Exception as error:  # it only spares time: whatever is wrong with it, answering goes on
                why = error.strerror if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
                self.warnings.append(f"learner.json was not written ({why}); your answers are safe")
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
        if self.read_only:
            return
        if is_pending(self.profile):
            with self._lock:
                finish(self.profile)
        self._journals = Journals(self._own.parent, self.device)

    def _warn(self, said: str) -> None:
        self.warnings += [said] if said else []

    def _mark(self) -> Mark:
        return self._at.marks.get(self.device) or Mark()

    def _load(self) -> None:
        self._kept, said = kept_state(self.profile)
        self._warn(said)
        self._at = self._follow(self._kept)
        if any(reader.torn for reader in self._journals.readers):
            time.sleep(SETTLE_SECONDS)
            self._at = self._follow(self._at)
        for reader in self._journals.readers:
            self.warnings += [*reader.warnings, *(f"{path}: {STRAY}" for path in strays(reader.folder))]
            if reader.torn:
                self._warn(torn_words(reader, reader.device == self.device))
        self._notice_newer()

    def _follow(self, derived: Derived | None) -> Derived:
        """Fold what is new; all of it anew where rows belong in between or files were replaced."""
        if derived is not None:
            try:
                return self._journals.follow(derived)
            except Late:
                pass
            except Moved:
                rebuilt = self._journals.rebuild()
                self._warn(moved_words(derived, rebuilt, self.device))
                return rebuilt
        return self._journals.rebuild()

    def _notice_newer(self) -> None:
        newer = next((reader.newer for reader in self._journals.readers if reader.newer), "")
        if newer and not self.read_only:
            self.read_only = f"quizapp {newer} wrote rows here that this version ({__version__}) does not know"
            self.warnings.append(f"opened read-only, nothing will be saved: {self.read_only}")

    def _end_exchange(self) -> None:
        """Under the lock: end what another process began and could not end."""
        if not self._lock.undisturbed and is_pending(self.profile):
            finish(self.profile)

    def _read_on(self) -> None:
        """Under the lock: fold what other windows wrote."""
        try:
            self._at = self._journals.follow(self._at, only=self.device)
        except Late:
            self._at = self._journals.rebuild()
        except Moved:
            raise self._appender.replaced() from None
        self._notice_newer()

    def _catch_up(self) -> None:
        """Under the lock: fold what other windows wrote, and have the right file open."""
        self._end_exchange()
        if self._appender.is_open and self._appender.is_current(self._mark(), self._lock.undisturbed):
            return
        self._read_on()
        if self.read_only:
            raise not_saved(self.read_only, self.profile)
        torn = b"".join(reader.torn for reader in self._journals.readers if reader.device == self.device)
        mark = self._appender.open(self._mark(), torn)
        self._at = replace(self._at, marks={**self._at.marks, self.device: mark})

    def _write(self, act: Act[F]) -> tuple[Row, F]:
        row, step = act(self._at.state)
        row, line, at = placed(row, self._at, self.device, self._appender.by)

        def meanwhile() -> tuple[F, Derived]:
            made = step()
            return made, replace(at, state=made.state)

        made, self._at = self._appender.append(line, self._mark(), meanwhile)
        return row, made

    def _write_all(self, rows: Sequence[Row]) -> list[Row]:
        at, lines, written = self._at, list[bytes](), list[Row]()
        amending = [str(row.data["card"]) for row in rows if row.type in AMENDING]
        anew, history = len(amending) >= ANEW, self.histories(set(amending[:ANEW]))
        for one in rows:
            row, line, after = placed(one, at, self.device, self._appender.by)
            at = after if anew else replace(after, state=fold(at.state, row, history))
            lines.append(line)
            written.append(row)
        if lines:
            after = self._appender.append(b"".join(lines), self._mark(), lambda: at)
            self._at = self._journals.rebuild() if anew else after
        return written
