"""The package that Word and PowerPoint files are: parts of XML in a ZIP file, and how they refer to each other."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast
from xml.etree import ElementTree

from quizapp.archives import MALFORMED
from quizapp.errors import QuizError

MOST_PARTS, MOST_BYTES, MOST_IN_PART, DEEPEST = 20_000, 400_000_000, 50_000_000, 400
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_DAMAGED = "Open it in the program it was made with and save it again."


@dataclass(frozen=True, slots=True)
class Part:
    """A part's name and its kind, the content type."""

    name: str
    kind: str


class Package:
    """The parts of one file; whatever is wrong with it is a `QuizError`."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except MALFORMED as error:
            raise damaged() from error
        listed = self._zip.infolist()
        if len(listed) > MOST_PARTS or sum(one.file_size for one in listed) > MOST_BYTES:
            raise QuizError("The document is too large when unpacked.", hint="Split it, for example by chapter.")
        if any(one.flag_bits & 1 for one in listed):
            raise QuizError("The document is behind a password.", hint="Save it without the password.")
        self._sizes = {one.filename: one.file_size for one in listed}

    def main(self) -> Part:
        """The part that holds the document itself."""
        target = next((to for kind, to in self.related("").values() if kind.endswith("/officeDocument")), "")
        if target not in self._sizes:
            raise damaged()
        types = self.xml("[Content_Types].xml")
        kinds = {one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in types.iter(_TYPES)}
        return Part(target, kinds.get(target, ""))

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._sizes

    def xml(self, name: str) -> ElementTree.Element:
        """A part, parsed; no document types, no entities, no bottomless nesting."""
        if name not in self._sizes:
            raise damaged()
        if self._sizes[name] > MOST_IN_PART:
            raise QuizError("The document is too large when unpacked.", hint="Split it, for example by chapter.")
        try:
            raw = self._zip.read(name)
        except MALFORMED as error:
            raise damaged() from error
        return parsed(raw)

    def related(self, name: str) -> Mapping[str, tuple[str, str]]:
        """What a part refers to: by the reference's id, its kind and the name of the part."""
        folder, base = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", f"{base}.rels")
        if listing not in self._sizes:
            return {}
        found = {}
        for one in self.xml(listing).iter(_RELATED):
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
                found[one.get("Id", "")] = (one.get("Type", ""), target)
        return found

    def one_related(self, name: str, kind: str) -> str:
        """The part of that kind that a part refers to; empty where there is none."""
        found = (to for sort, to in self.related(name).values() if sort.endswith(f"/{kind}"))
        return next((to for to in found if to in self._sizes), "")

    def title(self) -> str:
        """The title in the file's properties, if it is one."""
        name = self.one_related("", "core-properties") or "docProps/core.xml"
        if name not in self._sizes:
            return ""
        return next((one.text or "" for one in self.xml(name).iter("{http://purl.org/dc/elements/1.1/}title")), "")


def parsed(raw: bytes) -> ElementTree.Element:
    """XML without document type, entities or bottomless nesting."""
    head = raw[:4096].replace(b"\x00", b"")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in raw:
        raise damaged()
    parser: ElementTree.XMLPullParser[ElementTree.Element] = ElementTree.XMLPullParser(events=("start", "end"))
    root: ElementTree.Element | None = None
    depth = 0
    try:
        for at in range(0, len(raw), 1 << 16):
            parser.feed(raw[at : at + (1 << 16)])
            for event, element in _elements(parser):
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                if depth > DEEPEST:
                    raise damaged()
        parser.close()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise damaged() from error
    if root is None:
        raise damaged()
    return root


def _elements(parser: ElementTree.XMLPullParser[ElementTree.Element]) -> Iterator[tuple[str, ElementTree.Element]]:
    """What the parser has begun and ended."""
    for event in parser.read_events():
        yield cast("tuple[str, ElementTree.Element]", event)


def damaged() -> QuizError:
    """What is said of a file that does not hold together."""
    return QuizError("The file is damaged, or not what its name says.", hint=_DAMAGED)


def walk(element: ElementTree.Element, skipped: frozenset[str]) -> Iterator[ElementTree.Element]:
    """An element and all below it in order, without those of the skipped names and what is in them."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.tag not in skipped or one is element:
            yield one
            waiting += reversed(one)
