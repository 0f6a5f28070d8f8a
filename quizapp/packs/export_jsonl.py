"""A pack as JSON lines, one question a line and a cloze one a gap, for other programs to read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from quizapp.packs import answers
from quizapp.packs.evidence import answer_in, locate
from quizapp.packs.formats.kept import said as said_of
from quizapp.packs.formats.model import Loss
from quizapp.packs.locators import locator
from quizapp.packs.model import Evidence, Question
from quizapp.packs.passages import topic_of
from quizapp.packs.reading import LoadedPack
from quizapp.packs.sources import Sources

MOST_SOURCES = 4
LONGEST, LONGEST_LIST = 600, 3000


def lines(pack: LoadedPack) -> Iterator[str]:
    """Every question of any status; the keys always stand in the same order."""
    for question in pack.questions:
        for facet in _exported_facets(question):
            yield json.dumps(record(question, facet, pack.sources, pack.header.title), ensure_ascii=False)


def _exported_facets(question: Question) -> tuple[str, ...]:
    return answers.facets(question) if question.kind == "cloze" else ("",)


def record(question: Question, facet: str, sources: Sources, title: str) -> dict[str, Any]:
    """One question, or one gap of a cloze, as plain data."""
    accepted = answers.accepted(question, facet)
    said: dict[str, Any] = {
        "id": f"{question.id}#{facet}" if facet else question.id,
        "kind": question.kind,
        "prompt": answers.prompt(question, facet),
        "answers": list(accepted),
        "choices": [choice.text for choice in question.choices] if question.kind in {"choice", "multi"} else None,
        "sources": _sources(question, accepted, sources),
        "as_of": question.as_of,
        "topic": topic_of(question, sources, title),
        "tags": list(question.tags),
        "status": question.status,
        "checked": question.checked.model_dump() if question.checked else None,
        "fact": question.origin.fact if question.origin else None,
        "question": said_of(question),
    }
    if question.kind == "match":
        said["pairs"] = [[left, right] for left, right in question.pairs.items()]
    return said


def _sources(question: Question, accepted: tuple[str, ...], sources: Sources) -> list[dict[str, Any]]:
    longest = LONGEST_LIST if question.kind in answers.SEVERAL else LONGEST
    cited = (_source(evidence, accepted, sources) for evidence in question.evidence)
    return [one for one in cited if one and one["end"] - one["start"] <= longest][:MOST_SOURCES]


def left_out(pack: LoadedPack) -> list[Loss]:
    """The passages that the export cannot give: too long, too many, or no longer in their documents."""
    lost = []
    for question in pack.questions:
        there = _sources(question, (), pack.sources)
        missing = len([one for one in question.evidence if one.quote or one.start is not None]) - len(there)
        if missing > 0:
            lost.append(Loss(question.id, f"{missing} of {len(question.evidence)} passages"))
    return lost


def _source(evidence: Evidence, accepted: tuple[str, ...], sources: Sources) -> dict[str, Any] | None:
    """The passage with its offsets, or None where its document does not have it."""
    source = sources[evidence.source]
    if source is None or source.text is None:
        return None
    place = locate(source.text, evidence)
    if not place.found:
        return None
    answer = place.answer or answer_in(source.text, place.start, place.end, accepted)
    return {
        "document": source.document,
        "start": place.start,
        "end": place.end,
        "quote": source.text[place.start : place.end],
        "answer": list(answer) if answer else None,
        "locator": locator(source.document, source.text, place.start) or evidence.locator,
    }
