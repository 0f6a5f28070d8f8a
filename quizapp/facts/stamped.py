"""Facts with the date or the source that a question on them has to name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizapp.documents.model import Document
from quizapp.facts.as_of import as_of, source_label
from quizapp.facts.counting import phrase_of, singular
from quizapp.facts.entries import entry_day
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.facts.news import is_news, news_label
from quizapp.facts.otherwise import Otherwise
from quizapp.text.units import measure

_NOW = re.compile(r"\b(currently|today|nowadays|now|at present|so far|to date|continues? to|remains?)\b", re.IGNORECASE)
_SAYS_NOW = re.compile(
    r"\b(currently|today|nowadays|at present|presently|at the moment|so far|to date|continues? to)\b(?! known| called)",
    re.IGNORECASE,
)
_COUNTS_PEOPLE = re.compile(r"\d[\w.,]* (?:inhabitants|people|residents)\b|\bpopulation of\b")
_PRESENT = re.compile(r"\b(is|are|has|have|[a-z]+s) (?:the|a|an|as|at|in|about|around|\d|_)", re.IGNORECASE)
_PAST = re.compile(r"\b(was|were|had|did|became)\b|\b\w+ed (?:the|a|an|to|by|on|in)\b", re.IGNORECASE)
_DATED = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SAYS = re.compile(r"\b(?:says?|said|told|tells)\b")
_PROMPTS = {"prompt", "whole"}
_HELD_WORDS = "report answer chair command own manage sponsor fund host oversee supervise sell cost"
_HELD = frozenset(_HELD_WORDS.split())
_HELD_NOW = re.compile(
    r"\b(?:reports to|reports directly to|is (?:chaired|commanded|owned|run|managed|sponsored|funded|hosted|led|headed|"
    r"governed|overseen|supervised) by|lives in|works (?:for|at|as))\b"
)
_LIVES = re.compile(r"\b(?:lives|resides),? (?:and [a-z]+ )?(?:in|at|near)\b")
_HOLDERS = {ValueType.PERSON, ValueType.ORGANISATION, ValueType.PLACE, ValueType.NUMBER, ValueType.TERM}
_WORK_WORDS = (
    "chapter section volume book page verse line act movement article letter stanza syllable scene canto degree"
)
_PARTS_OF_WORKS = frozenset(_WORK_WORDS.split())

_AIMED = re.compile(r"\b(?:role|aims?|goals?|objectives?|purposes?)\b|\b(?:designed|meant|intended) to\b")

Labels = dict[str, tuple[str, str]]


def stamped(facts: Iterable[Fact], documents: Sequence[Document]) -> list[Fact]:
    """Every fact that can change with its document's date, and every one that others state otherwise with its source.

    The source is the date where the document has one, else its title.
    """
    facts = list(facts)
    labels = {document.name: as_of(document) for document in documents}
    elsewhere = Otherwise(documents, facts)
    sources = {document.name: source_label(document) for document in documents}
    news = {document.name: news_label(document) for document in documents if is_news(document)}
    by_name = {document.name: document for document in documents}
    return [
        _of_its_day(fact) if _is_entered(fact, by_name) else _reported(_stamped(fact, labels, sources, elsewhere), news)
        for fact in facts
    ]


def _is_entered(fact: Fact, documents: Mapping[str, Document]) -> bool:
    """Whether it is a sentence of an entry with its day, which tells in the present what happened then."""
    clause = fact.family is Family.CLAUSE and bool(fact.passages)
    return clause and any(
        bool(entry_day(documents[one.document], one.span.start)) for one in fact.passages if one.document in documents
    )


def _of_its_day(fact: Fact) -> Fact:
    return replace(fact, volatile=False, as_of="", as_of_label="")


def _reported(fact: Fact, news: Labels) -> Fact:
    """What a report of the day tells, with its day or its title, unless its own words say in which year it was."""
    told = fact.passages and fact.passages[0].document in news and fact.family is Family.CLAUSE
    dated = _DATED.search(fact.statement) and not _SAYS.search(fact.statement)
    dated = dated or fact.statement.startswith("According to ")
    over = fact.verb is not None and fact.verb.past
    if not told or dated or (fact.volatile and fact.as_of_label and not over):
        return fact
    day, label = news[fact.passages[0].document]
    return replace(fact, volatile=True, as_of=day, as_of_label=label)


def _stamped(fact: Fact, labels: Labels, sources: dict[str, str], elsewhere: Otherwise) -> Fact:
    if fact.volatile and fact.as_of_label and fact.family is not Family.CLAUSE:
        return fact
    if _measured(fact):
        return _of_its_day(fact)
    changing = fact.volatile or says_now(fact) or ranks_now(fact) or holds_now(fact)
    dated = bool(fact.passages) and bool(labels.get(fact.passages[0].document, ("", ""))[0])
    told = not changing and (elsewhere.told(fact) or _of_aims(fact) or (dated and _lists_what_is_done(fact)))
    if not fact.passages or not (changing or told):
        return fact
    day, label = labels.get(fact.passages[0].document, ("", ""))
    if told and _is_past(fact):
        day, label = "", sources.get(fact.passages[0].document, "")
    if fact.family is Family.LIST:
        return replace(fact, parts=tuple(_sourced(part, label) for part in fact.parts))
    return replace(fact, volatile=True, as_of=day or fact.as_of, as_of_label=label or fact.as_of_label)


def _of_aims(fact: Fact) -> bool:
    """Whether it is a list of aims or one of them, of which another text may tell others: `to end piracy`."""
    listed = fact.family is Family.LIST and fact.rule in ("enumeration", "task")
    aims = [part.text for part in fact.parts if part.role in _PROMPTS and _AIMED.search(part.text)]
    return listed and bool(aims)


def _lists_what_is_done(fact: Fact) -> bool:
    """Whether it is a list of what somebody does at present: `On which topics does it advise?`."""
    asked = [part.text for part in fact.parts if part.role in _PROMPTS and re.search(r"\b(?:does|do)\b", part.text)]
    return fact.family is Family.LIST and fact.rule == "enumeration" and bool(asked)


def _is_past(fact: Fact) -> bool:
    asked = next((part.text for part in fact.parts if part.role in _PROMPTS), "")
    return fact.verb.past if fact.verb else bool(re.search(r"\b(?:was|were|did|had)\b", asked))


def _sourced(part: Part, label: str) -> Part:
    """A question of a list with its source."""
    if part.role not in _PROMPTS or not part.text.endswith("?") or not label:
        return part
    return replace(part, text=f"{part.text[:-1]}, {label}?")


def says_now(fact: Fact) -> bool:
    """Whether its statement itself says that it is of now: `currently`, `so far`, `continues to`."""
    return fact.family is Family.CLAUSE and bool(_SAYS_NOW.search(fact.statement))


def ranks_now(fact: Fact) -> bool:
    """Whether it gives something its rank in the present: `the third responder`."""
    if fact.family is not Family.CLAUSE or not _is_present(fact.statement):
        return False
    ranked = re.search(r"\bthe (?:first|second|third|fourth|fifth|largest|only|main) \w+", fact.statement)
    return bool(ranked and _PRESENT.search(fact.statement)) and fact.value.role in {"ordinal", "name", "pair", "number"}


def holds_now(fact: Fact) -> bool:
    """Whether it says who leads, owns, pays or houses something named in the present."""
    named = fact.subject[:1].isupper() or any(word[:1].isupper() for word in fact.subject.split())
    if fact.family is not Family.CLAUSE or not named or fact.value.type not in _HOLDERS:
        return False
    if fact.verb is not None and fact.simple:
        finite = fact.verb.text.split()[0]
        return not fact.verb.past and fact.verb.base in _HELD and finite not in {"has", "have"}
    past = fact.verb is not None and fact.verb.past
    if _LIVES.search(fact.statement) and not past and not _DATED.search(fact.statement):
        return True
    return _is_present(fact.statement) and bool(_HELD_NOW.search(fact.statement))


def _is_present(statement: str) -> bool:
    return bool(statement) and not _DATED.search(statement) and not _PAST.search(statement)


def _measured(fact: Fact) -> bool:
    """Whether it is a length, mass or the like, or the number of parts of a work, and nothing says that it changes."""
    changes = _NOW.search(fact.statement) or _COUNTS_PEOPLE.search(fact.statement)
    if fact.value.type is not ValueType.NUMBER or not fact.volatile or changes:
        return False
    noun = singular(phrase_of(fact).rpartition(" ")[2].casefold())
    return bool(measure(noun)) or noun in _PARTS_OF_WORKS
