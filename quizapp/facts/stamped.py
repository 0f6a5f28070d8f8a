"""Facts with the date or the source that a question on them has to name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.documents.model import Document
from quizapp.facts.as_of import as_of
from quizapp.facts.model import Fact, Family
from quizapp.facts.otherwise import Otherwise

_NOW = re.compile(r"\b(currently|today|nowadays|now|at present|so far|to date|continues? to|remains?)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(is|are|has|have|[a-z]+s) (?:the|a|an|as|at|in|about|around|\d|_)", re.IGNORECASE)
_PAST = re.compile(r"\b(was|were|had|did|became)\b|\b\w+ed (?:the|a|an|to|by|on|in)\b", re.IGNORECASE)
_DATED = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def stamped(facts: Iterable[Fact], documents: Sequence[Document]) -> list[Fact]:
    """Every fact that can change with its document's date, and every one that others state otherwise with its source.

    The source is the date where the document has one, else its title.
    """
    facts = list(facts)
    labels = {document.name: as_of(document) for document in documents}
    elsewhere = Otherwise(documents, facts)
    return [_stamped(fact, labels, elsewhere) for fact in facts]


def _stamped(fact: Fact, labels: dict[str, tuple[str, str]], elsewhere: Otherwise) -> Fact:
    changing = fact.volatile or _ranks_now(fact)
    if not changing and not elsewhere.told(fact):
        return fact
    day, label = labels.get(fact.passages[0].document, ("", "")) if fact.passages else ("", "")
    return replace(fact, volatile=True, as_of=day or fact.as_of, as_of_label=label or fact.as_of_label)


def _ranks_now(fact: Fact) -> bool:
    """Whether it gives something its rank in the present: `the third responder`."""
    if fact.family is not Family.CLAUSE or _DATED.search(fact.statement) or _PAST.search(fact.statement):
        return False
    ranked = re.search(r"\bthe (?:first|second|third|fourth|fifth|largest|only|main) \w+", fact.statement)
    return bool(ranked and _PRESENT.search(fact.statement)) and fact.value.role in {"ordinal", "name", "pair", "number"}
