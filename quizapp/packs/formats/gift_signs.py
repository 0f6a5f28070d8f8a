"""The signs of GIFT: where they cut a text, and how they are written where they are only letters."""

from __future__ import annotations

import re
from functools import cache

from quizapp.packs.formats.markup import MARKED, from_html, to_html

_SIGNS = re.compile(r"[\\~=#{}:]")
_ESCAPED = re.compile(r"\\([\\~=#{}:n]|->)")
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
PLAIN, HTML = "plain", "html"
RULE = "<hr>"
"""What stands between the answer that one compares with and its explanation."""


@cache
def _sign(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\\.|({pattern})", re.DOTALL)


def find(text: str, pattern: str, start: int = 0) -> re.Match[str] | None:
    """Where a sign stands that no backslash makes a letter."""
    return next((found for found in _sign(pattern).finditer(text, start) if found[1] is not None), None)


def cut(text: str, pattern: str) -> tuple[str, str]:
    """What stands before a sign and what after it; all of it before where there is none."""
    found = find(text, pattern)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def parts(text: str, pattern: str) -> list[tuple[str, str]]:
    """The signs and what follows each; what stands before the first one is left out."""
    found = [one for one in _sign(pattern).finditer(text) if one[1] is not None]
    starts = [one.start() for one in found]
    return [(one[1], text[one.end() : end]) for one, end in zip(found, [*starts[1:], len(text)], strict=False)]


def letters(text: str) -> str:
    """A text with its escaped signs as letters.

    >>> letters(r"a \\= b\\nc")
    'a = b\\nc'
    """
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text).strip()


def escaped(text: str) -> str:
    """A text in which every sign is a letter.

    >>> escaped("{a = b}")
    '\\\\{a \\\\= b\\\\}'
    """
    return _SIGNS.sub(r"\\\g<0>", text).replace("\n", r"\n")


def format_of(text: str, other: str) -> tuple[str, str]:
    """The format that a text names at its beginning, or the other one, and the text without it."""
    found = _FORMAT.match(text)
    return (found[1].lower(), text[found.end() :]) if found else (other, text)


def said(text: str, form: str) -> str:
    """What a text says in the format that holds for it."""
    form, text = format_of(text, form)
    plain = letters(text)
    marked = form == HTML or (form == "moodle" and MARKED.search(plain))
    return from_html(plain, apart=False).text if marked else plain


def written(text: str, form: str) -> str:
    """A text in a format, as GIFT."""
    text = to_html(text) if form == HTML else text
    return escaped(f"[{form}]{text}" if _FORMAT.match(text) else text)
