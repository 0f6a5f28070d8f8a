"""What a draft shows: its prompt as a learner sees it, the words that say something, the sort of its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from quizapp.facts.identity import canonical
from quizapp.facts.model import ValueType
from quizapp.packs.model import gaps
from quizapp.text.months import ENGLISH, WEEKDAYS
from quizapp.writing.draft import Draft

SEVERAL = {"order", "match", "multi"}
DATED = re.compile(r"\b\d{4}\b(?!\.\d)|\baccording to\b|\bas of\b", re.IGNORECASE)
"""What gives a prompt its date or its source."""
NAME = re.compile(r"(?<=[a-z0-9,;:'’)] )[A-Z]\w+")
"""A name inside a sentence."""


_REPORT = re.compile(
    r"^According to (?:a report of \d[\w ]+|the report \"[^\"]+\"), |, according to (?:a|the) report .+(?=\?$)"
)
_SOURCE = re.compile(r"^(?:As of [^,]+|According to (?:the (?:text|report) )?\"[^\"]+\"), ")
CALENDAR = frozenset(map(str.capitalize, (*ENGLISH, *WEEKDAYS)))
"""Names that say only when."""


def words(text: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(text.split())


STOP = words(
    "a an the of in on at to and or for with by from as into than that is are was were be been being do does did has "
    "have had what which who whom whose when where how many much long why it its their his her not no about"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a draft is judged against: the documents' texts, and the other name of each name."""

    texts: Mapping[str, str]
    other_names: Mapping[str, str] = field(default_factory=dict)
    """Canonical acronym -> canonical long form, and back."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Document -> its title."""


Check = Callable[[Draft, Surroundings], str]


def sentence(draft: Draft) -> str:
    """The prompt as a learner sees it: gaps as blanks."""
    return _with_blanks(draft.prompt) if draft.kind == "cloze" else draft.prompt


@lru_cache(maxsize=64)
def _with_blanks(text: str) -> str:
    for gap in reversed(gaps(text)):
        text = text[: gap.start] + "_____" + text[gap.end :]
    return text


def without_report(draft: Draft) -> Draft:
    """The draft without the report that tells it, which says when it was and nothing of what it is about."""
    told = _REPORT.sub("", draft.prompt)
    return draft if told == draft.prompt else replace(draft, prompt=told[:1].upper() + told[1:])


def without_source(text: str) -> str:
    """The prompt without the day or the document that it begins with.

    >>> without_source('According to "Mills", as for salt, it was sold.'), without_source("As of 1931, Brek was old.")
    ('As for salt, it was sold.', 'Brek was old.')
    """
    told = _SOURCE.sub("", text)
    return told if told == text else told[:1].upper() + told[1:]


def answer_type(draft: Draft) -> ValueType:
    """What sort of thing the answer is."""
    if draft.type:
        return ValueType(draft.type)
    for part in draft.fact.parts:
        if draft.slot == part.role and draft.slot != "value":
            return part.type
    return draft.fact.value.type


def content_words(text: str) -> list[str]:
    """The words of a text that say something."""
    return [word for word in canonical(text).split() if word not in STOP]


def blank_off(text: str) -> str:
    """The text without its blank."""
    return text.replace("_____", "…")
