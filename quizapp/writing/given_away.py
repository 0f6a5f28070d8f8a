"""Prompts that hold their answer in another form: a row's name, a span of years, a noun in the singular."""

from __future__ import annotations

import re

from quizapp.extraction.initials import spells
from quizapp.facts.model import Family, ValueType
from quizapp.text.numbers import parse_number
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Check, Surroundings, answer_type, sentence

LEAST_SHARED, STEM, LEAST_SHORT = 3, 5, 3
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_TWO_YEARS = re.compile(
    r"^For how long .*\b\d{3,4} (?:to|until|and) \d{3,4}\b|\bfor _____ from \d{3,4} (?:to|until) \d{3,4}"
)


def named_by_its_row(draft: Draft, _: Surroundings) -> str:
    """`windows_1250` is WIN1250 and `BIG5` Big Five: who reads the row's name has read the cell."""
    asked = draft.fact.family is Family.FIELD and answer_type(draft) not in {ValueType.DATE, ValueType.NUMBER}
    return "the name of its row says it" if asked and tells(draft.fact.subject, draft.answer) else ""


def tells(name: str, answer: str) -> bool:
    """Whether one stands in the other, or they share a number, a short form, a stem, or initials.

    >>> tells("koi8_r_to_mic", "KOI8R"), tells("BIG5", "Big Five"), tells("WIN874", "Windows CP874")
    (True, True, True)
    >>> tells("EUC_JP", "Extended UNIX Code"), tells("Storm Dam", "Hagen"), tells("SQL_ASCII", "any")
    (True, False, False)
    """
    names, answers = _PIECE.findall(name), _PIECE.findall(answer)
    shorter, longer = sorted((_joined(names), _joined(answers)), key=len)
    if len(shorter) >= LEAST_SHARED and shorter in longer:
        return True
    return bool(_telling(names) & _telling(answers)) or any(_spelt(one, answers) for one in names)


def _joined(pieces: list[str]) -> str:
    return "".join(_digits(piece) for piece in pieces)


def _digits(piece: str) -> str:
    """A number word as its digit, anything else small."""
    number = parse_number(piece) if piece.isalpha() else None
    return str(number.value) if number else piece.lower()


def _telling(pieces: list[str]) -> set[str]:
    """Numbers and short forms as they are, longer words by their stem."""
    short = {piece for piece in pieces if len(piece) > 1 and (piece.isdigit() or piece.isupper())}
    return short | {piece[:STEM].lower() for piece in pieces if len(piece) >= STEM}


def _spelt(short: str, pieces: list[str]) -> bool:
    if not short.isupper() or len(short) < LEAST_SHORT:
        return False
    return any(spells(pieces[:count], short) for count in range(1, len(pieces) + 1))


def counted_by_its_years(draft: Draft, _: Surroundings) -> str:
    """`For how long did it last from 1516 to 1830?` is asked with its answer."""
    return "its years say how long" if _TWO_YEARS.search(sentence(draft)) else ""


def one_by_its_noun(draft: Draft, _: Surroundings) -> str:
    """Before a noun in the singular only one fits."""
    asked = draft.fact.family is Family.CLAUSE and answer_type(draft) is ValueType.NUMBER
    return "its noun says that it is one" if asked and draft.answer.lower() in ("1", "one") else ""


GIVEN_AWAY: tuple[Check, ...] = (named_by_its_row, counted_by_its_years, one_by_its_noun)
