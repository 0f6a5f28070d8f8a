"""Which of the words before an acronym it is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

SMALL = frozenset(
    re.findall(
        r"\S+", "of and the for in on to at by an a de la le du des der die das und für y e et del di with from or"
    )
)
_MOST_SKIPPED = 2
_NEVER = 99


def words_with_places(text: str) -> list[tuple[int, int]]:
    """Start and end of the words of a text; hyphens and apostrophes belong to their word."""
    return [m.span() for m in re.finditer(r"[^\W_]+(?:['’&-][^\W_]+)*", text)]


def start_of_long_form(words: Sequence[str], acronym: str) -> int | None:
    """The number of the word at which the long form begins, if the last words spell the acronym.

    Of several starts it is the one that takes the fewest letters from inside words.

    >>> start_of_long_form("of the United Nations Security Council Resolution".split(), "UNSCR")
    2
    >>> start_of_long_form("rare subacute sclerosing panencephalitis".split(), "SSPE")
    1
    >>> start_of_long_form("a lively town".split(), "TX") is None
    True
    """
    letters = "".join(c for c in acronym if c.isalnum()).casefold()
    starts = [(cost(words[start:], letters), -start) for start in range(len(words) - 1, -1, -1)]
    best = min(starts, default=(_NEVER, 0))
    return -best[1] if best[0] < _NEVER else None


def cost(words: Sequence[str], letters: str) -> int:
    """How many letters of the acronym come from inside words; very many where the words do not spell it."""
    if not words or words[0].casefold() in SMALL or words[0][0].casefold() != letters[:1]:
        return _NEVER
    return _spells(tuple(w.casefold() for w in words), letters, _allowed(words, letters))


def spells(words: Sequence[str], acronym: str) -> bool:
    """Whether all the words together spell the acronym."""
    return cost(words, "".join(c for c in acronym if c.isalnum()).casefold()) < _NEVER


def _allowed(words: Sequence[str], letters: str) -> int:
    """How many words may give no letter: some of a long name, none of a phrase in small letters."""
    named = all(w[0].isupper() or w.casefold() in SMALL for w in words)
    return _MOST_SKIPPED if named and len(letters) >= 5 else 0


@lru_cache(maxsize=4096)
def _spells(words: tuple[str, ...], letters: str, skips: int, first: bool = True) -> int:
    if not words:
        return _NEVER if letters else 0
    word, rest = words[0], words[1:]
    best = _NEVER
    if not first and (word in SMALL or (skips and rest)):
        small = word in SMALL
        best = _spells(rest, letters, skips - (not small), False) + (not small)
    if not letters or not word.startswith(letters[0]):
        return min(best, _NEVER)
    for used, inside in _takes(word, letters):
        best = min(best, _spells(rest, letters[used:], skips, False) + inside)
    return min(best, _NEVER)


def _takes(word: str, letters: str) -> list[tuple[int, int]]:
    """How many letters a word may give, and their cost: its initial, a prefix, its parts' initials, letters inside."""
    most = 1
    while most < min(len(word), len(letters)) and word[most] == letters[most]:
        most += 1
    found = {number: number - 1 for number in range(1, most + 1)}
    if most == len(word):
        found[most] = 0
    parts = "".join(part[0] for part in re.split(r"[-’'&]", word) if part)
    if 1 < len(parts) <= len(letters) and letters.startswith(parts):
        found[len(parts)] = 0
    inside, at = 0, 0
    for letter in letters:
        at = word.find(letter, at) + 1
        if not at or (inside and letter == word[0]):
            break
        inside += 1
    for number in range(2, min(inside, 3) + 1):
        found.setdefault(number, number - 1)
    return sorted(found.items())
