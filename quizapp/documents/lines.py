"""A document's lines, as they stand and as they were meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.documents.placed import Placed

_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BREAK_OR_DEBRIS = re.compile(_BREAK.pattern + r"|(?<!\\)\\n")
_DEBRIS = re.compile(r"(?<!\\)\\n(?:\s?\\n|#{1,6} |[-*•] )")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line break; `indent` counts columns, a tab to the next multiple of four."""

    body: Placed
    indent: int
    blanks: int
    """Empty lines right before it."""

    @property
    def text(self) -> str:
        """What it says, without white space at its ends."""
        return self.body.text


def split_lines(text: str) -> list[Line]:
    """The lines that are not empty; the two characters `\\n` count as a line break where a text is full of them."""
    pattern = _BREAK_OR_DEBRIS if _DEBRIS.search(text) else _BREAK
    lines: list[Line] = []
    start = blanks = 0
    for end, after in [*((m.start(), m.end()) for m in pattern.finditer(text)), (len(text), len(text))]:
        line = _line(text, start, end, blanks)
        start = after
        if line is None:
            blanks += 1
        else:
            lines.append(line)
            blanks = 0
    return lines


def _line(text: str, start: int, end: int, blanks: int) -> Line | None:
    whole = Placed(text[start:end], range(start, end))
    if whole.text.startswith("\ufeff"):
        whole = whole[1:]
    body = whole.strip()
    if not body.text.strip("\ufeff\u200b\u00ad"):
        return None
    lead = whole.text[: len(whole.text) - len(whole.text.lstrip())]
    return Line(body, len(lead.expandtabs(_TAB)), blanks)
