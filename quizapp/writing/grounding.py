"""A date whose year stands in an earlier sentence cites that sentence too, or is held back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from quizapp.documents.model import Document, Span
from quizapp.writing.draft import Draft
from quizapp.writing.flaws import LONGEST_PASSAGE
from quizapp.writing.shown import SEVERAL, sentence

_YEAR = re.compile(r"\b[12]\d{3}\b")


def grounded(draft: Draft, documents: Mapping[str, Document]) -> Draft:
    """The draft with its first passage reaching back to where the years that it speaks of stand."""
    if not draft.passages or draft.kind in SEVERAL:
        return draft
    first, *others = draft.passages
    document = documents.get(first.document)
    missing = untold(draft, document.text) if document else set()
    if document is None or not missing:
        return draft
    start = max(0, first.span.end - LONGEST_PASSAGE)
    block = document.block_at(first.span.start)
    reach = max(start, block.span.start if block else first.span.start)
    before = document.text[reach : first.span.start]
    places = [before.rfind(year) for year in missing]
    if min(places) < 0:
        return draft
    opening = reach + _sentence_start(before, min(places))
    return replace(draft, passages=(replace(first, span=Span(opening, first.span.end)), *others))


def untold(draft: Draft, text: str) -> set[str]:
    """Years in the answer or the prompt that no cited passage says, as such or shortened."""
    said = set(_YEAR.findall(f"{sentence(draft)} {draft.answer}")) - set(_YEAR.findall(draft.fact.as_of_label))
    cited = " ".join(text[p.span.start : p.span.end] for p in draft.passages[:1])
    return {year for year in said if year not in cited and not re.search(rf"[-–/'’]{year[2:]}\b", cited)}


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence around an offset begins."""
    ends = [found.end() for found in re.finditer(r"[.!?]\s+", text[:at])]
    return ends[-1] if ends else len(text) - len(text.lstrip())
