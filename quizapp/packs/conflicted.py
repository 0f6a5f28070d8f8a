"""A file of lines that git could not merge: what both sides say is taken, since each line stands for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

OURS, BASE, THEIRS, END = MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""What begins a line that git wrote; no line of ours begins so."""
NOT_MERGED = "git could not merge this file"


def is_mark(line: str) -> bool:
    """Whether git wrote a line to show what it could not merge."""
    return line.startswith(MARKS)


def both_sides(lines: Iterable[str]) -> Iterator[str]:
    """The lines of both sides, without those that they came from.

    >>> list(both_sides(["a", "<<<<<<< mine", "b", "||||||| base", "c", "=======", "d", ">>>>>>> theirs"]))
    ['a', 'b', 'd']
    """
    is_base = False
    for line in lines:
        if is_mark(line):
            is_base = line.startswith(BASE)
        elif not is_base:
            yield line


def once(said: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of several headers and of several records with one id the first."""
    found: dict[object, dict[str, Any]] = {}
    for one in said:
        found.setdefault(one.get("id") if "format" not in one else None, one)
    return list(found.values())
