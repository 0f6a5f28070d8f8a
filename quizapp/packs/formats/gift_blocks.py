"""A file of GIFT cut into its questions: by empty lines, categories, and titles or comments behind a whole question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizapp.packs.formats.gift_signs import parts

TITLE = "::"
_COMMENT = re.compile(r"\s*//")
_CATEGORY = re.compile(r"\s*\$CATEGORY:(.*)")


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a question without comments, each with its number, what the comments say, and the category."""

    lines: tuple[tuple[int, str], ...]
    comments: str
    category: str

    @property
    def text(self) -> str:
        """What it says."""
        return "\n".join(line for _, line in self.lines)

    @property
    def begins(self) -> str:
        """Where it begins."""
        return f"line {self.lines[0][0]}"

    def place(self, at: int) -> str:
        """Where a sign of its text stands."""
        before = self.text[:at].split("\n")
        return f"line {self.lines[len(before) - 1][0]}, column {len(before[-1]) + 1}"


def blocks(text: str) -> Iterator[Block]:
    """The questions of a file, and what else stands between empty lines."""
    category, begun, comments = "", _Begun(), list[str]()
    for number, line in enumerate([*text.split("\n"), ""], 1):
        found = _CATEGORY.match(line)
        if begun.lines and (found or not line.strip() or begun.ends_before(line)):
            yield Block(tuple(begun.lines), "\n".join(comments), category)
            begun, comments = _Begun(), []
        if found:
            category = found[1].strip()
        elif _COMMENT.match(line):
            comments.append(line)
        elif line.strip():
            begun.add(number, line)


@dataclass(slots=True)
class _Begun:
    """The lines of a question so far, and which of its signs have stood in them."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    is_titled: bool = False
    titles: int = 0
    opened: bool = False
    closed: bool = False

    def add(self, number: int, line: str) -> None:
        """Go on with a line."""
        self.is_titled = self.is_titled or (not self.lines and line.lstrip().startswith(TITLE))
        self.lines.append((number, line))
        for sign, _ in parts(line, rf"[{{}}]|{TITLE}"):
            self.titles += sign == TITLE
            self.closed = self.closed or (self.opened and sign == "}")
            self.opened = self.opened or sign == "{"

    def ends_before(self, line: str) -> bool:
        """Whether a line is a title or a comment that stands behind all that belongs to the question."""
        if self.opened:
            return self.closed and (line.lstrip().startswith(TITLE) or _COMMENT.match(line) is not None)
        return line.lstrip().startswith(TITLE) and (not self.is_titled or self.titles > 1)
