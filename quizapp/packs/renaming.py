"""A question renamed in the file that its author wrote: only the lines of its id and its former names change."""

from __future__ import annotations

import re
from typing import Any

from quizapp.errors import QuizError
from quizapp.packs.file import Key, YamlFile
from quizapp.packs.problems import LINE_BREAK

Change = tuple[int, int, str]
"""From and to which character of the text, and what stands there instead."""


def renamed(file: YamlFile, at: Key, new: str) -> str:
    """The file's text with the question at a place known by a new id, and by its old one as a former name."""
    question = _value(file.data, at)
    old = str(question["id"])
    starts = [0, *(found.end() for found in LINE_BREAK.finditer(file.text))]

    def span(path: Key) -> tuple[int, int]:
        place = file.place((*at, *path))
        return starts[place.line - 1] + place.col - 1, starts[place.line - 1] + place.end - 1

    former = question.get("aliases")
    changes: list[Change] = [(*span(("id",)), new)]
    if former is None:
        changes.append(_added(file, at, span(("id",))[1], old))
    elif new in _listed(former):
        where = ("aliases", former.index(new)) if isinstance(former, list) else ("aliases",)
        changes.append((*span(where), old))
    elif isinstance(former, list) and former:
        start, _ = span(("aliases", 0))
        changes.append((start, start, old + _between(file.text, start)))
    else:
        start, end = span(("aliases",))
        changes.append((start, end, f"[{', '.join([old, *_listed(former)])}]"))
    text = _changed(file.text, changes)
    _must_say(text, file, at, {**question, "id": new, "aliases": _after(former, old, new)})
    return text


def _listed(former: Any) -> list[str]:
    return former if isinstance(former, list) else [former] if former else []


def _after(former: Any, old: str, new: str) -> list[str] | str:
    """The former names as they are to be."""
    if former == new:
        return old
    names = _listed(former)
    return [old if one == new else one for one in names] if new in names else [old, *names]


def _added(file: YamlFile, at: Key, end: int, old: str) -> Change:
    """Former names where there were none: on a line of their own, or in the braces."""
    text, key = file.text, file.place((*at, "id"), key=True)
    if _is_in_braces(file, at):
        return end, end, f", aliases: [{old}]"
    stop = LINE_BREAK.search(text, end)
    line = f"{' ' * (key.col - 1)}aliases: [{old}]"
    return (stop.end(), stop.end(), line + stop[0]) if stop else (len(text), len(text), f"\n{line}")


def _is_in_braces(file: YamlFile, at: Key) -> bool:
    place = file.place(at)
    return file.source_line(place.line)[place.col - 1 : place.col] == "{"


def _between(text: str, start: int) -> str:
    """What stands between two items of a list that begins here: a comma, or a line with its hyphen."""
    begun = re.search(r"([\r\n]*)([ \t]*-[ \t]+)$", text[:start])
    return f"{begun[1] or chr(10)}{begun[2]}" if begun else ", "


def _changed(text: str, changes: list[Change]) -> str:
    for start, end, said in sorted(changes, reverse=True):
        text = text[:start] + said + text[end:]
    return text


def _must_say(text: str, before: YamlFile, at: Key, wanted: dict[str, Any]) -> None:
    """Raises QuizError where the new text does not say exactly what is meant."""
    after = YamlFile(before.name, text)
    if after.faults() or after.data != _with(before.data, at, wanted):
        where = f"{before.name}:{before.place(at).line}"
        hint = f"write id: {wanted['id']} and aliases: [{', '.join(_listed(wanted['aliases']))}] there"
        raise QuizError("this question cannot be renamed by a program", where, hint)


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
