"""What a line's first characters make of it: list item, heading, fence, rule, field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.documents import prose, verbs
from quizapp.documents.lines import Line

_BULLET = re.compile(
    r"(?:(?P<dot>[•‣▪▫◦∙●○■□►▸➤⁃·»›✓✔➢❖◆◇★☆→⇒])\s*|(?P<dash>[-*+–])\s+|(?P<tight>-)(?=[A-Z][a-z])|o\s{2,})(?=\S)"
)
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=\S)")
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[^\W\d_])")
_BARE_NUMBER = re.compile(
    r"(?P<number>[1-9]\d?)(?:\s{2,}(?=\w)|\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)(?=[A-Z][a-z]+[^\d]*$))"
)
_DECIMAL_ITEM = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[A-Z][a-z]+\s[^\d].*[.;:)]$)")
_RULE = re.compile(r"(?:[-*_=~—–#+]\s*){3,}$|[-–—*•·]{1,2}$")
_UNDERLINE = re.compile(r"([=\-~^\"#*+])\1{2,}$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_EQUALS = re.compile(r"(={1,6})\s*(?=[^=\s].*[^=\s]\s*\1$)")
_FIELD = re.compile(r"(?P<key>[^\W\d_][\w'’/()&., -]{0,38}?[\w).])\s*:\s+(?=\S)")
_COLUMNS = re.compile(r"(?P<key>[^\W\d_][\w'’/()&. -]{0,38}?[\w).])(?:\t+| {4,})(?=\S)")
_NAMED = re.compile(r":(?P<key>[^\W\d_][\w /-]{0,30}):\s+(?=\S)")
_BOLD = re.compile(
    r"(?P<mark>\*\*|__|\*|_|<(?P<tag>b|strong|em|i|dt|th)>)(?P<key>[^\W\d_][\w'’/()&., -]{0,38}?[\w).])"
    r"(?P<colon>\s*:)?(?:(?P=mark)|</(?P=tag)>)(?P<after>\s*[:–—-]\s+|\s+)(?=\S)"
)
_ITEM_BOX = re.compile(r"(?:\[[ xX✓✔]?\]|[☐☑☒✓✔✗])\s+(?=\S)")
_STEP = re.compile(r"(?:step|stage)\s+(?P<number>\d{1,2})\s*[:.)–-]\s+(?=\S)", re.IGNORECASE)
NOTE_MARK = re.compile(r"[¹²³⁰⁴-⁹†‡]+(?: (?=[A-Z“\"])|(?=[“\"]?[A-Z][a-z]{2}))")
"""The mark before a footnote, which leans on the sentence that has the same mark; `¹⁴C` has none."""


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
    box = _ITEM_BOX.match(line.text)
    if box:
        return Marker(box.end(), firm=True)
    found = _STEP.match(line.text) or _DECIMAL_ITEM.match(line.text)
    if found:
        return Marker(found.end(), found["number"], firm="." not in found["number"])
    found = _NUMBER.match(line.text)
    if not found or (found["number"] in ("c", "p", "n") and line.text[found.end()].isdigit()):
        return None
    return Marker(found.end(), found["number"])


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
    """Level and start of the text of a heading marked with `#`, or with `==` before and after it."""
    found = _HASHES.match(line.text) or _EQUALS.match(line.text)
    return (len(found[1]), found.end()) if found else None


def numbered_title(line: Line, following: Line | None) -> tuple[int, int] | None:
    """Level and start of a numbered heading such as `2.1 Terms`: between empty lines, or with prose right below."""
    found = _DECIMAL.match(line.text) or _NUMBER.match(line.text) or _BARE_NUMBER.match(line.text)
    if not found or not prose.is_title(line.text[found.end() :]):
        return None
    alone = (
        following is None
        or following.blanks
        or underline(following)
        or _is_shouted(line.text[found.end() :], following)
    )
    if not alone and not (line.text[-1] != "?" and _is_above(line.text[found.end() :], following)):
        return None
    if "." in found["number"]:
        return found["number"].count(".") + 2, found.end()
    shouted = _is_shouted(line.text[found.end() :], following)
    listed = following is not None and not shouted and (marker(following) or following.indent > line.indent + 8)
    if not found["number"].isdigit() or listed or following is None or len(line.text.split()) > 9:
        return None
    return 2, found.end()


def _is_shouted(title: str, following: Line | None) -> bool:
    """Whether a title in capitals stands above something that is not."""
    letters = [c for c in title if c.isalpha()]
    return len(letters) > 5 and title.isupper() and following is not None and not following.text.isupper()


def _is_above(title: str, following: Line | None) -> bool:
    """Whether a line of prose stands right below a title of few words without a verb."""
    if following is None or len(title.split()) > 8 or verbs.finite(title) == verbs.SURE:
        return False
    return following.text[0].isupper() and (len(following.text) > 50 or prose.ends(following.text))


def bold_field(text: str) -> tuple[int, int, int] | None:
    """Start and end of the key, and start of the value, where markup sets the key apart: `**Length** 430 km`."""
    found = _BOLD.match(text)
    if not found or len(found["key"].split()) > 5 or not found["key"][0].isupper():
        return None
    value = text[found.end() :]
    told = found["colon"] or found["after"].strip()
    if not told and (value[0].islower() or found["mark"] in ("*", "_") or len(value.split()) > 6):
        return None
    if prose.ends(value) and prose.has_verb(value):
        return None
    return (found.start("key"), found.end("key"), found.end()) if len(value) <= 160 else None


def starts_block(text: str) -> bool:
    """Whether a line begins with a mark that makes it something else than words."""
    return bool(re.match(r"[#>|`~<$\\[{=*+•-]", text))


def field(text: str) -> tuple[str, int] | None:
    """Key, and start of the value, of a line such as `Length: 430 km`.

    >>> field("Length: 430 km")
    ('Length', 8)
    """
    found = _FIELD.match(text) or _COLUMNS.match(text) or _NAMED.match(text)
    if not found or len(text) - found.end() > 160 or found["key"].startswith(("A ", "An ", "If ", "When ")):
        return None
    if re.search(r"\.{4,}|_{4,}", text):
        return None
    if len(found["key"].split()) > (7 if text[found.end()].isdigit() else 5) or not re.search(
        r"\w", text[found.end() :]
    ):
        return None
    return (found["key"], found.end()) if found["key"][0].isupper() else None
