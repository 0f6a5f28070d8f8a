"""The form in which texts are compared: what only looks different becomes the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quizapp.text.languages import ARTICLES, decimal_mark

_QUOTES = str.maketrans(
    {**dict.fromkeys("‘’‚‛ʼ′`´＇", "'"), **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‐‑‒–—―−﹣－", "-")}
)
_LEADING = {language: re.compile(f"(?:{pattern})(?=\\S)") for language, pattern in ARTICLES.items()}
_POWER = re.compile(r"(?<=\d)([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:([,' ])\d{3}(?:\1\d{3})*)(?![\d,'])")
_GROUPED_POINT = re.compile(r"(?<![\w.,])\d{1,3}(?:([.' ])\d{3}(?:\1\d{3})*)(?![\d.'])")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}|\b(?:[^\W\d_]\.)+[^\W\d_]\b")
_POINT_IN_NUMBER = re.compile(r"(?<=\d)[.](?=\d)")
_IGNORABLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f]")
_KEPT = frozenset("'+#%&@/°€$£¥^<>=~*")


@lru_cache(maxsize=8192)
def normal(text: str, language: str = "en") -> str:
    """Case, width, quotes, dashes, separators in numbers, punctuation and a leading article do not count.

    >>> normal("The  “Kosovo–Force”, 4,500"), normal("U.N."), normal("10⁵"), normal("C++")
    ('kosovo force 4500', 'un', '10^5', 'c++')
    """
    folded = light(text, language)
    spaced = "".join(_letter(character, at, folded) for at, character in enumerate(folded))
    bare = " ".join(word.strip("'") or word for word in spaced.split())
    bare = " ".join(bare.split())
    return _without_article(bare, language)


@lru_cache(maxsize=8192)
def light(text: str, language: str = "en") -> str:
    """What certainly does not count: case, spaces, width, shapes of quotes and dashes, separators, dots of initials."""
    powers = _POWER.sub(lambda match: "^" + match[1].translate(_POWERS), text)
    folded = unicodedata.normalize("NFKC", powers).casefold().replace("i\u0307", "i")
    folded = unicodedata.normalize("NFKC", folded).translate(_QUOTES)
    folded = " ".join(_IGNORABLE.sub("", folded).split())
    folded = _INITIALS.sub(lambda match: match[0].replace(".", ""), folded)
    comma = decimal_mark(language) == ","
    folded = (_GROUPED_POINT if comma else _GROUPED).sub(lambda match: re.sub(r"\D", "", match[0]), folded)
    folded = re.sub(r"(?<=\d),(?=\d)", ".", folded) if comma else folded
    return _without_article(folded.rstrip(".,;: "), language) or folded


def same(a: str, b: str, language: str = "en") -> bool:
    """Whether two texts differ in form only."""
    one, other = normal(a, language), normal(b, language)
    return one == other if one or other else light(a, language) == light(b, language)


def _letter(character: str, at: int, text: str) -> str:
    if character in _KEPT:
        return character
    if character == "." and _POINT_IN_NUMBER.match(text, at):
        return character
    if character in "-" and text[at + 1 : at + 2].isdigit() and (at == 0 or text[at - 1] in " ^"):
        return character
    return " " if unicodedata.category(character)[0] in "PZC" and character not in "\u200c\u200d" else character


def _without_article(text: str, language: str) -> str:
    pattern = _LEADING.get(language[:2])
    while pattern and (match := pattern.match(text)):
        text = text[match.end() :]
    return text
