"""Which of the words before an acronym it is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

SMALL = frozenset(
    re.findall(
        r"\S+", "of and the for in on to at by a an de la le du des der die das und für y e et del di with from or"
    )
)
_MOST_SKIPPED = 2


def words_with_places(text: str) -> list[tuple[int, int]]:
    """Start and end of the words of a text; hyphens and apostrophes belong to their word."""
    return [m.span() for m in re.finditer(r"[^\W_]+(?:['’&-][^\W_]+)*", text)]


def start_of_long_form(words: Sequence[str], acronym: str) -> int | None:
    """The number of the word at which the long form begins, if the last words spell the acronym.

    >>> start_of_long_form("of the United Nations Security Council Resolution".split(), "UNSCR")
    2
    >>> start_of_long_form("a lively town".split(), "TX") is None
    True
    """
    letters = "".join(c for c in acronym if c.isalnum()).casefold()
    for start in range(len(words) - 1, -1, -1):
        if words[start].casefold() in SMALL or words[start][0].casefold() != letters[:1]:
            continue
        if _spells(tuple(w.casefold() for w in words[start:]), letters, _allowed(words[start:], letters)):
            return start
    return None


def spells(words: Sequence[str], acronym: str) -> bool:
    """Whether all the words together spell the acronym."""
    letters = "".join(c for c in acronym if c.isalnum()).casefold()
    if not words or words[0].casefold() in SMALL:
        return False
    return _spells(tuple(w.casefold() for w in words), letters, _allowed(words, letters))


def _allowed(words: Sequence[str], letters: str) -> int:
    """How many words may give no letter: some of a long name, none of a phrase in small letters."""
    named = all(w[0].isupper() or w.casefold() in SMALL for w in words)
    return _MOST_SKIPPED if named and len(letters) >= 5 else 0


@lru_cache(maxsize=4096)
def _spells(words: tuple[str, ...], letters: str, skips: int, first: bool = True) -> bool:
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if not first and (word in SMALL or (skips and rest)) and _spells(rest, letters, skips - (word not in SMALL), False):
        return True
    if not letters or not word.startswith(letters[0]):
        return False
    return any(_spells(rest, letters[used:], skips, False) for used in _takes(word, letters))


def _takes(word: str, letters: str) -> list[int]:
    """How many letters a word may give: its initial, a prefix, its parts' initials, all of it, or letters inside it."""
    most = 1
    while most < min(len(word), len(letters)) and word[most] == letters[most]:
        most += 1
    found = list(range(1, most + 1))
    inside, at = 0, 0
    for letter in letters:
        at = word.find(letter, at) + 1
        if not at:
            break
        inside += 1
    return found + [n for n in range(2, min(inside, 3) + 1) if n not in found]
