"""What an edit takes from under a question: its quote in the document, or its answer in the passage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.packs.answers import SEVERAL, accepted, facets
from quizapp.packs.evidence import answer_in
from quizapp.packs.passages import passages

if TYPE_CHECKING:
    from quizapp.packs.model import Question
    from quizapp.packs.sources import Sources


def unsaid(before: Question, after: Question, sources: Sources, language: str) -> list[str]:
    """What to warn of, in words, once a question that read as `before` reads as `after`."""
    lost = [one.title for one in passages(after, sources) if not one.found and not one.is_quote]
    if lost:
        return [f"{lost[0]} does not say what is quoted now."]
    missing = next(_missing(after, sources, language), "")
    if not missing or next(_missing(before, sources, language), ""):
        return []
    return [f"The passage that is cited does not say '{missing}'."]


def _missing(question: Question, sources: Sources, language: str) -> Iterator[str]:
    """The answers that stand in no passage of a question; none where it cites nothing."""
    cited = passages(question, sources)
    for ways in _ways(question, language) if cited else ():
        if not any(answer_in(one.text, one.start, one.end, ways) for one in cited):
            yield ways[0]


def _ways(question: Question, language: str) -> Iterator[tuple[str, ...]]:
    """What is asked, each with the ways to say it; whether something is true is said in no word of its own."""
    for facet in facets(question) if question.kind != "truefalse" else ():
        answers = accepted(question, facet, language)
        yield from ((one,) for one in answers) if question.kind in SEVERAL else (answers,)
