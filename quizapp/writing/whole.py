"""Whether a figure is whole where it stands: no part of a fraction, a range, a decimal or a larger number."""

from __future__ import annotations

import re

from quizapp.facts.model import ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import SEVERAL, Surroundings, answer_type

REACH = 24
_GOES_ON = re.compile(
    r"\s?(?:%|per ?cent\b|‰)|[-‐–\s]*(?:hundred|thousand|million|billion|trillion|dozen|score|"
    r"hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?)\b|"
    r"\s?[½⅓⅔¼¾⅛]|[.,]\d|\s?[-‐–/×x]\s?\d|:\d\d\b",
    re.IGNORECASE,
)
_WENT_BEFORE = re.compile(r"\d[.,:/–‐×-]\s?$|\d\s?[x×]\s?$|(?<!\w)[−-]$|\d \d{3} $")


def cut_figure(draft: Draft, around: Surroundings) -> str:
    """A number is asked for with all of its figures."""
    if draft.kind in SEVERAL or answer_type(draft) is not ValueType.NUMBER or draft.answer_span is None:
        return ""
    span, text = draft.answer_span, around.texts.get(draft.passages[0].document, "")
    said = text[span.start : span.end]
    after, before = text[span.end : span.end + REACH], text[max(span.start - REACH, 0) : span.start]
    goes_on = _GOES_ON.match(after)
    if goes_on and _whole_otherwise(draft, goes_on[0]):
        return ""
    cut = said and (goes_on or _WENT_BEFORE.search(before))
    return "figure cut off" if cut else ""


def _whole_otherwise(draft: Draft, rest: str) -> bool:
    """Whether what goes on stands in the prompt, as a unit or beside the gap."""
    word = rest.strip(" \n-‐–").casefold()
    named = "percent" if word in {"%", "per cent"} else word
    asked = draft.prompt.casefold().replace("per cent", "percent")
    return bool(word) and (word in asked or named in asked or word == draft.unit.casefold()) and not word[0].isdigit()
