"""Lines joined to text: words broken at a line's end are made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BROKEN = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
ENDS = re.compile(r"[.!?…:;][\"'”’)\]]*$")


class Words:
    """The words of a document, by which a hyphen at a line's end is judged."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: set[str] = set()
        for line in lines:
            self._known.update(word.casefold() for word in _WORD.findall(re.sub(_BROKEN, "", line)))

    def joined(self, lines: Iterable[str]) -> str:
        """The lines as one text."""
        text = ""
        for line in lines:
            broken = _BROKEN.search(text)
            after = re.match(r"[^\W\d_]+", line)
            if not text:
                text = line
            elif broken and after and after[0][0].islower():
                whole = f"{broken[1]}-{after[0]}".casefold()
                text = (text if whole in self._known else text[:-1]) + line
            elif broken and after:
                text += line
            else:
                text += f" {line}"
        return text


def runs_on(before: str, after: str) -> bool:
    """Whether a paragraph goes on after a break: no end of a sentence before it, a small letter after it."""
    if not before or not after or ENDS.search(before):
        return False
    return after[0].islower() or (bool(_BROKEN.search(before)) and after[0].isalpha())
