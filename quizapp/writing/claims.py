"""What an author claims of everybody, which is true of the text and perhaps not of the world."""

from __future__ import annotations

import re

from quizapp.facts.model import Family
from quizapp.writing.draft import Draft
from quizapp.writing.shown import DATED, Check, Surroundings, sentence

_SWEEPING = re.compile(
    r"^(?:[^:]+: )?(?:No|Every|All|Most) (?:[\w-]+ ){1,3}"
    r"(?:argue|den(?:y|ie)|claim|believe|think|suggest|maintain|accept|agree|dispute|doubt)[sd]?\b"
    r"|\b(?:is|are|was|were) (?:impossible|inevitable|undeniable|inconceivable|unthinkable)\b"
)


def sweeping(draft: Draft, _: Surroundings) -> str:
    """`No miller denies that`, `is inevitable`: told without a source."""
    text = sentence(draft)
    claimed = draft.fact.family is Family.CLAUSE and not DATED.search(text) and _SWEEPING.search(text)
    return "a claim without its source" if claimed else ""


CLAIMS: tuple[Check, ...] = (sweeping,)
