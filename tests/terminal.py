"""quizapp as a process in a terminal of its own, with keys in and bytes out."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path

QUIET = 0.06
"""Seconds without a byte after which a screen is taken for painted."""


class Terminal:
    """quizapp in a terminal; it is the process's own, so that hanging up reaches it."""

    def __init__(self, *arguments: str | Path, home: Path, size: tuple[int, int] = (80, 24), **env: str) -> None:
        self.seen = ""
        self.count = 0
        """Bytes painted so far."""
        self._fd, there = pty.openpty()
        self._set_size(there, size)
        here = {name: value for name, value in os.environ.items() if name not in {"LINES", "COLUMNS"}}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "quizapp", *map(str, arguments)],
            env={**here, "QUIZAPP_HOME": str(home), "TERM": "xterm-256color", **env},
            stdin=there,
            stdout=there,
            stderr=there,
            start_new_session=True,
            preexec_fn=lambda: ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )
        os.close(there)

    def _set_size(self, fd: int, size: tuple[int, int]) -> None:
        ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def resize(self, size: tuple[int, int]) -> None:
        """The window becomes larger or smaller."""
        self._set_size(self._fd, size)

    def send(self, keys: str) -> None:
        """Press keys."""
        self.seen = ""
        os.write(self._fd, keys.encode())

    def signal(self, number: int) -> None:
        """What the terminal sends to all who read from it, once they do."""
        time.sleep(0.3)
        self.seen = ""
        os.killpg(self.process.pid, number)

    def stopped(self, seconds: float = 10) -> bool:
        """Whether the process is stopped within so many seconds, as the shell does with ctrl+z."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            if Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T":
                return True
        return False

    def read(self, seconds: float) -> bool:
        """Take what is painted within so many seconds; whether there was anything."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            painted = os.read(self._fd, 65_536)
        except OSError:
            return False
        self.count += len(painted)
        self.seen += painted.decode("utf-8", "replace")
        return bool(painted)

    def wait_for(self, text: str, seconds: float = 30) -> None:
        """Read until a text is painted."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            if time.monotonic() > end:
                raise AssertionError(f"{text!r} was not painted: {self.seen[-2000:]!r}")
            self.read(0.1)

    def painted(self, keys: str, text: str, quiet: float = QUIET) -> float:
        """Seconds from pressing keys to the last byte that they paint, a text among it."""
        began = time.perf_counter()
        self.send(keys)
        self.wait_for(text)
        last = time.perf_counter()
        while self.read(quiet):
            last = time.perf_counter()
        return last - began

    def settle(self, quiet: float = 0.5) -> None:
        """Read until nothing is painted for a while."""
        while self.read(quiet):
            pass

    def left(self, seconds: float = 30) -> int:
        """The exit status, once it has ended."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
        return self.process.wait(1)

    def hang_up(self) -> None:
        """The terminal is gone."""
        with suppress(OSError):
            os.close(self._fd)

    def close(self) -> None:
        """Whatever happened, nothing is left running."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGCONT)
        self.process.kill()
        self.process.wait()
        self.hang_up()
