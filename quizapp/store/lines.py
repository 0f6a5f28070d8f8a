"""One line of a journal: checksum, sequence and the row as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from zlib import crc32

from quizapp.frozen import made
from quizapp.store.migrations import migrated
from quizapp.study.model import Row

FORMAT = 1
"""Of the files; a header with a higher one was written by a newer version."""
ENVELOPE = frozenset({"id", "type", "schema", "at", "offset", "day", "optional", "by", "after", "sequence", "device"})
"""Names that belong to the row itself and that its own content cannot use."""


class BadLine(ValueError):
    """Bytes that are not a line of a journal."""


class Line(NamedTuple):
    """What stands in one line; sequence 0 is the header of a file."""

    sequence: int
    content: Mapping[str, Any]
    crc: int


_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False).encode
_read = json.JSONDecoder().raw_decode
_write_ascii = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode


def encode(sequence: int, content: Mapping[str, Any]) -> bytes:
    """The line, with its end."""
    try:
        body = f"{sequence} {_write(content)}".encode()
    except UnicodeEncodeError:
        body = f"{sequence} {_write_ascii(content)}".encode()
    return b"%08x %b\n" % (crc32(body), body)


def is_whole(line: bytes) -> bool:
    """Whether a line given without its end is as its checksum says."""
    return line[:9] == b"%08x " % crc32(line[9:])


def decode(line: bytes) -> Line:
    """The content of a line given without its end."""
    body = line[9:]
    crc = crc32(body)
    if line[:9] != b"%08x " % crc:
        raise BadLine("its checksum differs")
    try:
        sequence, _, text = body.partition(b" ")
        said = text.decode()
        content, end = _read(said)
        number = int(sequence)
    except (ValueError, RecursionError) as error:
        raise BadLine(str(error)) from error
    if not isinstance(content, dict) or number < 0 or end != len(said):
        raise BadLine("not a row")
    return Line(number, content, crc)


def content_of(row: Row, by: str = "", after: str = "") -> dict[str, Any]:
    """The row as it is kept; `by` is the version that wrote it, where the file's header names another."""
    content: dict[str, Any] = {
        "id": row.id,
        "type": row.type,
        "schema": row.schema,
        "at": row.at,
        "offset": row.offset,
        "day": row.day,
    }
    if row.optional:
        content["optional"] = True
    if after:
        content["after"] = after
    if by:
        content["by"] = by
    if not ENVELOPE.isdisjoint(row.data):
        raise ValueError(f"a row's content uses {sorted(ENVELOPE & set(row.data))}")
    content.update(row.data)
    return content


def time_of(line: Line) -> str:
    """Where the row stands in time among those of all machines: its own, unless it had to come after a later one."""
    return time_in(line.content)


def time_in(content: Mapping[str, Any]) -> str:
    """The same of a row as it is kept."""
    return max(str(content["at"]), str(content.get("after", "")))


def row_of(line: Line, device: str) -> Row:
    """The row that a line holds."""
    try:
        content = migrated(line.content)
        data = dict(content)
        for name in ENVELOPE:
            data.pop(name, None)
        values = {
            "id": str(content["id"]),
            "type": str(content["type"]),
            "at": str(content["at"]),
            "offset": int(content["offset"]),
            "day": str(content["day"]),
            "data": data,
            "schema": int(content["schema"]),
            "sequence": line.sequence,
            "optional": content.get("optional") is True,
            "device": device,
        }
        return made(Row, values)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise BadLine(f"not a row: {error}") from error
