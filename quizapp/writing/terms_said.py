"""Whether a document says again what a gap asks: a term that it speaks of, or two words that met by chance."""

from __future__ import annotations

import re

from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings
from quizapp.writing.sure import LABEL, anchors

STEM, TOLD_BY = 5, 3
RULE = "gap phrase"


def said_once(draft: Draft, around: Surroundings) -> str:
    """A phrase of common words is worth knowing where its document speaks of it again, or names say what it was of."""
    text = around.texts.get(draft.passages[0].document, "") if draft.passages else ""
    if draft.fact.rule != RULE or not text:
        return ""
    named = anchors(draft) - LABEL * bool(draft.label) >= TOLD_BY or re.search(r"[A-Z]", draft.answer)
    if named:
        return ""
    words = re.findall(r"[^\W\d_]+", draft.answer)
    stems = (re.escape(word[: max(STEM, len(word) - 2)]) + r"\w*" for word in words)
    again = re.findall(r"\b" + r"[\W_]+".join(stems), text, re.IGNORECASE)
    return "" if len(again) > 1 else "a phrase that its document says once"
