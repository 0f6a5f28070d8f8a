"""A section of DocBook as Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from xml.etree import ElementTree

_ENTITIES = {"kstars": "KStars", "ie": "i.e.", "etc": "etc."}
_MARKUP = frozenset({"amp", "lt", "gt", "quot", "apos"})
_SILENT = frozenset(
    {"sect1info", "indexterm", "mediaobject", "screenshot", "footnote", "tip", "note", "qandaset", "title"}
)
_MARKS = {"quote": ('"', '"'), "superscript": ("^", "")}


def markdown(source: str) -> str:
    """The section's headings, paragraphs and lists; no pictures, notes, footnotes and exercises."""
    root = ElementTree.fromstring(re.sub(r"&(\w+);", _said, source))
    return "\n\n".join(_blocks(root, 1)) + "\n"


def _said(entity: re.Match[str]) -> str:
    name = entity[1]
    return entity[0] if name in _MARKUP else _ENTITIES.get(name, html.escape(html.unescape(entity[0])))


def _blocks(element: ElementTree.Element, level: int) -> Iterator[str]:
    title = element.find("title")
    if title is not None:
        yield f"{'#' * level} {_line(title)}"
    for child in element:
        if child.tag == "listitem":
            yield f"- {_line(child)}"
        elif child.tag == "para":
            yield from filter(None, [_line(child)])
            yield from _blocks(child, level)
        elif child.tag not in _SILENT:
            yield from _blocks(child, level + child.tag.startswith("sect"))


def _line(element: ElementTree.Element) -> str:
    return " ".join("".join(_words(element)).split())


def _words(element: ElementTree.Element) -> Iterator[str]:
    before, after = _MARKS.get(element.tag, ("", ""))
    yield before + (element.text or "")
    for child in element:
        if child.tag not in _SILENT and child.tag != "itemizedlist":
            yield from _words(child)
        yield child.tail or ""
    yield after
