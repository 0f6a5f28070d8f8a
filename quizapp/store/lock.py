"""The lock that one writer of a learner's folder holds for as long as an append takes."""

from __future__ import annotations

import os
import time
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.store.platform import BINARY, has_name, try_lock, unlock

PATIENCE_SECONDS = 10.0


class Lock:
    """`with lock:` holds it; the file names the process that held it last, for messages.

    `undisturbed` says that nobody else has held it since this one did.
    """

    def __init__(self, path: Path, patience: float = PATIENCE_SECONDS) -> None:
        self._path = path
        self._patience = patience
        self._fd = -1
        self._name = f"{os.getpid():<10d} {os.urandom(8).hex()}\n".encode()
        self.undisturbed = False

    def __enter__(self) -> Lock:
        try:
            self._take()
            while not has_name(self._fd, self._path):  # a file sync may put another in its place
                self.close()
                self._take()
            self.undisturbed = self._signed() == self._name
            if not self.undisturbed:
                self._sign()
        except BaseException:
            self.close()
            raise
        return self

    def _take(self) -> None:
        if self._fd < 0:
            self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT | BINARY, 0o600)
        if not try_lock(self._fd):
            self._wait()

    def __exit__(self, *_: object) -> None:
        unlock(self._fd)

    def close(self) -> None:
        """Let the file go."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _signed(self) -> bytes:
        os.lseek(self._fd, 0, os.SEEK_SET)
        return os.read(self._fd, 64)

    def _sign(self) -> None:
        try:
            os.lseek(self._fd, 0, os.SEEK_SET)
            os.write(self._fd, self._name)
        except OSError:
            pass  # a full disk must not keep a row from being tried

    def _wait(self) -> None:
        until = time.monotonic() + self._patience
        pause = 0.0005
        while time.monotonic() < until:
            time.sleep(pause)
            pause = min(pause * 1.5, 0.02)
            if try_lock(self._fd):
                return
        holder = self._signed()[:10].decode("ascii", "replace").strip()
        raise QuizError(
            f"another quizapp (process {holder or 'unknown'}) has been writing for {self._patience:.0f} seconds",
            where=str(self._path),
            hint="your answer was not saved; end that process, then answer again",
        )
