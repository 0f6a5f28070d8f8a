"""Facts for strict cloze: a sentence that stands alone, and the one name, date or number in it that is worth a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizapp.documents.model import Document
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.gapped import gap_fact
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import bare, is_name
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.sorts import sort_of
from quizapp.extraction.statement import statement_of
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Part, ValueType
from quizapp.text.dates import find_dates
from quizapp.text.numbers import find_numbers

MOST, MOST_MENTIONS, FEW_MENTIONS = 4, 12, 3
_INSIDE = words("compound amod nmod poss nummod conj quantmod")
_VAGUE = words("one two first second third half zero")
_ORDINALS = words("second third fourth fifth sixth seventh eighth ninth tenth")
_UNITS = words("second minute hour day week month year mile metre meter kilometre kilometer foot inch ton tonne acre")
_LOCATIVE = words("in at near to from into")
_DATED = words("in on since until by from during between")


def gap_facts(
    parsed: Parsed, here: Sequence[Clause], context: Context, document: Document, found: Sequence[Fact]
) -> list[Fact]:
    """Facts with a statement and a value, for what the clauses of the line did not give."""
    said = statement_of(parsed, context)
    if said is None or len(found) >= MOST:
        return []
    taken = [fact.value.span for fact in found]
    made: list[Fact] = []
    for part in _values(parsed, context):
        if len(found) + len(made) >= MOST:
            break
        if _same_sort(part, [*found, *made]) or _everywhere(part, document, said[0]):
            continue
        if (
            part.span
            and part.span not in taken
            and _once(part.text, said[0])
            and _enough(part, said[0], bool(here) and here[0].verb.past)
        ):
            counted = Part("quantity", part.text, part.type) if part.type is ValueType.NUMBER else part
            weight = 3 if context.topic and context.topic in said[0] else 2
            made.append(gap_fact(parsed, part, said, document, clauses=here, counted=(counted,), importance=weight))
    return made


def _same_sort(part: Part, others: Sequence[Fact]) -> bool:
    """Whether something of this sort is asked of the line already; numbers stand for different things."""
    return part.type is not ValueType.NUMBER and any(part.type is other.value.type for other in others)


def _values(parsed: Parsed, context: Context) -> Iterator[Part]:
    yield from _numbers(parsed)
    yield from _ordinals(parsed)
    yield from _names(parsed, context)
    yield from _dates(parsed)


def _numbers(parsed: Parsed) -> Iterator[Part]:
    text = parsed.line.text
    dates = find_dates(text)
    for number in find_numbers(text):
        if number.low != number.high or number.text.lower() in _VAGUE:
            continue
        if any(d.start_at < number.end and number.start < d.end_at for d in dates):
            continue
        tokens = [t.i for t in parsed.doc if t.idx >= number.start and t.idx + len(t) <= number.end]
        if not tokens or parsed.doc[tokens[0]].idx != number.start or not _counts(parsed, tokens[-1]):
            continue
        part = (tokens[0], tokens[-1] + 1)
        yield Part("number", parsed.text(part), ValueType.NUMBER, parsed.span(part), number.unit, "", number.hedge)


def _ordinals(parsed: Parsed) -> Iterator[Part]:
    for token in parsed.doc[1:-1]:
        after = parsed.doc[token.i + 1]
        if token.lower_ in _ORDINALS and token.nbor(-1).lower_ == "the" and after.tag_ in ("NN", "JJ", "HYPH", "JJS"):
            part = (token.i, token.i + 1)
            yield Part("ordinal", token.text, ValueType.TERM, parsed.span(part), "ordinal")


def _counts(parsed: Parsed, last: int) -> bool:
    """Whether the number stands before what it counts, `78 days` or `78-day`, and not in a name."""
    doc = parsed.doc
    if last + 1 >= len(doc) or doc[last].dep_ == "conj" or any(c.dep_ == "conj" for c in doc[last].children):
        return False
    after = doc[last + 1]
    if after.text == "-" and last + 2 < len(doc) and doc[last + 2].lower_ in _UNITS:
        return True
    return doc[last].text == "%" or (
        after.tag_ in ("NN", "NNS", "JJ") and after.text != "-" and doc[last].ent_type_ != "ORG"
    )


def _names(parsed: Parsed, context: Context) -> Iterator[Part]:
    for chunk in parsed.doc.noun_chunks:
        part = (chunk.start, chunk.end)
        text = parsed.text(part)
        while part[0] < part[1] - 1 and parsed.doc[part[0]].lower_ in ("the", "a", "an"):
            part = (part[0] + 1, part[1])
        name = _longer(parsed, part)
        head = chunk.root
        if name is None or head.dep_ in _INSIDE or any(c.dep_ in ("conj", "poss", "appos") for c in head.children):
            continue
        text = parsed.text(name)
        if not is_name(text) or bare(text) == context.topic or not _entity(parsed, name):
            continue
        kind, noun = sort_of(parsed, name, head.i, context.expansions)
        before = parsed.doc[name[0] - 1].lower_ if name[0] else ""
        yield Part("name", text, kind, parsed.span(name), noun, before if before in _LOCATIVE else "")


def _longer(parsed: Parsed, part: Range) -> Range | None:
    """The name with the `of ...` that belongs to it; None where it is half of a coordination."""
    doc = parsed.doc
    start, end = part
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        inner = next((c for c in doc[end].children if c.dep_ == "pobj"), None)
        if inner is None or any(c.dep_ == "conj" for c in inner.children):
            return None
        end = inner.i + 1
    if end < len(doc) and (doc[end].text in ("'s", "'", "-", "/") or doc[end].lower_ in ("and", "or")):
        return None
    if end < len(doc) and doc[end].tag_ == "CD" and doc[end].head.i < end:
        end += 1
    if end < len(doc) and (doc[end].text[0].isupper() or _listed(doc.text[doc[end - 1].idx + len(doc[end - 1]) :])):
        return None
    if start and (doc[start - 1].lower_ in ("and", "or", "-", "/") or _goes_on(parsed, start)):
        return None
    return start, end


def _listed(after: str) -> bool:
    """Whether a list of names goes on after a name."""
    return bool(re.match(r", (?:the )?[A-Z][^,.]*(?:,| and | or )", after))


def _goes_on(parsed: Parsed, start: int) -> bool:
    """Whether a name began before: `Peter of Abano`, `Jesus the Interpreter`, `University of the Year`."""
    before = list(parsed.doc[max(0, start - 3) : start])
    linked = False
    while before and before[-1].lower_ in ("the", "of"):
        linked = before.pop().lower_ == "of"
    if not before or not (before[-1].i or linked):
        return False
    last = before[-1]
    if last.i < start - 1:
        return last.text[0].isupper() and last.pos_ not in ("VERB", "AUX")
    return last.text[0].isupper() or (last.pos_ == "NOUN" and parsed.doc[start].ent_type_ == "GPE")


def _entity(parsed: Parsed, part: Range) -> bool:
    """Whether the parser, too, sees one name there."""
    tokens = [t for t in parsed.tokens(part) if t.pos_ == "PROPN"]
    labels = {t.ent_type_ for t in tokens}
    return (
        bool(tokens)
        and len(labels - {""}) == 1
        and "" not in labels
        and not labels & {"DATE", "NORP", "LANGUAGE", "CARDINAL", "TIME"}
    )


def _dates(parsed: Parsed) -> Iterator[Part]:
    text = parsed.line.text
    for date in find_dates(text):
        tokens = [t.i for t in parsed.doc if t.idx >= date.start_at and t.idx + len(t) <= date.end_at]
        if date.incomplete or not tokens or not tokens[0] or parsed.doc[tokens[0] - 1].lower_ not in _DATED:
            continue
        part = (tokens[0], tokens[-1] + 1)
        yield Part("date", parsed.text(part), ValueType.DATE, parsed.span(part), date.precision)


def _everywhere(part: Part, document: Document, said: str) -> bool:
    """Whether a name is what the whole document is about, so that nobody has to know it."""
    if part.type in (ValueType.NUMBER, ValueType.DATE):
        return False
    return part.text in document.title or document.text.count(part.text) > (
        FEW_MENTIONS if re.match(rf"(?:The )?{re.escape(part.text)}\b", said) else MOST_MENTIONS
    )


def _once(text: str, said: str) -> bool:
    return f" {canonical(said)} ".count(f" {canonical(text)} ") == 1


def _enough(part: Part, said: str, past: bool) -> bool:
    """Whether the rest of the sentence says which: two names, dates or numbers besides, or one in a longer sentence."""
    rest = said.replace(part.text, "", 1)
    words = rest.split()
    anchors = sum(1 for i, w in enumerate(words) if (w[0].isupper() and i > 0) or w[0].isdigit())
    return (
        anchors >= 2
        or (anchors >= 1 and len(words) >= 10)
        or (part.type is ValueType.NUMBER and len(words) >= 8 and not past)
    )
