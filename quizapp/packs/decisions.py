"""The text of `curated.yaml` as entries that are added, changed and taken out one at a time; the rest stays as it is.

An edit is a block, everything else is a line; each section is sorted by id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import indent
from typing import Any

from quizapp.errors import QuizError
from quizapp.packs import dumping
from quizapp.packs.file import YamlFile
from quizapp.packs.validating import CURATED_FORMAT

RENAME, KEEP, EDIT, REJECT, CONFLICTS = SECTIONS = ("rename", "keep", "edit", "reject", "conflicts")
ON_QUESTIONS = (RENAME, KEEP, EDIT, REJECT)
EMPTY = f"format: {CURATED_FORMAT}\n"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some lines of the file: an entry of a section, or what stands around them."""

    section: str
    id: str
    """Empty where it is no entry: a section's heading, a comment, what is unknown."""
    text: str
    said: Any = None
    """What the entry says."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a curator decided, with every other line of the file."""

    stretches: tuple[Stretch, ...] = (Stretch("format", "", EMPTY),)

    @property
    def text(self) -> str:
        """The file."""
        return "".join(one.text for one in self.stretches)

    @property
    def empty(self) -> bool:
        """Whether nothing but the format stands there."""
        return self.text.strip() in {"", EMPTY.strip()}

    def of(self, name: str, sections: Sequence[str] = ON_QUESTIONS) -> tuple[Stretch, ...]:
        """The entries under an id."""
        return tuple(one for one in self.stretches if one.id == name and one.section in sections)

    def with_(self, section: str, said: Mapping[str, Any]) -> Decisions:
        """The same with an entry that says this, in place of the one of its id if there is one."""
        text = _written(section, said, self._indent(section), self._line_end)
        return self.put(Stretch(section, str(said["id"]), text, YamlFile("", text).data[0]))

    def put(self, entry: Stretch) -> Decisions:
        """The same with an entry, in place of the one of its id if there is one."""
        left = self.stretches
        at = next((n for n, one in enumerate(left) if (one.section, one.id) == (entry.section, entry.id)), -1)
        if at >= 0:
            rest = (one for one in left[at + 1 :] if (one.section, one.id) != (entry.section, entry.id))
            return Decisions((*left[:at], entry, *rest))
        ready = self._with_heading(entry.section)
        at = ready._place(entry.section, entry.id)
        before = _ended(ready.stretches[:at], self._line_end)
        return Decisions((*before, entry, *ready.stretches[at:]))

    def without(self, section: str, name: str) -> Decisions:
        """The same without an entry, and without the heading of a section that has none left."""
        left = tuple(one for one in self.stretches if (one.section, one.id) != (section, name))
        if any(one.section == section and one.id for one in left):
            return Decisions(left)
        return Decisions(tuple(one for one in left if not _is_heading(one, section)))

    @property
    def _line_end(self) -> str:
        return "\r\n" if "\r\n" in self.stretches[0].text else "\n"

    def _indent(self, section: str) -> str:
        entries = [one for one in self.stretches if one.id]
        like = next((one for one in entries if one.section == section), next(iter(entries), None))
        return like.text[: len(like.text) - len(like.text.lstrip(" "))] if like else "  "

    def _with_heading(self, section: str) -> Decisions:
        """The same with the section's heading, before the sections that come after it."""
        if any(_is_heading(one, section) for one in self.stretches):
            return self
        later = SECTIONS[SECTIONS.index(section) + 1 :]
        at = next((n for n, one in enumerate(self.stretches) if one.section in later), len(self.stretches))
        heading = Stretch(section, "", f"{section}:{self._line_end}")
        return Decisions((*_ended(self.stretches[:at], self._line_end), heading, *self.stretches[at:]))

    def _place(self, section: str, name: str) -> int:
        """Behind the last entry of the section with a smaller id, or behind its heading."""
        smaller = [n for n, one in enumerate(self.stretches) if one.section == section and one.id and one.id < name]
        heading = next(n for n, one in enumerate(self.stretches) if _is_heading(one, section))
        return max([heading, *smaller]) + 1


def _ended(stretches: Sequence[Stretch], line_end: str) -> tuple[Stretch, ...]:
    """The same with the last line ended."""
    if not stretches or stretches[-1].text.endswith("\n"):
        return tuple(stretches)
    return (*stretches[:-1], replace(stretches[-1], text=stretches[-1].text + line_end))


