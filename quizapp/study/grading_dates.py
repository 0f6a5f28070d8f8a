"""Typed dates against the right one: the same, finer, coarser, or another."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from quizapp.study.grading_text import Agreement
from quizapp.study.grading_typos import limit
from quizapp.text.dates import Period, from_iso, parse_date, readings
from quizapp.text.months import MONTHS, SEASONS, WEEKDAYS
from quizapp.text.normal import normal

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAMES = frozenset(name for name in (*MONTHS, *SEASONS, *WEEKDAYS) if len(name) >= 4)
_FROM = re.compile(r"\s*(?:since|from|as\s+of|by|until|till|starting(?:\s+in)?)\s+", re.IGNORECASE)


def agree_date(response: str, keys: tuple[str, ...], asked_in: str = "") -> Agreement | None:
    """How a typed date agrees with one of the keys; `coarser` is not right. `asked_in` is the prompt: a year said
    there need not be said again.
    """
    for key in keys:
        right = from_iso(key) or parse_date(key)
        rule = _compare(response, right, asked_in) if right else ""
        if rule:
            named = key != keys[0] and rule in {"exact", "form"}
            near = key if named or rule in {"typo", "finer"} else ""
            return Agreement("another name" if named else rule, key, right=rule != "coarser", near=near)
    return None


def _compare(response: str, right: Period, asked_in: str) -> str:
    if right.precision == "day" and right.start in readings(response):
        return "exact" if normal(response) == normal(right.text) else "form"
    given, slipped = _read(response)
    if given is None:
        return ""
    if given.incomplete:
        given = _completed(given, right, asked_in)
        if given.incomplete:
            return "coarser" if _same_without_year(given, right) else ""
    rule = _relation(given, right, bare_bound=bool(_FROM.match(response)))
    return "typo" if slipped and rule in {"exact", "form", "finer"} else rule


def _read(response: str) -> tuple[Period | None, bool]:
    period = parse_date(response)
    if period is not None:
        return period, False
    mended = _WORD.sub(_mended, response[:200])
    return (parse_date(mended), True) if mended != response[:200] else (None, False)


def _mended(match: re.Match[str]) -> str:
    """The one month, season or weekday that a word is a slip of."""
    word = match[0].casefold()
    if word in _NAMES:
        return match[0]
    near = {MONTHS.get(name, name) for name in _NAMES if OSA.distance(word, name) <= limit(len(name))}
    names = [name for name in _NAMES if OSA.distance(word, name) <= limit(len(name))]
    return min(names, key=lambda name: (OSA.distance(word, name), name)) if len(near) == 1 else match[0]


def _completed(given: Period, right: Period, asked_in: str) -> Period:
    year = right.start[0]
    said = year > 0 and re.search(rf"(?<!\d){year}(?!\d)", asked_in)
    wanted = right.incomplete
    return given.with_year(year) if said or wanted else given


def _same_without_year(given: Period, right: Period) -> bool:
    return given.start[1:] == right.start[1:] and given.end[1:] == right.end[1:]


def _relation(given: Period, right: Period, *, bare_bound: bool) -> str:
    """How two periods lie to each other; `since 1999` says 1999, `after 1999` does not."""
    said, meant = _hedge(given, bare_bound), _hedge(right, bare_bound)
    if said in {"before", "after"} and said != meant:
        return ""
    (start, end), (first, last) = given.narrowed, right.narrowed
    if (start, end) == (first, last):
        return "form" if given.qualifier or normal(given.text) != normal(right.text) else "exact"
    if first <= start and end <= last:
        # Part of a span of days or years is not the span.
        return "coarser" if right.precision == "range" else "finer"
    return "coarser" if start <= first and last <= end else ""


def _hedge(period: Period, bare_bound: bool) -> str:
    return "" if bare_bound and period.qualifier in {"before", "after"} else period.qualifier
