"""The day under which a document enters what happened: `4 Oct 1957 – ...`."""

from __future__ import annotations

from quizapp.documents.model import Document
from quizapp.text.dates import parse_date


def entry_day(document: Document, start: int) -> str:
    """The date of the entry at this place, as written; empty where it is in none."""
    block = document.block_at(start)
    day = block.cells[0].name.strip(" :–—-") if block and block.cells else ""
    return day if parse_date(day) and "?" not in day else ""
