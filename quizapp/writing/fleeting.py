"""What is true only for a while or only as news, and says not when; each check says it in words, or nothing."""

from __future__ import annotations

import re

from quizapp.extraction.lexicon import MEASURES
from quizapp.facts.model import Family, ValueType
from quizapp.text.months import ENGLISH
from quizapp.text.numbers import parse_number
from quizapp.writing.draft import Draft
from quizapp.writing.shown import DATED, SEVERAL, Check, Surroundings, answer_type, sentence, without_report
from quizapp.writing.wording import third_person

FEW = 10
_REPORTED = re.compile(
    r"\b(?:has|have)(?: [a-z]+ly)?(?: been)? (?!to\b)"
    r"(?:[a-z]+(?:ed|en|wn|ld|ft|lt|ght)|won|lost|hit|struck|fled|met|begun)\b"
    r"|\b(?:says?|concludes?|warns?|vows?|pledges?)\b|\b(?:is|are) being [a-z]+"
)
"""A newspaper's tenses: true on the day they were printed."""
_EVERY_YEAR = re.compile(
    r"\b(?:each|every|per) (?:year|month|week|day)\b|\bannually\b|\bis growing\b|_____ [a-z]+ a year\b"
    r"|\bnet (?:increase|decrease|gain|loss)\b"
)
_LEADS = re.compile(
    r"\b[Tt]he (?:most (?:popular|used|recent|common|advanced|modern|successful)|last|latest|newest|youngest)"
    r" (?:[\w-]+ ){1,6}(?:is|are)\b"
)
_STANDING = re.compile(
    r"\b(?:competitors?|(?:trade|trading) partners?|(?:ex|im)porters?|ambassadors?|embass(?:y|ies)|consulates?"
    r"|observer status|member states?|subscribers|shareholders?)\b|\bis represented (?:in|by|at)\b"
    r"|\b(?:is|are) .*\b(?:governor|president|minister|chairman|chairwoman|director|mayor|chancellor) _____"
    r"|\b(?:is|are) (?:still |now )?(?:under (?:construction|development|review|repair)|under ?way|in progress)\b"
    r"|\b(?:is|are) (?:\w+ )?on (?:public |permanent )?(?:display|exhibition|loan|show|view)\b"
    r"|\b(?:is|are) (?:\w+ )?(?:displayed|exhibited) .*\b(?:Museum|Gallery|Cent(?:er|re)|Library|Hall|Castle|Palace)\b"
)
"""Where a country or a firm stands among others, who is in office, and where something is shown."""
_RANK = re.compile(
    r"_____(?: \[ordinal\])?[ -](?:most|highest|lowest|largest|biggest|richest|poorest|least) ?[^,.]*"
    r"\b(?:populous|populated|population|dens\w+|(?:ex|im)porter|economy|producer|employer|consumer|income|rate|GDP)\b"
)
_ESTIMATE = re.compile(r"\b(?:about|around|approximately|roughly|nearly|almost|estimated|some|over|more than) _____")
_MONTHS = "|".join(map(str.capitalize, ENGLISH))
_MONTH = re.compile(
    rf"\b(?:in|by|until|since|from) (?:early |late |mid-)?(?:{_MONTHS})\b"
    rf"|\b[Oo]n (?:the \w+ of )?(?:(?:{_MONTHS}) \d{{1,2}}|\d{{1,2}} (?:{_MONTHS}))\b"
)
_WEEKDAY = re.compile(r"\b(?i:on|as of|by|since|until) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_SEASON = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Oo]ver) the (?:spring|summer|autumn|winter)\b(?! of| months)"
)
_ROUND = re.compile(
    r"\b(?:in|of|during|reached|won|lost|played) (?:(?:the|a) )?(?:\w+ )?(?:rounds?|(?:semi-?|quarter-?)?finals?)\b"
    r"|\b(?:during|in|for) (?:the|that) (?:[\w-]+ )?season\b|\bduring the year\b"
    r"|\bin (?:\w+ )?(?:\[number\] )?(?:tough |straight )?sets\b"
)
"""A match or a season, of which there is one every year."""
_FROM_TODAY = re.compile(
    r"\b(?:yesterday|tonight|tomorrow|(?:the|a) recent)\b"
    r"|(?<!\bthe )\b(?:last|next|this) (?:year|month|week|weekend|decade|night)\b(?! of\b)",
    re.IGNORECASE,
)
"""A time counted from the day of writing."""
_TOLD_WHEN = re.compile(r"\baccording to (?:a|the) report\b|\bas of \d", re.IGNORECASE)
_FORECAST = re.compile(r"\b(?:expects|intends|hopes|is expected|are expected) to\b")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_NUMBER = re.compile(r"\d[\d.,]*")
_SECOND = re.compile(r"\bsecond-|\b(?:the|its|their) second\b")
"""The next after the first, and no measure of time."""
_COME_AND_GO = re.compile(
    r"\b(?:people|persons|members|inhabitants|residents|citizens|men|women|children|pupils|students|employees|workers"
    r"|staff|soldiers|players|ships|vessels|aircraft|seats|factories|refineries|upgraders|mines|plants|stores|shops"
    r"|restaurants|hotels|newspapers|airlines|flights|stations|channels|firms|companies|offices)\b"
)
_PEOPLE = re.compile(r"_____ (?:inhabitants|people|residents|citizens)\b")
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|do|does|(?:consist|contain|include|comprise|run|keep|employ|use|hold|cover|make|take|represent"
    r"|account|provide|form|offer|own|operate|serve|support|constitute|attract|earn|sell|produce|occupie)s?)\b"
    r"|\boccupy\b"
)
_SO_FAR = re.compile(
    r"\b(?:has|have) (?:[a-z]+ly )?(?:won|scored|sold|played|published|released|received|written|directed|appeared"
    r"|hosted|starred|reached|recorded)\b"
)
"""What is counted up while somebody is at it."""


