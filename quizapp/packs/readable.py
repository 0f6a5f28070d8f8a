"""A text made readable behind the mistakes in its form, so that what follows them is read as well.

Lines keep their numbers; where one of them was changed, a place in it is told as it is in the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from quizapp.packs.problems import LINE_BREAK, Place
from quizapp.packs.syntax import INDENT, TABBED, Fault, mended
from quizapp.packs.tabs import Sort, untabbed

Key = tuple[str | int, ...]
BROKEN = "\ufffd unreadable \ufffd"
"""What stands for a list item, or for a value at the head, that could not be read."""
_ITEM = re.compile(r"( *)- ")
_NAME = re.compile(r"[a-z_]+")
_NEEDED = frozenset({"questions", "sources"})
"""Without these no question can be checked."""


class Readable:
    """A text, and what was changed in its lines."""

    def __init__(self, text: str) -> None:
        self._written = text
        self._changes: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        """Of a line's number, where characters were replaced, how many there were, and how many there are."""
        self._quoted: set[int] = set()

    @cached_property
    def lines(self) -> list[str]:
        """The lines as they are to be read."""
        return LINE_BREAK.split(self._written)

    @property
    def text(self) -> str:
        """The text as it is to be read."""
        breaks = [*(found[0] for found in LINE_BREAK.finditer(self._written)), ""]
        return "".join(line + end for line, end in zip(self.lines, breaks, strict=True))

    def place(self, place: Place) -> Place:
        """Where something stands in the file."""
        if place.line not in self._changes:
            return place
        return Place(place.line, self._col(place.line, place.col), self._col(place.line, place.end), place.last)

    def places(self, found: dict[Key, Place]) -> dict[Key, Place]:
        """Where keys or values stand in the file."""
        return {key: self.place(place) for key, place in found.items()} if self._changes else found

    def _col(self, line: int, col: int) -> int:
        for at, were, are in reversed(self._changes[line]):
            col = col - are + were if col > at + are else min(col, at + were + 1)
        return col

    def is_told(self, fault: Fault) -> bool:
        """Whether it is about the indent of a line whose indent has been told to be wrong."""
        return fault.message in INDENT and fault.place.line in self._changes

    def mend(self, fault: Fault) -> bool:
        """Make the text readable behind a fault, if that can be done."""
        return self._quote(fault) or self._untab(fault) or self._leave_out(fault.near - 1)

    def _quote(self, fault: Fault) -> bool:
        """Put the text of the line in quotes, where that is what is missing; each line once."""
        number = fault.place.line
        meant = mended(self.lines, number) if number not in self._quoted and "in quotes" in fault.hint else None
        if meant is None:
            return False
        self._quoted.add(number)
        self._replace(number - 1, *meant)
        return True

    def _untab(self, fault: Fault) -> bool:
        """Indent the line with spaces, and with it those that follow and begin with a tab."""
        first = fault.place.line - 1
        if fault.message != TABBED or fault.place.line in self._changes:
            return False
        last = first + 1
        while last < len(self.lines) and self.lines[last].startswith("\t"):
            last += 1
        known: dict[Sort, int] = {}
        for number in range(first, last):
            self._replace(number, 0, *untabbed(self.lines, number, known))
        return True

    def _replace(self, number: int, at: int, were: str, are: str) -> None:
        line = self.lines[number]
        self.lines[number] = line[:at] + are + line[at + len(were) :]
        self._changes[number + 1].append((at, len(were), len(are)))

    def _leave_out(self, line: int) -> bool:
        """Put a mark for the list item that holds a line, or for the entry at the head that does."""
        if line < 0:
            return False
        top = next((n for n, one in enumerate(self.lines) if one.startswith("questions:")), -1)
        return self._without_item(line, top) or (top >= 0 and self._without_entry(line))

    def _without_item(self, line: int, top: int) -> bool:
        items = [(n, len(found[1])) for n in range(top + 1, len(self.lines)) if (found := _ITEM.match(self.lines[n]))]
        indent = items[0][1] if items else 0
        starts = [n for n, depth in items if depth == indent and n <= line]
        if not starts:
            return False
        first = starts[-1]
        last = self._until(first, indent)
        if last <= line:
            return False
        self._blank(first, last, " " * indent + f"- {BROKEN}")
        return True

    def _until(self, first: int, indent: int) -> int:
        """The line that begins the next item, or an entry that is none of the list."""
        return next((n for n in range(first + 1, len(self.lines)) if _ends(self.lines[n], indent)), len(self.lines))

    def _without_entry(self, line: int) -> bool:
        first = next((n for n in range(line, -1, -1) if _NAME.match(self.lines[n])), -1)
        name = _NAME.match(self.lines[first]) if first >= 0 else None
        if name is None or name[0] in _NEEDED:
            return False
        last = next((n for n in range(first + 1, len(self.lines)) if self.lines[n][:1].strip("#\t ")), len(self.lines))
        self._blank(first, last, f"{name[0]}: {BROKEN}")
        return True

    def _blank(self, first: int, last: int, mark: str) -> None:
        self.lines[first:last] = [mark, *[""] * (last - first - 1)]


def _ends(line: str, indent: int) -> bool:
    """Whether a line begins the next item of a list, or what stands further out than it."""
    text = line.lstrip(" ")
    depth = len(line) - len(text)
    return bool(text.strip()) and text[0] != "#" and (not depth or (depth <= indent and text.startswith("-")))
