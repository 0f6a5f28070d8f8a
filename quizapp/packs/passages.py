"""Where the passages that a question cites stand in the text of their documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.packs.evidence import heading_above, line_of, locate

if TYPE_CHECKING:
    from quizapp.packs.model import Question
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
        if source is None or source.text is None:
            continue
        place, text = locate(source.text, evidence), source.text
        title = source.source.title or source.document
        line, heading = line_of(text, place.start), heading_above(text, place.start)
        shown.append(Shown(source.document, title, text, place.start, place.end, line, heading, place.found))
    return tuple(shown)
