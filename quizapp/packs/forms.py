"""The form in which lint compares texts: cheap, and close enough to warn by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\s.,;:!?¿¡'\"()\[\]{}|/“”‘’«»…–—]+")


@lru_cache(maxsize=65_536)
def form(text: str) -> str:
    """The words of a text in small letters, with single spaces; `C` and `C++` stay apart.

    >>> form("Which bird, then, is  Grey?"), form("C++")
    ('which bird then is grey', 'c++')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(_WORD.findall(text.casefold()))
