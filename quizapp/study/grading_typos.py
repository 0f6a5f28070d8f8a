"""Whether a text is another one with a slip of the fingers, and not another word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from quizapp.text.months import MONTHS
from quizapp.text.number_words import EXACT

_ROMAN = re.compile(r"(?=[ivxlcdm]{2})m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_OPPOSITES = (
    ("hyper", "hypo"), ("inter", "intra"), ("east", "west"), ("north", "south"), ("over", "under"), ("micro", "macro"),
    ("ante", "anti"), ("pre", "pro"), ("pre", "post"), ("im", "ex"), ("in", "ex"), ("endo", "exo"), ("ecto", "endo"),
    ("mono", "poly"), ("homo", "hetero"), ("sub", "super"), ("max", "min"), ("macro", "micro"), ("ana", "cata"),
    ("af", "ef"), ("ab", "ad"), ("de", "re"), ("bi", "tri"), ("uni", "bi"), ("milli", "mega"), ("ite", "ate"),
    ("ide", "ate"), ("ide", "ite"), ("or", "ee"), ("er", "ee"),
)  # fmt: skip
_NEGATIONS = ("un", "non", "in", "im", "il", "ir", "dis", "mis", "de", "a", "an")


def limit(letters: int) -> int:
    """How many slips a word or an answer of so many letters may have."""
    return 0 if letters <= 3 else 1 if letters <= 8 else 2


def is_slip(response: str, key: str, known: frozenset[str]) -> bool:
    """Whether one normal form is another with a typo: as many words, each within its limit, none a known term."""
    given, right = response.split(), key.split()
    if len(given) != len(right):
        return False
    total = 0
    for typed, meant in zip(given, right, strict=True):
        if typed == meant:
            continue
        distance = _distance(typed, meant)
        if not distance or typed in known:
            return False
        total += distance
    return 0 < total <= limit(sum(map(len, right)))


def _distance(typed: str, meant: str) -> int:
    """Slips between two words; 0 where another word is meant."""
    most = limit(len(meant))
    distance = int(OSA.distance(typed, meant, score_cutoff=most))
    return distance if distance <= most and not _another_word(typed, meant) else 0


def _another_word(typed: str, meant: str) -> bool:
    if any(_is_exact(word) for word in (typed, meant)):
        return True
    return typed in MONTHS or any(other in {typed, meant} for other in _turned(typed, meant))


def _is_exact(word: str) -> bool:
    return any(letter.isnumeric() for letter in word) or word in EXACT or bool(_ROMAN.fullmatch(word))


def _turned(typed: str, meant: str) -> Iterator[str]:
    """What each word becomes when it is turned into its opposite."""
    for one, other in ((typed, meant), (meant, typed)):
        for negation in _NEGATIONS:
            if one == negation + other:
                yield one
        for first, second in _OPPOSITES:
            for old, new in ((first, second), (second, first)):
                if old in one and one.replace(old, new, 1) == other:
                    yield other
