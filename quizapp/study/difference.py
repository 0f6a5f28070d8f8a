"""What was typed against the right answer, letter by letter."""

from __future__ import annotations

import unicodedata

from rapidfuzz.distance import Levenshtein

SAME, EXTRA, MISSING = "same", "extra", "missing"
_LONGEST = 400


def marked(response: str, shown: str) -> tuple[tuple[str, str], ...]:
    """Runs of text, each `same`, `extra` (typed and not in the answer) or `missing` (in the answer and not typed).

    >>> marked("Kumanvo", "Kumanovo")
    (('Kuman', 'same'), ('o', 'missing'), ('vo', 'same'))
    """
    typed, right = _letters(response), _letters(shown)
    if max(len(typed), len(right)) > _LONGEST:
        return tuple(run for run in ((response, EXTRA), (shown, MISSING)) if run[0])
    runs: list[tuple[str, str]] = []
    blocks = Levenshtein.opcodes([one.casefold() for one in typed], [one.casefold() for one in right])
    for block in blocks:
        mine, theirs = (
            "".join(typed[block.src_start : block.src_end]),
            "".join(right[block.dest_start : block.dest_end]),
        )
        if block.tag == "equal":
            runs.append((mine, SAME))
        else:
            runs += [(text, mark) for text, mark in ((mine, EXTRA), (theirs, MISSING)) if text]
    return tuple(runs)


def _letters(text: str) -> list[str]:
    """Letters with their marks, so that no mark stands alone."""
    letters: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        if letters and (unicodedata.combining(character) or character in "\u200c\u200d"):
            letters[-1] += character
        else:
            letters.append(character)
    return letters
