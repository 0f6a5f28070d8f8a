"""Whether a gap stands in its sentence as the document has it: what is left out is often what says which."""

from __future__ import annotations

import re
from itertools import pairwise

from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings, words

FEW_LETTERS = 0.1
"""Share of a sentence that may go whatever it is: a connective, a mark."""
_ADDED = words(
    "which who whom whose where that and but or because although though while whereas since as after before when until "
    "so with in on at for by to from including such"
)
"""What begins an aside or an addition, without which the rest says the same."""
_LINKS = words(
    "he she it they his her its their him them also however then therefore thus meanwhile similarly likewise moreover "
    "furthermore afterwards subsequently nevertheless consequently for example instance as a result in turn"
)
"""What ties a sentence to the one before it, and pronouns in whose place a name stands."""
_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE_BEFORE = re.compile(r"(?:[;:]|, (?:and|but|so|while))\W*$")
_ASIDE = re.compile(r"\s*[,–—](?! (?:only|not|except|unless|if)\b)")
_TAKES_BACK = re.compile(r"\W*(?:only|not|except|unless|if|than|rather)\b")


def shortened(draft: Draft, around: Surroundings) -> str:
    """A gap is asked in its whole sentence, or without what is only added to it.

    What an opening or a part of a phrase told is lost with it: when, where, which.
    """
    if draft.kind != "cloze" or not draft.fact.places or not draft.passages:
        return ""
    passage = draft.passages[0]
    text = around.texts.get(passage.document, "")[passage.span.start : passage.span.end]
    kept = sorted({place - passage.span.start for place in draft.fact.places} & set(range(len(text))))
    left_out = [(one + 1, other) for one, other in pairwise([-1, *kept, len(text)]) if other > one + 1]
    missed = [text[start:end] for start, end in left_out if not _goes(text, start, end)]
    return "only a part of its sentence" if sum(map(_letters, missed)) > FEW_LETTERS * _letters(text) else ""


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _goes(text: str, start: int, end: int) -> bool:
    """Whether the rest says the same without it: brackets, a link, a clause of its own, an aside, an addition."""
    said = _BRACKETS.sub(" ", text[start:end])
    found = re.findall(r"\w+", said)
    if not found or {word.lower() for word in found} <= _LINKS:
        return True
    if start == 0:
        return bool(_CLAUSE_BEFORE.search(said))
    if not re.search(r"\w", text[end:]):
        return not _TAKES_BACK.match(said)
    return found[0].lower() in _ADDED or bool(_ASIDE.match(said))
