"""Whether a gap's sentence, shortened, still says what the document says."""

from __future__ import annotations

import re
from itertools import pairwise

from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings

_TAKES_BACK = re.compile(
    r"\W*(?:if|unless|except|only|not|provided(?! (?:by|for|with|in|at|on|to|from)\b)|according to|in theory"
    r"|(?:in|at|on|during) the same)\b",
    re.IGNORECASE,
)
"""What begins a condition, somebody's word, an exception, or a time that the sentence before tells."""
_ENDS = re.compile(r"(?:[,;:.)–—-]|\b(?:and|but|so|while|whereas))\s*$")
_ITS_PRONOUN = re.compile(r"\W*(?:who|which)\b")
"""`The port, which opened in 1931`: said alone, the name stands in place of the pronoun."""
FEW_WORDS = 3


def shortened(draft: Draft, around: Surroundings) -> str:
    """A gap is not asked without its condition, or in the middle of a clause of which the beginning is left out.

    Of gaps without an opening, a bracket, an aside or another clause readers accept nearly as many as of those in whole
    sentences.
    """
    if draft.kind != "cloze" or not draft.fact.places or not draft.passages:
        return ""
    passage = draft.passages[0]
    text = around.texts.get(passage.document, "")[passage.span.start : passage.span.end]
    kept = sorted({place - passage.span.start for place in draft.fact.places} & set(range(len(text))))
    left_out = [text[one + 1 : other] for one, other in pairwise([-1, *kept, len(text)])]
    if any(map(_TAKES_BACK.match, left_out)):
        return "its condition is left out"
    opening, *later = left_out
    whole = _ENDS.search(opening) or len(opening.split()) <= FEW_WORDS or any(map(_ITS_PRONOUN.match, later))
    return "" if whole else "only a part of its sentence"
