"""How many columns of a terminal a text takes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\S+")


def cells(text: str) -> int:
    """Columns that a line takes: wide letters two, marks and joiners none.

    >>> cells("Peć"), cells("日本"), cells("e\\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    total, joined = 0, False
    for character in text:
        if character == "\u200d":
            joined = True
            continue
        total += 0 if joined else _cell(character)
        joined = False
    return total


def cut(text: str, width: int) -> str:
    """The text in so many columns, with a sign where something was left out.

    >>> cut("Kumanovo", 8), cut("Kumanovo", 5), cut("日本語", 5)
    ('Kumanovo', 'Kuma…', '日本…')
    """
    if cells(text) <= width:
        return text
    taken = 0
    for at, character in enumerate(text):
        taken += cells(character)
        if taken > width - 1:
            return text[:at] + "…"
    return text


@lru_cache(maxsize=4096)
def _cell(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(line: str, width: int) -> list[tuple[int, int]]:
    """Where a line is cut so that each piece fits in `width` columns: at spaces, which stay at the ends of pieces.

    >>> ["a long line"[start:end] for start, end in wrapped("a long line", 6)]
    ['a long ', 'line']
    """
    if len(line) <= width and line.isascii():
        return [(0, len(line))]
    cuts, used, last = [0], 0, 0
    for word in _WORD.finditer(line):
        used += word.start() - last
        last = word.end()
        wide = cells(word[0])
        if used + wide > width and used:
            cuts.append(word.start())
            used = 0
        used += wide
        if wide > width:
            inside = _within(word[0], width)
            cuts += [word.start() + cut for cut in inside]
            used = cells(word[0][inside[-1] :])
    return list(zip(cuts, [*cuts[1:], len(line)], strict=True))


def _within(word: str, width: int) -> list[int]:
    """Where a word is cut that is longer than a line."""
    cuts, used = [], 0
    for place, character in enumerate(word):
        wide = cells(character)
        if used + wide > width and used:
            cuts.append(place)
            used = 0
        used += wide
    return cuts or [0]
