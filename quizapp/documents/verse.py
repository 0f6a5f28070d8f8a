"""Verse: lines that are broken by measure, not by the width of the page."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.documents import prose

_FEWEST, _LONGEST = 4, 65


def is_verse(lines: Sequence[str]) -> bool:
    """Whether lines that follow each other are those of a poem or a song.

    >>> is_verse(["Oh turn, old wheel,", "The night is long,", "The water runs,", "And so my song."])
    True
    """
    if (
        len(lines) < _FEWEST
        or max(map(len, lines)) > _LONGEST
        or not all(line[:1].isupper() or line[0] in "'‘“\"O" for line in lines)
    ):
        return False
    words = [len(line.split()) for line in lines]
    if (
        min(words) < 2
        or sum(words) < 3 * len(lines)
        or any(":" in line or any(c.isdigit() for c in line) for line in lines)
    ):
        return False
    open_ends = sum(line[-1] in ",;—–-" or not prose.ends(line) for line in lines)
    marked = sum(line[-1] in ",;!?—–" for line in lines)
    lower = sum(word[0].islower() for line in lines for word in line.split())
    return open_ends >= 0.5 * len(lines) and marked >= 0.3 * len(lines) and lower >= 0.5 * sum(words)
