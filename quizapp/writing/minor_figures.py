"""Figures that nobody keeps: in passing, a limit, a round estimate, a way from nowhere; each check says which."""

from __future__ import annotations

import re

from quizapp.facts.model import Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import DATED, SEVERAL, Check, Surroundings, answer_type, sentence

_HEDGE = (
    r"(?:(?:about|around|almost|nearly|some|over|under|only|(?:more|less|fewer|no more) than|approximately|roughly) )?"
)
_IN_PASSING = re.compile(
    rf"_____-year-old\b|\b(?:including|among them|of whom)\b[^.]* (?:age of|aged) {_HEDGE}_____"
    rf"|^(?:[^:]+: )?(?!The )(?:[A-Z][\w.'’-]* )+was {_HEDGE}_____ years old(?! when\b| at\b)"
)
"""How old somebody was of whom something else is told."""
_END_OF_RANGE = re.compile(
    r"\b[Bb]etween _____ and \d|\b[Bb]etween \d[\d,.]*%? and _____"
    r"|\b[a-z\d]+-? (?:or|to) _____-[a-z]|_____-? (?:or|to) [a-z\d]+-[a-z]"
    r"|\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)) from (?:_____|(?:about |around )?[\d.,]+ ?%?) to (?:_____|\d)"
)
"""Also of two figures, `a two- or three-day walk`."""
_FOR_SO_LONG = re.compile(rf"\b(?:has|have) been [a-z]+ing\b[^,.;]* for {_HEDGE}_____ (?:years|months|weeks|decades)\b")
"""`has been weaving for 20 years`: counted from the day of writing."""
_NO_VERB = re.compile(r"(?:, |\band )(?!(?:1[1-9]|20)\d\d )\d[\d,.]* (?:at|in|on|from|by|with) [^,;]*_____")
"""`3,000 at another mill for _____ days`: its verb and its noun stand before, with other figures."""
_HALF = re.compile(r"_____ (?:feet|foot|ft|pounds|stone) (?:and )?\d|\d (?:feet|foot|ft|pounds|stone) (?:and )?_____")
"""`six feet ten`."""
_OF_AGE = re.compile(
    r"_____ (?:years|months|weeks) (?:old |of age )?(?:or|and) (?:older|over|younger|under)\b"
    r"|\baged? _____ (?:or|and) o"
    r"|\b(?:population|people|adults|those|men|women|children|persons|residents) (?:aged )?(?:over|under|above|below)"
    r"(?: the age of| age)? _____(?! (?:feet|metres|meters|cm|kg)\b)"
)
"""Who is counted at all."""
_FROM_BEFORE = re.compile(r", an? (?:[a-z]+ )?(?:increase|decrease|rise|drop|fall|decline) from _____")
_IN_A_NAME = re.compile(r"(?<![\w.])(?!(?:The|Some|About|Over|Only|With|For|In)\b)[A-Z][a-z]+ _____ [a-z]+ [A-Z]")
"""`the Tarn 11 pilot Ada Holm`: which of a row of numbered things."""
_LIMIT = re.compile(
    r"\b(?:who|whose|if|unless)\b[^,.;]* (?:(?:less|more|fewer|shorter|taller|younger|older|heavier|lighter) than"
    r"|under|over|at least|below|above) _____"
)
_HUGE = re.compile(r"(?:m|b|tr)illion\b")
_ROUGHLY = re.compile(r"\b(?:about|around|approximately|roughly|nearly|almost|some|an? estimated|perhaps) _____")
_LASTS = re.compile(r"_____ (?:k?m|kilomet\w+|met\w+|miles?|light-years?|years?|degrees?|stars?|times|words)\b")
_HELD = re.compile(
    rf"\b(?:had|numbered|counted|employed) {_HEDGE}_____ (?:[\w-]+ )?"
    r"(?:men|troops|soldiers|people|persons|inhabitants|residents|members|personnel|followers|speakers|adherents|students|employees)\b"
)
_REPORT = re.compile(
    r"\b(?:figures|statistics|records|sources|data) (?:report|show|give|record|list|count|indicate)s?\b"
)
_POLLED = re.compile(
    r"\b(?:received|won|got|cast|polled|took|gained)\b[^.;]*\b(?:votes|ballots)\b"
    r"|\b[Tt]urnout (?:was|reached|rose|fell)\b|\b(?:votes|ballots) were cast\b"
)
"""How an election went, of which there is another in some years."""
_STRUCK = re.compile(r"_____ [a-z]+ (?:struck|went on strike|walked out|were (?:arrested|dismissed|sacked|evicted))\b")
_YEAR = re.compile(r"\b\d{4}\b(?!\.\d)")
_RATES = re.compile(
    r"^(?:[^:,]+[:,] )?(?:[Tt]he )?(?:(?:[Rr]eported|[Ee]stimated|[Rr]ecorded|[Pp]ublished|[Oo]bserved|[Aa]verage) )?"
    r"(?:[Rr]ates|[Ee]stimates|[Ff]igures|[Pp]ercentages|[Pp]roportions|[Vv]alues) (?!of\b)"
    r"(?:in|for|among|have|range|vary)"
)
"""`reported rates in two samples`: rates of what is told before."""
_ITS_RATE = re.compile(
    r"\b(?:literacy|unemployment|birth|death|fertility|mortality|poverty|inflation|employment|crime|divorce) rate"
    r"(?= (?:in \d{4}|in _____|was|is|has|had|stood|rose|fell))"
)
"""`the adult literacy rate in 2011 was`: that of a land which is named before."""
_SECOND_IN_WHAT = re.compile(
    r"^(?:[^:]+: )?_____ (?:is|was|comes|came|ranks|ranked) (?:first|second|third|fourth|fifth|last)"
    r"(?:,| in (?:most|many|some) years|\.)"
)
"""`second in most years, followed by Arlen`: in what is told before."""
_CITED = re.compile(r"^According to [^,]+, ")

