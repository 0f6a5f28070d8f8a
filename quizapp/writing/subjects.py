"""Whether a verb is its subject's: not where another subject stands between the two."""

from __future__ import annotations

import re

from quizapp.facts.model import Family
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings

_ANOTHER = re.compile(
    r"[,;] (?:and|but|while|whereas|so|yet) "
    r"(?:(?:the|a|an|his|her|its|their|this|that|another|some|many|most) \w|(?!In\b|On\b|At\b)[A-Z])[^.]*$"
)


def another_subject(draft: Draft, around: Surroundings) -> str:
    """A clause that brings its own subject says nothing of the subject before it."""
    fact = draft.fact
    subject = next((part.text for part in fact.parts if part.role in {"subject", "doer"}), "")
    if fact.family is not Family.CLAUSE or not fact.verb or not subject:
        return ""
    passage = draft.passages[0]
    said = around.texts.get(passage.document, "")[passage.span.start : passage.span.end]
    said = " ".join(said.split())
    first = said.find(subject)
    verb = re.search(rf"\b{re.escape(fact.verb.text.split()[-1])}\b", said[max(first, 0) + len(subject) :])
    if first < 0 or not verb:
        return ""
    end = first + len(subject) + verb.start()
    start = said.rfind(subject, 0, end) + len(subject)
    return "another subject may stand before the verb" if _ANOTHER.search(said[start:end]) else ""
