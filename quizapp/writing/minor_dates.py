"""Dates of what happens every year and of what another sentence tells; each check says it in words."""

from __future__ import annotations

import re

from quizapp.facts.model import Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import SEVERAL, Check, Surroundings, answer_type, sentence

_EVERY_YEAR = re.compile(
    r"\b[Tt]he (?:[A-Z][\w'’-]* )*(?:Prize|Award|Medal|Cup|Trophy|Festival|Games|Championships?)s?"
    r"(?: (?:of|in) [A-Z]\w+)* (?:was |were |is )?(?:presented|awarded|given|handed out|held|conferred)\b"
    r"(?!.* to (?:the )?[A-Z])"
)
"""`the Arlen Prize was presented in Brek`: to whom it was, and so which, is not said."""
_OF_ANOTHER = re.compile(
    r"\bthe (?:first |second |last |final |same )?(?:attempt|point|idea|effort|proposal|request|motion|matter)"
    r"(?=\?|\.$| (?:in|on) (?:_____|\d))"
)
"""`argued the point`, `made the first attempt`: of what only the sentence before it tells."""
_OVER_WHAT = re.compile(r"\b(?:take|takes|took|taken) over(?=\?|\.$| (?:in|on) (?:_____|\d))")
_WHERE = re.compile(
    r"^(?:[^:]+: )?[A-Z][^,;]* (?:visited|joined|attended) (?:in|on) _____"
    r"|\b(?:win|won|built|published|founded|opened|lost) (?:a|the) (?:second|third|fourth),? (?:in|on) _____"
)
"""`visited in 1883`, `was to win a second, in 1972`."""
_SEVERAL_BREAK_OUT = re.compile(
    r"^(?:[^:]+: )?(?:In|On|During) (?:the )?_____,? (?:[a-z-]+ ){0,2}[a-z]+s (?:broke out|occurred|took place|erupted"
    r"|happened|followed|began|flared up)\b"
)
"""`In 1780 riots broke out in the camp`, as they may have in another year."""
_FROM_THEN = re.compile(r"^(?:[^:]+: )?(?:The )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*, from _____, [a-z]+")
"""`The mill, from 1931, stands for ...`: made, opened or shown then is not said."""
_TO_DO_WHAT = re.compile(
    r"\b(?:was|were|is|are) [^?]*\b(?:asked|urged|persuaded|forced|allowed|instructed|encouraged|advised|convinced"
    r"|compelled|obliged|permitted) by\b(?!.*\bto\b)[^?]*\?$"
)
"""`was she asked by the mayor?`, without what she was asked to do."""


def one_of_many(draft: Draft, _: Surroundings) -> str:
    """The day of a prize or a fair that is held every year, without its year, its number or who won it."""
    text = sentence(draft)
    first = re.search(r"\b(?:first|last|\d+(?:st|nd|rd|th)|1[5-9]\d\d|20\d\d)\b", text)
    return "one of what is held again and again" if _dates(draft) and not first and _EVERY_YEAR.search(text) else ""


def of_another_sentence(draft: Draft, _: Surroundings) -> str:
    """What somebody argued, tried or took over is told in another sentence."""
    text = sentence(draft)
    hangs = any(pattern.search(text) for pattern in (_OF_ANOTHER, _OVER_WHAT, _WHERE, _TO_DO_WHAT, _FROM_THEN))
    return "of what is not told" if _dates(draft) and hangs else ""


def may_recur(draft: Draft, _: Surroundings) -> str:
    """When riots broke out somewhere: others may have in another year."""
    text = sentence(draft)
    return "others were in another year" if _dates(draft) and _SEVERAL_BREAK_OUT.match(text) else ""


def _dates(draft: Draft) -> bool:
    clause = draft.fact.family is Family.CLAUSE and draft.kind not in SEVERAL
    return clause and answer_type(draft) is ValueType.DATE


MINOR_DATES: tuple[Check, ...] = (one_of_many, of_another_sentence, may_recur)
