"""What a document says of itself: front matter, title, and when it was published or last updated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quizapp.documents import furniture, prose
from quizapp.documents.model import BlockKind
from quizapp.documents.piece import Piece

_MONTHS = {m[1]: n for n, m in enumerate(re.finditer(r"(\w+)", "jan feb mar apr may jun jul aug sep oct nov dec"), 1)}
_DATE_KEY = re.compile(
    r"(?:last\s+)?(?:updated|modified|reviewed|revised|published|posted)(?:\s+on)?|date(?:\s+(?:published|modified))?"
    r"|publication\s+date|as\s+of|stand|letzte\s+änderung|mis\s+à\s+jour",
    re.IGNORECASE,
)
_VAGUE = frozenset({"date", "as of", "stand"})
"""Keys that only near the top speak of the document."""
_SAID = re.compile(rf"^\W*({_DATE_KEY.pattern})\s*:?\s+(.{{4,40}})$", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b")
_WORDS = re.compile(
    r"\b(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?\s+)?(?P<m>[A-Z][a-z]{2,8})\.?\s+(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)?"
    r"(?P<y>\d{4})\b"
)
_YEAR = re.compile(r"^\W*(\d{4})\W*$")
_GENERIC = re.compile(
    r"^(?:name|synopsis|description|options|arguments|introduction|overview|abstract|summary|highlights"
    r"|(?:table of )?contents|preface|about|background|news)$",
    re.IGNORECASE,
)
_READ = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW)
_NAMES = frozenset({"name", "title", "common name", "official name"})
_ADVERTISED = re.compile(r"(?:read|see|watch|listen|subscribe|sign|share|by)\b", re.IGNORECASE)
_VERSION = re.compile(r"[\[v]?\d+[\d.]*\]?(?:\s*[-–(].*)?$|[A-Z]-[A-Z]$|.*:$")
_MOST_ABOVE, _MANY, _NEAR_TOP = 6, 5, 2
_SMALL = frozenset({"from", "with", "over", "into", "about", "what", "when", "where", "your", "their", "this", "that"})
_COVERED, _COVERED_FIRST = 0.6, 0.25


def said_date(text: str) -> str | None:
    """A date in a few common forms, as `YYYY[-MM[-DD]]`.

    >>> said_date("20 Nov. 2023 17:24"), said_date("May 2021"), said_date("2020-02-30")
    ('2023-11-20', '2021-05', None)
    """
    iso, worded, year = _ISO.search(text), _WORDS.search(text), _YEAR.match(text)
    if iso:
        return _checked(iso[1], int(iso[2]), int(iso[3] or 0))
    if worded and worded["m"][:3].casefold() in _MONTHS:
        day = int(worded["d"] or worded["d2"] or 0)
        return _checked(worded["y"], _MONTHS[worded["m"][:3].casefold()], day)
    return year[1] if year else None


def _checked(year: str, month: int, day: int) -> str | None:
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1 <= month <= 12 or day > longest[month - 1]:
        return None
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def date_of(front: dict[str, str], pieces: Sequence[Piece]) -> str | None:
    """When the document says it was updated, else published."""
    for key in ("updated", "last_updated", "lastmod", "last updated", "modified", "date", "published"):
        if key in front and said_date(front[key]):
            return said_date(front[key])
    said = []
    first = next((n for n, p in enumerate(pieces) if p.kind is BlockKind.PARAGRAPH), len(pieces))
    for number, piece in enumerate(pieces):
        found = _SAID.match(piece.text) if len(piece.text) < 80 else None
        date = said_date(found[2]) if found else None
        if found and date and (number < first or found[1].casefold() not in _VAGUE):
            said.append((0 if re.match(r"(?:last|updated|modified|revised)", found[1], re.I) else 1, date))
    if said:
        return min(said, key=lambda pair: pair[0])[1]
    bylines = (said_date(p.text) for p in pieces[: first + 1] if furniture.is_byline(p.text) and _WORDS.search(p.text))
    return next((date for date in bylines if date), said_date(front.get("created", "")))


def title_of(front: dict[str, str], pieces: Sequence[Piece], name: str) -> str:
    """The title it gives itself: of the titles before the first prose, the one that the text goes on to speak of."""
    if front.get("title"):
        return front["title"]
    first = next((n for n, p in enumerate(pieces) if p.kind in (BlockKind.PARAGRAPH, BlockKind.ROW)), len(pieces))
    headings = [p for p in pieces[: first + 1] if p.kind is BlockKind.HEADING and _may_title(p.text)]
    marked = [p for p in headings if p.level == 1]
    if _is_first_of_many(pieces):
        return _later([], name)
    if not marked and headings and _is_shouted(pieces, headings):
        return _calm(pieces[0].text)
    spoken = {w.casefold() for p in pieces if p.kind is not BlockKind.HEADING for w in prose.words(p.text)}
    for piece in marked or headings:
        covered = _coverage(piece.text, spoken)
        if covered >= _COVERED or (covered >= _COVERED_FIRST and piece is pieces[0]):
            return _calm(piece.text)
    best = marked or headings
    if best:
        return _calm(max(best, key=lambda piece: _coverage(piece.text, spoken)).text)
    return _unmarked(pieces, first) or _later(pieces, name)


def _is_shouted(pieces: Sequence[Piece], headings: Sequence[Piece]) -> bool:
    """Whether only the first line of the text is set in capitals as a title, and no other title follows it at once."""
    first, *others = headings
    alone = len(pieces) > 1 and pieces[1].kind is not BlockKind.HEADING
    return (
        first is pieces[0]
        and alone
        and first.text.isupper()
        and " " in first.text
        and not any(one.text.isupper() for one in others)
    )


def _is_first_of_many(pieces: Sequence[Piece]) -> bool:
    """Whether a text begins with one of many sections of one sort, whose heading the others do not speak of."""
    ranked = [(n, p) for n, p in enumerate(pieces) if p.kind is BlockKind.HEADING]
    if len(ranked) < _MANY or ranked[0][0] > _NEAR_TOP or len({p.level for _, p in ranked[:_MANY]}) > 1:
        return False
    apart = all(b[0] - a[0] > 1 for a, b in pairwise(ranked[:_MANY]))
    rest = {w.casefold() for p in pieces[ranked[1][0] :] for w in prose.words(p.text)}
    return apart and not _coverage(ranked[0][1].text, rest)


def _may_title(text: str) -> bool:
    return (
        not _GENERIC.match(text)
        and (not text.islower() or re.match(r"\d+ ", text) is not None)
        and sum(c.isalnum() for c in text) > 1
        and not _VERSION.match(text)
    )


def _unmarked(pieces: Sequence[Piece], first: int) -> str:
    """A line above the text that was not taken for a title, but whose words the text uses; or a field `name`."""
    above = pieces[:first]
    spoken = {w.casefold() for p in pieces if p.kind in _READ for w in prose.words(p.text)}
    named = [p.cells[0].text for p in above if p.kind is BlockKind.FIELD and p.cells[0].name.casefold() in _NAMES]
    lines = [p.text for p in above if p.kind in (BlockKind.NAVIGATION, BlockKind.CAPTION) and prose.is_title(p.text)]
    told = [
        t
        for t in lines
        if len(t.split()) >= 3
        and _coverage(t, spoken) >= _COVERED
        and not (_ADVERTISED.match(t) or furniture.is_menu(t))
    ]
    return _calm((named or sorted(told, key=lambda t: -_coverage(t, spoken)) or [""])[0])


def _later(pieces: Sequence[Piece], name: str) -> str:
    """The first heading there is, else the name of the file."""
    headings = [p for p in pieces[:_MOST_ABOVE] if p.kind is BlockKind.HEADING and _may_title(p.text)]
    return _calm(headings[0].text) if headings else re.sub(r"\.\w{1,5}$", "", name)


def _calm(title: str) -> str:
    """A title set in capitals, with capitals at the start of words only; a single word may be an acronym."""
    if not prose.shouts(title) and not (title.isupper() and " " in title and all(len(w) > 2 for w in title.split())):
        return title
    small = {"of", "the", "and", "in", "on", "for", "to", "a", "an", "at", "by", "with"}
    words = [w.lower() if w.lower() in small else w[:1] + w[1:].lower() for w in title.split()]
    return " ".join([words[0].capitalize(), *words[1:]])


def _coverage(title: str, spoken: set[str]) -> float:
    told = [w.casefold() for w in prose.words(title) if (len(w) > 3 and w.casefold() not in _SMALL) or w.isupper()]
    return sum(w in spoken for w in told) / len(told) if told else 1.0
