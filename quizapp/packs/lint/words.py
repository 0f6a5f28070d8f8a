"""Words as the rules compare them: those that tell something, brought to their roots."""

from __future__ import annotations

import re
from functools import lru_cache

from quizapp.packs.forms import form

SHORTEST = 5
_ROOT = 3
_KEPT = 4
"""How many letters two words begin with alike before they are taken for kin."""
_ASKING = (
    "which what whose where when there their these those this that about after before other others would could should "
    "first following under while being between called known right wrong statement statements answer answers correct "
    "true false best mostly many much does with from into than they them have been were will your name named also "
    "always never only most more some such very used uses using made make makes"
)
_SMALL = (
    "a an the of in on at to by for and or is are was be it its as has had did do can may not no who whom how why i "
    "you we our he she one two please which's what's who's total all"
)
_EMPTY = frozenset(_ASKING.split())
_HOLDING = _EMPTY | frozenset(_SMALL.split())
_ENDING = re.compile(
    r"(?:'s|ologists?|ologies|ology|is(?:ed|es|ing|ation|ations)|iz(?:ed|es|ing|ation|ations)|ations?|(?<=[st])ions?|ings?|ists?"
    r"|ments?|ers?|ors?|ies|ied|ial|al|ed|es|ians?|ic|ity|(?<=[^aeiou])ly|e|s|y|i|o)$"
)

_AN = re.compile(
    r"(?i)(?:hour|hono|honest|heir)|(?!uni(?!n|m)|us[ae]|usu|ut[ei]|eu|ew|one\b|one-|once|ur[aeio])[aeiou]",
)


@lru_cache(maxsize=16_384)
def root(word: str) -> str:
    """A word without its endings; words of one root need not be kin.

    >>> root("monopolised") == root("monopoly"), root("denies") == root("denial"), root("region") == root("regional")
    (True, True, True)
    """
    least = _ROOT
    while len(shorter := _ENDING.sub("", word)) >= least and shorter != word:
        word, least = shorter, _KEPT
    return word


def telling(text: str) -> dict[str, str]:
    """The roots of the words that tell something, each with its word as it stands there."""
    words = (word for word in form(text).split() if len(word) >= SHORTEST and word not in _EMPTY)
    return {f"{word[:_KEPT]} {root(word)}": word for word in words}


def content(text: str) -> frozenset[str]:
    """The roots of all words of a text but those that only hold a sentence together."""
    return frozenset(root(word) for word in form(text).split() if word not in _HOLDING)


def begins_with_vowel(text: str) -> bool:
    """Whether `an` stands before a text.

    >>> [begins_with_vowel(word) for word in ("octant", "unit", "hour", "MP", "18-year-old", "one-way street")]
    [True, False, True, True, True, False]
    """
    word = text.strip().split(maxsplit=1)[0] if text.strip() else ""
    if re.match(r"(?:8|11(?!\d)|18(?!\d))", word):
        return True
    if re.match(r"[A-Z]{2,}\b|[A-Z]\b(?!\.? \w)", word):
        return word[0] in "AEFHILMNORSX"
    return bool(_AN.match(word))
