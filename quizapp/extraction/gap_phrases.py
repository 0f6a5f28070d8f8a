"""Phrases of common words that a line tells something by: `tall palm trees`, `binary notation`, `nursing homes`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.extraction.gap_terms import is_hyphened, is_telling
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.phrase_answers import VAGUE_HEADS, VAGUE_WORDS
from quizapp.extraction.predications import root_of
from quizapp.facts.model import Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LEAST_WORDS, MOST_WORDS, LEAST_LETTERS, STEM = 2, 4, 3, 5
_BEHIND, _SUBJECTS = words("dobj pobj attr oprd"), words("nsubj nsubjpass")
_EMPTY_HEADS = words(
    "sense context history term limit boundary prospective perspective mean means manner pride index arc world "
    "circumstance reality practice regard respect moment scale direction position location purpose account mention "
    "ease origin coast weather country space"
)
_CLINGING = words("VBG VBN NN NNS NNP JJ CD")
_WORDS = re.compile(r"[^\W\d_]+")


def phrases_in(parsed: Parsed) -> Iterator[Part]:
    """Every whole phrase of two or more common words, behind the verb or its subject."""
    root = root_of(parsed)
    for chunk in parsed.doc.noun_chunks if root is not None else ():
        part = _without_article(chunk)
        if part is not None and _is_placed(chunk.root, root) and _is_answer(parsed, part, chunk.root):
            yield Part("phrase", parsed.text(part), ValueType.TERM, parsed.span(part), "")


def _is_placed(noun: Token, verb: Token | None) -> bool:
    """Whether a noun is said of the verb, or hangs on what is: not in an opening, which says where or when."""
    if verb is None or noun.i > verb.i or noun.head.i == verb.i:
        return noun.dep_ in _SUBJECTS | _BEHIND
    return noun.dep_ in _BEHIND and any(above.dep_ in _SUBJECTS for above in noun.ancestors)


def gives_away(phrase: str, rest: str) -> bool:
    """Whether a word of the phrase, or one of its kin, stands in the rest of its statement.

    >>> gives_away("consulting services", "It employs consultants"), gives_away("stone column", "He met a king")
    (True, False)
    """
    told = {word[:STEM] for word in _WORDS.findall(rest.lower())}
    return any(word[:STEM] in told for word in _WORDS.findall(phrase.lower()))


def _without_article(chunk: Span) -> Range | None:
    start = chunk.start
    while start < chunk.end and chunk.doc[start].pos_ in ("DET", "PRON"):
        start += 1
    said = chunk.doc[start : chunk.end].text
    fits = len(_WORDS.findall(said)) >= LEAST_WORDS and len(said.split()) <= MOST_WORDS
    return (start, chunk.end) if fits else None


def _is_answer(parsed: Parsed, part: Range, root: Token) -> bool:
    """Whether the phrase is whole and says something of its own."""
    tokens = parsed.tokens(part)
    if root.tag_ not in ("NN", "NNS") or not root.text.islower() or root.lemma_.lower() in VAGUE_HEADS | _EMPTY_HEADS:
        return False
    before = parsed.doc[part[0] - 1].lower_ if part[0] else ""
    opening = part[0] == 1 and parsed.doc[0].pos_ == "ADP"
    if opening or (part[0] > 1 and parsed.doc[part[0] - 2].text == ":"):
        return False
    gerund = tokens[0].lower_.endswith("ing") and before in ("for", "by", "of", "without")
    if gerund or root.lower_.endswith("wards") or any(t.lower_ == "based" for t in tokens):
        return False
    if any(_is_vague(t) or (len(t) < LEAST_LETTERS and t.text != "-") for t in tokens):
        return False
    return all(t.i not in parsed.instead and is_telling(t) for t in tokens) and _is_whole(parsed, part, root)


def _is_vague(token: Token) -> bool:
    """Whether it says nothing in particular: `large`, but not in `large-scale`."""
    return token.lower_ in VAGUE_WORDS and not is_hyphened(token)


def _is_whole(parsed: Parsed, part: Range, root: Token) -> bool:
    """Whether what stands before and behind the phrase is no part of it and joins it to nothing."""
    doc, (start, end) = parsed.doc, part
    before, after = doc[root.left_edge.i - 1] if root.left_edge.i else root, doc[end] if end < len(doc) else root
    if root.dep_ == "conj" or any(c.dep_ in ("conj", "cc") or (c.i > root.i and not _apart(c)) for c in root.children):
        return False
    example = before.lower_ == "as" and before.i > 0 and before.nbor(-1).lower_ == "such"
    if example or before.lower_ in ("and", "or", "nor", "like", "than") or (start > 0 and doc[start - 1].text == "-"):
        return False
    return (
        after.tag_ not in _CLINGING and after.text not in ("-", "/", "'s", "'") and after.lower_ not in ("that", "who")
    )


def _apart(child: Token) -> bool:
    """Whether what hangs on a noun stands behind it by itself: `of the East`, `, which ...`."""
    comma = child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
    return child.is_punct or child.dep_ == "prep" or comma
