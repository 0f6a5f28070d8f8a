"""Figures and ranks: whether a prompt says of what whole, where and when they are; each check says it in words."""

from __future__ import annotations

import re

from quizapp.facts.model import Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import DATED, SEVERAL, Check, Surroundings, answer_type, sentence

_NO_SETTING = (
    "fact|addition|total|all|turn|short|general|particular|contrast|other words|the end|order|response|reaction"
    "|recognition|return|spite|protest|support|an? (?:effort|attempt|bid|move)|honou?r"
)
_SETTING = re.compile(
    rf"(?:In (?!(?:{_NO_SETTING})\b)|By (?!contrast\b)|At (?:the|that) time|During th(?:is|at|ese|e same) |Since )"
    r"([^,.;:]{2,80}), "
)
"""What stands before a sentence and says where, in which account or at which time it is so."""
LEAST_WORD = 4
_POINTING = frozenset(("that", "this", "these", "same", "time", "times", "period", "then", "point", "years", "days"))
_YEAR = re.compile(r"\b\d{4}\b(?!\.\d)")
_OF_A_SERIES = re.compile(
    r"(?<!\bas )\b[Tt]he _____ (?!millennium|century|half|quarter|decade|time)[a-z]+(?=[.,;]| [A-Z][a-z])"
)
"""`on the third ballot`: of which series only another sentence tells."""
_SINCE_WHAT = re.compile(
    r"(?:^|, )(?:(?:[Ss]ome|[Aa]bout|[Oo]nly|[Jj]ust) )?_____ (?:second|minute|hour|day|week|month|year)s"
    r" (?:afterwards?|later|earlier|before)\b(?! than)(?:,| [a-z]+)"
)
"""`some 40 minutes afterwards`: after what only the sentence before it tells."""
_DERIVED = re.compile(r"_____ (?:years?|months?|weeks?|days?|decades?|centuries) (?:after|before|later|earlier)\b")
_ROUNDED = r"\d[\d,. ]*(?:00|[mb]illion)|\w+ (?:hundred|thousand|[mb]illion)"
_COUNTED = (
    r"people|persons|inhabitants|residents|citizens|millionaires|members|personnel|followers|speakers|adherents|"
    r"students|employees|households|aircraft|troops"
)
_ROUGHLY = r"(?:about|around|some|over|under|more than|almost|nearly|approximately|an estimated|estimated at(?: \w+)?)"
_OF_A_COUNT = re.compile(
    rf"\bpopulation\b[^.]* {_ROUGHLY} (?:{_ROUNDED})|^With (?:\w+ )*?(?:{_ROUNDED}) (?:{_COUNTED})\b"
    rf"|\b(?:had|has|have|numbered) {_ROUGHLY} (?:{_ROUNDED}) (?:[\w-]+ )?(?:{_COUNTED})\b"
    r"|\b(?:had|has|have) \d[\d.]* ?(?:%|per ?cent)"
    r"|\b(?:stood at|valued at|estimated at|amounted to|value of [^.,]* was) (?:[a-z]+ ){0,2}[$£€]?\d"
)
"""About how many there were in a year: the years beside it have the same round figure."""
_HAD_BEFORE = re.compile(r"\bhow many [^?]*\bhad\b[^?]* (?:been\b|\w+(?:ed|en)\b)", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"(?:\bpercentage|\bshare|%|\bper ?cent) of (?:the |all )?(?:[A-Z][\w'’]+ )*"
    r"(?:people|population|children|adults|women|men|inhabitants|households|workforce|GDP|exports|imports)\b"
    r"|\b(?:rate|income|growth|output|production)\b.* \d[\d.]* ?%"
)
_WAS = re.compile(r"\b(?:was|were|did|had|made up|constituted|accounted)\b")
_STOCK = re.compile(r"\b(?:included|comprised|numbered|totall?ed|amounted to)\b[^.]*_____")
_MOVED = re.compile(
    r"\b(?:increased|rose|fell|grew|declined|surged|dropped|decreased)\b(?: to| by)? (?:\w+ )?"
    r"\d[\d.,]* ?(?:%|per ?cent)"
)
_ONE_AMONG = re.compile(r"\b(?:among|one of) the (?:[\w']+ )?(?:top )?_____ (?:[a-z]+ )?[a-z]+")


def setting_lost(draft: Draft, around: Surroundings) -> str:
    """`In federal courts`, `at the time of the census`: a figure is right there and then, and wrong without."""
    cited = _cited(draft, around)
    opening = _SETTING.match(cited) if _asks_a_number(draft) else None
    if opening is None or _YEAR.search(sentence(draft)):
        return ""
    there = f"{draft.label} {draft.prompt}".lower()
    said = [word for word in re.findall(r"\w+", opening[0].lower()) if len(word) >= LEAST_WORD] or ["that"]
    told = [word for word in said if word not in _POINTING]
    lost = sum(word not in there for word in told) * 2 > len(told) if told else said[-1] not in there
    return "where or when it is so is left out" if lost else ""


def no_series(draft: Draft, _: Surroundings) -> str:
    """A rank among things that are not told: `the third pass`, `the second verse`."""
    ranked = draft.kind == "cloze" and draft.fact.rule == "gap ordinal"
    return "of which series is not told" if ranked and _OF_A_SERIES.search(sentence(draft)) else ""


def counted_from_a_year(draft: Draft, _: Surroundings) -> str:
    """`five years after the fire, in 1730`, `40 minutes later`: a mere difference, or counted from nothing told."""
    text = sentence(draft)
    if not _asks_a_number(draft):
        return ""
    if _SINCE_WHAT.search(text):
        return "counted from what is not told"
    return "a difference of two years" if _DERIVED.search(text) and _YEAR.search(text) else ""


def year_of_a_count(draft: Draft, _: Surroundings) -> str:
    """In which year there were so many: a figure of one year among many."""
    asked = _of_a_clause(draft) and answer_type(draft) is ValueType.DATE
    return "the year of one figure among many" if asked and _OF_A_COUNT.search(sentence(draft)) else ""


def of_no_time(draft: Draft, _: Surroundings) -> str:
    """A share, a place among so many, and how many had been: true at a time that is not told."""
    text = sentence(draft)
    if not _asks_a_number(draft) or DATED.search(text):
        return ""
    whole = text.replace("_____", draft.answer)
    share = (_WAS.search(text) and _SHARE_OF.search(whole)) or _MOVED.search(whole)
    other = any(pattern.search(text) for pattern in (_HAD_BEFORE, _STOCK, _ONE_AMONG))
    return "a figure of a time that is not told" if share or other else ""


def _asks_a_number(draft: Draft) -> bool:
    return _of_a_clause(draft) and answer_type(draft) is ValueType.NUMBER


def _of_a_clause(draft: Draft) -> bool:
    return draft.fact.family is Family.CLAUSE and draft.kind not in SEVERAL


def _cited(draft: Draft, around: Surroundings) -> str:
    """The words of the first passage, on one line."""
    passage = draft.passages[0] if draft.passages else None
    text = around.texts.get(passage.document, "") if passage else ""
    return " ".join(text[passage.span.start : passage.span.end].split()) if passage else ""


COUNTS: tuple[Check, ...] = (setting_lost, no_series, counted_from_a_year, year_of_a_count, of_no_time)
