"""How many columns of a terminal a text takes."""

from __future__ import annotations

import unicodedata


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


def _cell(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