_HAD_MEMBERS = re.compile(
    r"^(?!.*\b(?:height|peak|most)\b).*\b(?:had|counted|numbered|claimed) [^.;]*?\d,\d{3} (?:[a-z]+ ){0,2}"
    r"(?:members|adherents|followers|believers|communicants|worshippers|subscribers|inhabitants)\b"
)
_ECONOMY = re.compile(
    r"\b(?:[Pp]roduction|[Ee]xports|[Ii]mports|[Ww]ages|[Pp]rices|[Uu]nemployment|[Ii]nflation|[Pp]overty|[Ll]iteracy"
    r"|GDP|[Ii]ncome)\b[^.;]* \d[\d.,]* ?(?:%|per ?cent\b)"
)
"""What is counted anew each year."""
_AGED = re.compile(
    r"^(?!.*\b(?:[Ww]hen|[Aa]fter|[Bb]efore|[Uu]ntil)\b).*\b(?:was|were) (?:_____|\d+|[a-z-]+) years old\b"
)
_IN_BRACKETS = re.compile(
    r"\((?:from|between|in|during|by|since|as of) (?:the )?(?:late |early |mid-)?(?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d"
)
"""When it was, in a bracket that was left out."""
_ESTIMATED = re.compile(r"\((?P<year>\d{4}) est(?:\.|imates?)?\)|\(est(?:\.|imated)?,? (?:in )?(?P<of>\d{4})\)")
"""`(2008 est.)`: of which year the figures before it are."""
_CAME = re.compile(
    r"\bhow many (?:[a-z]+ )?(?:people|visitors|tourists|guests|fans|spectators|passengers)\b.*"
    r" (?:visit|attend|enjoy|use)\b(?!.*\b(?:each|every|per|annual|yearly)\b)",
    re.IGNORECASE,
)
"""Of which year's fair they are the guests."""
_TOOK_OFFICE = re.compile(
    r"(?:_____|^Who|: Who) (?:was|were) (?:named|elected|appointed|chosen|sworn in)(?: as)?(?: the)?(?: new)?"
    r"(?: [a-z]+)? (?:minister|president|chancellor|chair(?:man|woman)?|mayor|governor|director|secretary|speaker)\b",
    re.IGNORECASE,
)


def reported(draft: Draft, _: Surroundings) -> str:
    """What has just happened, or is being said, is news; a year later nobody knows when it was."""
    text = sentence(draft)
    dated = DATED.search(f"{text} {draft.answer}") or answer_type(draft) is ValueType.DATE
    return "news without its day" if _clause(draft) and not dated and _REPORTED.search(text) else ""


def from_today(draft: Draft, _: Surroundings) -> str:
    """`last year`, `the recent ruling`: told with the report's day, and not as a second time right behind it."""
    text = sentence(draft)
    told = _TOLD_WHEN.search(text) and not _FROM_TODAY.match(sentence(without_report(draft)))
    return "a time told from today" if _clause(draft) and _FROM_TODAY.search(text) and not told else ""


def forecast(draft: Draft, _: Surroundings) -> str:
    """What was expected on the day of writing is expected otherwise later, whatever year it is expected for."""
    text = sentence(draft)
    told = _TOLD_WHEN.search(text) or not _FORECAST.search(text)
    return "a forecast without its day" if _clause(draft) and not told else ""


def of_no_year(draft: Draft, around: Surroundings) -> str:
    """`on Sunday`, `went there in March`: of which year only the reader of that week knows."""
    text = f"{sentence(draft)} {draft.answer}"
    if _YEAR.search(text) or not _clause(draft):
        return ""
    past = draft.fact.verb is not None and draft.fact.verb.past
    month = past and (_MONTH.search(text) or _SEASON.search(text))
    if past and _ROUND.search(text) and not _about_one_year(draft, around):
        return "a match or season without its year"
    return "a day or month without its year" if month or _WEEKDAY.search(text) else ""


def _about_one_year(draft: Draft, around: Surroundings) -> bool:
    """Whether the document is about one event of its kind, whose number its title has: `Grand Regatta 12`."""
    return any(re.search(r"\d", around.titles.get(passage.document, "")) for passage in draft.passages)