_BESIDE_IT = (_HALF, _IN_PASSING, _END_OF_RANGE, _FOR_SO_LONG, _NO_VERB, _OF_AGE, _FROM_BEFORE, _IN_A_NAME)
_AWAY = re.compile(
    r"\b(?:km|kilomet(?:er|re)s?|miles?|m|met(?:er|re)s?)(?: away| further)? to the "
    r"(?:north|south|east|west)[a-z-]*(?=[,;.?]|$)"
)


def in_passing(draft: Draft, _: Surroundings) -> str:
    """An age told beside something else, one end of a range, the third of a row of figures."""
    text = sentence(draft) if _is_gap(draft) else ""
    found = any(pattern.search(text) for pattern in _BESIDE_IT)
    return "a figure told in passing" if found else ""


def limit(draft: Draft, _: Surroundings) -> str:
    """A limit in a rule of today, which says nothing of who set it and when."""
    text = sentence(draft) if _is_gap(draft) else ""
    past = draft.fact.verb is not None and draft.fact.verb.past
    return "a limit without its date or source" if _LIMIT.search(text) and not past and not DATED.search(text) else ""


def estimate(draft: Draft, _: Surroundings) -> str:
    """`about 20 billion tonnes`: others estimate otherwise, and nothing says who did it when."""
    text = sentence(draft) if _is_gap(draft) else ""
    rough = _ROUGHLY.search(text) and _HUGE.search(draft.answer) and not _LASTS.search(text)
    past = draft.fact.verb is not None and draft.fact.verb.past
    return "an estimate without its date or source" if rough and not past and not DATED.search(text) else ""


def of_no_year(draft: Draft, _: Surroundings) -> str:
    """How many belonged, struck or were counted: so it was in one year, which is not told."""
    text = sentence(draft) if _is_gap(draft) else ""
    found = any(pattern.search(text) for pattern in (_HELD, _REPORT, _STRUCK, _POLLED))
    return "a figure of a year that is not told" if found and not _YEAR.search(text) else ""


def of_what(draft: Draft, _: Surroundings) -> str:
    """A rate without what it is the rate of, or without its country; a rank in what is not told."""
    text = sentence(draft)
    if draft.fact.family is not Family.CLAUSE or draft.kind in SEVERAL:
        return ""
    if _SECOND_IN_WHAT.match(text):
        return "in what it is so far ahead is not told"
    nowhere = not draft.label and not re.search(r"[a-z,] [A-Z][a-z]|^_____ |^[A-Z]\w+'s ", _CITED.sub("", text))
    hangs = draft.kind == "cloze" and (_RATES.match(text) or (_ITS_RATE.search(text) and nowhere))
    return "of what it is the rate is not told" if hangs else ""


def from_nowhere(draft: Draft, _: Surroundings) -> str:
    """`at Lake Arn, 95 km to the south-east`: of what, where the words say no place from which to count."""
    found = _AWAY.search(sentence(draft))
    told = found and re.search(r"\b(?:from|between|of) (?:the )?[A-Z]", sentence(draft))
    return "does not say from where" if found and not told else ""


def _is_gap(draft: Draft) -> bool:
    return draft.kind == "cloze" and draft.fact.family is Family.CLAUSE and answer_type(draft) is ValueType.NUMBER


MINOR_FIGURES: tuple[Check, ...] = (in_passing, limit, estimate, of_no_year, of_what, from_nowhere)
