"""The formats by name and by what their files look like; a format's module is loaded when it is used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from types import ModuleType
from typing import TYPE_CHECKING

from quizapp.bulk import in_bulk
from quizapp.errors import QuizError, WrongUse
from quizapp.packs.formats.model import Imported, Written

if TYPE_CHECKING:
    from quizapp.packs.reading import LoadedPack

_HEAD = 4096
MOST_BYTES = 64 * 1024**2
MOST_BINARY = 1024**3


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what people call it, how its files end or begin, and which way it goes."""

    name: str
    what: str
    suffixes: tuple[str, ...] = ()
    begins: str = ""
    """What is found in the first lines of a file, where its ending does not tell."""
    reads: bool = True
    writes: bool = True
    binary: bool = False
    module: str = ""
    """The module that holds it, where that is not called as it is."""
    pictures_beside: bool = False
    """Whether the pictures that its texts name are files beside it."""
    any_status: bool = False
    """Whether questions are written that are not approved."""
    tells_past: bool = False
    """Whether a file may hold what was answered."""

    @property
    def most_bytes(self) -> int:
        """How large a file may be that is read."""
        return MOST_BINARY if self.binary else MOST_BYTES

    def read(self, data: bytes, name: str) -> Imported:
        """What a file of that name says; raises QuizError where it is not of this format."""
        if len(data) > self.most_bytes:
            raise QuizError(f"larger than {self.most_bytes // 1024**2} MB", name, "split it into several files")
        with in_bulk():
            found = self._loaded().read(data, name)
        assert isinstance(found, Imported)
        return found

    def write(self, pack: LoadedPack) -> Written:
        """The pack's approved questions as a file of this format."""
        written = self._loaded().write(pack)
        assert isinstance(written, Written)
        return written

    def _loaded(self) -> ModuleType:
        return import_module(f"quizapp.packs.formats.{self.module or self.name}")


ANKI_HEAD = r"^#(?:separator|html|notetype|deck|tags|columns|guid column|if matches)[\w ]*:"

FORMATS = {
    one.name: one
    for one in (
        Format("jsonl", "JSON lines, every question with its sources", (".jsonl", ".ndjson"), any_status=True),
        Format("csv", "a table, cells apart by commas", (".csv",)),
        Format("tsv", "a table, cells apart by tabs", (".tsv", ".tab")),
        Format("moodlexml", "Moodle XML, with pictures", (".xml",), r"<quiz\b"),
        Format(
            "gift",
            "GIFT, Moodle's text format",
            (".gift",),
            r"^\s*(?:::|\$CATEGORY:)|[^\\{]\{\s*(?:[=~#}]|TRUE|FALSE|[TF]\b)",
        ),
        Format("aiken", "Aiken, a letter before each choice", (".aiken",), r"^\s*ANSWER\s*:"),
        Format(
            "markdown",
            "questions typed as Markdown: Q:, A:, - [x], {{gap}}",
            (".md", ".markdown"),
            writes=False,
            pictures_beside=True,
        ),
        Format("hashcards", "cards of hashcards: Q:, A:, C:", (), r"^[QC]:[ \t]", pictures_beside=True),
        Format("anki", "Anki's text files", (".txt",), ANKI_HEAD, module="anki_text"),
        Format("apkg", "Anki's packages", (".apkg", ".colpkg"), r"\APK\x03\x04", binary=True, tells_past=True),
    )
}


def readable() -> list[str]:
    """The names of the formats that can be imported."""
    return [one.name for one in FORMATS.values() if one.reads]


def writable() -> list[str]:
    """The names of the formats that can be exported."""
    return [one.name for one in FORMATS.values() if one.writes]


def told(data: bytes, name: str) -> Format:
    """The format that a file's ending or its first lines tell; raises WrongUse where neither does."""
    suffix, head = PurePath(name).suffix.lower(), data[:_HEAD].decode("utf-8", "replace")
    known = [one for one in FORMATS.values() if one.reads and suffix in one.suffixes]
    looked = [one for one in FORMATS.values() if one.reads and one.begins and re.search(one.begins, head, re.MULTILINE)]
    sure = [one for one in known if one in looked or not one.begins]
    found = [*sure, *looked, *known]
    if not found:
        hint = f"say what it is: --from {'|'.join(readable())}"
        raise WrongUse("this file's format cannot be told from its name", name, hint)
    return found[0]
