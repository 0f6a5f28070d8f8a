"""Whether digits or a month's name in running text are meant as a date."""

from __future__ import annotations

import re

from quizapp.text.months import ENGLISH, ORDINARY
from quizapp.text.periods import Period

_LABELS = re.compile(
    r"\b(?:resolutions?|res|nos?|nr|numbers?|numéro|pages?|pp?|articles?|arts?|laws?|sections?|chapters?|paragraphs?|paras?|"
    r"annex|directives?|regulations?|decisions?|cases?|doc|docs|documents?|iso|rfc|version|v|model|type|class|route|"
    r"room|flight|unit|line|item|table|figure|fig|step|level|channel|rule|order|decree|bill|act|protocol|windows|"
    r"agenda|horizon|boeing|airbus|expo|euro|vision)(?:\s*\(?(?:no|nr)\.?)?[.:]?\s*$",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:\b(?:in|since|until|till|during|throughout|following|year|years|early|mid|late|circa|ca\.|c\.|as\s+of|dated|spring|summer|autumn|"
    r"fall|winter|born|died|founded|established|d\.|b\.)\s*(?:the\s+)?(?:\w+ly\s+)?|[(\[]\s*(?:[a-z]+\.?\s+)?)$",
    re.IGNORECASE,
)
_WEAK = re.compile(r"\b(?:of|by|from|to|before|after|for|the|and|or|at|on|than|through)\s+$", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\b(?:total|numbers?|strength|force|maximum|minimum|height|altitude|population|group|sum|size|crew|capacity|average|"
    r"price|cost|fine|reward|distance|team|crowd|range|peak|score|record|length|depth|weight|speed|temperature|some|"
    r"about|around|over|nearly|almost|least|most|more|less|fewer|up|than|roughly|approximately|elevation|contingent)"
    r"\s+(?:(?:of|to|than|at|was|is)\s+)*(?:the\s+)?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:r[oi]se|rises|rising|risen|grew|grow\w*|increas\w+|fell|fall\w*|dropp?\w*|reduc\w+|cut|cuts|expand\w+|rais\w+|"
    r"shr[aiu]nk\w*|declin\w+|went|decreas\w+|climb\w+|doubl\w+|down|up)\s+(?:\w+\s+){0,4}(?:to|from|by|at)\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:%|°|€|\$|£)|[\s-]+(?:(?:[a-z]+[\s-]){0,2}?(?:people|troops|soldiers|men|women|children|villages|houses|homes|members|"
    r"personnel|persons|staff|officers|police|civilians|refugees|families|students|pupils|inhabitants|residents|cases|"
    r"questions|pages|words|euros?|dollars|pounds|francs|marks|lek|metres|meters|kilomet(?:re|er)s|km|cm|mm|m|kg|g|tons|"
    r"tonnes|litres|liters|hours|minutes|seconds|days|weeks|months|years|miles|feet|ft|percent|points|times|votes|"
    r"copies|species|tanks|aircraft|vehicles|ships|strong|hectares|acres|degrees|per\s+cent|thousand|million|"
    r"billion)\b)",
)
_NOUN_NEXT = re.compile(
    r"[\s-]+(?!(?:the|a|an|and|or|but|as|by|for|from|in|into|on|of|to|at|with|it|its|he|she|they|we|there|"
    r"this|that|these|those|was|were|is|are|had|has|have|until|till|when|which|who|under|after|before|during|since|through|"
    r"where|while|following|because|about|around|over|only|also|did|not|no|then|would|could|will|both|when)\b)[a-z]{3,}",
)  # fmt: skip
_PREPOSITION = re.compile(
    r"\b(?:in|since|until|by|during|from|of|last|next|this|every|each|early|mid|late|end\s+of)[\s-]+$", re.IGNORECASE
)


def is_meant(line: str, start: int, period: Period) -> bool:
    """Whether what was read at `start` is a date and not a number, a name or an ordinary word."""
    said, before, after = (
        line[start : period.end_at],
        line[max(0, start - 60) : start],
        line[period.end_at : period.end_at + 40],
    )
    if re.search(r"\d\s?(?:bc|ad|ce|bce)$", said) or re.match(r"\d{1,2}[./-]\d{1,2}[./-]\d\d$", said):
        return False
    letters = re.findall(r"[^\W\d_]+", said)
    if any(word in ORDINARY for word in letters):
        return False
    if period.incomplete:
        return _incomplete(said, before, after)
    if re.search(
        r"[^\W\d_]{3}", re.sub(r"(?i)\b(?:from|between|and|the|about|around|roughly|approximately|circa)\b", "", said)
    ):
        return True
    if period.precision == "decade" or re.search(
        r"(?:BCE?|AD|CE|\.[CDE]\.)$|^(?:AD|A\.D)|\d-\d\d-\d\d|\d[./]\d+[./]", said
    ):
        return True
    return _years(said, before, after)


def names_a_thing(before: str) -> bool:
    """Whether the words before digits make a name of them: `Resolution`, `No.`, `page`."""
    return bool(_LABELS.search(before))


def _incomplete(said: str, before: str, after: str) -> bool:
    if re.search(r"\d", said):
        return not _COUNTED.match(after) and not re.match(r"\s*%", after)
    month = re.split(r"[\s-]", said)[-1].rstrip(".")
    sure = month in ENGLISH and month not in {"May", "March", "August", "April", "June"}
    if len(said.split()) > 1 or "-" in said:
        return month in ENGLISH
    return (sure or month in {"June", "April"}) and bool(_PREPOSITION.search(before))


def _years(said: str, before: str, after: str) -> bool:
    """Digits alone: a year only after a word that asks for one, and not when they count or name something."""
    if re.search(r"[(\[]\s*$", before) and re.match(
        r"\s?[-–—]\s?(?:present|today|now|ongoing)\b", after, re.IGNORECASE
    ):
        return True
    if _LABELS.search(before) or re.match(r"[-–/]\w|[.,:]\d|\w", after) or _COUNTED.match(after):
        return False
    if re.search(r"\D", said) and re.search(r"(?i)between|from|circa|\bc", said):
        return not _NOUN_NEXT.match(after) and not _CHANGE.search(before + "from ")
    if not 1000 <= int(said[:4]) <= 2199 if said[:4].isdigit() else True:
        return False
    if _AMOUNT.search(before) or _CHANGE.search(before):
        return False
    if re.search(r"[(\[]\s*$", before) and re.match(r"\s*[)\],;–-]", after):
        return True
    if _STRONG.search(before):
        return True
    if re.fullmatch(r"\d{4}\s?[-–—/]\s?\d{2,4}", said):
        return not _NOUN_NEXT.match(after)
    return bool(_WEAK.search(before)) and (not _NOUN_NEXT.match(after) or bool(re.search(r"\bthe\s+$", before)))
