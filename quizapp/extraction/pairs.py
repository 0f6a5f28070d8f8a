"""Two that belong together, as the one answer they are: `between A and B`, `derives from A and B`, `after A and B`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.context import Context, stands_alone
from quizapp.extraction.gapped import gap_fact
from quizapp.extraction.lexicon import FIRST_WORDS, words
from quizapp.extraction.names import class_noun
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.statement import Said, said, statements
from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Part, ValueType

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE = words("between from after by under against")
_CUTS = words("which who that whose where when while including")
MOST_WORDS, LEAST_AROUND, MOST_MENTIONS = 12, 6, 2


def pair_facts(parsed: Parsed, context: Context, document: Document) -> list[Fact]:
    """A fact for each pair of names of a sentence that stands alone; at most one a sentence."""
    every = statements(parsed, context)
    for part in _pairs(parsed, context) if every.first() else ():
        value = Part("pair", parsed.text(part), ValueType.PHRASE, parsed.span(part), plural=True)
        if (stated := every.around(value)) and _tells(value, words := said(parsed, stated, context), parsed, document):
            return [gap_fact(parsed, value, words, document, stated.predication)]
    return []


def _tells(part: Part, stated: Said, parsed: Parsed, document: Document) -> bool:
    """Whether the rest of the statement says enough, and names something."""
    rest = stated[0].replace(part.text, "", 1).split()[parsed.doc[0].pos_ != "PROPN" :]
    once = f" {canonical(stated[0])} ".count(f" {canonical(part.text)} ") == 1
    enough = len(stated[0].split()) - len(part.text.split()) >= LEAST_AROUND
    rare = document.text.count(part.text) <= MOST_MENTIONS
    return once and enough and rare and any(word[0].isupper() or word[0].isdigit() for word in rest)


def _pairs(parsed: Parsed, context: Context) -> Iterator[Range]:
    for token in parsed.doc:
        if token.dep_ != "pobj" or token.head.lower_ not in BEFORE or token.i < token.head.i:
            continue
        other = _only_other(token)
        if other is None or other.pos_ not in ("NOUN", "PROPN"):
            continue
        part = (token.left_edge.i, _end(other))
        between = token.head.lower_ == "between"
        if (other.left_edge == other and _one_name(parsed.text((part[0], token.i + 1)))) or _unlike(
            parsed, part, other
        ):
            continue
        if _clean(parsed, part, context) and (between or (_named(parsed, token) and _named(parsed, other))):
            yield _without_article(parsed, part)


def _only_other(token: Token) -> Token | None:
    """The other half, where there are two."""
    others = [child for child in token.children if child.dep_ == "conj"]
    if len(others) != 1 or any(child.dep_ == "conj" for child in others[0].children):
        return None
    return others[0] if any(child.lower_ == "and" for child in token.children) else None


def _end(token: Token) -> int:
    """The end of a phrase, before what is only added to it."""
    for after in token.doc[token.i + 1 : token.right_edge.i + 1]:
        if after.text in ",;:(" or after.lower_ in _CUTS or after.tag_ in ("VBN", "VBG", "VBD", "VBZ"):
            return int(after.i)
    return int(token.right_edge.i) + 1


def _clean(parsed: Parsed, part: Range, context: Context) -> bool:
    tokens = parsed.tokens(part)
    if not 3 <= len(tokens) <= MOST_WORDS or any(
        t.text in ",;:()" or t.pos_ in ("VERB", "AUX", "PRON") for t in tokens
    ):
        return False
    after = parsed.doc[part[1]] if part[1] < len(parsed.doc) else None
    goes_on = after is not None and (after.lower_ in ("and", "or", "of", "'s") or after.pos_ in ("NOUN", "PROPN"))
    return not goes_on and parsed.span(part) is not None and stands_alone(parsed, part, context)


def _one_name(first: str) -> bool:
    """Whether a word more may belong to the name: `Academy of Tunnels and Bridges`, `Fort Ada and Ole`."""
    return " of " in first or class_noun(first) in FIRST_WORDS


def _unlike(parsed: Parsed, part: Range, other: Token) -> bool:
    """Whether a hyphen cuts into the first, or only the other has an owner: `Holm and Wirth's men`."""
    cut = part[0] > 0 and parsed.doc[part[0] - 1].text == "-"
    owned = [t.i for t in parsed.tokens(part) if t.tag_ == "POS"]
    return cut or bool(owned and owned[0] > other.left_edge.i)


def _named(parsed: Parsed, token: Token) -> bool:
    return any(t.text[0].isupper() for t in parsed.tokens((token.left_edge.i, token.i + 1)))


def _without_article(parsed: Parsed, part: Range) -> Range:
    return (part[0] + 1, part[1]) if parsed.doc[part[0]].lower_ in ("the", "a", "an") else part
