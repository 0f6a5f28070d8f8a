"""Whole names of a line: words with a capital that parse and surface agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.documents.model import Span
from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import CLASSES, words
from quizapp.extraction.names import bare, class_noun, is_name
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.ranks import LETTERS, before_a_person, name_begins
from quizapp.extraction.sorts import sort_of
from quizapp.extraction.whole_names import LOCATIVE, MONTHS, head_of, is_of_a_land, is_whole
from quizapp.facts.model import Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAID = words("written spoken sung translated")
"""What is done in or into a language, not in a place."""
_BODIES = words("council committee commission parliament board cabinet senate")
_TEXTS = words("work text poem verse inscription literature word statement")
_LINKS = words("of the de la von van der di du da al and for")
_DOTTED = re.compile(r"[A-Z]\.[A-Z]\.?|DC")
"""The end of a place's name: `Orwin, N.S.`"""
_YOUNGER = re.compile(r"(?:Jr|Sr)\.?")
_NO_NAMES = re.compile(
    r"(?:Figure|Fig\.?|Table|Section|Appendix|Listing|Example|Step|Page|Equation|Book|Act|Scene|Canto|Episode|Season)"
    r" [\dIVX.]+|[Vv]ia the .*|(?:North|South)(?:east|west)|.*-[A-Z]\.|None|True|False"
    r"|(?:Presidency|Leadership|Chairmanship|Reign) of .*"
)
"""What a text has of its own, and what only a sentence's first word makes look like a name."""


def names_of(parsed: Parsed, context: Context) -> Iterator[Part]:
    """Every whole name, with the sort of thing it names; not the topic."""
    for start, end in _runs(parsed):
        part = _without_title(parsed, (start, end))
        if part is None or not is_whole(parsed, part):
            continue
        text = parsed.text(part)
        if not is_name(text) or bare(text) == context.topic or set(text.split()) & MONTHS or len(text) < 3:
            continue
        if _counts_on(parsed, part):
            continue
        if bare(text).lower() in CLASSES or _two_names(text) or text in LETTERS or _NO_NAMES.fullmatch(text):
            continue
        head = head_of(parsed, part)
        kind, noun = sort_of(parsed, part, head.i, context.expansions)
        if part[1] - part[0] > 1 and _DOTTED.fullmatch(parsed.doc[part[1] - 1].text):
            kind, noun = ValueType.PLACE, ""
        if kind is ValueType.PERSON and (
            head.tag_ == "NNPS" or (end < len(parsed.doc) and parsed.doc[end].tag_ == "VBP")
        ):
            kind, noun = ValueType.TERM, ""
        before = parsed.doc[part[0] - 1].lower_ if part[0] else ""
        said = part[0] > 1 and _in_a_language(parsed.doc[part[0] - 2])
        text, span = _without_stop(text, parsed.span(part))
        yield Part("name", text, kind, span, noun, before if before in LOCATIVE and not said else "")


def _counts_on(parsed: Parsed, part: Range) -> bool:
    """Whether its number counts what the verb counts of another: `the Orwin has 2 masts, the Brek 3, the Tarn 4`."""
    doc, (start, end) = parsed.doc, part
    comma = start > 1 and (
        doc[start - 1].text == "," or (doc[start - 1].lower_ == "the" and doc[start - 2].text == ",")
    )
    counted = any(t.like_num and t.i + 1 < start and t.nbor(1).pos_ == "NOUN" for t in doc[:start])
    return doc[end - 1].text.isdigit() and comma and counted


def _two_names(text: str) -> bool:
    """Whether a person's name stands right behind a body's: `former head of the Tolven Council Ada Holm`."""
    words = text.split()
    return any(word.lower() in _BODIES for word in words[1:-2]) and not class_noun(text) and " of " not in text


def _without_stop(text: str, span: Span | None) -> tuple[str, Span | None]:
    """A ruler's or a war's number without the full stop that ends its sentence: `World War I.`"""
    if span is None or not re.search(r" [IVX]+\.$", text):
        return text, span
    return text[:-1], Span(span.start, span.end - 1)


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
            elif end + 1 < len(doc) and _joined(doc[end], doc[end + 1]):
                end += 2
            elif (linked := _linked(parsed, end)) > end:
                end = linked
            else:
                break
        yield start, end
        at = end


def _joined(mark: Token, after: Token) -> bool:
    """Whether a mark joins a word to the name before it: `Louis-Joseph`, `Orwin, N.S.`"""
    close = not mark.whitespace_ and not mark.nbor(-1).whitespace_
    dotted = mark.text == "," and (_DOTTED.fullmatch(after.text) or _YOUNGER.fullmatch(after.text))
    return bool(dotted) or (mark.text in ("'", "-") and close and _capital(after))


def _linked(parsed: Parsed, at: int) -> int:
    """Behind `of the` and the like, where a capital follows that belongs to the name."""
    doc, end = parsed.doc, at
    while end < len(doc) and end < at + 2 and doc[end].lower_ in _LINKS - {"and", "for"}:
        end += 1
    if end == at or end >= len(doc) or not _capital(doc[end]):
        return at
    first = doc[at - 1]
    whole = at > 1 and doc[at - 2].ent_type_ == "PERSON" and not first.text.isupper()
    if first.ent_type_ == "PERSON" and (doc[end].ent_type_ == "ORG" or (whole and doc[end].ent_type_ == "GPE")):
        return at
    if whole and doc[at].lower_ == "of" and not before_a_person(doc[at - 2]):
        return at
    if is_of_a_land(parsed, at):
        return at
    return end + 1 if first.pos_ == "PROPN" and (doc[at].lower_ != "of" or doc[at].head == first) else at


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha() and (token.i > 0 or token.pos_ == "PROPN")


def _in_a_language(token: Token) -> bool:
    """Whether what stands before `in` is done in a language, or is a text."""
    return token.lower_ in _SAID or (token.lemma_ in _TEXTS and token.pos_ == "NOUN")


def _without_title(parsed: Parsed, part: Range) -> Range | None:
    start, end = part
    while start < end and (parsed.doc[start].lower_ in ("the", "a", "an") or parsed.doc[start].ent_type_ == "NORP"):
        start += 1
    while end > start + 2 and parsed.doc[end - 1].text in LETTERS:
        end -= 1
    start = name_begins(parsed, start, end)
    return (start, end) if start < end and start not in parsed.instead else None
