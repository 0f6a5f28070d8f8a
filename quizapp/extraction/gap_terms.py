"""Terms of a line: objects and complements that are no everyday phrase, and what a definition defines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.extraction.context import Context
from quizapp.extraction.gap_names import NO_NAME
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.facts.model import Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

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


def defined_in(parsed: Parsed) -> Iterator[Part]:
    """What a definition defines: `A nephron is the part of the kidney that ...`."""
    root = next((t for t in parsed.doc if t.dep_ == "ROOT"), None)
    if root is None or root.lower_ not in ("is", "are") or any(c.dep_ == "neg" for c in root.children):
        return
    subject = next((c for c in root.children if c.dep_ == "nsubj" and c.i < root.i), None)
    told = next((c for c in root.children if c.dep_ == "attr" and c.i > root.i), None)
    if subject is None or told is None or subject.pos_ != "NOUN" or told.pos_ != "NOUN":
        return
    start = subject.left_edge.i + (subject.left_edge.lower_ in ("a", "an"))
    tokens = parsed.tokens((start, subject.i + 1))
    plain = any(t.lower_ in _PLAIN or t.pos_ in ("DET", "PRON", "NUM") for t in tokens)
    plain = plain or subject.lower_ in _EMPTY or len(subject) < 3
    described = any(c.dep_ in ("relcl", "acl", "prep") for c in told.children if c.i > told.i)
    if (
        plain
        or not described
        or subject.right_edge.i > subject.i
        or not 1 <= len(tokens) <= 4
        or root.i != subject.i + 1
    ):
        return
    text = parsed.text((start, subject.i + 1))
    if told.lemma_.lower() not in _EMPTY | _PLAIN and told.lemma_.lower() not in text.lower():
        yield Part("defined", text, ValueType.TERM, parsed.span((start, subject.i + 1)), "")


def terms_of(parsed: Parsed, context: Context) -> Iterator[Part]:
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
    if any(t.lower_ in _PLAIN or t.ent_type_ in NO_NAME or t.tag_ in ("JJR", "JJS") for t in tokens):
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
    if after.tag_ in ("VBG", "VBN", "NN", "NNS", "NNP", "JJ", "CD"):
        return False
    goes_on = after.text in ("-", "/", "'s", "'") or after.lower_ in ("and", "or", "of", "that", "who")
    return not joined and not goes_on
