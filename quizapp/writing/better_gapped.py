"""Questions that the sentence with a gap asks better: they leave out what says which is meant, or read it wrongly.

The measures are those at which readers of unknown texts accepted two in five, and four in five of the gaps
(`python -m tests.quality record` keeps what they said).
"""

from __future__ import annotations

import re

from quizapp.facts.model import Family
from quizapp.writing.draft import Draft
from quizapp.writing.shown import CALENDAR, NAME, Surroundings, sentence

LONG_SENTENCE, NOT_SHORT, FEW_NAMES = 25, 12, 1
"""Words of a passage of which a question with a question word leaves out too much; one with `what` does so earlier."""
_OF_A_PART = frozenset(f"wh {part}" for part in ("doer", "quantity", "subject", "object", "identity"))
_WHAT = re.compile(r"(?:[^,]+, )?what (?!kind\b)", re.IGNORECASE)
_ASIDE = re.compile(r", (?:who|which|whose|where|when)\b[^,]*_____")
"""What is told by the way, in a sentence about something else."""


def better_gapped(draft: Draft, gap: Draft, around: Surroundings) -> str:
    """Whether this gap in the sentence says more of what is asked than the question does."""
    if draft.fact.family is not Family.CLAUSE or not draft.passages or _ASIDE.search(sentence(gap)):
        return ""
    most = _most_words(draft)
    if most is not None and len(_cited(draft, around).split()) >= most:
        return "its sentence asks it better with a gap"
    if draft.rule == "wh date" and not draft.label and _names(draft) <= FEW_NAMES:
        return "its sentence says more of what happened"
    return ""


def _most_words(draft: Draft) -> int | None:
    """From how many words on a sentence asks it better, whatever the question says; None where it never does."""
    if draft.rule == "wh quantity" and draft.fact.rule == "clause behind":
        return 0
    if draft.rule in ("wh doer", "wh undergone") and _WHAT.match(draft.prompt):
        return NOT_SHORT
    return LONG_SENTENCE if draft.rule in _OF_A_PART else None


def _cited(draft: Draft, around: Surroundings) -> str:
    cited = draft.passages[0]
    return around.texts.get(cited.document, "")[cited.span.start : cited.span.end]


def _names(draft: Draft) -> int:
    asked = sentence(draft)
    return len([name for name in NAME.findall(asked) if name not in CALENDAR]) + len(re.findall(r"\b\d[\d,.]*", asked))
