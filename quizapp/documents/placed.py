"""Text of which every character knows its place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.documents.model import Span

_SPACES = re.compile(r"(?P<tight>\s+(?=[,;.](?:\s|$)))|\s{2,}|[^\S ]")
_HIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CLOSING = re.compile(r"[.,;:!?)\]}’”…]")
_BROKEN = re.compile(r"[^\W\d_]{2,}[-‐]$")
_PREFIX = re.compile(
    r"(?:^|\W)(?:well|self|non|anti|semi|pre|post|ex|all|half|low|high|long|short|full|part|north|south|east"
    r"|west|multi|cross|inter|mid|sub|ultra|left|right|one|two|three|four|five|six|first|second|third|so|off|out"
    r"|down|old|new|black|white|hand|hard|soft|deep|open|close|ill|much|best|better|great|state|year|day|water|air"
    r"|snow|sea|\w*ly)[-‐]$",
    re.IGNORECASE,
)
_TAIL_ALONE = re.compile(
    r"(?:and|or|to|of|in|the|by|based|like|free|led|made|known|born|old|year|wide|long|style|type)\b"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Characters and, for each, its offset in the document; offsets rise from left to right."""

    text: str
    places: Sequence[int]

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Placed:
        return Placed(self.text[part], self.places[part])

    @property
    def span(self) -> Span:
        """From the first character's place to the last one's; only of text that is not empty."""
        return Span(self.places[0], self.places[-1] + 1)

    def strip(self) -> Placed:
        """Without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def replaced(self, changes: Iterable[tuple[int, int, str]]) -> Placed:
        """With each stretch `start` to `end` replaced by a text that is not longer than it; stretches in order."""
        text: list[str] = []
        places: list[int] = []
        done = 0
        for start, end, new in changes:
            text += (self.text[done:start], new)
            places += [*self.places[done:start], *self.places[start : start + len(new)]]
            done = end
        if not done:
            return self
        return Placed("".join((*text, self.text[done:])), [*places, *self.places[done:]])

    def tidy(self) -> Placed:
        """With every run of white space as one blank, hidden characters dropped and the ends stripped."""
        shown = self
        if _HIDDEN.search(shown.text):
            shown = shown.replaced((m.start(), m.end(), "") for m in _HIDDEN.finditer(shown.text))
        changes = [(m.start(), m.end(), "" if m["tight"] else " ") for m in _SPACES.finditer(shown.text)]
        return (shown.replaced(changes) if changes else shown).strip()

    def lines(self) -> list[Placed]:
        """The lines of a text that was stacked, each without white space at its ends."""
        breaks = [-1, *(m.start() for m in re.finditer("\n", self.text)), len(self.text)]
        return [self[before + 1 : end].strip() for before, end in pairwise(breaks)]


EMPTY = Placed("", ())


def stacked(parts: Sequence[Placed]) -> Placed:
    """Lines as one text, a line break between them."""
    texts: list[str] = []
    places: list[int] = []
    for part in parts:
        if texts:
            texts.append("\n")
            places.append(places[-1] + 1)
        texts.append(part.text)
        places += part.places
    return Placed("".join(texts), places)


def joined(parts: Sequence[Placed]) -> Placed:
    """Lines as one text: a blank between them, none before closing punctuation or where a line breaks a word."""
    texts: list[str] = []
    places: list[int] = []
    for part in parts:
        if not part.text:
            continue
        if texts and _is_broken(texts[-1], part.text):
            texts[-1] = texts[-1][:-1]
            places.pop()
        elif texts and not _CLOSING.match(part.text) and not re.search(r"\w[-‐]$", texts[-1]):
            texts.append(" ")
            places.append(max(places[-1] + 1, part.places[0] - 1))
        texts.append(part.text)
        places += part.places
    return Placed("".join(texts), places)


def _is_broken(line: str, following: str) -> bool:
    """Whether the hyphen at the end of a line only breaks a word, and is none of the word's own."""
    if line.endswith("‐") and _BROKEN.search(line):
        return following[:1].islower() or (following[:1].isupper() and line[-2].isupper())
    return (
        following[:1].islower()
        and bool(_BROKEN.search(line))
        and not _PREFIX.search(line)
        and not _TAIL_ALONE.match(following)
    )
