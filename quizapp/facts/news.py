"""Whether a document is a report of the day, whose readers knew when it was, and what says so in a prompt."""

from __future__ import annotations

import re

from quizapp.documents.model import Document
from quizapp.facts.as_of import source_label
from quizapp.text.periods import show_day

SHARE, FEWEST = 0.15, 2
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_JUST_NOW = (
    r"yesterday|tonight|last night|this (?:morning|afternoon|evening|week|weekend|month)|(?:last|next) (?:week|month)"
)
_OF_THE_DAY = re.compile(rf"\b(?:(?:on|late|early|by|until|since|for|last|next) {_DAY}\b(?!,? \d)|{_JUST_NOW})\b")
_TOLD = re.compile(
    r"\b(?:says?|said|told (?:reporters|(?:the )?[A-Z]\w+)"
    r"|has (?:said|called|told|warned|announced|accused|denied|defended|confirmed))\b"
)
_NO_TIMETABLE = re.compile(rf"\b(?:{_JUST_NOW})\b|{_TOLD.pattern}")
"""Weekdays alone may be those of every week."""


def is_news(document: Document) -> bool:
    """Whether many of its sentences speak of yesterday and of Monday, or of what somebody says."""
    marks = sum(
        bool(pattern.search(sentence.text)) for sentence in document.sentences for pattern in (_OF_THE_DAY, _TOLD)
    )
    told = any(_NO_TIMETABLE.search(sentence.text) for sentence in document.sentences)
    return told and marks >= max(FEWEST, SHARE * len(document.sentences))


def news_label(document: Document) -> tuple[str, str]:
    """The day of the report and how a prompt tells it, else its title; both empty where neither is known."""
    if document.date:
        return document.date, f"according to a report of {show_day(document.date)}"
    title = source_label(document).partition('"')[2]
    return "", f'according to the report "{title}' if title else ""
