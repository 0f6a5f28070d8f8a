"""Files of results: written whole with a checksum, and read a block at a time, however large or broken they are."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from quizapp.errors import QuizError, WrongUse
from quizapp.results import former
from quizapp.results import rows as results
from quizapp.results.rows import AnyRow, place
from quizapp.store.platform import BINARY
from quizapp.text.control import one_line

SUFFIX = ".jsonl"
BLOCK = 1 << 16
LONGEST_LINE = 1 << 23
LARGEST = 1 << 30
AGAIN = "ask for the file again, as `quizapp results export` writes it"
NOT_RESULTS = "this is no file of results"
READERS: dict[str, Callable[[bytes], AnyRow]] = {results.FORMAT: results.read, former.FORMAT: former.read}
"""How a row is read, by the form that its file says it is in."""
_BOM = b"\xef\xbb\xbf"


def file_lines(rows: Iterable[AnyRow]) -> Iterator[bytes]:
    """A file of rows that come in their order, line by line."""
    summed = sha256()
    for line in chain([json.dumps({"format": results.FORMAT}).encode()], map(results.written, rows)):
        summed.update(line + b"\n")
        yield line + b"\n"
    yield json.dumps({"checksum": f"sha256:{summed.hexdigest()}"}).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class ResultsFile:
    """A file that is whole: its checksum was found to hold."""

    path: Path
    lines: int
    read: Callable[[bytes], AnyRow] = results.read
    """Reads a row of the form that it is in."""

    def rows(self) -> Iterator[AnyRow]:
        """Its rows in their order; raises QuizError at one that is none, or that is not in its place."""
        before = ("", "", "")
        for number, line in enumerate(_lines(self.path), 1):
            if 1 < number < self.lines:
                row = self._row(number, line)
                if place(row) < before:
                    raise self._wrong(number, "this row is not in its place")
                before = place(row)
                yield row

    def _row(self, number: int, line: bytes) -> AnyRow:
        try:
            return self.read(line)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            at = ".".join(str(part) for part in first["loc"])
            raise self._wrong(number, one_line(f"{at}: {first['msg']}" if at else first["msg"])) from error

    def _wrong(self, number: int, what: str) -> QuizError:
        return QuizError(f"not a row of results: {what}", f"{self.path}:{number}", AGAIN)


def open_results(path: Path) -> ResultsFile:
    """A file of results whose checksum holds; raises QuizError for any other."""
    _must_be_text(path)
    lines = _lines(path)
    last, summed, count = next(lines, b""), sha256(), 1
    read = _reader(path, _object(last))
    for line in lines:
        summed.update(last + b"\n")
        last, count = line, count + 1
    said = _object(last).get("checksum")
    if count < 2 or not isinstance(said, str):
        raise QuizError("the file breaks off: its last line, the checksum, is missing", str(path), AGAIN)
    if said != f"sha256:{summed.hexdigest()}":
        raise QuizError("the file was changed after it was exported: its checksum differs", str(path), AGAIN)
    return ResultsFile(path, count, read)


def found_in(paths: Iterable[Path]) -> list[Path]:
    """The files meant: each as it is, and of a folder everything below it that is called like a file of results."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise WrongUse("there is no such file", str(path))
        inside = sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not inside:
            raise WrongUse(f"no file in this folder ends in {SUFFIX}", str(path))
        found.update(dict.fromkeys(one for one in inside if one.is_file()))
    return list(found)


def _must_be_text(path: Path) -> None:
    if not path.is_file():
        raise WrongUse("this is not a file", str(path))
    if path.stat().st_size > LARGEST:
        raise QuizError(f"this file is larger than {LARGEST >> 20} MB", str(path), "no class hands in so much")
    with path.open("rb") as file:
        begins = file.read(4)
    if begins.startswith((b"PK", b"\x1f\x8b", b"7z", b"Rar!")):
        raise QuizError("this is an archive", str(path), "unpack it, and give the folder with the files")


def _reader(path: Path, head: dict[str, Any]) -> Callable[[bytes], AnyRow]:
    """What reads a row of the form that a file says it is in; raises QuizError for one that is not known."""
    said = str(head.get("format"))
    if said in READERS:
        return READERS[said]
    if said.startswith(results.FORMAT.partition("/")[0] + "/"):
        raise QuizError(f"a newer quizapp wrote this file ({one_line(said)[:40]})", str(path), "install the newest one")
    raise QuizError(NOT_RESULTS, str(path), "`quizapp results export` writes one")


def _object(line: bytes) -> dict[str, Any]:
    with suppress(ValueError, RecursionError):
        found = json.loads(line)
        if isinstance(found, dict):
            return found
    return {}


def _lines(path: Path) -> Iterator[bytes]:
    """The lines, whatever their ends; a file is open only while a block of it is read, so that many can be at once."""
    rest, at = b"", 0
    while block := _block(path, at):
        at += len(block)
        *lines, rest = (rest + block).split(b"\n")
        yield from (_plain(line) for line in lines)
        if len(rest) > LONGEST_LINE:
            raise QuizError("a line of this file is far too long", str(path), AGAIN)
    if rest:
        yield _plain(rest)


def _plain(line: bytes) -> bytes:
    return line.removeprefix(_BOM).removesuffix(b"\r")


def _block(path: Path, at: int) -> bytes:
    with path.open("rb") as file:
        file.seek(at)
        return file.read(BLOCK)


def must_be_new(path: Path) -> None:
    """Raises WrongUse where something is there."""
    if os.path.lexists(path):
        raise WrongUse("there is a file of that name already", str(path), "choose another name")


def write_new(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file that only its owner reads, whole or not at all; raises WrongUse where one is there already."""
    must_be_new(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600), "wb") as file:
            file.writelines(lines)
        os.replace(beside, path)
    except OSError as error:
        raise QuizError(f"cannot be written: {error.strerror}", str(path), "nothing was written") from error
    finally:
        beside.unlink(missing_ok=True)
