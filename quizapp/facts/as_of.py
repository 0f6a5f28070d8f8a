"""When what a document says held: its own date, else its title as the source."""

from __future__ import annotations

import re

from quizapp.documents.model import Document
from quizapp.documents.naming import titled
from quizapp.text.periods import show_day

_OWN_PAGE = re.compile(
    r"(?:our|my|your|home|welcome|contact|faqs?|frequently asked questions)\b"
    r"|about\b(?: (?:us|me|you|this|these|our|the)\b|$)",
    re.IGNORECASE,
)
"""Titles that say whose page it is only to who has it before them."""
LONGEST_TITLE, OFTEN_WRITTEN = 80, 2


def as_of(document: Document) -> tuple[str, str]:
    """The date and its words for a prompt: `as of 20 November 2023`, `according to "Title"`; empty where neither is."""
    if document.date:
        return document.date, f"as of {show_day(document.date)}"
    return "", source_label(document)


def source_label(document: Document) -> str:
    """The document as a source: `according to "Harbours of the North"`; empty where it has no title of its own."""
    written = titled(document)
    title = written if document.text.count(written) >= OFTEN_WRITTEN and " " in written else document.title
    title = re.sub(r"\s+", " ", title.translate({ord(c): "'" for c in '"“”„«»'})).strip(" .?!:;,-–|")
    named = (
        title
        and not _OWN_PAGE.match(title)
        and title != document.name.rsplit(".", 1)[0]
        and not re.fullmatch(r"[\w-]+\.\w{2,4}", title)
    )
    if not named or len(title) > LONGEST_TITLE:
        return ""
    return f'according to "{title}"' if " " in title else f'according to the text "{title}"'
