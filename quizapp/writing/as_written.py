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


def shortened(draft: Draft, around: Surroundings) -> str:
    """A gap is asked in its whole sentence, or without what is only added to it.

    Of gaps in whole sentences readers refused a fifth; of those without an opening, a bracket, a participle or another
    clause, twice as many.
    """
    if draft.kind != "cloze" or not draft.fact.places or not draft.passages:
        return ""
    passage = draft.passages[0]
    text = around.texts.get(passage.document, "")[passage.span.start : passage.span.end]
    kept = sorted({place - passage.span.start for place in draft.fact.places} & set(range(len(text))))
    left_out = [text[one + 1 : other] for one, other in pairwise([-1, *kept, len(text)]) if other > one + 1]
    if sum(map(_letters, left_out)) <= FEW_LETTERS * _letters(text):
        return ""
    opening = bool(kept) and kept[0] > 0
    return "only a part of its sentence" if opening or not all(map(_is_added, left_out)) else ""


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _is_added(text: str) -> bool:
    """Whether the words left out are an aside, or no words at all."""
    first = re.search(r"\w+", text)
    return first is None or (first[0].lower() in _ADDED and "(" not in text)
