"""What `check --fix` writes: only what is safe, by replacing only the characters it is about.

Text that YAML reads as something else is put in quotes; questions without an id get one; passages that have moved get
their new offsets. What a file says otherwise is compared before and after, and must be the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.packs.evidence import MOVED, locate
from quizapp.packs.file import JsonLines, Key, YamlFile
from quizapp.packs.folder import CURATED
from quizapp.packs.growing import slug
from quizapp.packs.problems import LINE_BREAK
from quizapp.packs.reading import LoadedPack
from quizapp.packs.syntax import mended, short

_MOST_LETTERS = 1_000_000
_WORDS = 6
_FOR_YAML = re.compile(r"[&!]|\*[\w-]+$")
"""What may well be meant as YAML reads it: an anchor, a tag, the name of an anchor."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a file's text to be replaced, and what that does, in words."""

    start: int
    end: int
    new: str
    line: int
    says: str


def edits(pack: LoadedPack) -> Iterator[tuple[YamlFile, list[Edit]]]:
    """The files that people write with what can be mended in them; form first, since it hides the rest."""
    taken = {name for item in pack.items for name in (item.question.id, *item.question.aliases)}
    for file in pack.files:
        if isinstance(file, JsonLines) or file.name == CURATED or "/" in file.name or len(file.text) > _MOST_LETTERS:
            continue
        found = list(_quotes(file)) if file.faults() else [*_ids(file, taken), *_moved(pack, file)]
        if found and _says_the_same(file, found):
            yield file, found


def applied(text: str, found: Sequence[Edit]) -> str:
    """The text with the edits made; every other character stays."""
    for edit in sorted(found, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _says_the_same(file: YamlFile, found: Sequence[Edit]) -> bool:
    """Whether the file read anew has fewer faults, or says the same but for ids and offsets."""
    after = YamlFile(file.name, applied(file.text, found))
    if file.faults():
        return len(after.faults()) < len(file.faults())
    return not after.faults() and _plain(after.data) == _plain(file.data)


def _plain(value: Any) -> Any:
    """What a file says without what is mended."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if key not in {"id", "start", "end", "answer"}} | (
            {"answer": value["answer"]} if isinstance(value.get("answer"), str) else {}
        )
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _quotes(file: YamlFile) -> Iterator[Edit]:
    """Text in a line of its own that is read as something else, put in quotes."""
    starts = _starts(file.text)
    for line in sorted({fault.line for fault in file.faults() if "in quotes" in fault.hint}):
        meant = mended(file.lines, line)
        if meant and not _FOR_YAML.match(meant[1]):
            begins = starts[line - 1] + meant[0]
            edit = Edit(begins, begins + len(meant[1]), meant[2], line, f"{short(meant[1])} is put in quotes")
            if len(YamlFile(file.name, applied(file.text, [edit])).faults()) < len(file.faults()):
                yield edit


def _ids(file: YamlFile, taken: set[str]) -> Iterator[Edit]:
    """An id, made of what is asked, for each question without one."""
    around: Key = ("questions",) if isinstance(file.data, dict) else ()
    listed = file.data.get("questions") if isinstance(file.data, dict) else file.data
    said = listed if isinstance(listed, list) else []
    taken |= {one["id"] for one in said if isinstance(one, dict) and isinstance(one.get("id"), str)}
    bare = [(number, one) for number, one in enumerate(said) if isinstance(one, dict) and one and "id" not in one]
    starts = _starts(file.text) if bare else []
    for number, one in bare:
        if not any(isinstance(one.get(key), str) for key in ("prompt", "text")):
            continue
        name = _free(_name(one), taken)
        taken.add(name)
        place = file.place((*around, number))
        at = starts[place.line - 1] + place.col - 1
        if file.text[at] == "{":
            yield Edit(at + 1, at + 1, f"id: {name}, ", place.line, f"the question gets the id {name}")
        else:
            new = f"id: {name}{_break(file.text, at)}{' ' * (place.col - 1)}"
            yield Edit(at, at, new, place.line, f"the question gets the id {name}")


def _name(question: Mapping[str, Any]) -> str:
    asked = str(question.get("prompt") or question.get("text"))
    name = slug(" ".join(re.sub(r"[{}|]+", " ", asked).split()[:_WORDS]))
    return f"q-{hashlib.sha256(asked.encode('utf-8', 'replace')).hexdigest()[:8]}" if name == "pack" else name


def _free(name: str, taken: Collection[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _moved(pack: LoadedPack, file: YamlFile) -> Iterator[Edit]:
    """New offsets for passages whose words stand elsewhere, and once only."""
    starts: list[int] = []
    for item in pack.items:
        for number, evidence in enumerate(item.question.evidence) if item.file is file else ():
            source = pack.sources[evidence.source]
            if evidence.start is None or source is None or source.text is None:
                continue
            place = locate(source.text, evidence)
            if place.how != MOVED or place.count != 1:
                continue
            starts = starts or _starts(file.text)
            offsets: list[tuple[Key, int]] = [(("start",), place.start), (("end",), place.end)]
            offsets += [(("answer", at), new) for at, new in enumerate(place.answer or ())]
            for key, new in offsets:
                path = (*item.at, "evidence", number, *key)
                if path in file.located.values:
                    where = file.place(path)
                    begins = starts[where.line - 1]
                    says = f"{key[0]}: {new}, where the passage stands now"
                    yield Edit(begins + where.col - 1, begins + where.end - 1, str(new), where.line, says)


def _starts(text: str) -> list[int]:
    """Where each line begins."""
    return [0, *(found.end() for found in LINE_BREAK.finditer(text))]


def _break(text: str, at: int) -> str:
    """How the line that an offset stands in ends."""
    found = LINE_BREAK.search(text, at)
    return found[0] if found else "\n"