def read_decisions(text: str, name: str) -> Decisions:
    """A file's decisions; raises QuizError where it cannot be read, so that nothing in it is lost."""
    file = YamlFile(name, text)
    raw = file.data
    faults = file.faults()
    if faults or not _known(raw):
        message = faults[0].message if faults else f"this is not {CURATED_FORMAT} as quizapp writes it"
        raise QuizError(message, faults[0].where if faults else name, "mend it first; nothing was changed")
    if not raw:
        return Decisions()
    stretches = tuple(_split(file, raw))
    if _faithful(stretches, raw):
        return Decisions(stretches)
    comments = re.match(r"(?:[ \t]*(?:#.*)?\r?\n)*", file.text)
    again = YamlFile(name, (comments[0] if comments else "") + _canonical(raw))
    return Decisions(tuple(_split(again, raw)))


def _known(raw: Any) -> bool:
    """Whether it is in the known format, or nothing yet."""
    if not isinstance(raw, dict | None):
        return False
    lists = (
        all(raw.get(section) in (None, "") or isinstance(raw[section], list) for section in SECTIONS) if raw else True
    )
    return lists and (raw or {}).get("format", CURATED_FORMAT) == CURATED_FORMAT


def _split(file: YamlFile, raw: Mapping[str, Any]) -> Iterator[Stretch]:
    """The file in stretches: what stands before the first key, then each key with its entries."""
    lines = file.text.splitlines(keepends=True)
    starts = {str(key): file.place((key,), key=True).line - 1 for key in raw}
    ends = [*list(starts.values())[1:], len(lines)]
    if starts and min(starts.values()) > 0:
        yield Stretch("", "", "".join(lines[: min(starts.values())]))
    for (section, start), end in zip(starts.items(), ends, strict=True):
        listed = raw[section] if section in SECTIONS and isinstance(raw[section], list) else []
        items = [file.place((section, n)).line - 1 for n in range(len(listed))]
        yield from _uncommented(Stretch(section, "", "".join(lines[start : (items or [end])[0]])))
        for n, (first, last) in enumerate(zip(items, [*items[1:], end], strict=False)):
            said = listed[n]
            name = str(said.get("id", "")) if isinstance(said, dict) else ""
            yield from _uncommented(Stretch(section, name, "".join(lines[first:last]), said))


def _uncommented(one: Stretch) -> Iterator[Stretch]:
    """A stretch, and apart from it the comments and empty lines at its end, which belong to what follows."""
    lines = one.text.splitlines(keepends=True)
    end = len(lines)
    while end > 1 and re.match(r"\s*(#|$)", lines[end - 1]):
        end -= 1
    while one.id and end < len(lines) and not _says(replace(one, text="".join(lines[:end]))):
        end += 1
    yield replace(one, text="".join(lines[:end]))
    if lines[end:]:
        yield Stretch(one.section, "", "".join(lines[end:]))


def _says(one: Stretch) -> bool:
    """Whether the lines of an entry say by themselves what it says."""
    return bool(YamlFile("", one.text).data == [one.said])


def _faithful(stretches: Sequence[Stretch], raw: Mapping[str, Any]) -> bool:
    """Whether every entry has lines of its own, that say by themselves what it says."""
    for section in SECTIONS:
        entries = [one for one in stretches if one.section == section and one.id]
        said = raw.get(section)
        if [one.said for one in entries] != (said or []):
            return False
        if said is not None and not any(_is_heading(one, section) for one in stretches):
            return False
    return all(_says(one) for one in stretches if one.id)


def _is_heading(one: Stretch, section: str) -> bool:
    return not one.id and one.section == section and bool(re.match(rf"{section}[ \t]*:[ \t]*(#.*)?\r?\n?$", one.text))


def _canonical(raw: Mapping[str, Any]) -> str:
    """The same said as this program writes it."""
    parts = []
    for section, said in raw.items():
        if (
            section in SECTIONS
            and isinstance(said, list)
            and all(isinstance(one, dict) and one.get("id") for one in said)
        ):
            entries = sorted(said, key=lambda one: str(one["id"]))
            if entries:
                parts.append(f"{section}:\n" + "".join(_written(section, one, "  ", "\n") for one in entries))
        else:
            parts.append(dumping.block({section: said}))
    return "".join(parts)


def _written(section: str, said: Mapping[str, Any], before: str, line_end: str) -> str:
    """An entry as its lines."""
    text = dumping.block([said]) if section == EDIT else f"- {dumping.line(said)}"
    return indent(text, before).replace("\n", line_end)
