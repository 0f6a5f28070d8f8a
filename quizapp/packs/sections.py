"""The sections of a document's text, as its marked headings divide it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizapp.documents.model import BlockKind

_HEADING = re.compile(
    r"^(?:(#{1,6})[ \t]+(.+?)[ \t#]*\r?$"
    r"|([^\s#>*\-|=~.+][^\r\n]*)\r?\n(=+|-{3,}|~{4,}|\^{4,}|\"{4,}|'{4,}|\*{4,})[ \t]*\r?$)",
    re.MULTILINE,
)
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?:[^\n]*\n){0,60}?(?:---|\.\.\.)[ \t]*\r?\n")
_UNDERLINED = "=-~^\"'*"
LARGEST_READ = 200_000
"""Characters beyond which unmarked headings are not looked for: that takes a second."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text up to the next one; the text before the first heading has none."""

    heading: str
    level: int
    """1 is the highest; 0 without a heading."""
    start: int
    end: int


def headings(text: str) -> Iterator[tuple[str, int, int]]:
    """(heading without its marks, level, offset) of every marked heading, in order."""
    for match in _marked(text):
        marks, marked, underlined, line = match.groups()
        level = len(marks) if marks else _UNDERLINED.index(line[0]) + 1
        yield (marked or underlined).strip(), level, match.start()


@lru_cache(maxsize=8)
def _marked(text: str) -> tuple[re.Match[str], ...]:
    front = _FRONT.match(text)
    return tuple(_HEADING.finditer(text, front.end() if front else 0))


def heading_above(text: str, offset: int) -> str:
    """The nearest heading above an offset."""
    above = bisect_right(_marked(text), offset, key=lambda match: match.end())
    match = _marked(text)[above - 1] if above else None
    return (match[2] or match[3]).strip() if match else ""


def sections(text: str, document: str = "") -> tuple[Section, ...]:
    """The text cut at its headings; nothing of it is left out, and there is always one.

    Where none is marked, and the document's name is given, those are taken that stand out as headings otherwise.

    >>> [(one.heading, one.level, one.start, one.end) for one in sections("# A\\nx\\n## B\\ny\\n")]
    [('A', 1, 0, 6), ('B', 2, 6, 13)]
    """
    found = list(headings(text))
    if not found and document and len(text) <= LARGEST_READ:
        found = list(_unmarked(document, text))
    if not found or found[0][2] > 0:
        found.insert(0, ("", 0, 0))
    ends = [start for _, _, start in found[1:]] + [len(text)]
    return tuple(Section(*one, end) for one, end in zip(found, ends, strict=True))


def _unmarked(name: str, text: str) -> Iterator[tuple[str, int, int]]:
    from quizapp.documents.build import document

    for block in document(name, text).blocks:
        if block.kind is BlockKind.HEADING:
            yield block.text, block.level, block.span.start
