"""A question on paper, as it were: what is asked, then the answer and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.packs import answers
from quizapp.packs.passages import passages
from quizapp.packs.strictness import as_of, strictness
from quizapp.practice.layout import choices_of, quoted, source_of
from quizapp.text.written import shown

if TYPE_CHECKING:
    from quizapp.packs.model import Question
    from quizapp.packs.sources import Sources


def shown_question(question: Question, sources: Sources, language: str) -> Iterator[str]:
    """The lines of a question, one card after the other; each shown as in study, formulas in Unicode."""
    yield "  ".join(filter(None, (question.id, question.kind, _standing(question), question.topic)))
    for facet in answers.facets(question):
        yield from map(shown, _card(question, facet, language))
    found = passages(question, sources)
    yield from map(shown, _said("Why", question.explanation))
    yield from _said("Cited", quoted(found))
    yield from _said("From", source_of(question, found))


def _standing(question: Question) -> str:
    return f"({question.status})" if question.status != "approved" else ""


def _card(question: Question, facet: str, language: str) -> Iterator[str]:
    """What is asked, and what is right."""
    yield from _indented(answers.posed(question, facet))
    options, lefts = choices_of(question)
    yield from (f"    {chr(96 + number)}. {left}" for number, left in enumerate(lefts, 1))
    yield from (f"    {number}  {text}" for number, text in enumerate(options, 1))
    yield from _said("Hint", question.hint)
    yield from _said("Answer", answers.shown(question, facet, language))
    also = answers.accepted(question, facet, language)[1:] if question.kind not in answers.SEVERAL else ()
    yield from _said("Also", "; ".join(also))
    yield from _said("Counts", strictness(question))
    yield from _said("As of", as_of(question) if facet != "reverse" else "")
    for text, why in (*_whys(question), *getattr(question, "reject", {}).items()):
        yield from _said("Not", f"{text}: {why}")


def _whys(question: Question) -> list[tuple[str, str]]:
    return [(one.text, one.why) for one in getattr(question, "choices", ()) if one.why]


def _said(label: str, text: str) -> Iterator[str]:
    """A labelled text; its further lines stand under its first."""
    first, *rest = text.split("\n") if text else [""]
    if text:
        yield f"  {label:<8}{first}"
        yield from (f"  {'':<8}{line}" for line in rest)


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in text.split("\n")]
