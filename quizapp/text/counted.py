"""What a number counts: the noun or the unit that stands behind it."""

from __future__ import annotations

import re

from quizapp.text.units import measure

_WORD = re.compile(r"[\s-]+([^\W\d_][\w'’-]*)")
_STOP_WORDS = """a an the and or but of in on at to by for from with as than is are was were be been had has have who
which that this these those it its he she they we you i not no nor if when while where under over into during until
since after before between more less fewer each per out up down off about around"""
STOPS = frozenset(_STOP_WORDS.split())
"""Words that no number counts."""
_COUNTED_WORDS = "people men women children personnel staff police troops persons aircraft species cattle feet teeth"
COUNTED = frozenset(_COUNTED_WORDS.split())
"""Plurals that do not end in s."""


def noun_at(line: str, at: int) -> str:
    """The noun that a number in running text counts, as far as it can be told: `member states`."""
    words: list[str] = []
    most = 1 if line[at : at + 1] == "-" else 3
    while len(words) < most and (match := _WORD.match(line, at)):
        word = match[1]
        if word in STOPS or not word[0].islower():
            break
        words.append(word)
        at = match.end()
        if (word.endswith("s") and not word.endswith("ss")) or word in COUNTED:
            return " ".join(words)
    return words[0] if words else ""


def whole_unit(line: str, at: int) -> tuple[str, int]:
    """What stands after a number that is a whole answer: up to five words, or a sign."""
    rest = line[at:]
    unit = " ".join(rest.split())
    plausible = re.fullmatch(r"(?:(?:of\s+)?[^\W\d_][\w.'’&-]*\s?){0,5}|[°²³\w€$£¥]{1,4}", unit)
    if not unit or not plausible or not (rest[0].isspace() or measure(unit)):
        return "", at
    return unit, len(line)
