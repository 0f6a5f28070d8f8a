"""A file that several processes change, one after the other: each sees what the one before it wrote."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.store.platform import BINARY, NO_LINK, WINDOWS, drop_file, has_name, sync_folder, try_lock, write_all

PATIENCE_SECONDS = 5.0
Change = Callable[[bytes | None], bytes | None]


def change_file(path: Path, change: Change, mode: int = 0o666) -> tuple[bytes | None, bytes | None]:
    """Replace a file by what `change` makes of what it holds, whole or not at all; what it held before, and now.

    None is a file that is not there. The file written beside it is also the lock: its name goes when it takes the
    other's place, so whoever waited for it begins anew. Links are not followed out of the folder.
    """
    beside = path.with_name(f".{path.name}.new")
    _no_links(path, beside)
    try:
        fd = _my_turn(beside, mode)
        try:
            before = path.read_bytes() if path.is_file() else None
            after = change(before)
            if after is None and before is not None:
                path.unlink()
            if after is None or after == before:
                drop_file(beside, fd)
                fd = -1
            else:
                _fill(fd, after, path)
                fd = _placed(fd, beside, path)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
        finally:
            if fd >= 0:
                os.close(fd)
        sync_folder(path.parent)
    except OSError as error:
        hint = "Nothing was changed. Is there space on the disk, and may you write there?"
        raise QuizError(f"cannot be written: {error.strerror}", str(error.filename or path), hint) from error
    return before, after


def _no_links(path: Path, beside: Path) -> None:
    """Raises QuizError where something else would be read or written than a file of this folder."""
    if beside.is_symlink():
        raise QuizError("this is a link, where a file is to be written", str(beside), "delete it; nothing was changed")
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(path.parent)):
        hint = "put the file itself there; nothing was changed"
        raise QuizError("this is a link to a file outside its folder", str(path), hint)


def _my_turn(beside: Path, mode: int) -> int:
    """The file beside, open and locked, once no other process has it."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        fd = os.open(beside, os.O_RDWR | os.O_CREAT | NO_LINK | BINARY, mode)
        try:
            if try_lock(fd) and has_name(fd, beside):
                return fd
        except OSError:
            os.close(fd)
            raise
        os.close(fd)
        if time.monotonic() > until:
            raise QuizError("another quizapp is writing this file", str(beside), "nothing was changed; try again")
        time.sleep(0.002)


def _fill(fd: int, content: bytes, path: Path) -> None:
    os.ftruncate(fd, 0)
    os.lseek(fd, 0, os.SEEK_SET)
    write_all(fd, content)
    if path.exists() and not WINDOWS:
        os.fchmod(fd, path.stat().st_mode & 0o777)
    os.fsync(fd)


def _placed(fd: int, beside: Path, path: Path) -> int:
    """Put the file beside in the other's place; the descriptor that is still open, -1 where it had to be closed."""
    if WINDOWS:  # an open file cannot be renamed there
        os.close(fd)
        fd = -1
    os.replace(beside, path)
    return fd
