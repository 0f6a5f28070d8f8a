"""An author's file with a value of one question changed: only its lines differ, or nothing is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quizapp.errors import QuizError
from quizapp.packs.file import Key, YamlFile
from quizapp.packs.problems import LINE_BREAK

Change = tuple[int, int, str]
"""From and to which character of the text, and what stands there instead."""


class Splice:
    """A question in a file that its author wrote, and where its keys and values stand."""

    def __init__(self, file: YamlFile, at: Key) -> None:
        self.file, self._at = file, at
        self._starts = [0, *(found.end() for found in LINE_BREAK.finditer(file.text))]
        self.question: dict[str, Any] = _value(file.data, at)

    def span(self, path: Key) -> tuple[int, int]:
        """Where the value under a key begins and ends; it stands in one line."""
        place = self.file.place((*self._at, *path))
        start = self._starts[place.line - 1]
        return start + place.col - 1, start + place.end - 1

    def added(self, after: str, key: str, value: str) -> Change:
        """A key more behind that of another, on a line of its own or in the braces."""
        text, (_, end) = self.file.text, self.span((after,))
        place, before = self.file.place(self._at), self.file.place((*self._at, after), key=True)
        if self.file.source_line(place.line)[place.col - 1 : place.col] == "{":
            return end, end, f", {key}: {value}"
        stop = LINE_BREAK.search(text, end)
        line = f"{' ' * (before.col - 1)}{key}: {value}"
        return (stop.end(), stop.end(), line + stop[0]) if stop else (len(text), len(text), f"\n{line}")

    def put(self, key: str, value: str, after: str = "id") -> Change:
        """A key with this value, whether or not it is there."""
        return (*self.span((key,)), value) if key in self.question else self.added(after, key, value)

    def changed(self, changes: Sequence[Change], wanted: dict[str, Any], hint: str) -> str:
        """The file's text after the changes; raises QuizError where it would not say exactly what is wanted."""
        text = self.file.text
        for start, end, said in sorted(changes, reverse=True):
            text = text[:start] + said + text[end:]
        after = YamlFile(self.file.name, text)
        if after.faults() or after.data != _with(self.file.data, self._at, wanted):
            where = f"{self.file.name}:{self.file.place(self._at).line}"
            raise QuizError("this is written in a way that no program can change", where, hint)
        return text


def _value(said: Any, at: Key) -> Any:
    for key in at:
        said = said[key]
    return said


def _with(said: Any, at: Key, value: Any) -> Any:
    """The same with another value at a place."""
    if not at:
        return value
    copy = said.copy()
    copy[at[0]] = _with(said[at[0]], at[1:], value)
    return copy
