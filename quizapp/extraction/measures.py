"""Measures that are asked in their own way: percentages, how long, and from how many to how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.extraction.parsed import Parsed, Range
from quizapp.facts.model import Part, ValueType

_HEDGE = r"(?P<hedge>about|around|approximately|nearly|almost|over|more than|less than|some|roughly|at least|up to)?"
_NUMBER = r"\d[\d,.]*\d|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)"
_SMALL = "(?:one|two|three|four|five|six|seven|eight|nine|a)"
_PART = rf"{_SMALL}[ -](?:third|quarter|fifth|sixth|eighth|tenth)s?|half"
_SHARE = re.compile(rf"(?:{_HEDGE} )?(?P<number>(?:{_NUMBER})(?:%| %| percent| per cent)|{_PART}) of (?P<of>\w)", re.I)
_TIMES = "years|months|weeks|days|hours|minutes|decades|centuries"
_LASTING = re.compile(
    rf"for (?:a period of )?(?:{_HEDGE} )?(?P<number>(?:{_NUMBER}) (?:{_TIMES}))(?=[ .,]|$)",
)
_STEP = re.compile(
    rf"from (?P<low>(?:{_NUMBER})) to (?P<high>(?:{_NUMBER})) (?P<noun>[a-z]+(?: (?:kilomet|met|mile|feet|acre)\w*)?)"
    r"(?= in | by | between |[.,]|$)"
)


def share_at(parsed: Parsed, start: int) -> tuple[Range, Part] | None:
    """`60% of ...` that begins at this token: the tokens up to and with `of`, and the share."""
    found = _SHARE.match(parsed.line.text, parsed.doc[start].idx) if start < len(parsed.doc) else None
    if found is None:
        return None
    part, number = _range(parsed, found.start(), found.start("of")), _range(parsed, *found.span("number"))
    span = parsed.span(number) if number else None
    if part is None or span is None:
        return None
    role = "percentage" if found["number"][0].isdigit() else "share"
    return part, Part(role, found["number"], ValueType.NUMBER, span, "", "", found["hedge"] or "")


def lasting(parsed: Parsed, start: int, end: int) -> Iterator[tuple[Range, Part]]:
    """`for three years`: how long."""
    for found in _LASTING.finditer(parsed.line.text):
        part, number = _range(parsed, *found.span()), _range(parsed, *found.span("number"))
        if part and number and start <= part[0] and part[1] <= end and (span := parsed.span(number)):
            yield part, Part("duration", found["number"], ValueType.DATE, span, "", "for", found["hedge"] or "")


def steps(parsed: Parsed, start: int, end: int) -> Iterator[tuple[Range, Part, str]]:
    """`from 415 to 587 acres`: the higher and the lower number, each with what stays of the other."""
    for found in _STEP.finditer(parsed.line.text):
        part = _range(parsed, *found.span())
        if part is None or not (start <= part[0] and part[1] <= end) or re.search(r"[A-Z]", found["noun"]):
            continue
        for name, preposition, other in (
            ("high", "to", f"from {found['low']}"),
            ("low", "from", f"to {found['high']}"),
        ):
            number = _range(parsed, *found.span(name))
            if number and (span := parsed.span(number)) and not re.fullmatch(r"1\d{3}|20\d\d", found[name]):
                yield (
                    part,
                    Part("quantity", found[name], ValueType.NUMBER, span, found["noun"], preposition, "", True),
                    other,
                )


def _range(parsed: Parsed, start: int, end: int) -> Range | None:
    inside = [t.i for t in parsed.doc if t.idx >= start and t.idx + len(t.text.rstrip()) <= end]
    if not inside or parsed.doc[inside[0]].idx != start:
        return None
    return inside[0], inside[-1] + 1
