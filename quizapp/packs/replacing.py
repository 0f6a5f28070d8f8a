"""Files replaced whole or not at all, whatever interrupts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.folder import is_of_a_pack
from quizapp.page import WRITTEN

HEAD_BYTES = 4096
"""How much of a page is read to see whose it is."""


def replace_files(contents: Mapping[Path, bytes], mode: int = 0o666) -> None:
    """Write all of them beside their places first, then put each in its place; files that would not change are left."""
    for path in contents:
        if not path.name or path.is_dir():
            raise QuizError("this is a folder, not a file to write", str(path), "name a file")
    changed = {path: data for path, data in contents.items() if not path.is_file() or path.read_bytes() != data}
    waiting = {path: path.with_name(f".{path.name}.new") for path in changed}
    try:
        for path, data in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(waiting[path], data, mode)
        for path, new in waiting.items():
            os.replace(new, path)
    except OSError as error:
        hint = "Nothing was changed. Is there space on the disk, and may you write there?"
        raise QuizError(f"cannot be written: {error.strerror}", str(error.filename or ""), hint) from error
    finally:
        for new in waiting.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)


def write_out(path: Path, data: bytes) -> None:
    """Write a file that a person named; raises QuizError where a pack needs what is there."""
    if path.is_file() and is_of_a_pack(path):
        raise QuizError("this file is a part of a pack", str(path), "name another file; nothing was changed")
    replace_files({path: data})


def write_page(path: Path, page: str, *, private: bool) -> None:
    """Write a page that a person named, in place of an earlier page; raises WrongUse where any other file is there."""
    if path.is_file() and WRITTEN.encode() not in _head(path):
        hint = "name another file; nothing was changed"
        raise WrongUse("there is a file of that name already, and it is no page that quizapp wrote", str(path), hint)
    replace_files({path: page.encode()}, 0o600 if private else 0o666)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _write(path: Path, data: bytes, mode: int) -> None:
    """Write a new file; what had this name, were it a link, is left as it is."""
    path.unlink(missing_ok=True)
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
