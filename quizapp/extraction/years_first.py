"""Lists of what happened, each paragraph behind its year: `1909 The mill burns.`"""

from __future__ import annotations

import re

from quizapp.documents.model import BlockKind, Document

LEAST_YEARS = 3
YEAR_FIRST = re.compile(r"(1\d{3}|20\d\d)(?: ?[:–—-])? (?=[A-Z])(?![^.]{0,40}:)")
"""A year, and behind it no label with a colon."""


def dated(document: Document) -> bool:
    """Whether the document's paragraphs stand behind their years, one later than the other."""
    prose = (BlockKind.PARAGRAPH, BlockKind.ITEM)
    found = [YEAR_FIRST.match(block.text) for block in document.blocks if block.kind in prose]
    years = [int(one[1]) for one in found if one]
    return len(set(years)) >= LEAST_YEARS and years == sorted(years)
