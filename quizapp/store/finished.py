"""What the rows of finished files come to, as it is kept in a file: with the place they reach to and their digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from quizapp import __version__
from quizapp.store.lines import BadLine, decode, encode, time_of
from quizapp.store.platform import make_private, replace_file
from quizapp.store.reading import Mark, Order, devices, file_name, file_numbers

FORMAT = 2


@dataclass(frozen=True, slots=True)
class Finished:
    """What rows come to, up to a place in the order of all machines, and when that holds."""

    counted: Mapping[str, Any] = field(default_factory=dict)
    last: Order = ("", "", 0)
    regraded: frozenset[str] = frozenset()
    """The cards of which the rows re-grade an answer."""
    touched: Mapping[str, Any] = field(default_factory=dict)
    """Id -> what was said of it: of those rows that were taken back, or count otherwise by a re-grade."""
    elsewhere: frozenset[str] = frozenset()
    """The ids of which something was said that are not among the rows."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    """Machine -> the digest of its files up to its mark."""


def reached(journal: Path) -> Order | None:
    """The first row of the file that was begun last: what comes before it is finished; None where nothing is."""
    return max(_firsts(journal), default=None)


def rows_finished(journal: Path) -> int:
    """How many rows stand in all files but each machine's last."""
    return sum(sequence - 1 for _, _, sequence in _firsts(journal))


def _firsts(journal: Path) -> list[Order]:
    return [first for device in devices(journal) if (first := _first(journal / device))]


def _first(folder: Path) -> Order | None:
    """The first row of a machine's last file; None where it has none that is whole."""
    for number in file_numbers(folder)[-1:]:
        with (folder / file_name(number)).open("rb") as file:
            file.readline()
            try:
                line = decode(file.readline()[:-1])
                return time_of(line), folder.name, line.sequence
            except (BadLine, KeyError):
                return None
    return None


def kept_at(finished: Finished, journal: Path, ends: Mapping[str, Order]) -> Finished:
    """The same with where each machine's last row of it stands, and the digest up to there."""
    found = {device: _mark(journal / device, sequence, time) for device, (time, _, sequence) in ends.items()}
    marks = {device: mark for device, (mark, _) in found.items()}
    return replace(finished, marks=marks, digests={device: digest for device, (_, digest) in found.items()})


def _mark(folder: Path, sequence: int, time: str) -> tuple[Mark, str]:
    """The mark of a row, and the digest of the files up to it."""
    digest, place = blake2b(digest_size=20), Mark()
    for number in file_numbers(folder):
        content = (folder / file_name(number)).read_bytes()
        rows = sequence - decode(content.partition(b"\n")[0]).sequence
        end = _end(content, rows + 1)
        digest.update(content[:end])
        if content.count(b"\n", 0, end) == rows + 1:
            start = content.rfind(b"\n", 0, end - 1) + 1
            place = Mark(number, start, end, sequence, int(content[start : start + 8], 16), time)
            break
    return place, digest.hexdigest()


def _end(content: bytes, lines: int) -> int:
    """Where so many lines end, or the last one."""
    if content.count(b"\n") <= lines:
        return content.rfind(b"\n") + 1
    end = 0
    for _ in range(lines):
        end = content.index(b"\n", end) + 1
    return end


def _digest(folder: Path, mark: Mark) -> str:
    """The digest of a machine's files up to a mark; OSError where one is not there."""
    digest = blake2b(digest_size=20)
    for number in [one for one in file_numbers(folder) if one < mark.file]:
        digest.update((folder / file_name(number)).read_bytes())
    with (folder / file_name(mark.file)).open("rb") as file:
        digest.update(file.read(mark.end))
    return digest.hexdigest()


def read(path: Path, journal: Path) -> Finished | None:
    """What is kept, where it was made by this version from files that still stand as they stood; else None."""
    try:
        content = decode(path.read_bytes().rstrip(b"\n")).content
        if (content["format"], content["by"]) != (FORMAT, __version__):
            return None
        marks = {device: Mark(**mark) for device, mark in content["marks"].items()}
        if any(_digest(journal / device, mark) != content["digests"][device] for device, mark in marks.items()):
            return None
    except (OSError, BadLine):
        return None
    time, device, sequence = content["last"]
    return Finished(
        counted=content["counted"],
        last=(time, device, sequence),
        regraded=frozenset(content["regraded"]),
        touched=content["touched"],
        elsewhere=frozenset(content["elsewhere"]),
        marks=marks,
        digests=content["digests"],
    )


def write(path: Path, finished: Finished) -> None:
    """Keep it, in one line with a checksum."""
    content = {
        **{"format": FORMAT, "by": __version__, "last": finished.last, "counted": finished.counted},
        **{"marks": {device: asdict(mark) for device, mark in finished.marks.items()}, "digests": finished.digests},
        **{"regraded": sorted(finished.regraded), "touched": finished.touched},
        "elsewhere": sorted(finished.elsewhere),
    }
    make_private(path.parent)
    replace_file(path, encode(0, content))
