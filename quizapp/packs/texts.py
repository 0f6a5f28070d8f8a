"""What the cache says of the cards besides the index: their words, and what their questions cite; found by place."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Callable, Sequence
from typing import Any

from quizapp.packs.index import Index

Ask = Callable[[str, Sequence[object]], list[Any]]
"""Gives the rows that a query finds in the cache."""
_FIRST = "SELECT min(number) FROM cards WHERE pack = ?"
_WORDS = "SELECT json_group_array(rowid) FROM words WHERE words MATCH ?"
_PIECE = "SELECT json_group_array(rowid) FROM words WHERE instr(prompt, ?1) OR instr(answer, ?1) OR instr(more, ?1)"
"""As one text: a hundred thousand rows would take twice as long to come."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Letters of scripts that set no space between words."""


class Texts:
    """A place is a card's number in the order of the index, from 0."""

    def __init__(self, index: Index, ask: Ask) -> None:
        self._packs = tuple(index.packs.values())
        self._ask = ask
        self._firsts = [ask(_FIRST, (pack.number,))[0][0] or 0 for pack in self._packs]
        self._numbers = array("q")
        for pack, first in zip(self._packs, self._firsts, strict=True):
            self._numbers.extend(range(first, first + pack.count))

    def matching(self, text: str) -> bytes:
        """For each place 1 where the card has these words one after the other, the last perhaps only begun, else 0."""
        text = text.replace("\0", " ").encode("utf-8", "replace").decode()
        if not any(letter.isalnum() for letter in text):
            return b"\1" * len(self._numbers)
        phrase = text.replace('"', '""')
        asked = (_PIECE, text) if _UNSPACED.search(text) else (_WORDS, f'"{phrase}" *')
        return self._placed(json.loads(self._ask(asked[0], asked[1:])[0][0]))

    def _placed(self, numbers: Sequence[int]) -> bytes:
        """Numbers in the cache as marks at their places: those of a pack follow one another."""
        marks = bytearray(max(numbers, default=-1) + 1)
        for number in numbers:
            marks[number] = 1
        spans = zip(self._packs, self._firsts, strict=True)
        return b"".join(bytes(marks[first : first + pack.count].ljust(pack.count, b"\0")) for pack, first in spans)

    def documents(self) -> list[str]:
        """The documents that each card's question cites, one a line."""
        known: dict[str, str] = {}
        return [known.setdefault(said, said) for said in self._column("documents")]

    def checked(self) -> list[bool]:
        """Whether a person has checked each card's question."""
        return [bool(said) for said in self._column("checked")]

    def _column(self, name: str) -> list[Any]:
        query = f"SELECT {name} FROM cards WHERE pack = ? ORDER BY position"
        return [said for pack in self._packs for (said,) in self._ask(query, (pack.number,))]

    def prompt(self, place: int) -> str:
        """What the card at a place asks."""
        return self._of("prompt", place)

    def answers(self, place: int) -> list[str]:
        """What is right at a place, the shown answer first."""
        return self._of("answer", place).split("\n")

    def _of(self, name: str, place: int) -> str:
        rows = self._ask(f"SELECT {name} FROM words WHERE rowid = ?", (self._numbers[place],))
        return str(rows[0][0]) if rows else ""
