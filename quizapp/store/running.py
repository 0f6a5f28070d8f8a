"""What a session began with, on this machine's disk for as long as it runs, so that another can go on with it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from quizapp.store.platform import BINARY, drop_file, make_private, try_lock, write_all


class Running:
    """The session of this window; its file is locked while the window lives, whatever ends it.

    It only saves the order of the questions: where the file cannot be written or read, a session is begun anew.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._fd = -1

    def take(self, fits: Callable[[Mapping[str, Any]], bool], day: str) -> Mapping[str, Any] | None:
        """What a session of this day began with whose window is no more; it belongs to this window now."""
        for path, fd, said in _lost(self._folder, day):
            if fits(said):
                self._path, self._fd = path, fd
                return said
            os.close(fd)
        return None

    def begin(self, name: str, said: Mapping[str, Any]) -> None:
        """Keep what a session begins with."""
        try:
            make_private(self._folder)
            self._path = self._folder / f"{name}.json"
            self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
            if try_lock(self._fd):
                write_all(self._fd, json.dumps(said).encode())
            else:
                self.end()
        except OSError:
            self.end()

    def end(self) -> None:
        """The session is finished: nothing goes on with it."""
        if self._path is not None and self._fd >= 0:
            drop_file(self._path, self._fd)
        self._path, self._fd = None, -1


def lost(folder: Path, day: str) -> list[Mapping[str, Any]]:
    """What the sessions of this day began with whose windows are no more."""
    found = []
    for _, fd, said in _lost(folder, day):
        os.close(fd)
        found.append(said)
    return found


def _lost(folder: Path, day: str) -> Iterator[tuple[Path, int, Mapping[str, Any]]]:
    """Each of them with its file, open and locked; those of other days are removed."""
    for path in sorted(folder.glob("*.json")):
        try:
            fd = os.open(path, os.O_RDWR | BINARY)
        except OSError:
            continue
        said = _said(fd) if try_lock(fd) else None
        if said is not None and said.get("day") == day:
            yield path, fd, said
            continue
        if said is not None:
            drop_file(path, fd)
        else:
            os.close(fd)


def _said(fd: int) -> Mapping[str, Any]:
    """What stands in the file; nothing where that cannot be read."""
    try:
        with os.fdopen(os.dup(fd), "rb") as file:
            said = json.load(file)
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
