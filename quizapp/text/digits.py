"""Digits of every script as 0-9, and spaces that are not spaces, without moving any offset."""

from __future__ import annotations

import re
import unicodedata

_OTHER = re.compile(r"[^\x00-\x7F]")


def plain_digits(text: str) -> str:
    """The text with the decimal digits of any script as 0-9 and every space as a space; same length."""
    return text if text.isascii() else _OTHER.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    character = match[0]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return " " if unicodedata.category(character) == "Zs" else character
