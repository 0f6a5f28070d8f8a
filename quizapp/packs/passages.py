"""Where the passages that a question cites stand in the text of their documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.packs.model import Evidence, Question
    from quizapp.packs.sources import Sources


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage in its document: `text[start:end]`; `found` says whether it still stands there."""

    document: str
    title: str
    text: str
    start: int
    end: int
    line: int
    heading: str
    found: bool


def passages(question: Question, sources: Sources) -> tuple[Shown, ...]:
    """The passages of a question whose documents have a text to look at."""
    shown = []
    for evidence in question.evidence:
        source = sources[evidence.source]
        if source is None or source.text is None or not evidence.quote:
            continue
        place = located(source.text, evidence)
        start, end = place or (0, 0)
        shown.append(
            Shown(
                source.document,
                source.source.title or source.document,
                source.text,
                start,
                end,
                source.text.count("\n", 0, start) + 1,
                heading_above(source.text, start),
                place is not None,
            )
        )
    return tuple(shown)


def located(text: str, evidence: Evidence) -> tuple[int, int] | None:
    """The place of the quote: where the offsets say, else its occurrence; None when it does not stand there."""
    quote = evidence.quote
    if evidence.start is not None and evidence.end is not None and text[evidence.start : evidence.end] == quote:
        return evidence.start, evidence.end
    at = -1
    for _ in range(evidence.occurrence):
        at = text.find(quote, at + 1)
        if at < 0:
            return None
    return at, at + len(quote)


def heading_above(text: str, start: int) -> str:
    """The nearest Markdown heading before a place, without its marks; nothing where there is none."""
    last = None
    for last in re.finditer(r"^#{1,6}[ \t]+(.+?)[ \t#]*\r?$", text[:start], re.MULTILINE):
        pass
    return last[1] if last else ""
