"""Why lists, fields and tables give no fact, in words: the first rule that says no; only for `--explain`."""

from __future__ import annotations

from quizapp.documents.model import Document, Span
from quizapp.extraction import columns, fields, lists


def unasked(document: Document) -> dict[Span, str]:
    """Each list, field and table with the rule that keeps it from being asked; some are facts of another family."""
    return {**fields.refused(document), **lists.refused(document), **columns.refused(document)}
