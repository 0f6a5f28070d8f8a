"""What a line's first characters make of it: list item, heading, fence, rule, field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.documents import prose
from quizapp.documents.lines import Line

_BULLET = re.compile(r"(?:(?P<dot>[•‣▪▫◦∙●○■□►▸➤⁃·])\s*|(?P<dash>[-*+–])\s+|o\s{2,})(?=\S)")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=\S)")
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[^\W\d_])")
_RULE = re.compile(r"(?:[-*_=~—–#+]\s*){3,}$")
_UNDERLINE = re.compile(r"([=\-~^\"#*+])\1{2,}$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_FIELD = re.compile(r"(?P<key>[^\W\d_][\w'’/()&., -]{0,38}?[\w)])\s*:\s+(?=\S)")
_COLUMNS = re.compile(r"(?P<key>[^\W\d_][\w'’/()& -]{0,38}?[\w)])(?:\t+| {4,})(?=\S)")
_ITEM_BOX = re.compile(r"\[[ xX]\]\s+")


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark of a list item: where its text begins, and its number or letter if it has one."""

    start: int
    number: str = ""
    firm: bool = False
    """Whether nothing but a list item begins so."""


def marker(line: Line) -> Marker | None:
    """The list mark that the line begins with."""
    if rule(line):
        return None
    found = _BULLET.match(line.text)
    if found:
        box = _ITEM_BOX.match(line.text, found.end())
        return Marker(box.end() if box else found.end(), firm=bool(found["dot"]))
    found = _NUMBER.match(line.text)
    return Marker(found.end(), found["number"]) if found else None


def rule(line: Line) -> bool:
    """Whether it is a line across the page."""
    return bool(_RULE.match(line.text))


def underline(line: Line) -> int:
    """The level of the heading that stands above, if this line underlines one."""
    found = _UNDERLINE.match(line.text)
    return (1 if found[1] in "=#*" else 2) if found and not line.blanks else 0


def fence(line: Line) -> str:
    """The fence of a block of code that the line opens or closes."""
    found = _FENCE.match(line.text)
    return found[1] if found else ""


def hashes(line: Line) -> tuple[int, int] | None:
    """Level and start of the text of a heading marked with `#`."""
    found = _HASHES.match(line.text)
    return (len(found[1]), found.end()) if found else None


def numbered_title(line: Line, following: Line | None) -> tuple[int, int] | None:
    """Level and start of a numbered heading such as `2.1 Terms`, alone between empty lines."""
    found = _DECIMAL.match(line.text) or _NUMBER.match(line.text)
    alone = following is None or following.blanks or underline(following)
    if not found or not alone or not prose.is_title(line.text[found.end() :]):
        return None
    if "." in found["number"]:
        return found["number"].count(".") + 2, found.end()
    listed = following is not None and (marker(following) or following.indent > line.indent + 8)
    if not found["number"].isdigit() or listed or following is None or len(line.text.split()) > 9:
        return None
    return 2, found.end()


def field(text: str) -> tuple[str, int] | None:
    """Key, and start of the value, of a line such as `Length: 430 km`.

    >>> field("Length: 430 km")
    ('Length', 8)
    """
    found = _FIELD.match(text) or _COLUMNS.match(text)
    if not found or len(found["key"].split()) > 5 or len(text) - found.end() > 160:
        return None
    return (found["key"], found.end()) if found["key"][0].isupper() else None
