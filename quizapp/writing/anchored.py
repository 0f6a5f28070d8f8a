"""Whether a prompt names something: an event without a name is some event of the document's, and only there."""

from __future__ import annotations

import re

from quizapp.extraction.lexicon import CLASSES
from quizapp.facts.model import Family
from quizapp.writing.draft import Draft
from quizapp.writing.shown import CALENDAR, SEVERAL, Surroundings, blank_off, content_words, sentence

_HAPPENED = re.compile(r"\b(?:was|were|had|did|[a-z]{2,}ed)\b")
_NAME = re.compile(r"\b[A-Z][\w'’-]*|\b[a-z]+[A-Z]\w*")
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_NAMED_BY_ITS_YEAR = re.compile(r"\bthe (?:1[5-9]|20)\d\d [a-z]{4,}")
STEM, TELLING_YEARS = 5, 3


def nameless(draft: Draft, around: Surroundings) -> str:
    """What happened is told by a name, `the 2010 drought`, or by a word of the title or heading it stands under."""
    prompt = blank_off(sentence(draft))
    if draft.fact.family is not Family.CLAUSE or draft.kind in SEVERAL or not _HAPPENED.search(prompt):
        return ""
    after_first = re.sub(r"^\W*\w+", "", prompt)
    document = draft.passages[0].document
    title = around.titles.get(document, "")
    if len(_YEAR.findall(prompt)) >= TELLING_YEARS or _begins_with_a_name(prompt, around.texts.get(document, "")):
        return ""
    if (
        _named(draft, after_first)
        or _NAMED_BY_ITS_YEAR.search(prompt)
        or _stems(prompt) & _stems(f"{title} {draft.fact.topic}")
    ):
        return ""
    return "names nothing that it is about"


def _named(draft: Draft, prompt: str) -> bool:
    """Whether a name stands there; a question needs more than `Parliament` or `May`."""
    names = _NAME.findall(prompt)
    asked = draft.rule.startswith("wh ") and not draft.label
    return any(not asked or (name not in CALENDAR and name.lower() not in CLASSES) for name in names)


def _begins_with_a_name(prompt: str, text: str) -> bool:
    """Whether the first word has its capital inside sentences too, and never goes without."""
    found = re.match(r"([A-Z][\w-]+?)(?:'s|’s)? [a-z]", prompt)
    if found is None:
        return False
    first = re.escape(found[1])
    return bool(re.search(rf"[a-z,;] {first}\b", text)) and not re.search(rf"\b{first.lower()}\b", text)


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in content_words(text)}