def leads_now(draft: Draft, _: Surroundings) -> str:
    """The newest, the last and the most popular of today are others next year."""
    text = sentence(draft)
    return (
        "a leader of today without a day" if _clause(draft) and not DATED.search(text) and _LEADS.search(text) else ""
    )


def stands_now(draft: Draft, _: Surroundings) -> str:
    """Partners, competitors and envoys of today are others in some years."""
    text = sentence(draft)
    dated = DATED.search(text) or answer_type(draft) is ValueType.DATE
    now = _clause(draft) and not dated and _PRESENT.search(text) and _STANDING.search(f"{text} {draft.answer}")
    return "a standing of today without a day" if now else ""


def ranks_now(draft: Draft, _: Surroundings) -> str:
    """The rank of a country by its people or trade is another one in some years."""
    text = sentence(draft)
    asked = draft.fact.rule == "gap ordinal" and not DATED.search(text) and not draft.fact.volatile
    return "a rank of today without a day" if asked and _PRESENT.search(text) and _RANK.search(text) else ""


def yearly(draft: Draft, _: Surroundings) -> str:
    """So many a year is another number the next year."""
    text = sentence(draft)
    told = DATED.search(text) or answer_type(draft) is not ValueType.NUMBER
    yearly = _EVERY_YEAR.search(text) and not told
    return "a yearly figure without its year" if _clause(draft) and (yearly or _came(text)) else ""


def _came(text: str) -> bool:
    return bool(_CAME.search(text)) and not _YEAR.search(text) and not re.search(r"\bdid\b", text)


def grows(draft: Draft, _: Surroundings) -> str:
    """What is counted now will be another number; what is measured lasts, and so do a few: `of four parts`."""
    text = sentence(draft)
    asked = _clause(draft) and answer_type(draft) is ValueType.NUMBER and not DATED.search(text)
    measures = {*re.findall(r"\w+", _SECOND.sub("", text.lower())), draft.unit.lower()} & MEASURES
    lasts = measures and not _PEOPLE.search(text)
    now = asked and _says_now(draft, text) and not lasts and not _few(draft)
    return "a count of today without its day" if now else ""


def of_its_year(draft: Draft, _: Surroundings) -> str:
    """`had 60,000 members`, `production fell by 23%`: in which year is not said."""
    text = sentence(draft).replace("_____", draft.answer)
    asked = _clause(draft) and answer_type(draft) is not ValueType.DATE and not DATED.search(text)
    of_one_year = any(pattern.search(text) for pattern in (_HAD_MEMBERS, _ECONOMY, _AGED))
    return "a figure without its year" if asked and of_one_year else ""


def time_left_out(draft: Draft, around: Surroundings) -> str:
    """What the passage dates in a bracket is asked with its year."""
    text = f"{sentence(draft)} {draft.answer}"
    if not _clause(draft) or not draft.passages:
        return ""
    cited = draft.passages[0]
    said = around.texts.get(cited.document, "")[cited.span.start : cited.span.end]
    estimated = _ESTIMATED.search(said) if answer_type(draft) is ValueType.NUMBER else None
    untold = estimated is not None and (estimated["year"] or estimated["of"]) not in text
    return "its year is left out" if untold or (_IN_BRACKETS.search(said) and not DATED.search(text)) else ""


def took_office(draft: Draft, _: Surroundings) -> str:
    """Who was elected president is another one at each election."""
    text = sentence(draft)
    taken = _clause(draft) and not DATED.search(text) and _TOOK_OFFICE.search(text)
    return "an office taken, without its year" if taken and not re.search(r"\bfirst\b", text, re.IGNORECASE) else ""


def _says_now(draft: Draft, text: str) -> bool:
    """Whether it is told in the present: by a verb of having, or an estimate by any verb."""
    base = draft.fact.relation.partition(" ")[0]
    own = rf"\b(?:{re.escape(third_person(base))}|{re.escape(base)})\b"
    rough = any(_ESTIMATE.search(one) for one in (text, *(_NUMBER.sub("_____", one) for one in draft.accept)))
    past = draft.fact.verb is not None and draft.fact.verb.past
    return bool(_PRESENT.search(text) or (rough and not past and re.search(own, text)))


def _few(draft: Draft) -> bool:
    """Whether no more than ten are counted, and of what stays: people and ships come and go, and some still win."""
    number = parse_number(draft.answer)
    stay = not _COME_AND_GO.search(sentence(draft)) and not _SO_FAR.search(sentence(draft))
    return number is not None and number.low == number.high <= FEW and not number.hedge and stay


def _clause(draft: Draft) -> bool:
    return draft.fact.family is Family.CLAUSE and draft.kind not in SEVERAL


FLEETING: tuple[Check, ...] = (
    reported,
    from_today,
    forecast,
    of_no_year,
    leads_now,
    stands_now,
    ranks_now,
    yearly,
    grows,
    of_its_year,
    time_left_out,
    took_office,
)
