"""Whether a prompt names something: an event without a name is some event of the document's, and only there."""

from __future__ import annotations

import re

from quizapp.facts.model import Family
from quizapp.writing.draft import Draft
from quizapp.writing.shown import SEVERAL, Surroundings, blank_off, content_words, sentence

_HAPPENED = re.compile(r"\b(?:was|were|had|did|[a-z]{2,}ed)\b")
_NAME = re.compile(r"\b[A-Z][\w'’-]*|\b[a-z]+[A-Z]\w*")
STEM = 5


def nameless(draft: Draft, around: Surroundings) -> str:
    """What happened is told by a name, or by a word of the title or heading it stands under."""
    prompt = blank_off(sentence(draft))
    if draft.fact.family is not Family.CLAUSE or draft.kind in SEVERAL or not _HAPPENED.search(prompt):
        return ""
    after_first = re.sub(r"^\W*\w+", "", prompt)
    title = around.titles.get(draft.passages[0].document, "")
    if _NAME.search(after_first) or _stems(prompt) & _stems(f"{title} {draft.fact.topic}"):
        return ""
    return "names nothing that it is about"


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in content_words(text)}
