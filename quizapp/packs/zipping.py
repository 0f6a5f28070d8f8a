"""Files in one archive: the same files are always the same bytes, and nothing that comes in is trusted."""

from __future__ import annotations

import hashlib
import stat
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO

from quizapp.archives import MALFORMED
from quizapp.errors import QuizError
from quizapp.packs.folder import MOST_BYTES

BOUNDED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The compressions that are unpacked in pieces: the others give all at once, whatever size they name."""
MOST_FILES, MOST_IN_ALL = 5_000, 2 * MOST_BYTES
_TIME = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1
_CHECKSUM = 64
"""The bytes of a checksum, which stands in an archive's comment and so ends it."""
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})


def packed(files: Mapping[str, bytes]) -> bytes:
    """One archive of the files, in the order of their names; raises QuizError for what nobody could take out again."""
    for name in files:
        if not is_plain_name(name):
            hint = "give it a name of letters, digits and hyphens, also where the pack names it"
            raise QuizError(f"not every system can have a file of this name: {name!r}", hint=hint)
    if sum(map(len, files.values())) > MOST_IN_ALL:
        raise QuizError(f"all together more than {MOST_IN_ALL // 1024**2} MB", hint="use smaller pictures")
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, data)
        archive.comment = bytes(_CHECKSUM)
    return sealed(whole.getvalue()[:-_CHECKSUM])


def sealed(data: bytes) -> bytes:
    """The bytes with their checksum behind them."""
    return data + hashlib.sha256(data).hexdigest().encode()


def is_as_built(data: bytes) -> bool:
    """Whether every byte of an archive is as it was packed."""
    return data == sealed(data[:-_CHECKSUM])


def unpacked(path: Path) -> dict[str, bytes]:
    """The files of an archive by their names; raises QuizError for what cannot be a pack, before much is read."""
    try:
        with path.open("rb") as file:
            if path.stat().st_size > MOST_IN_ALL:
                raise _refused(path, "it is too large")
            return _taken_out(path, file)
    except OSError as error:
        raise QuizError(f"cannot be read: {error.strerror or error}", str(path)) from error


def _taken_out(path: Path, file: IO[bytes]) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(file) as archive:
            return dict(_files(path, archive))
    except MemoryError as error:
        hint = "close other programs, and try again"
        raise QuizError("there is not enough memory to unpack it", str(path), hint) from error
    except MALFORMED as error:
        raise _refused(path, "it is damaged, or no archive at all") from error


def _files(path: Path, archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_IN_ALL:
        raise _refused(path, "what is in it is too large")
    if len({entry.filename.casefold() for entry in entries}) != len(entries):
        raise _refused(path, "two files in it have one name")
    for entry in entries:
        form = stat.S_IFMT(entry.external_attr >> 16)
        if entry.filename.endswith("/") or form not in {0, stat.S_IFREG} or entry.flag_bits & _ENCRYPTED:
            raise _refused(path, f"{entry.filename!r} in it is no plain file")
        if not is_plain_name(entry.filename):
            raise _refused(path, f"{entry.filename!r} in it is no name inside a pack's folder")
        if entry.compress_type not in BOUNDED or entry.file_size > MOST_BYTES:
            raise _refused(path, f"{entry.filename!r} in it is too large")
        yield entry.filename, archive.read(entry)


def is_plain_name(name: str) -> bool:
    """Whether a name leads to a file inside a folder, on every system, and hides nothing.

    >>> [is_plain_name(one) for one in ("sources/a.md", "../a", "/a", "c:a", ".a", "a/", "nul.txt", "a\\\\b")]
    [True, False, False, False, False, False, False, False]
    """
    return name.isprintable() and not set('\\:*?"<>|') & set(name) and all(map(_is_plain, name.split("/")))


def _is_plain(part: str) -> bool:
    ends = part[:1] in {"", ".", " "} or part[-1:] in {".", " "}
    return not ends and len(part.encode()) <= 255 and part.split(".", maxsplit=1)[0].casefold() not in _DEVICES


def _refused(path: Path, why: str) -> QuizError:
    return QuizError(f"this is not a pack that quizapp built: {why}", str(path), "ask for the file again")
