"""What of a sentence may be left out and asked for: whole names, dates, numbers and terms, each with its sort."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.extraction.context import Context
from quizapp.extraction.gap_names import names_of
from quizapp.extraction.gap_phrases import phrases_in
from quizapp.extraction.gap_terms import called_in, defined_in
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.quantities import PER_CENT, SCALES, YEAR, counts_nothing, may_be_year
from quizapp.facts.model import Part, ValueType
from quizapp.text.dates import find_dates
from quizapp.text.numbers import find_numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

_VAGUE = words("one two first second third half zero a")
_GLUED = re.compile(r"\d[a-z]|\d[\d.,]*(?:km|cm|mm|mi|ft|ha|kg)\d?")
"""`the 6s subshell`, which is a name, and `516.18km2`, a number and its unit in one."""
_NO_COUNT_BEFORE = re.compile(r"(?:\bper |\+)$")
"""`4 g per 100 ml`, a measure by itself, and `+7`."""
_DEGREES = re.compile(r" ?°\s?(?:\d|[NSEW]\b)|-[A-Z][a-z]")
"""What goes on behind a number that is a part of a place or a name: `88°23′S`, `the Six-Day War`."""
_BEFORE_IT = re.compile(r"\b(?:after|behind only|(?:surpassed|exceeded|outnumbered|topped) (?:only )?by)\b")
"""What comes before it in rank is told, so that it can be counted."""
_ORDINALS = words("second third fourth fifth sixth seventh eighth ninth tenth")
_AGES = words("century millennium")
_UNITS = words("second minute hour day week month year mile metre meter kilometre kilometer foot inch ton tonne acre")
_MEASURES = words(
    "population total length area height depth width distance budget cost capacity speed weight value average maximum "
    "minimum majority score ratio rate density age radius diameter magnitude output yield circulation attendance"
)
_PARTS = re.compile(
    r"\b\d+[ -](?:years?|months?|weeks?|days?|hours?|minutes?|degrees?|feet|foot|pounds?|stone)(?:,? (?:and )?\d+"
    r" (?:months?|weeks?|days?|hours?|minutes?|seconds?|inch(?:es)?|ounces?|pounds?)\b)+"
)
_SEASON = re.compile(r"the (?:spring|summer|autumn|fall|winter) \d{4}")
_CHANGES = words("reduce increase rise fall grow drop decline decrease limit raise cut expand shrink double lower")
_DATED = words("in on since until by from during between around after before early late")


def values_of(parsed: Parsed, context: Context) -> Iterator[Part]:
    """Every whole date, number, name and term of the line, the surest sorts first."""
    yield from _dates(parsed)
    yield from _numbers(parsed)
    yield from _ordinals(parsed)
    yield from names_of(parsed, context)
    yield from called_in(parsed)
    yield from defined_in(parsed)
    yield from phrases_in(parsed)


def _numbers(parsed: Parsed) -> Iterator[Part]:
    text = parsed.line.text
    dates = find_dates(text)
    for number in find_numbers(text):
        if number.low != number.high:
            yield from _ends(parsed, number.start, number.end, number.unit)
            continue
        if number.text.lower() in _VAGUE or _GLUED.fullmatch(number.text):
            continue
        dated = any(d.start_at < number.end and number.start < d.end_at for d in dates)
        signed = number.text.startswith("+") or _NO_COUNT_BEFORE.search(text[: number.start])
        if dated or signed or _DEGREES.match(text[number.end :]):
            continue
        tokens = [t.i for t in parsed.doc if t.idx >= number.start and t.idx + len(t) <= number.end]
        while len(tokens) > 1 and number.text[:1].isdigit() and _is_unit(parsed, tokens):
            tokens = tokens[:-1]
        if not tokens or parsed.doc[tokens[0]].idx != number.start or not _counts(parsed, tokens[-1]):
            continue
        part = (tokens[0], tokens[-1] + 1)
        yield Part("number", parsed.text(part), ValueType.NUMBER, parsed.span(part), number.unit, "", number.hedge)


def _is_unit(parsed: Parsed, tokens: list[int]) -> bool:
    """Whether the last of a number's words is its unit and no part of the number, as `million` is."""
    last = parsed.doc[tokens[-1]]
    degrees = parsed.doc[last.i - 1].text == "°" if last.i else False
    return last.text.isalpha() and last.tag_ != "CD" and last.lower_ not in SCALES and not degrees


