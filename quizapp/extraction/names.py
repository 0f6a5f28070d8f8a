"""Names: what sort of thing a name or a phrase names, read off its own words."""

from __future__ import annotations

import re

from quizapp.extraction.lexicon import CLASSES, FIRST_WORDS, SMALL, TITLES

__all__ = ["CLASSES", "TITLES", "bare", "class_noun", "is_acronym", "is_name", "looks_like_person"]

_NO_PERSON = (
    "Nova",
    "New",
    "San",
    "Santa",
    "Port",
    "Fort",
    "Mount",
    "Mt",
    "Cape",
    "Lake",
    "Point",
    "North",
    "South",
    "East",
    "West",
    "Los",
    "El",
)


def bare(text: str) -> str:
    """The text without its leading article.

    >>> bare("the North Atlantic Council")
    'North Atlantic Council'
    """
    return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)


def is_name(text: str) -> bool:
    """Whether every word but the small ones is capitalised or a number, the first among them.

    >>> is_name("the Treaty of Rome"), is_name("Resolution 1244"), is_name("the first treaty")
    (True, True, False)
    """
    words = bare(text).split()
    if not words or not words[0][0].isupper() or words[-1].lower() in SMALL:
        return False
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in SMALL for w in words)


def is_acronym(text: str) -> bool:
    """Whether it is one word with at least two capitals and no small letters between.

    >>> is_acronym("KFOR"), is_acronym("RCs"), is_acronym("Rome")
    (True, True, False)
    """
    return bool(re.fullmatch(r"[A-Z][A-Z&]*[A-Z]s?", bare(text)))


def class_noun(name: str) -> str:
    """The class noun in a name, in lower case; empty where it has none.

    >>> class_noun("the Treaty of Rome"), class_noun("North Atlantic Council"), class_noun("Operation Allied Force")
    ('treaty', 'council', 'operation')
    """
    words = bare(name).split()
    if not words:
        return ""
    head = re.split(r"\s+(?:of|for|on|in|at|to|between)\s+", bare(name))[0].split()
    first, last = words[0].lower(), head[-1].lower()
    if first in FIRST_WORDS and len(words) > 1:
        return first
    if len(head) > 1 and re.fullmatch(r"[\dIVXLC]+\.?", head[-1]) and head[-2].lower() in CLASSES:
        return head[-2].lower()
    return last if last in CLASSES and (len(words) > 1) else ""


def looks_like_person(name: str) -> bool:
    """Two to five capitalised words without a class noun, digits or an article; titles may come first."""
    words = [w.strip(".,") for w in name.split()]
    if (
        not words
        or words[0] in _NO_PERSON
        or name.lower().startswith("the ")
        or "'" in name[-3:]
        or "'s " in name
        or any(c.isdigit() for c in name)
        or class_noun(name)
    ):
        return False
    named = [w for w in words if w not in TITLES]
    return (
        1 <= len(named) <= 5
        and len(words) >= 2
        and all(w[:1].isupper() or w in SMALL for w in named)
        and not any(len(w) > 2 and w.isupper() and "." not in w for w in named)
        and sum(len(w) > 1 and w.isalpha() and w.isupper() for w in named) <= 1
    )
