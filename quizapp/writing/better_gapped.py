"""Questions that the sentence with a gap asks better: they leave out what says which is meant, or read it wrongly.

The measures are those at which readers of unknown texts accepted two in five, and four in five of the gaps
(`python -m tests.quality record` keeps what they said).
"""

from __future__ import annotations

import re

from quizapp.facts.model import Family
from quizapp.writing.draft import Draft
from quizapp.writing.shown import CALENDAR, NAME, Surroundings, sentence

LONG_SENTENCE, FEW_NAMES = 25, 1
_LONGEST = {"wh undergone": 12} | {
    f"wh {part}": LONG_SENTENCE for part in ("doer", "quantity", "subject", "object", "identity")
}
"""Of how many words a passage is one of which a question with a question word leaves out too much."""


_ASIDE = re.compile(r", (?:who|which|whose|where|when)\b[^,]*_____")
"""What is told by the way, in a sentence about something else."""


def better_gapped(draft: Draft, gap: Draft, around: Surroundings) -> str:
    """Whether this gap in the sentence says more of what is asked than the question does."""
    if draft.fact.family is not Family.CLAUSE or not draft.passages or _ASIDE.search(sentence(gap)):
        return ""
    longest = 0 if draft.fact.rule == "clause behind" and draft.rule == "wh quantity" else _LONGEST.get(draft.rule)
    if longest is not None and len(_cited(draft, around).split()) >= longest:
        return "its sentence asks it better with a gap"
    if draft.rule == "wh date" and not draft.label and _names(draft) <= FEW_NAMES:
        return "its sentence says more of what happened"
    return ""


def _cited(draft: Draft, around: Surroundings) -> str:
    cited = draft.passages[0]
    return around.texts.get(cited.document, "")[cited.span.start : cited.span.end]


def _names(draft: Draft) -> int:
    asked = sentence(draft)
    return len([name for name in NAME.findall(asked) if name not in CALENDAR]) + len(re.findall(r"\b\d[\d,.]*", asked))
