"""Whether a document says again what a gap asks: a term that it speaks of, or two words that met by chance."""

from __future__ import annotations

import re

from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings

STEM = 5
RULE = "gap phrase"


def said_once(draft: Draft, around: Surroundings) -> str:
    """A phrase of common words is worth knowing where its document speaks of it more than once."""
    text = around.texts.get(draft.passages[0].document, "") if draft.passages else ""
    if draft.fact.rule != RULE or not text:
        return ""
    words = re.findall(r"[^\W\d_]+", draft.answer)
    stems = (re.escape(word[: max(STEM, len(word) - 2)]) + r"\w*" for word in words)
    again = re.findall(r"\b" + r"[\W_]+".join(stems), text, re.IGNORECASE)
    return "" if len(again) > 1 else "a phrase that its document says once"