def _ends(parsed: Parsed, start: int, end: int, unit: str) -> Iterator[Part]:
    """Each end of `from 415,000 to 587,000`."""
    inside = [t for t in parsed.doc if start <= t.idx < end]
    if (
        not inside
        or not any(t.lower_ == "to" for t in inside)
        or inside[0].nbor(-1 if inside[0].i else 0).lower_ != "from"
    ):
        return
    for token in inside:
        if token.tag_ == "CD" and len(token) > 1:
            part = (token.i, token.i + 1)
            yield Part("number", token.text, ValueType.NUMBER, parsed.span(part), unit)


def _ordinals(parsed: Parsed) -> Iterator[Part]:
    for token in parsed.doc[1:-1]:
        after = parsed.doc[token.i + 1]
        ranked = after.tag_ in ("HYPH", "JJS", "RBS") and _BEFORE_IT.search(parsed.line.text[token.idx :])
        if (
            token.lower_ in _ORDINALS
            and not ranked
            and after.lower_ not in _AGES
            and token.nbor(-1).lower_ == "the"
            and after.tag_ in ("NN", "JJ", "HYPH", "JJS")
        ):
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
    of_a_year = may_be_year(parsed, last) or (YEAR.fullmatch(doc[last].text) and after.tag_ == "NN")
    if of_a_year or _in_parts(doc.text, doc[last].idx):
        return False
    if counts_nothing(doc[last], after):
        return False
    if _is_measured(parsed, last, after):
        return True
    if re.match(r"(?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|dozen)$", after.lower_):
        return False
    if after.text == "-" and last + 2 < len(doc) and doc[last + 2].lower_ in _UNITS:
        return True
    return doc[last].lower_ in PER_CENT or (
        after.tag_ in ("NN", "NNS", "JJ") and after.text != "-" and doc[last].ent_type_ != "ORG"
    )


def _in_parts(text: str, at: int) -> bool:
    """Whether it is one of the figures of `69 hours, 8 minutes and 16 seconds`."""
    return any(found.start() <= at < found.end() for found in _PARTS.finditer(text))


def _is_measured(parsed: Parsed, last: int, after: Token) -> bool:
    """Whether the number stands by itself behind a preposition or what it is a measure of: `at age 38`, `with 24`."""
    number = parsed.doc[last]
    before = number.left_edge.nbor(-1) if number.left_edge.i else number
    if number.dep_ == "pobj" and number.head.i < number.i:
        before = number.head
    alone = after.is_punct or after.pos_ in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX", "ADV")
    if not alone or number.tag_ != "CD" or not number.text[0].isdigit():
        return False
    money = before.text in ("$", "£", "€") or number.text[0] in "$£€"
    if money or before.lower_ in ("age", "aged"):
        return True
    measured = before.lower_ == "of" and before.head.lemma_.lower() in _MEASURES
    reached = before.lower_ in ("to", "from", "by") and before.head.lemma_.lower() in _CHANGES
    return number.dep_ == "pobj" and (measured or reached or before.lower_ == "with")


def _dates(parsed: Parsed) -> Iterator[Part]:
    text = parsed.line.text
    for date in find_dates(text):
        tokens = [t.i for t in parsed.doc if t.idx >= date.start_at and t.idx + len(t) <= date.end_at]
        if date.incomplete or not tokens or not tokens[0]:
            continue
        before = next((t.lower_ for t in reversed(parsed.doc[: tokens[0]]) if t.lower_ != "the"), "")
        if before not in _DATED or _SEASON.fullmatch(text[date.start_at : date.end_at]):
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
