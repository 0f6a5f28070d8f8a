"""What a document is called, and under which name a pack keeps its text."""

from __future__ import annotations

import re
from collections import Counter

from quizapp.documents.formats.kinds import EXTRACTED
from quizapp.documents.model import Document

MARK = ".extracted.md"
"""Ends the name of a file that holds the extracted text of another."""
_KEPT = re.compile(rf"(?P<name>.+(?:{'|'.join(sorted(map(re.escape, EXTRACTED)))})){re.escape(MARK)}", re.IGNORECASE)


def document_name(file: str) -> str:
    """The name of the document in a file: its own, or that of the document whose extracted text it is.

    >>> document_name("report.pdf.extracted.md"), document_name("report.pdf.md"), document_name("a.txt")
    ('report.pdf', 'report.pdf.md', 'a.txt')
    """
    found = _KEPT.fullmatch(file)
    return found["name"] if found else file


def kept_name(name: str, extracted: bool) -> str:
    """The name of the file in a pack that keeps a document's text.

    >>> kept_name("report.pdf", extracted=True), kept_name("a.md", extracted=False)
    ('report.pdf.extracted.md', 'a.md')
    """
    return f"{name}{MARK}" if extracted else name


def is_kept_text(file: str) -> bool:
    """Whether a file holds the extracted text of another."""
    return document_name(file) != file


def titled(document: Document) -> str:
    """The title as the text writes it, where it is no more than the file's name: `lake_erie` -> `Lake Erie`."""
    title = re.sub(r"\s*\([^()]*\d[^()]*\)$", "", document.title)
    if title != document.name.rsplit(".", 1)[0] or " " in title:
        return title
    words = r"\W+".join(map(re.escape, re.split(r"[\W_]+", title.strip("_-"))))
    written = Counter(re.findall(rf"\b{words}\b", document.text, re.IGNORECASE)) if words else Counter[str]()
    return min(written, key=lambda way: (-written[way], way)) if written else re.sub(r"[\W_]+", " ", title)
