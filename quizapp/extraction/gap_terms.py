"""Terms of a line: what something is called, and what a definition defines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.whole_names import NO_NAME
from quizapp.facts.model import Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

PLAIN = words(
    "several many some few various numerous different other new old own large small great high low big major minor "
    "main important significant certain good bad long short early late full whole entire general common "
    "similar same such next last previous additional further more most less least much little recent current modern "
    "key first second third only particular specific special strong serious wide broad popular famous notable local "
    "original final former possible available successful increasing growing increased active real true single "
    "given neighboring neighbouring relative faithful cited preferred international accurate reliable chief joint"
)
EMPTY = words(
    "part parts use way ways thing things people person place places time times year years day days number amount "
    "area areas kind type form forms group groups member members example case cases result results role success "
    "attempt attempts development changes change problem problems reason reasons support control power interest "
    "order system effect effects range level levels rate rates set lot variety majority rest end work works life name"
)
_NAMING = words("called named termed dubbed nicknamed titled entitled labelled labeled")
_DEFINING = words("is are refers refer means")
RATED = words(
    "common frequent rare major minor significant important main primary principal key chief leading dominant growing "
    "increasing traditional typical usual popular favourite favorite famous diverse good useful serious essential "
    "integral powerful necessary crucial vital central great excellent established"
)
STANDS_FOR_MANY = words(
    "subject topic theme cause source factor component basis feature aspect issue concern problem help"
)
"""`a cause of fires`, `a subject in painting`: what many things are."""
WORD_FOR = words("term word name expression phrase")
_GENERAL = words("general generic common informal colloquial umbrella broad collective loose catch-all blanket")
_KNOWN = words("known defined identified described")


def is_general_word(told: Token) -> bool:
    """Whether something is called `a general term for a wall`, beside which there are narrower and other ones."""
    return told.lower_ in WORD_FOR and any(c.lower_ in _GENERAL for c in told.children)


def defined_in(parsed: Parsed) -> Iterator[Part]:
    """What a definition defines: `A nephron is the part of the kidney that ...`."""
    root = next((t for t in parsed.doc if t.dep_ == "ROOT"), None)
    if root is None or root.lower_ not in _DEFINING or any(c.dep_ in ("neg", "acomp") for c in root.children):
        return
    subject = next((c for c in root.children if c.dep_ == "nsubj" and c.i == root.i - 1), None)
    told = _told(root)
    if subject is None or told is None or not _describes(told) or not _common(subject) or is_one_of_many(told, subject):
        return
    part = (subject.left_edge.i + (subject.left_edge.lower_ in ("a", "an")), subject.i + 1)
    tokens = parsed.tokens(part)
    plain = any(t.lower_ in PLAIN or t.pos_ in ("DET", "PRON", "NUM") for t in tokens) or subject.lower_ in EMPTY
    if not plain and 1 <= len(tokens) <= 4 and told.lemma_.lower() not in parsed.text(part).lower():
        yield Part("defined", parsed.text(part), ValueType.TERM, parsed.span(part), "")


def _told(root: Token) -> Token | None:
    """What the subject is said to be."""
    if root.lower_ in ("refers", "refer"):
        to = next((c for c in root.children if c.lower_ == "to" and c.i == root.i + 1), None)
        return next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    return next((c for c in root.children if c.dep_ in ("attr", "dobj") and c.i > root.i), None)


def _common(subject: Token) -> bool:
    """Whether it is a common noun, be its capital only that of the sentence."""
    lone = subject.pos_ == "PROPN" and subject.i == 0 and not subject.ent_type_
    return len(subject) > 2 and (subject.pos_ == "NOUN" or lone)


def _describes(told: Token) -> bool:
    """Whether what something is said to be comes with what tells it from others."""
    if is_general_word(told) or any(c.dep_ == "poss" for c in told.children):
        return False
    described = any(c.dep_ in ("relcl", "acl", "prep") for c in told.children if c.i > told.i)
    return described and told.pos_ == "NOUN" and told.lemma_.lower() not in EMPTY | PLAIN


def is_one_of_many(told: Token, subject: Token) -> bool:
    """Whether others are said to be so as well: `a common subject in painting`, and one program `for ships`."""
    if any(c.lower_ == "the" for c in told.children):
        return False
    behind = [c for c in told.children if c.i > told.i and c.dep_ in ("relcl", "acl", "prep")]
    rated = any(c.lower_ in RATED or c.tag_ in ("JJR", "JJS") for c in told.children if c.dep_ == "amod")
    used = subject.pos_ == "PROPN" and all(c.dep_ == "prep" and c.lower_ != "of" for c in behind)
    loose = told.lemma_.lower() in STANDS_FOR_MANY and all(c.dep_ == "prep" for c in behind)
    return rated or used or loose


def called_in(parsed: Parsed) -> Iterator[Part]:
    """What something is called."""
    doc = parsed.doc
    for chunk in doc.noun_chunks:
        start, end = chunk.start, chunk.end
        while start < end and doc[start].pos_ in ("DET", "PRON"):
            start += 1
        if start >= end or chunk.root.pos_ != "NOUN" or chunk.root.i in parsed.instead or not _named(parsed, start):
            continue
        if _term(parsed, (start, end), chunk.root) and _ends_there(parsed, end, chunk.root):
            yield Part("called", parsed.text((start, end)), ValueType.TERM, parsed.span((start, end)), "")


def _named(parsed: Parsed, start: int) -> bool:
    """Whether `called` or `known as` stands right before."""
    before = [t.lower_ for t in parsed.doc[max(0, start - 4) : start] if t.lower_ not in ("the", "a", "an", '"', "'")]
    known = len(before) > 1 and before[-1] == "as" and before[-2] in _KNOWN
    return known or (bool(before) and before[-1] in _NAMING)


def is_hyphened(token: Token) -> bool:
    """Whether the word is joined to the next one: `large` of `large-scale`."""
    return token.i + 1 < len(token.doc) and token.nbor(1).text == "-"


def is_telling(token: Token) -> bool:
    """Whether a word before a noun says what sort of thing it is."""
    if is_hyphened(token) and token.text.isalpha():
        return True
    plain = token.lower_ in PLAIN | EMPTY or token.ent_type_ in NO_NAME - {"NORP"} or token.tag_ in ("JJR", "JJS")
    kind = token.pos_ in ("NOUN", "ADJ", "PROPN") or token.tag_ in ("VBN", "VBG") or token.text == "-"
    return kind and not plain and not any(letter.isdigit() for letter in token.text)


def _term(parsed: Parsed, part: Range, root: Token) -> bool:
    tokens = parsed.tokens(part)
    if root.lemma_.lower() in EMPTY or root.lower_ in EMPTY or len(parsed.text(part).split()) > 4:
        return False
    if any(t.pos_ not in ("NOUN", "ADJ", "PROPN") and t.text != "-" for t in tokens) or tokens[0].text == "-":
        return False
    plain = any(t.lower_ in PLAIN or t.ent_type_ in NO_NAME or t.tag_ in ("JJR", "JJS") for t in tokens)
    return not plain and not any(t.i in parsed.instead for t in tokens)


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
    goes_on = after.text in ("-", "/", "'s", "'") or after.lower_ in ("and", "or", "of", "that", "who", "as")
    return not joined and not goes_on
