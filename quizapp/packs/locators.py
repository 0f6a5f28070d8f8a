"""Where in its document a passage stands, as a person says it: the page, the slide, or the time."""

from __future__ import annotations

import re

_BREAK, _NOTES = "\f", "\nNotes:\n"
_TIMING = re.compile(r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d{2})[.,]\d{1,3}\s*-->")


def locator(document: str, text: str, offset: int) -> str:
    """The page, slide or time at an offset of a document's text; nothing where it has none of them.

    >>> locator("a.pdf", "one\\n\\f\\ntwo", 7), locator("a.md", "one", 0)
    ('page 2', '')
    """
    ending = document.lower().rpartition(".")[2]
    if ending in {"vtt", "srt"}:
        return _time(text, offset)
    if ending not in {"pdf", "pptx"} and _BREAK not in text:
        return ""
    number = text.count(_BREAK, 0, offset) + 1
    if ending != "pptx":
        return f"page {number}"
    begins = text.rfind(_BREAK, 0, offset) + 1
    return f"slide {number} (notes)" if _NOTES in text[begins:offset] else f"slide {number}"


def _time(text: str, offset: int) -> str:
    """When the words at an offset are said."""
    arrow = text.rfind("-->", 0, offset)
    found = _TIMING.search(text, text.rfind("\n", 0, max(arrow, 0)) + 1) if arrow >= 0 else None
    if found is None:
        return ""
    hours, minutes = int(found["hours"] or 0), int(found["minutes"])
    return f"at {hours}:{minutes:02}:{found['seconds']}" if hours else f"at {minutes}:{found['seconds']}"
