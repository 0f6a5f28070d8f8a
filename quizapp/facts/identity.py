"""What makes a fact this fact and no other: its canonical subject, relation, qualifiers and time."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

ARTICLES = ("the ", "a ", "an ")
LETTERS = str.maketrans(
    {"đ": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "’": "'", "ʼ": "'"}
)


@lru_cache(maxsize=8192)
def canonical(text: str) -> str:
    """The form in which names are the same: no case, marks, articles, possessives or punctuation.

    Ids hang on this form, so it stands apart from how answers are graded and never follows changes there. `+`, `#` and
    superscripts are kept, or C and C++, 10⁵ and 105 would be one.

    >>> canonical("The Résumé of Marie-Curie’s  work")
    'resume of marie curie work'
    """
    text = unicodedata.normalize("NFD", text.casefold()).translate(LETTERS)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"(?<=\d)[,\u2009\u00a0](?=\d{3})", "", re.sub(r"(?<=\w)'s\b|(?<=s)'(?=\W|$)", "", text))
    text = " ".join(re.sub(r"(?<!\d)\.|\.(?!\d)|[^\w\s+#%.²³⁴⁵⁶⁷⁸⁹⁰¹]|_", " ", text).split())
    for article in ARTICLES:
        text = text.removeprefix(article)
    return text


def fact_id(subject: str, relation: str, qualifiers: Iterable[tuple[str, str]] = (), time: str = "") -> str:
    """The id of the fact that states `relation` of `subject`, under these qualifiers and at this time."""
    parts = sorted([canonical(role), canonical(value)] for role, value in qualifiers)
    return "f-" + digest([canonical(subject), canonical(relation), parts, canonical(time)])


def question_id(fact: str, slot: str) -> str:
    """The id of the question that asks this slot of this fact, whatever its kind and wording."""
    return "g-" + digest([fact, slot])


def digest(parts: list[object]) -> str:
    """Twelve hexadecimal digits that stand for these parts."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
