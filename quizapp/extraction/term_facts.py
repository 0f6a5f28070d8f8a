"""Facts of what sentences say that terms mean, where these are marked, headed or told so that nothing else is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.documents.model import Block, Document, Span
from quizapp.extraction.context import Context, stands_alone
from quizapp.extraction.gap_terms import PLAIN
from quizapp.extraction.lexicon import CLASSES, words
from quizapp.extraction.meanings import Meaning, meaning_of
from quizapp.extraction.meant import meaning_fact, term_fact
from quizapp.extraction.owner import about_of
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.phrases import in_sentence, is_common, singular
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENS, _CLOSES = re.compile(r"[*_]$|''$"), re.compile(r"[*_]|''")
_QUOTES = ("‘’", "“”", "''", '""')
_RANKED = frozenset(("JJS", "RBS", "JJR", "RBR"))
_OPENING = 5
"""Words of a meaning among which its kind stands with what is said of that."""
_FIELDS = words("study science theory branch doctrine philosophy belief fear practice art")
"""Kinds of which few words tell which: `the study of value`."""
LEAST_UNMARKED, LEAST_LETTERS = 6, 3
_VAGUE = words("important various several many role roles aspect aspects")
_SORT_ENDS = re.compile(
    r"(?:ology|ism|tion|sion|ment|ness|ity|ics|ing|ance|ence|ancy|ency|ure|sis|graphy|nomy|metry|ship|age|oid)s?$"
)
"""Endings of nouns that are the name of no one thing."""


def meaning_facts(parsed: Parsed, context: Context, document: Document) -> list[Fact]:
    """The fact that asks for the term whose meaning the sentence tells; none where that is said of many things."""
    found = meaning_of(parsed)
    if found is None or not _is_sort(parsed, found, document) or not _is_sure(parsed, found, context, document):
        return []
    term = Part("term", parsed.text(found.term), ValueType.TERM, parsed.span(found.term))
    marked = term.span is not None and is_marked(document, term.span)
    block, meaning = document.blocks[parsed.line.block], _in_a_sentence(parsed, found)
    if found.given_away:
        strong = marked or _is_headed(parsed, found, document)
        return [_asked_by_the_term(parsed, found, block, document)] if strong else []
    about = about_of(document) or document.title
    return [term_fact(document, block, term, meaning, about, parsed.line.passage, begun=not marked)]


def _in_a_sentence(parsed: Parsed, found: Meaning) -> str:
    """The meaning without the capital that its first place gave it."""
    said = parsed.text(found.told)
    return said[0].lower() + said[1:] if found.told[0] == 0 and parsed.doc[0].pos_ != "PROPN" else said


def _asked_by_the_term(parsed: Parsed, found: Meaning, block: Block, document: Document) -> Fact:
    """`What is a mill race?`, where its meaning speaks of mills."""
    article = parsed.doc[found.term[0] - 1].lower_ if found.term[0] else ""
    shown = in_sentence(parsed.text(found.term), document.text)
    term = f"{article} {shown}" if article in ("a", "an", "the") else shown
    several = parsed.doc[found.term[1] - 1].tag_ == "NNS"
    told = Part("meaning", _in_a_sentence(parsed, found), ValueType.PHRASE, parsed.span(found.told))
    asked = f"What {'are' if several else 'is'} {term}?"
    return meaning_fact(document, block, term, asked, told, parsed.line.passage)


def _is_headed(parsed: Parsed, found: Meaning, document: Document) -> bool:
    """Whether the term is the title or the heading above."""
    term = canonical(singular(parsed.text(found.term)))
    return any(canonical(singular(heading)) == term for heading in (*parsed.line.headings[-1:], document.title))


def _is_sure(parsed: Parsed, found: Meaning, context: Context, document: Document) -> bool:
    """Whether the document shows that it defines: by a mark, a heading, or words that need no other sentence."""
    told = parsed.tokens(found.told)
    span = parsed.span(found.term)
    head = _head(parsed, found)
    before = [t for t in told[:_OPENING] if head is None or t.i < head.i]
    if any(t.tag_ in _RANKED or t.lower_ == "only" for t in before) or any(t.tag_ == "POS" for t in told[:_OPENING]):
        return False
    if any(part is not None and is_marked(document, part) for part in (span, parsed.span(found.told))):
        return True
    if span is not None and _is_quoted(document, span):
        return True
    field = any(t.lower_ in _FIELDS for t in told)
    if found.slight or any(t.pos_ == "ADP" and t.lower_ != "of" for t in parsed.tokens(found.term)):
        return False
    if any(t.lower_ in _VAGUE for t in told) or (len(told) < LEAST_UNMARKED and not field):
        return False
    if _is_headed(parsed, found, document):
        return True
    if not _is_told_apart(parsed, found):
        return False
    article = parsed.doc[found.term[0] - 1].lower_ if found.term[0] else ""
    general = article in ("a", "an") and told[0].lower_ in ("a", "an")
    several = parsed.doc[found.term[1] - 1].tag_ == "NNS" and told[0].lower_ == "the"
    return article != "the" and (general or (not several and stands_alone(parsed, found.told, context)))


def _head(parsed: Parsed, found: Meaning) -> Token | None:
    """The word of a meaning that says what sort of thing it is."""
    return next((t for t in parsed.tokens(found.told) if not found.told[0] <= t.head.i < found.told[1]), None)


def _is_told_apart(parsed: Parsed, found: Meaning) -> bool:
    """Whether what it does or is made of is told, and not only where or for what: `a door for the miller`."""
    head = _head(parsed, found)
    behind = [c for c in head.children if c.i > head.i] if head is not None else []
    return (head is not None and head.pos_ == "VERB") or any(
        c.dep_ in ("relcl", "acl") or c.lower_ == "of" for c in behind
    )


def is_marked(document: Document, span: Span) -> bool:
    """Whether a stretch is set in bold or italics."""
    before, after = document.text[max(0, span.start - 2) : span.start], document.text[span.end : span.end + 2]
    return bool(_OPENS.search(before) and _CLOSES.match(after))


def _is_quoted(document: Document, span: Span) -> bool:
    return document.text[max(0, span.start - 1) : span.start] + document.text[span.end : span.end + 1] in _QUOTES


def _is_sort(parsed: Parsed, found: Meaning, document: Document) -> bool:
    """Whether it is a common noun or phrase, the name of no one thing."""
    tokens = parsed.tokens(found.term)
    if any(t.lower_ in PLAIN or t.tag_ in _RANKED or t.pos_ in ("DET", "PRON", "NUM") for t in tokens):
        return False
    if len(parsed.text(found.term)) < LEAST_LETTERS or "'" in (tokens[0].text, tokens[-1].text):
        return False
    if any(re.search(r"[A-Z\d.@_']", t.text[1:]) or (t.text[0].isupper() and t is not tokens[0]) for t in tokens):
        return False
    return tokens[0].text[0].islower() or _has_its_capital_from_its_place(parsed, tokens, found, document)


def _has_its_capital_from_its_place(parsed: Parsed, tokens: list[Token], found: Meaning, document: Document) -> bool:
    """Whether a term that begins a sentence is no name."""
    word = tokens[0].text
    if is_common(word, word.lower(), document.text):
        return True
    kinds = {t.lemma_.lower() for t in _kinds(parsed, found)}
    sort = _is_headed(parsed, found, document) and tokens[-1].tag_ == "NNS"
    if word in parsed.names or kinds & CLASSES.keys() or (tokens[0].ent_type_ and not sort):
        return False
    named = any(t.text[0].isupper() for t in parsed.tokens(found.told))
    return not named or len(tokens) > 1 or bool(_SORT_ENDS.search(word))


def _kinds(parsed: Parsed, found: Meaning) -> list[Token]:
    """The words that say what sort of thing it is; of several things only the noun that counts them."""
    opening = parsed.tokens(found.told)[:_OPENING]
    several = [t for t in opening if t.tag_ == "NNS" and parsed.doc[found.term[1] - 1].tag_ == "NNS"]
    return several[:1] or list(opening)
