"""Rows found in a journal by what their bytes say, so that only what is found is decoded."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from heapq import merge
from pathlib import Path

from quizapp.store.lines import BadLine, Line, decode, row_of, time_of
from quizapp.store.reading import Order, devices, file_name, file_numbers
from quizapp.study.amending import IMPORT
from quizapp.study.model import Row

Found = tuple[Order, Row]
MANY = 16
"""From so many cards on all rows are read at one go."""
DIGITS = 18
"""A number with more of them is that of no row."""
TIME = re.compile(rb'"schema":\d+,"at":"([^"]*)"|"day":"[^"]*"(?:,"optional":true)?,"after":"([^"]*)"')
"""Where a line says when its row was written, or after what."""


def about(journal: Path, card: str) -> Iterator[Found]:
    """The rows about a card, and the settings, in order."""
    needles = [*_said("card", card), *_said("type", "setting")]
    return rows_with(journal, needles, lambda row: row.type == "setting" or row.data.get("card") == card)


def about_each(journal: Path, cards: Collection[str]) -> Callable[[str], list[Row]]:
    """The same of each of several cards; of many from one reading."""
    if len(cards) < MANY:
        return lambda card: [row for _, row in about(journal, card)]
    settings, rows = list[Found](), dict[str, list[Found]]()
    needles = [b'"card":', *_said("type", "setting")]
    for found in rows_with(journal, needles, lambda row: row.type == "setting" or row.data.get("card") in cards):
        if found[1].type == "setting":
            settings.append(found)
        else:
            rows.setdefault(str(found[1].data["card"]), []).append(found)
    return lambda card: [row for _, row in merge(settings, rows.get(card, ()), key=lambda found: found[0])]


def of_types(journal: Path, types: Iterable[str]) -> Iterator[Found]:
    """The rows of some types, in order."""
    wanted = frozenset(types)
    return rows_with(journal, _of_types(wanted), lambda row: row.type in wanted)


def sizes(journal: Path) -> dict[Path, int]:
    """Every file of every machine, with its size."""
    files = (journal / device / file_name(n) for device in devices(journal) for n in file_numbers(journal / device))
    return {path: path.stat().st_size for path in files}


def may_have_come(types: Collection[str], before: Mapping[Path, int], now: Mapping[Path, int]) -> bool:
    """Whether a row of some types may stand in what files have grown by; also where one of them has not only grown."""
    if any(size > now.get(path, 0) for path, size in before.items()):
        return True
    needles, grown = _of_types(types), (path for path, size in now.items() if size > before.get(path, 0))
    longest = max(map(len, needles))
    contents = (_from(path, before.get(path, 0) - longest) for path in grown)
    return any(needle in content for content in contents for needle in needles)


def of_imports(journal: Path) -> Iterator[Found]:
    """The rows of all imports, in order; those that stand for a whole one are not among them."""
    return rows_with(journal, [f'"{IMPORT}":'.encode()], lambda row: IMPORT in row.data)


def rows_with(journal: Path, needles: Iterable[bytes], wanted: Callable[[Row], bool]) -> Iterator[Found]:
    """The wanted rows among those whose bytes hold one of the needles, in order."""
    searched = tuple(dict.fromkeys(needles))
    names = devices(journal)
    streams = [_rows_in(journal / device, searched, alone=len(names) == 1) for device in names]
    return ((order, row) for order, row in merge(*streams) if wanted(row))


def newest(journal: Path) -> Iterator[Found]:
    """Every row from the latest back; as much is read as is asked for."""
    return merge(*(_backwards(journal / device) for device in devices(journal)), reverse=True)


def named(journal: Path, beginning: str) -> list[Row]:
    """The rows whose id begins so, in order."""
    needles = [needle[:-1] for needle in _said("id", beginning)]
    return [row for _, row in rows_with(journal, needles, lambda row: row.id.startswith(beginning))]


def meant(journal: Path, word: str) -> list[Row]:
    """The rows that a word may mean: an id, else a number as `numbered` gives it, else the beginning of an id."""
    found = named(journal, word)
    exact = [row for row in found if row.id == word]
    digits, _, machine = word.partition("@")
    if exact or not digits.isdecimal() or len(digits) > DIGITS:
        return exact or found
    number = int(digits)
    rows = (row for _, row in rows_with(journal, [f" {number} {{".encode()], lambda row: row.sequence == number))
    return [row for row in rows if row.device.startswith(machine)] or found


def numbered(journal: Path) -> Callable[[Row], str]:
    """Gives a row's number, with the beginning of its machine's name where several machines have written."""
    machines = devices(journal)
    if len(machines) < 2:
        return lambda row: str(row.sequence)
    enough = next(size for size in range(4, 100) if len({name[:size] for name in machines}) == len(machines))
    return lambda row: f"{row.sequence}@{row.device[:enough]}"


def _of_types(types: Iterable[str]) -> list[bytes]:
    return [needle for name in sorted(types) for needle in _said("type", name)]


def _from(path: Path, start: int) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, start))
        return file.read()


def _said(name: str, value: str) -> Iterator[bytes]:
    """How a line may spell a name with its value."""
    for ascii_only in (False, True):
        yield f'"{name}":'.encode() + json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")


def _rows_in(folder: Path, needles: tuple[bytes, ...], *, alone: bool) -> Iterator[Found]:
    """The rows of one machine as they stand; among those of others each comes after all that it wrote earlier."""
    time = ""
    for number in file_numbers(folder):
        content, seen = (folder / file_name(number)).read_bytes(), 0
        places = {place for needle in needles for place in _lines_with(content, needle)}
        for start, end in sorted(places):
            time, seen = "" if alone else max(time, _latest(content, seen, start)), start
            if start and (found := _found(content[start:end], folder.name, time)):
                yield found
        time = "" if alone else max(time, _latest(content, seen, len(content)))


def _latest(content: bytes, start: int, end: int) -> str:
    """The latest time that lines say."""
    return max((max(said) for said in TIME.findall(content, start, end)), default=b"").decode("utf-8", "replace")


def _backwards(folder: Path) -> Iterator[Found]:
    for number in reversed(file_numbers(folder)):
        lines = (folder / file_name(number)).read_bytes().split(b"\n")[1:-1]
        for raw in reversed(lines):
            if found := _found(raw, folder.name):
                yield found


def _found(raw: bytes, device: str, time: str = "") -> Found | None:
    try:
        line: Line = decode(raw)
        row = row_of(line, device)
    except BadLine:
        return None
    return (max(time, time_of(line)), device, row.sequence), row


def _lines_with(content: bytes, needle: bytes) -> Iterator[tuple[int, int]]:
    at = content.find(needle)
    while at >= 0:
        end = content.find(b"\n", at)
        if end < 0:
            return
        yield content.rfind(b"\n", 0, at) + 1, end
        at = content.find(needle, end)
