"""YAML read through parser events: every scalar stays text, and what packs have no use for is refused while scanning.

Anchors, aliases, tags and deep nesting are errors; so a file can neither grow in memory nor change what a text means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import yaml

from quizapp.packs.problems import LINE_BREAK, Place
from quizapp.packs.readable import BROKEN, Key, Readable
from quizapp.packs.syntax import Fault, complex_key, explain, refused, short

__all__ = ["BROKEN", "Key", "Loaded", "load"]

DEEPEST = 24
MOST_FAULTS = 50
FEWEST_READINGS, MOST_READ = 5, 3_000_000
"""How often a text is read again behind its mistakes, and how many characters in all, the long ones less often."""
UNREAD = "the rest of this file could not be read"
LOADER: Any = yaml.cyaml.CParser if yaml.__with_libyaml__ else yaml.Loader  # type: ignore[attr-defined]
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Scalar = yaml.ScalarEvent
_MappingEnd, _SequenceEnd = yaml.MappingEndEvent, yaml.SequenceEndEvent


@dataclass(slots=True)
class Loaded:
    """What a file says, what is wrong with its form, and, when asked for, where each key and value stands."""

    data: Any = None
    faults: list[Fault] = field(default_factory=list)
    keys: dict[Key, Place] = field(default_factory=dict)
    values: dict[Key, Place] = field(default_factory=dict)


def load(text: str, *, places: bool = False) -> Loaded:
    """Read a text; after a mistake go on behind it or the list item it stands in, so that all are found at once."""
    loaded = Loaded(faults=_controls(text))
    if loaded.faults:
        text = _CONTROL.sub("\ufffd", text)
    told = set(loaded.faults)
    readable, reads = Readable(text), max(FEWEST_READINGS, min(MOST_FAULTS, MOST_READ // (len(text) + 1)))
    for number in range(reads):
        attempt = _Builder(text, places)
        stopped = attempt.run()
        for fault in (*attempt.faults, *([stopped] if stopped else ())):
            placed = replace(fault, place=readable.place(fault.place))
            if placed not in told and not readable.is_told(fault):
                told.add(placed)
                loaded.faults.append(placed)
        if stopped is None:
            loaded.data, loaded.keys, loaded.values = (
                attempt.data,
                readable.places(attempt.keys),
                readable.places(attempt.values),
            )
            break
        if number + 1 == reads or not readable.mend(stopped):
            last = loaded.faults[-1]
            loaded.faults[-1] = replace(last, hint=f"{last.hint} ({UNREAD})" if last.hint else UNREAD)
            break
        text = readable.text
    return loaded


def _controls(text: str) -> list[Fault]:
    faults: list[Fault] = []
    if not _CONTROL.search(text):
        return faults
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        for found in _CONTROL.finditer(line):
            code = f"{ord(found[0]):04X}"
            hint = f'leave it out, or write it as "\\u{code}" in double quotes'
            place = Place(number, found.start() + 1, found.end() + 1)
            faults.append(Fault("control", f"the control character U+{code} cannot stand here", hint, place))
        if len(faults) >= MOST_FAULTS:
            break
    return faults


class _Stop(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _Builder:
    """Builds plain dicts, lists and texts of parser events; recursion goes no deeper than `DEEPEST`."""

    def __init__(self, text: str, places: bool) -> None:
        self.text = text
        self.with_places = places
        self.data: Any = None
        self.faults: list[Fault] = []
        self.keys: dict[Key, Place] = {}
        self.values: dict[Key, Place] = {}
        self.opened: list[Any] = []
        """Where the brackets stand that are not closed yet."""

    def run(self) -> Fault | None:
        """Read to the end; the fault that stopped it, if one did."""
        parser = LOADER(self.text)
        self.get = parser.get_event
        try:
            self._stream()
        except _Stop as stop:
            return stop.fault
        except yaml.YAMLError as error:
            return explain(self.lines, error, self.opened)
        finally:
            parser.dispose()
        return None

    @cached_property
    def lines(self) -> list[str]:
        return LINE_BREAK.split(self.text)

    def _stream(self) -> None:
        self.get()
        if type(self.get()) is not yaml.DocumentStartEvent:
            return
        self.data = self._node(self.get(), (), 0)
        self.get()
        event = self.get()
        if type(event) is not yaml.StreamEndEvent:
            hint = "one file holds one pack: take the line --- out; what stands below it was not read"
            self.faults.append(Fault("documents", "a second document begins here", hint, _place(event, self.lines)))

    def _node(self, event: Any, path: Key, depth: int) -> Any:
        if self.with_places:
            self.values[path] = _place(event, self.lines)
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            self._refuse(event)
        sort = type(event)
        if sort is _Scalar:
            return event.value
        if sort is yaml.AliasEvent:
            return f"*{event.anchor}"
        if depth >= DEEPEST:
            raise _Stop(Fault("deep", f"nested more than {DEEPEST} deep", "", _place(event, self.lines)))
        inside = self._mapping if sort is yaml.MappingStartEvent else self._sequence
        if not event.flow_style:
            return inside(path, depth + 1)
        self.opened.append(event.start_mark)
        found = inside(path, depth + 1)
        self.opened.pop()
        return found

    def _sequence(self, path: Key, depth: int) -> list[Any]:
        get, places, items = self.get, self.with_places, list[Any]()
        while type(event := get()) is not _SequenceEnd:
            if not places and type(event) is _Scalar and event.tag is None and event.anchor is None:
                items.append(event.value)
            else:
                items.append(self._node(event, (*path, len(items)) if places else path, depth))
        if places:
            self._closed(path, event)
        return items

    def _mapping(self, path: Key, depth: int) -> dict[str, Any]:
        get, places, box = self.get, self.with_places, dict[str, Any]()
        while type(event := get()) is not _MappingEnd:
            plain = type(event) is _Scalar and event.tag is None and event.anchor is None
            key = event.value if plain else self._key(event, path, depth)
            inner, twice = path, key in box
            if twice:
                first = f" (first with the value {short(box[key])})" if isinstance(box[key], str) else ""
                fault = Fault("twice", f"the key '{key}' stands here twice{first}", "leave one out", self._at(event))
                self.faults.append(fault)
                inner = (*path, f"{key} again")
            elif places:
                inner = (*path, key)
                self.keys[inner] = self._at(event)
            event = get()
            plain = not places and type(event) is _Scalar and event.tag is None and event.anchor is None
            value = event.value if plain else self._node(event, inner, depth)
            if not twice:
                box[key] = value
        if places:
            self._closed(path, event)
        return box

    def _closed(self, path: Key, event: Any) -> None:
        """A collection in brackets ends where its bracket does."""
        begun, end = self.values.get(path), event.end_mark
        if begun and end.line + 1 == begun.line and end.column > event.start_mark.column:
            self.values[path] = Place(begun.line, begun.col, end.column + 1, begun.line)

    def _key(self, event: Any, path: Key, depth: int) -> Any:
        """A key that is no plain text."""
        if type(event) in {yaml.MappingStartEvent, yaml.SequenceStartEvent}:
            raise _Stop(complex_key(self.lines, event.start_mark))
        return self._node(event, path, depth)

    def _refuse(self, event: Any) -> None:
        self.faults.append(refused(self.lines, event))
        if len(self.faults) >= MOST_FAULTS:
            raise _Stop(Fault("many", "too many mistakes to go on", "", self._at(event)))

    def _at(self, event: Any) -> Place:
        return _place(event, self.lines)


def _place(event: Any, lines: list[str]) -> Place:
    """Where a scalar stands; of a collection its first line from where it begins."""
    start, end = event.start_mark, event.end_mark
    line = lines[start.line] if start.line < len(lines) else ""
    several = end.line > start.line or not isinstance(event, yaml.ScalarEvent)
    last = len(line.rstrip()) if several else end.column
    return Place(start.line + 1, start.column + 1, max(last, start.column) + 1, end.line + 1)
