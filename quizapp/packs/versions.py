"""Which of two states of a pack is the older one, by what they say of themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.packs.model import Header

_NUMBERED = re.compile(r"v?(\d{1,9}(?:\.\d{1,9})*)")


def is_older(one: Header, other: Header) -> bool:
    """Whether one has a smaller version than the other, or with the same or none an earlier date."""
    mine, theirs = _numbers(one.version), _numbers(other.version)
    if mine and theirs and mine != theirs:
        return mine < theirs
    if one.version != other.version or not one.as_of or not other.as_of:
        return False
    told = min(len(one.as_of), len(other.as_of))
    return one.as_of[:told] < other.as_of[:told]


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version without zeros at its end; none where it is not written in numbers."""
    found = _NUMBERED.fullmatch(version.strip())
    return tuple(map(int, re.sub(r"(\.0+)+$", "", found[1]).split("."))) if found else ()
