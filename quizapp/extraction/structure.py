"""The structure tier: what a document states by its form, found without a parser."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.documents.model import Document
from quizapp.extraction import (
    acronyms,
    columns,
    defined_terms,
    definitions,
    fields,
    headed_terms,
    headings,
    labelled,
    labels,
    lifespans,
    lists,
    marked_terms,
    records,
    remarks,
    terms,
    timelines,
    years,
)
from quizapp.facts.model import Fact

FAMILIES: tuple[Callable[[Document], list[Fact]], ...] = (
    acronyms.facts,
    fields.facts,
    records.facts,
    columns.facts,
    lists.facts,
    labels.facts,
    labelled.facts,
    remarks.facts,
    headed_terms.facts,
    terms.facts,
    defined_terms.facts,
    marked_terms.facts,
    timelines.facts,
    definitions.facts,
    headings.facts,
    years.facts,
    lifespans.facts,
)


def structure_facts(document: Document) -> list[Fact]:
    """All facts of the structure tier, family by family."""
    return [fact for family in FAMILIES for fact in family(document)]
