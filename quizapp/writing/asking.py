"""A judged draft as a question of a pack."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from quizapp.documents.model import Span
from quizapp.facts.identity import canonical, question_id
from quizapp.facts.model import Passage, ValueType
from quizapp.packs.locators import locator
from quizapp.packs.model import Question, gaps
from quizapp.text.dates import Period, parse_date
from quizapp.text.numbers import parse_number
from quizapp.writing.distractors import Wrong
from quizapp.writing.draft import Draft
from quizapp.writing.shown import answer_type, sentence

MOST_ACCEPTED = 7
_FRACTION = re.compile(
    r"(?:hal(?:f|ves)|(?:thirds?|quarters?|(?:four|fif|six|seven|eigh|nin|ten|twelf|twentie|hundred|thousand)ths?)"
    r"|(?:in|out of) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred))\b"
)
_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


def question(
    draft: Draft, texts: Mapping[str, str], by: str, wrong: Sequence[Wrong] = (), reasons: Sequence[str] = ()
) -> Question:
    """The question; a draft where there are reasons against it, a choice where there are wrong options."""
    fact = draft.fact
    made: dict[str, Any] = {
        "id": question_id(fact.id, draft.slot),
        "prompt": f"{draft.label}: {draft.prompt}" if draft.label else draft.prompt,
        "topic": fact.topic,
        "as_of": (fact.as_of or None) if fact.volatile else None,
        "explanation": draft.explanation,
        "evidence": [_evidence(passage, texts) for passage in draft.passages],
        "status": "draft" if reasons else "approved",
        "notes": "; ".join(reasons),
        "origin": _origin(draft, by),
    }
    return _QUESTION.validate_python(made | _asked(draft, wrong))


def _origin(draft: Draft, by: str) -> dict[str, str]:
    by = f"{by}, {draft.worded_by}" if draft.worded_by else by
    rule = draft.rule or draft.fact.rule
    return {"by": by, "fact": draft.fact.id, "slot": draft.slot, "rule": rule, "explained_by": draft.explained_by}


def iso(text: str) -> str:
    """A date in words as a pack writes it, or nothing where it is not exactly a day, month, year or period.

    >>> iso("10 June 1999"), iso("June 1999"), iso("1998-1999"), iso("early 2002")
    ('1999-06-10', '1999-06', '1998/1999', '')
    """
    period = parse_date(text)
    if period is None or period.qualifier or period.start[0] < 1 or re.search(r"\d0s\b", text):
        return ""
    if period.precision in {"day", "month", "year"}:
        return _day(period.start, period.precision)
    if period.precision != "range":
        return ""
    precision = _range_precision(period)
    return f"{_day(period.start, precision)}/{_day(period.end, precision)}"


def _asked(draft: Draft, wrong: Sequence[Wrong]) -> dict[str, Any]:
    """What is particular to its kind."""
    match draft.kind:
        case "order":
            return {"kind": "order", "items": draft.items}
        case "match":
            return {"kind": "match", "pairs": dict(draft.pairs), "distractors": draft.choices}
        case "multi":
            options = _mixed([*draft.items, *draft.choices], draft)
            return {"kind": "multi", "choices": options, "answers": draft.items}
        case "flashcard":
            return {"kind": "flashcard", "answer": draft.answer}
        case "cloze":
            return {"kind": "cloze", "prompt": "", "text": _with_accepted(draft)}
        case _ if wrong:
            whys = {one.text: one.why for one in wrong}
            options = _mixed([draft.answer, *whys], draft)
            choices = [{"text": text, "why": whys.get(text, "")} for text in options]
            return {"kind": "choice", "choices": choices, "answer": draft.answer}
        case _:
            return _typed(draft)


def _typed(draft: Draft) -> dict[str, Any]:
    kind = answer_type(draft)
    if (draft.kind == "date" or kind is ValueType.DATE) and (day := iso(draft.answer)):
        return {"kind": "date", "answer": day}
    number = parse_number(draft.answer) if draft.kind == "number" else None
    if number and number.low == number.high == number.value and not _fraction(number.unit):
        tolerance = draft.tolerance or "0"
        accept = _accepted(draft)
        return {
            "kind": "number",
            "answer": f"{number.value:f}",
            "tolerance": tolerance,
            "unit": draft.unit,
            "accept": accept,
        }
    return {"kind": "short", "answer": draft.answer, "accept": _accepted(draft)}


def _fraction(unit: str) -> bool:
    """Whether what follows a number makes a part of it: `fifths` of `four fifths`, `in five` of `one in five`."""
    return bool(_FRACTION.match(unit))


def _accepted(draft: Draft) -> tuple[str, ...]:
    """What else is right, each once; wordings of other documents where the value itself is asked."""
    asks_the_value = draft.slot in {"value", draft.fact.value.role}
    texts = [*draft.accept, *(draft.fact.variants if asks_the_value else ())]
    asked = f" {canonical(sentence(draft))} "
    texts = [text for text in texts if f" {canonical(text)} " not in asked]
    different = {canonical(text): text for text in reversed(texts) if canonical(text) != canonical(draft.answer)}
    return tuple(reversed(different.values()))[:MOST_ACCEPTED]


def _with_accepted(draft: Draft) -> str:
    """The cloze text with further right answers inside its gap."""
    gap = gaps(draft.prompt)[0]
    right = "|".join([gap.answer, *(text for text in (*gap.accept, *draft.accept) if not set(text) & set("|{}:"))])
    inside = f"{right}::{gap.hint}" if gap.hint else right
    text = f"{draft.prompt[: gap.start]}{{{{{inside}}}}}{draft.prompt[gap.end :]}"
    return f"{draft.label}: {text}" if draft.label else text


def _mixed(options: Sequence[str], draft: Draft) -> list[str]:
    """The options in an order that says nothing."""
    mixed = sorted(dict.fromkeys(options))
    random.Random(question_id(draft.fact.id, draft.slot)).shuffle(mixed)
    return mixed


def _evidence(passage: Passage, texts: Mapping[str, str]) -> dict[str, Any]:
    text = texts[passage.document]
    span = trimmed(text, passage.span)
    value = passage.value
    inside = value is not None and span.start <= value.start < value.end <= span.end
    return {
        "source": passage.document,
        "quote": text[span.start : span.end],
        "start": span.start,
        "end": span.end,
        "answer": (value.start, value.end) if value and inside else None,
        "locator": locator(passage.document, text, span.start),
    }


def trimmed(text: str, span: Span) -> Span:
    """The span without blanks at its ends."""
    quote = text[span.start : span.end]
    start = span.start + len(quote) - len(quote.lstrip())
    return Span(start, start + len(quote.strip()))


def _day(day: tuple[int, int, int], precision: str) -> str:
    year, month, date = day
    whole = f"{year:04d}-{month:02d}-{date:02d}"
    return whole[: {"year": 4, "month": 7, "day": 10}[precision]]


def _range_precision(period: Period) -> str:
    """How precise the ends of a range are: whole years, whole months, or days."""
    if period.start[1:] == (1, 1) and period.end[1:] == (12, 31):
        return "year"
    return "month" if period.start[2] == 1 and period.end[2] >= 28 else "day"
