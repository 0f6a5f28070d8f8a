"""One file of a pack as text: what it says, what is wrong with its form, and where each value stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import Any

from quizapp.bulk import in_bulk
from quizapp.packs import yaml
from quizapp.packs.conflicted import MARKS, NOT_MERGED, is_mark
from quizapp.packs.problems import ERROR, LINE_BREAK, Place, Problem
from quizapp.packs.yaml import BROKEN, Key, Loaded

__all__ = ["BROKEN", "JsonLines", "Key", "YamlFile", "path_text"]


_OF_QUESTIONS = frozenset({"questions", "keep", "edit", "reject"})


def path_text(path: Key) -> str:
    """A path as people read it: `questions[4].answer`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


class YamlFile:
    """A file that people write."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text.removeprefix("\ufeff")
        loaded = yaml.load(self.text)
        self.data: Any = loaded.data
        self._faults = loaded.faults

    def faults(self) -> list[Problem]:
        """What is wrong with its form; where git could not merge it, only that."""
        marked = self._not_merged("keep of each place what holds, and take out the lines that git wrote")
        return marked or [self._problem(f.place, f.code, f.message, f.hint, ERROR) for f in self._faults]

    def _not_merged(self, hint: str) -> list[Problem]:
        """The first line that git wrote to show what it could not merge, if there is one."""
        marked = enumerate(self.lines, 1) if any(mark in self.text for mark in MARKS) else ()
        number = next((number for number, line in marked if is_mark(line)), 0)
        place = Place(number, 1, len(self.source_line(number)) + 1)
        return [self._problem(place, "not_merged", NOT_MERGED, hint, ERROR)] if number else []

    def problem(
        self, path: Key, code: str, message: str, hint: str = "", severity: str = ERROR, *, key: bool = False
    ) -> Problem:
        """A problem with the value at a path, or with its key; where the path leads nowhere, with what is around it."""
        place = self.place(path, key=key)
        told = self._problem(place, code, f"{path_text(path)}: {message}" if path else message, hint, severity)
        return replace(told, question=self._question(path))

    def place(self, path: Key, *, key: bool = False) -> Place:
        """Where the value or key at a path stands."""
        located = self.located
        if key and path in located.keys:
            return located.keys[path]
        while path and path not in located.values:
            path = path[:-1]
        return located.values.get(path, Place(1, 1, 1))

    @cached_property
    def located(self) -> Loaded:
        """The same file read again, with places."""
        with in_bulk():
            return yaml.load(self.text, places=True)

    @cached_property
    def lines(self) -> list[str]:
        """Its lines as the parser counts them."""
        return LINE_BREAK.split(self.text)

    def source_line(self, number: int) -> str:
        """A line by its number from 1."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def cut_off(self, path: Key) -> str:
        """What a comment sign took from the end of a value, as `#5` of `Which was #5`."""
        place = self.place(path)
        found = re.match(r"\s+(#.*)", self.source_line(place.line)[place.end - 1 :])
        return found[1] if found else ""

    def _question(self, path: Key) -> str:
        """The id of the question that a path leads into, where it has one."""
        section, *rest = path if path and isinstance(path[0], str) else ("", *path)
        listed = self.data.get(section) if section in _OF_QUESTIONS and isinstance(self.data, dict) else self.data
        return _id(listed[rest[0]]) if rest and isinstance(rest[0], int) and isinstance(listed, list) else ""

    def _problem(self, place: Place, code: str, message: str, hint: str, severity: str) -> Problem:
        line = self.source_line(place.line)
        return Problem(self.name, place.line, place.col, place.end, severity, code, message, hint, line)


class JsonLines(YamlFile):
    """A file that programs write, an object a line, the header first; read a line at a time."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text.removeprefix("\ufeff")

    def objects(self, problems: list[Problem]) -> Iterator[tuple[int, dict[str, Any] | None]]:
        """The number of each line that is not empty and what it says; None where that is not an object."""
        for number, line in enumerate(() if self.faults() else self.lines, 1):
            if line.strip():
                yield number, self._read(number, line, problems)

    def _read(self, number: int, line: str, problems: list[Problem]) -> dict[str, Any] | None:
        place, message = Place(number, 1, len(line) + 1), "a line holds one object in { }"
        try:
            value = json.loads(line, object_pairs_hook=_once)
        except json.JSONDecodeError as error:
            place, message = Place(number, error.pos + 1, error.pos + 2), f"this is not JSON: {error.msg}"
        except RecursionError:
            message = "nested too deep"
        except ValueError as error:
            message = str(error)
            place = next((Place(number, f.place.col, f.place.end) for f in _located(line).faults), place)
        else:
            if isinstance(value, dict):
                return value
        problems.append(self._problem(place, "json", message, "", ERROR))
        return None

    def _question(self, path: Key) -> str:
        """The id in the line that a path leads into."""
        line = self.source_line(path[0]) if path and isinstance(path[0], int) else ""
        with suppress(ValueError, RecursionError):
            return _id(json.loads(line))
        return ""

    def faults(self) -> list[Problem]:
        """Where git could not merge it; what else is wrong shows when its lines are read."""
        return self._not_merged("quizapp generate on the pack takes what both sides say")

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, which only a line feed ends."""
        return self.text.split("\n")

    def place(self, path: Key, *, key: bool = False) -> Place:
        """Where a value stands; a path begins with the number of its line."""
        number = path[0] if path and isinstance(path[0], int) else 1
        line = self.source_line(number)
        located = _located(line)
        rest = path[1:]
        if key and rest in located.keys:
            place = located.keys[rest]
        else:
            while rest and rest not in located.values:
                rest = rest[:-1]
            place = located.values.get(rest, Place(1, 1, len(line) + 1))
        return Place(number, place.col, place.end)

    def problem(
        self, path: Key, code: str, message: str, hint: str = "", severity: str = ERROR, *, key: bool = False
    ) -> Problem:
        """A problem with the value at a path: the line's number, then keys."""
        name = path_text(path[1:])
        message = f"{name}: {message}" if name else message
        told = self._problem(self.place(path, key=key), code, message, hint, severity)
        return replace(told, question=self._question(path))

    def cut_off(self, path: Key) -> str:
        """JSON has no comments."""
        return ""


def _id(said: Any) -> str:
    """The id that a question says it has."""
    name = said.get("id") if isinstance(said, dict) else None
    return name if isinstance(name, str) else ""


_UNLIKE_YAML = re.compile(r"\\\\|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|[\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What JSON may hold and YAML does not, or takes for the end of a line; and escaped backslashes, which stay."""


def _located(line: str) -> Loaded:
    """Where the keys and values of an object stand in its line."""
    if len(line) >= 200_000:
        return Loaded()
    return yaml.load(_UNLIKE_YAML.sub(lambda one: one[0] if one[0] == "\\\\" else "." * len(one[0]), line), places=True)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"the key '{twice}' stands there twice")
    return found
