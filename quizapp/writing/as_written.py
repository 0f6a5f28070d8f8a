"""Whether a gap's sentence, shortened, still says what the document says."""

from __future__ import annotations

import re
from itertools import pairwise

from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings

_TAKES_BACK = re.compile(
    r"\W*(?:if|unless|except|only|not|provided|according to|in theory|(?:in|at|on|during) the same)\b", re.IGNORECASE
)
"""What begins a condition, somebody's word, an exception, or a time that the sentence before tells."""


def shortened(draft: Draft, around: Surroundings) -> str:
    """A gap is not asked without its condition, or without whose word it is.

    Of gaps without an opening, a bracket, an aside or another clause readers accept as many as of those in whole
    sentences.
    """
    if draft.kind != "cloze" or not draft.fact.places or not draft.passages:
        return ""
    passage = draft.passages[0]
    text = around.texts.get(passage.document, "")[passage.span.start : passage.span.end]
    kept = sorted({place - passage.span.start for place in draft.fact.places} & set(range(len(text))))
    left_out = [text[one + 1 : other] for one, other in pairwise([-1, *kept, len(text)])]
    return "its condition is left out" if any(map(_TAKES_BACK.match, left_out)) else ""
