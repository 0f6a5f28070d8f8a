"""Numbers that count something: the number's own words, its hedge, and what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.text.numbers import find_numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEVER = words("zero one per first second third half")
PER_CENT = words("% cent percent")
_DATING = words("in by since until during before after from")
SCALES = words("hundred thousand million billion trillion dozen percent cent")
_RELEASES = words("release version support")
YEAR = re.compile(r"1\d{3}|20\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`around 3,900 steam engines`: hedge, number and counted noun with its modifiers; `rest` follows in the phrase."""

    hedge: str
    number: Range
    counted: Range
    rest: Range


def quantity(parsed: Parsed, part: Range, head: int) -> Quantity | None:
    """The quantity that a phrase is, if it begins with its number."""
    start = part[0]
    if start and parsed.doc[start - 1].pos_ == "PROPN" and parsed.doc[start - 1].text.isupper():
        return None
    offset = parsed.doc[start].idx
    text = parsed.doc.text[offset : parsed.doc[part[1] - 1].idx + len(parsed.doc[part[1] - 1])]
    found = next(iter(find_numbers(text)), None)
    if found is None or found.low != found.high or head >= part[1]:
        return None
    hedge = text[: found.start].strip()
    if hedge.lower() != found.hedge.lower() or found.text.lower() in _NEVER:
        return None
    number = _range(parsed, offset + found.start, offset + found.end)
    if (
        may_be_year(parsed, start)
        or number is None
        or any(t.text in ("-", "–") for t in parsed.doc[number[1] : number[1] + 1])
    ):
        return None
    if head < number[1]:
        return Quantity(hedge, number, (number[1], number[1]), (number[1], part[1]))
    if parsed.doc[number[1] - 1].lower_ in PER_CENT or (start == 0 and _is_dated_entry(parsed, number, head)):
        return None
    if counts_nothing(parsed.doc[number[1] - 1], parsed.doc[number[1]]):
        return None
    counted = (number[1], _both(parsed, head, part[1]))
    words = parsed.tokens(counted)
    if not words or not all(t.tag_ in ("JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "HYPH", "CC", "VBG") for t in words):
        return None
    return Quantity(hedge, number, counted, (counted[1], part[1]))


def counts_nothing(number: Token, after: Token) -> bool:
    """Whether it counts nothing: `a 3 dimensional print`, `the 7.4 release`, `a grid of 10 x 21 poles`."""
    released = after.lower_ in _RELEASES and not number.text.isalpha()
    crossed = bool({after.lower_, number.doc[number.i - 1].lower_} & {"x", "×"})
    scaled = after.text == "-" and after.i + 1 < len(after.doc) and after.nbor(1).lower_ in SCALES
    return after.lower_ == "dimensional" or released or crossed or scaled


def _is_dated_entry(parsed: Parsed, number: Range, head: int) -> bool:
    """Whether a line begins with its year, `1909 Ada Holm goes to Arlen`."""
    alone = number[1] == 1 and YEAR.fullmatch(parsed.doc[0].text)
    return bool(alone) and parsed.doc[head].pos_ == "PROPN"


def may_be_year(parsed: Parsed, at: int) -> bool:
    """Whether digits behind `in` are a year before what happened rather than a count: `In 1629 pirate ships came`."""
    if at == 0 or not YEAR.fullmatch(parsed.doc[at].text):
        return False
    return parsed.doc[at - 1].lower_ in _DATING and not _by_so_many(parsed, at)


def _by_so_many(parsed: Parsed, at: int) -> bool:
    """Whether digits tell how much something changed, or how many did it: `grew by 1500 members`."""
    doc = parsed.doc
    behind_a_verb = at > 1 and doc[at - 1].lower_ in ("by", "from") and doc[at - 2].pos_ == "VERB"
    return behind_a_verb and at + 1 < len(doc) and doc[at + 1].tag_ == "NNS"


def _both(parsed: Parsed, head: int, end: int) -> int:
    """Where the counted noun ends, `men and women` being one."""
    doc = parsed.doc
    both = (
        head + 2 < end
        and doc[head + 1].lower_ == "and"
        and doc[head + 2].dep_ == "conj"
        and doc[head + 2].head.i == head
    )
    return head + 3 if both else head + 1


def _range(parsed: Parsed, start: int, end: int) -> Range | None:
    inside = [t.i for t in parsed.doc if t.idx >= start and t.idx + len(t) <= end]
    if not inside or parsed.doc[inside[0]].idx != start:
        return None
    return inside[0], inside[-1] + 1
