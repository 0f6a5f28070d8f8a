"""Which way a text runs."""

from __future__ import annotations

import unicodedata


def is_rightward(text: str) -> bool:
    """Whether the first letter that says so is of a script written from left to right, or none is.

    >>> is_rightward("Po"), is_rightward("نهر"), is_rightward("3 נהרות"), is_rightward("42")
    (True, False, False, True)
    """
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction == "L"
    return True


def apart(text: str) -> str:
    """Text that runs from right to left on a line of its own, so that nothing beside it changes places with it."""
    return text if is_rightward(text) else f"\n{text}\n"
