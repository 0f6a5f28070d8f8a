"""What a document is called, and under which name a pack keeps its text."""

from __future__ import annotations

import re

from quizapp.documents.formats.kinds import EXTRACTED

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
