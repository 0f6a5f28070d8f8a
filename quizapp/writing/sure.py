"""Whether a prompt says enough to have one answer: by names, dates and numbers in it, and the label before it.

The measures are those at which readers accepted: of gaps for names with all of this four in five and more, without it
half (`python -m tests.quality record` keeps what they said).
"""

from __future__ import annotations

import re

from quizapp.extraction.lexicon import TITLES
from quizapp.facts.model import Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.first_letters import ONE_LETTER, letters_shown
from quizapp.writing.shown import (
    CALENDAR,
    NAME,
    SEVERAL,
    Check,
    Surroundings,
    answer_type,
    blank_off,
    sentence,
    without_source,
)

ENOUGH_FOR_A_NAME, ENOUGH_FOR_A_DATE, LABEL = 2, 2, 2
_OTHERS_TOO = re.compile(
    r"\b(?:mainly|mostly|chiefly|primarily|largely) (?:to|in|from|by|on|for) (?:the )?_____"
    r"|\band other [a-z ]+ in _____"
    r"|\b(?:including|such as|among them|like) (?:the )?_____"
)
_NAMED_SO = re.compile(r"\bthe (?!name\b|title\b|term\b|genus\b|journal\b|word\b)[a-z]+ _____")
"""`the fort _____`: which fort only another sentence tells, unless two letters of its name do."""
_SORT_TOLD = re.compile(
    r"\b(?:called|named|entitled|titled|[a-z]{3,}(?:ist|er|or|ian)|king|queen|poet|band|genus|journal|opera) _____"
)
_DONE_ONCE = re.compile(
    r"\b(?:coined|discovered|invented|founded|written|composed|designed|developed|painted|published|proposed"
    r"|theori[sz]ed|assassinated|led|commanded|opened)(?: \w+){0,3} by _____"
)
_COINED = re.compile(r"\b(?:coined|discovered|invented|theori[sz]ed|assassinated)(?: \w+){0,3} by _____")
_RANKED = re.compile(r"\b(second|third|fourth)\b[^,.]* after (?:the )?_____")
"""`the third after _____`: as many are missing as come before."""
_BEFORE = {"second": 1, "third": 2, "fourth": 3}
_CALLED = re.compile(r"\b[a-z]+ (?:called|known as) _____\.?$")
_ABOUT_WHEN = re.compile(r"the (?:early|mid|late)[ -].*(?:s|century)$")
_AGAIN = re.compile(
    r"\b(?:did|was|were|had) .*\b(?:write to|speak (?:out|to|of|about|against|at|in|on)|image the|lecture (?:at|in|on)"
    r"|preach|warn|put up for)\b"
)
"""What the same people do again at another time."""
_STILL_BY = re.compile(r"\b[Bb]y _____.*\bstill\b")
_OF_A_SHARE = re.compile(r"\d ?(?:%|per ?cent)[^,;]* (?:in|by) _____")
_RANK = re.compile(rf"\b(?:(?:{'|'.join(sorted(TITLES))})\.? )+…")
"""A rank before the gap, which names nobody."""
_FIGURE = re.compile(r"\b\d[\d,.]*")
_BEFORE_WHEN = re.compile(r"\b[Bb]efore _____|^After _____|[,:] [Aa]fter _____,")
"""Every earlier time fits, and many a later one."""
_AIM = re.compile(r"\b(?:goal|aim|deadline|promise|plan|target|pledge)s?\b|\bmust\b|\bto be [a-z]+")
_MOVES = (
    r"(?:widen|grow|shrink|increas|decreas|declin|improv|worsen)\w*|ris(?:e|es|ing|en)|grown|fall(?:s|ing|en)?|slowing"
)
_TREND = re.compile(rf"\b(?:{_MOVES})\b.*\bsince _____|^Since _____.*\b(?:has|have) (?:\w+ )?(?:{_MOVES})\b")
"""What goes up or down does so a year earlier and a year later too."""


def anchors(draft: Draft) -> int:
    """How many names and figures stand in the prompt, the label counting double."""
    text = without_source(blank_off(sentence(draft)))
    text = re.sub(r"^In which century ", "When ", text)
    first = bool(re.match(r"[A-Z]\w+ (?!of\b)", text)) and not re.match(
        r"(?:The|A|An|In|On|By|At|For|From|After)\b", text
    )
    text = _RANK.sub("…", text)
    found = len([name for name in NAME.findall(text) if name not in CALENDAR]) + len(_FIGURE.findall(text)) + first
    return found + (LABEL if draft.label else 0)


def unsure_name(draft: Draft, _: Surroundings) -> str:
    """A gap for a name needs names and figures around it, and nothing that only the document explains."""
    if draft.kind != "cloze" or answer_type(draft) in {ValueType.DATE, ValueType.NUMBER}:
        return ""
    if draft.fact.rule not in {"gap name", "gap pair", "clause doer"}:
        return ""
    text = sentence(draft)
    told = anchors(draft) + bool(_SORT_TOLD.search(text)) + bool(_DONE_ONCE.search(text)) + bool(_COINED.search(text))
    enough = ENOUGH_FOR_A_NAME + (draft.fact.rule == "gap pair")
    if told < enough and not _all_before(draft) and not _CALLED.search(text):
        return "too little says which name is meant"
    if _OTHERS_TOO.search(text):
        return "others are meant too"
    one_letter = len(letters_shown(draft)) <= ONE_LETTER
    return "leans on what else the document says" if one_letter and _NAMED_SO.search(text) else ""


def _all_before(draft: Draft) -> bool:
    """Whether the gap holds all that come before something of this rank, so that nothing else fits."""
    ranked = _RANKED.search(sentence(draft).replace("-largest", ""))
    return ranked is not None and len(draft.answer.split(" and ")) == _BEFORE[ranked[1]]


def unsure_date(draft: Draft, _: Surroundings) -> str:
    """A date of something that is not named could be any."""
    asked = draft.kind not in SEVERAL and draft.fact.family is Family.CLAUSE
    if not asked or answer_type(draft) is not ValueType.DATE:
        return ""
    if anchors(draft) < ENOUGH_FOR_A_DATE:
        return "too little says what happened"
    asks = sentence(draft)
    again = draft.kind != "cloze" and _AGAIN.search(asks) and not re.search(r"\b(?:first|last)\b", asks)
    if again or _OF_A_SHARE.search(asks):
        return "other times fit"
    if _STILL_BY.search(asks) or (draft.kind == "cloze" and _at_any_time(asks)):
        return "other times fit"
    loose = draft.kind != "cloze" or re.search(r"\b(?:by|during) _____", sentence(draft))
    return "other times fit" if loose and _ABOUT_WHEN.match(draft.answer) else ""


def _at_any_time(asks: str) -> bool:
    """Whether it is told only before or since when something is so, and other years would do."""
    return bool((_BEFORE_WHEN.search(asks) and not _AIM.search(asks)) or _TREND.search(asks))


SURE: tuple[Check, ...] = (unsure_name, unsure_date)
