"""What a Word document's styles and numbering make of a paragraph: heading, caption, list item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{W}val"
_DEEPEST = 30


def _value(element: Element | None, path: str) -> str:
    found = element.find(path) if element is not None else None
    return found.get(_VALUE, "") if found is not None else ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


class Styles:
    """The styles of paragraphs by their id, each with the one it is based on."""

    def __init__(self, part: Element | None) -> None:
        self._styles = {one.get(f"{W}styleId", ""): one for one in (part if part is not None else ())}
        self._names = {key: _value(one, f"{W}name").casefold() for key, one in self._styles.items()}
        self._default = next(
            (key for key, one in self._styles.items() if one.get(f"{W}default") and one.get(f"{W}type") == "paragraph"),
            "",
        )

    def of(self, properties: Element | None) -> str:
        """The id of a paragraph's style."""
        return _value(properties, f"{W}pStyle") or self._default

    def _chain(self, style: str) -> list[str]:
        found: list[str] = []
        while style in self._styles and style not in found and len(found) < _DEEPEST:
            found.append(style)
            style = _value(self._styles[style], f"{W}basedOn")
        return found

    def level(self, style: str, properties: Element | None) -> int:
        """The level of a heading, the title's being 1; 0 for what is none."""
        direct = _number(_value(properties, f"{W}outlineLvl"))
        if direct is not None:
            return direct + 1 if direct < 9 else 0
        for one in self._chain(style):
            name = self._names[one]
            heading = re.fullmatch(r"heading (\d)", name)
            if name == "title":
                return 1
            if heading:
                return int(heading[1])
            outline = _number(_value(self._styles[one], f"{W}pPr/{W}outlineLvl"))
            if outline is not None:
                return outline + 1 if outline < 9 else 0
        return 0

    def is_title(self, style: str) -> bool:
        """Whether the style is that of the document's title."""
        return any(self._names[one] == "title" for one in self._chain(style))

    def is_caption(self, style: str) -> bool:
        """Whether the style is that of captions."""
        return any(self._names[one] == "caption" for one in self._chain(style))

    def is_code(self, style: str) -> bool:
        """Whether the style is that of program text."""
        names = (self._names[one] for one in self._chain(style))
        return any(
            re.match(r"(?:source code|code|html preformatted|preformatted|macro text)\b", name) for name in names
        )

    def is_contents(self, style: str) -> bool:
        """Whether the style is that of a table of contents or an index."""
        return any(re.match(r"(?:toc|index|table of figures)\b", self._names[one]) for one in self._chain(style))

    def numbered(self, style: str) -> Element | None:
        """The numbering that the style gives its paragraphs."""
        for one in self._chain(style):
            found = self._styles[one].find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
        return None

    def name(self, style: str) -> str:
        """What people call the style."""
        return self._names.get(style, "")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list item stands: its list, its sort, its depth, and whether it has a number."""

    list: str
    sort: str
    depth: int
    numbered: bool


class Lists:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, part: Element | None) -> None:
        self._bullets: dict[tuple[str, int], bool] = {}
        self._counted: dict[str, list[int]] = {}
        abstract: dict[str, Element] = {}
        for one in part if part is not None else ():
            if one.tag == f"{W}abstractNum":
                abstract[one.get(f"{W}abstractNumId", "")] = one
            elif one.tag == f"{W}num":
                base = abstract.get(_value(one, f"{W}abstractNumId"))
                for level in base.findall(f"{W}lvl") if base is not None else ():
                    depth = _number(level.get(f"{W}ilvl", "")) or 0
                    key = (one.get(f"{W}numId", ""), depth)
                    self._bullets[key] = _value(level, f"{W}numFmt") in {"bullet", "none", ""}

    def place(self, properties: Element | None, styled: Element | None, name: str) -> Place | None:
        """Where an item stands; None for what is none."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        number = _value(own, f"{W}numId") or _value(styled, f"{W}numId")
        depth = min(_number(_value(own, f"{W}ilvl") or _value(styled, f"{W}ilvl")) or 0, 8)
        named = re.fullmatch(r"list (?P<sort>bullet|number) ?(?P<depth>\d?)", name)
        if named and not depth:
            depth = max(int(named["depth"] or 1) - 1, 0)
        if number == "0" or not (number or named):
            return None
        bullet = self._bullets.get((number, depth), self._bullets.get((number, 0)))
        numbered = not bullet if bullet is not None else bool(named and named["sort"] == "number")
        return Place(number, "number" if numbered else "bullet", depth, numbered)

    def count(self, place: Place) -> int:
        """The item's number; deeper levels begin anew."""
        counted = self._counted.setdefault(place.list, [0] * 9)
        counted[place.depth] += 1
        counted[place.depth + 1 :] = [0] * (8 - place.depth)
        return counted[place.depth]
