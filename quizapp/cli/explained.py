"""`generate --explain`: of each sentence, table row or list the facts found in it, and what became of every wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quizapp.packs.evidence import line_of
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.documents.model import Document, Span
    from quizapp.facts.model import Fact
    from quizapp.generate import Engine, Made
    from quizapp.writing.gate import Judged

WIDTH = 100


def explained(made: Made, documents: Sequence[Document], engine: Engine) -> list[str]:
    """The lines, document by document, passage by passage."""
    asked: dict[str, list[Judged]] = {}
    for one in made.judged:
        asked.setdefault(one.draft.fact.id, []).append(one)
    return [line for document in documents for line in _of(document, made, asked, engine)]


def _of(document: Document, made: Made, asked: dict[str, list[Judged]], engine: Engine) -> Iterator[str]:
    why = engine.silent(document) if document.language == "en" else {}
    found: dict[Span, list[Fact]] = {sentence_span: [] for sentence_span in _sentences(document)}
    for fact in made.bank.facts:
        for passage in fact.passages:
            if passage.document == document.name:
                found.setdefault(passage.span, []).append(fact)
    unasked = _without_facts(engine.unasked(document), found)
    found |= {span: [] for span in unasked if span not in found}
    for span in sorted(found, key=lambda one: (one.start, one.end)):
        yield f"{document.name}:{line_of(document.text, span.start)}: {_short(document.passage(span))}"
        if not found[span]:
            yield "  no fact: " + (unasked.get(span) or why.get(span.start, "only structure is read of this document"))
        for fact in found[span]:
            yield f"  fact [{fact.rule}] {one_line(fact.subject)} | {one_line(fact.value.text)}"
            yield from (f"    {_became(one)}" for one in asked.get(fact.id, ()))


def _without_facts(unasked: Mapping[Span, str], found: Mapping[Span, list[Fact]]) -> dict[Span, str]:
    """The lists, fields and tables of which no part gave a fact."""
    asked = sorted((span.start, span.end) for span, facts in found.items() if facts)
    return {span: why for span, why in unasked.items() if not any(a < span.end and span.start < b for a, b in asked)}


def _sentences(document: Document) -> Iterator[Span]:
    for sentence in document.sentences:
        yield document.blocks[sentence.block].place(sentence.start, sentence.end)


def _became(one: Judged) -> str:
    rule = one.draft.rule or one.draft.fact.rule
    why = f"  ({'; '.join(one.reasons)})" if one.reasons else ""
    prompt = f"{one.draft.label}: {one.draft.prompt}" if one.draft.label else one.draft.prompt
    return f"{one.verdict:<8} [{rule}] {one_line(prompt)} -> {one_line(one.draft.answer)}{why}"


def _short(text: str) -> str:
    said = one_line(text)
    return said if len(said) <= WIDTH else said[: WIDTH - 3] + "..."
