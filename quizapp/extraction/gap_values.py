"""What of a sentence may be left out and asked for: whole names, dates, numbers and terms, each with its sort."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import bare, is_name
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.sorts import sort_of
from quizapp.facts.model import Part, ValueType
from quizapp.text.dates import find_dates
from quizapp.text.numbers import find_numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

_VAGUE = words("one two first second third half zero a")
_ORDINALS = words("second third fourth fifth sixth seventh eighth ninth tenth")
_UNITS = words("second minute hour day week month year mile metre meter kilometre kilometer foot inch ton tonne acre")
_LOCATIVE = words("in at near to from into")
_DATED = words("in on since until by from during between around after before")
_LINKS = words("of the de la von van der di du da al and for")
_NO_NAME = words("DATE TIME CARDINAL ORDINAL PERCENT MONEY QUANTITY NORP LANGUAGE")
_INSIDE = words("compound amod nmod poss nummod conj advmod")
MONTHS = words(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday I BC BCE AD CE AM PM"
)
_PLAIN = words(
    "several many some few various numerous different other new old own large small great high low big major minor "
    "main important significant certain good bad long short early late full whole entire general common "
    "similar same such next last previous additional further more most less least much little recent current modern "
    "key first second third only particular specific special strong serious wide broad popular famous notable local "
    "original final former possible available successful increasing growing increased active real true single"
)
_EMPTY = words(
    "part parts use way ways thing things people person place places time times year years day days number amount "
    "area areas kind type form forms group groups member members example case cases result results role success "
    "attempt attempts development changes change problem problems reason reasons support control power interest "
    "order system effect effects range level levels rate rates set lot variety majority rest end work works life name"
)
_NAMING = words("called named termed dubbed nicknamed known titled entitled labelled labeled")


def values_of(parsed: Parsed, context: Context) -> Iterator[Part]:
    """Every whole date, number, name and term of the line, the surest sorts first."""
    yield from _dates(parsed)
    yield from _numbers(parsed)
    yield from _ordinals(parsed)
    yield from _names(parsed, context)
    yield from _terms(parsed, context)


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
    first = doc[last].left_edge.i
    if any(t.lower_ in ("all", "both", "these", "those") for t in doc[max(0, first - 1) : last]):
        return False
    if last + 1 >= len(doc) or doc[last].dep_ == "conj" or any(c.dep_ == "conj" for c in doc[last].children):
        return False
    after = doc[last + 1]
    if after.text == "-" and last + 2 < len(doc) and doc[last + 2].lower_ in _UNITS:
        return True
    return doc[last].text == "%" or (
        after.tag_ in ("NN", "NNS", "JJ") and after.text != "-" and doc[last].ent_type_ != "ORG"
    )


def _dates(parsed: Parsed) -> Iterator[Part]:
    text = parsed.line.text
    for date in find_dates(text):
        tokens = [t.i for t in parsed.doc if t.idx >= date.start_at and t.idx + len(t) <= date.end_at]
        if date.incomplete or not tokens or not tokens[0]:
            continue
        before = next((t.lower_ for t in reversed(parsed.doc[: tokens[0]]) if t.lower_ != "the"), "")
        if before not in _DATED:
            continue
        if not _dated_alone(parsed, tokens[-1] + 1, before):
            continue
        part = (tokens[0], tokens[-1] + 1)
        yield Part("date", parsed.text(part), ValueType.DATE, parsed.span(part), date.precision)


def _dated_alone(parsed: Parsed, end: int, before: str) -> bool:
    """Whether no other date and no noun goes with the date that ends here."""
    after = parsed.doc[end] if end < len(parsed.doc) else None
    if after is None:
        return True
    if after.pos_ in ("NOUN", "PROPN", "NUM") or after.text in ("-", "–", "/", "'s"):
        return False
    following = [t.text for t in parsed.doc[end + 1 : end + 5]]
    if after.text == "," and any(t in ("and", "or", "again") or t[:1].isdigit() for t in following[:2]):
        return not any(t[:1].isdigit() for t in following)
    goes_on = after.lower_ in ("and", "or", "to", "until") and before not in ("by", "until")
    return not (goes_on and any(t[:1].isdigit() for t in following[:4]))


def _names(parsed: Parsed, context: Context) -> Iterator[Part]:
    for start, end in _runs(parsed):
        part = _without_title(parsed, (start, end))
        if part is None or not _whole(parsed, part):
            continue
        text = parsed.text(part)
        if not is_name(text) or bare(text) == context.topic or set(text.split()) & MONTHS or len(text) < 3:
            continue
        head = _head(parsed, part)
        kind, noun = sort_of(parsed, part, head.i, context.expansions)
        if kind is ValueType.PERSON and (
            head.tag_ == "NNPS" or (end < len(parsed.doc) and parsed.doc[end].tag_ == "VBP")
        ):
            kind, noun = ValueType.TERM, ""
        before = parsed.doc[part[0] - 1].lower_ if part[0] else ""
        yield Part("name", text, kind, parsed.span(part), noun, before if before in _LOCATIVE else "")


def _runs(parsed: Parsed) -> Iterator[Range]:
    """Words with a capital that follow each other, with what links them: `Treaty of Rome`, `Apollo 11`."""
    doc, at = parsed.doc, 0
    while at < len(doc):
        if not _capital(doc[at]):
            at += 1
            continue
        start, end = at, at + 1
        while end < len(doc):
            if _capital(doc[end]) or (doc[end].text.isdigit() and len(doc[end]) < 4 and doc[end - 1].text != ","):
                end += 1
            elif doc[end].text == "'" and end + 1 < len(doc) and _capital(doc[end + 1]):
                end += 2
            elif (linked := _linked(parsed, end)) > end:
                end = linked
            else:
                break
        yield start, end
        at = end


def _linked(parsed: Parsed, at: int) -> int:
    """Behind `of the` and the like, where a capital follows that belongs to the name."""
    doc, end = parsed.doc, at
    while end < len(doc) and end < at + 2 and doc[end].lower_ in _LINKS - {"and", "for"}:
        end += 1
    if end == at or end >= len(doc) or not _capital(doc[end]):
        return at
    first = doc[at - 1]
    return end + 1 if first.pos_ == "PROPN" and (doc[at].lower_ != "of" or doc[at].head == first) else at


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha() and (token.i > 0 or token.pos_ == "PROPN")


def _without_title(parsed: Parsed, part: Range) -> Range | None:
    start, end = part
    while start < end and (parsed.doc[start].lower_ in ("the", "a", "an") or parsed.doc[start].ent_type_ == "NORP"):
        start += 1
    return (start, end) if start < end and start not in parsed.instead else None


def _head(parsed: Parsed, part: Range) -> Token:
    tokens = parsed.tokens(part)
    return next((t for t in tokens if not part[0] <= t.head.i < part[1]), tokens[-1])


def _whole(parsed: Parsed, part: Range) -> bool:
    """Whether parse and surface agree that the words are one whole name, no part of another or of a list."""
    start, end = part
    tokens = parsed.tokens(part)
    head = _head(parsed, part)
    outside = [t for t in tokens if not start <= t.head.i < end and t.i != head.i]
    if outside or head.pos_ != "PROPN" or head.dep_ in _INSIDE:
        return False
    labels = {t.ent_type_ for t in tokens if t.pos_ == "PROPN"} - {""}
    if labels & _NO_NAME or len(labels) > 1 or any(c.dep_ in ("conj", "cc", "poss") for c in head.children):
        return False
    if start == 0 and end == 1 and not tokens[0].ent_type_:
        return False
    if start and parsed.doc[start - 1].text == "," and re.match(r",? (?:and|or) ", _rest(parsed, end)):
        return False
    return _begins(parsed, start) and _stops(parsed, end) and not _goes_on(parsed, part, head)


def _begins(parsed: Parsed, start: int) -> bool:
    """Whether nothing before the name belongs to it."""
    before = parsed.doc[start - 1] if start else None
    if before is None:
        return True
    if before.text in ("-", "–", "/", "&", '"', "'") or before.lower_ in ("and", "or"):
        return False
    if before.pos_ == "ADJ" and before.text.islower() and before.tag_ == "JJ":
        return False
    if before.text[0].isupper() and (before.pos_ == "PROPN" or (before.i and before.pos_ != "ADJ")):
        return False
    return bool(before.i) or before.pos_ not in ("ADJ", "NOUN")


def _stops(parsed: Parsed, end: int) -> bool:
    """Whether nothing behind the name belongs to it, and no list of names goes on."""
    doc = parsed.doc
    after = doc[end] if end < len(doc) else None
    if after is None:
        return True
    if after.text in ("'s", "'", "-", "–", "/", "&") or after.lower_ in ("and", "or"):
        return False
    if after.pos_ in ("NOUN", "PROPN", "NUM") or after.text[0].isupper():
        return False
    return not re.match(r", (?:the )?[A-Z][^,.]*(?:,| and | or )", _rest(parsed, end))


def _rest(parsed: Parsed, end: int) -> str:
    last = parsed.doc[end - 1]
    return parsed.doc.text[last.idx + len(last) :]


def _goes_on(parsed: Parsed, part: Range, head: Token) -> bool:
    """Whether the name is half of `Agreement on Trade`, `Ministry of Health`."""
    doc, (start, end) = parsed.doc, part
    if end + 1 < len(doc) and doc[end].lower_ in ("of", "on", "for", "at") and doc[end].head.i == head.i:
        following = doc[end + 1 : end + 3]
        if any(t.text[0].isupper() for t in following) or doc[end].lower_ == "of":
            return True
    if end < len(doc) and doc[end].tag_ == "VBG" and doc[end].text[0].isupper():
        return True
    at = start - 1
    while at > 0 and doc[at].lower_ in ("the", "a"):
        at -= 1
    if 0 < at < start - 1 and doc[at].text[0].isupper() and doc[at].tag_ not in ("VBD", "VBZ"):
        return True
    linked = at > 0 and doc[at].lower_ in ("of", "on", "for", "at") and doc[at].head.text[0].isupper()
    return linked and doc[at].head.pos_ in ("PROPN", "NOUN") and doc[at].head.i > 0


def _terms(parsed: Parsed, context: Context) -> Iterator[Part]:
    """Objects and complements of two words or more that are no everyday phrase, and what something is called."""
    doc = parsed.doc
    for chunk in doc.noun_chunks:
        start, end = chunk.start, chunk.end
        while start < end and (doc[start].pos_ in ("DET", "PRON") or doc[start].lower_ in ("the", "a", "an")):
            start += 1
        if start >= end or chunk.root.pos_ != "NOUN" or chunk.root.i in parsed.instead:
            continue
        if not _term(parsed, (start, end), chunk.root, context) or not _ends_there(parsed, end, chunk.root):
            continue
        part = (start, end)
        called = any(t.lower_ in _NAMING for t in doc[max(0, start - 3) : start])
        yield Part("called" if called else "term", parsed.text(part), ValueType.TERM, parsed.span(part), "")


def _term(parsed: Parsed, part: Range, root: Token, context: Context) -> bool:
    tokens = parsed.tokens(part)
    if root.dep_ not in ("dobj", "pobj", "attr", "oprd") or root.lemma_.lower() in _EMPTY or root.lower_ in _EMPTY:
        return False
    if any(t.pos_ not in ("NOUN", "ADJ", "PROPN") and t.text != "-" for t in tokens) or tokens[0].text == "-":
        return False
    if any(t.lower_ in _PLAIN or t.ent_type_ in _NO_NAME or t.tag_ in ("JJR", "JJS") for t in tokens):
        return False
    if any(t.text == context.topic for t in tokens) or any(t.i in parsed.instead for t in tokens):
        return False
    called = tokens[0].i and any(t.lower_ in _NAMING for t in parsed.doc[max(0, part[0] - 3) : part[0]])
    count = len(parsed.text(part).split())
    return count <= 4 and (bool(called) or count >= 2)


def _ends_there(parsed: Parsed, end: int, root: Token) -> bool:
    """Whether the phrase is whole: nothing hangs on it, nothing is joined to it."""
    doc = parsed.doc
    if any(c.i > root.i or c.dep_ in ("conj", "poss") for c in root.children if not c.is_punct):
        return False
    if root.dep_ == "conj" or end >= len(doc):
        return False
    after, before = doc[end], doc[root.left_edge.i - 1] if root.left_edge.i else None
    joined = before is not None and before.lower_ in ("and", "or", "nor", "as", "like")
    goes_on = after.text in ("-", "/", "'s", "'") or after.lower_ in ("and", "or", "of", "that", "who")
    return not joined and not goes_on
