"""Files replaced whole or not at all, whatever interrupts."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from quizapp.errors import QuizError, WrongUse
from quizapp.page import WRITTEN

HEAD_BYTES = 4096
"""So much of a page tells whose it is."""
_PAGE = "page that quizapp wrote"
ANOTHER = "name another file; nothing was changed"


def replace_files(contents: Mapping[Path, bytes], mode: int = 0o666) -> None:
    """Write all of them beside their places first, then put each in its place; files that would not change are left."""
    for path in contents:
        if not path.name or (path.exists() and not path.is_file()):
            what = "folder" if not path.name or path.is_dir() else "device"
            raise QuizError(f"this is a {what}, not a file to write", str(path), "name a file")
    changed = {path: data for path, data in contents.items() if not path.is_file() or path.read_bytes() != data}
    waiting = {path: path.with_name(f".{path.name}.{os.getpid()}.new") for path in changed}
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
    """Write a new file that a person named; raises WrongUse where another one is there."""
    if path.is_file() and path.read_bytes() != data:
        raise WrongUse("there is a file of that name already", str(path), ANOTHER)
    replace_files({path: data})


def write_again(path: Path, data: bytes, sort: str, is_earlier: Callable[[bytes], bool], mode: int = 0o666) -> None:
    """Write a file that a person named, in place of an earlier one of its sort; raises WrongUse for any other there."""
    _must_be(path, sort, is_earlier)
    replace_files({path: data}, mode)


def must_be_page(path: Path) -> None:
    """Raises WrongUse where any other file is there than a page that quizapp wrote."""
    _must_be(path, _PAGE, _is_page)


def write_page(path: Path, page: str, *, private: bool) -> None:
    """Write a page that a person named, in place of an earlier page; raises WrongUse where any other file is there."""
    mode = 0o600 if private else 0o666
    write_again(path, page.encode(), _PAGE, _is_page, mode)


def _must_be(path: Path, sort: str, is_earlier: Callable[[bytes], bool]) -> None:
    if path.is_file() and not is_earlier(path.read_bytes()):
        raise WrongUse(f"there is a file of that name already, and it is no {sort}", str(path), ANOTHER)


def _is_page(written: bytes) -> bool:
    return WRITTEN.encode() in written[:HEAD_BYTES]


def _write(path: Path, data: bytes, mode: int) -> None:
    """Write a new file; what had this name, were it a link, is left as it is."""
    path.unlink(missing_ok=True)
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
