"""Dates as people write them, read to an interval of days with precision and qualifier."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from quizapp.text.date_context import is_meant
from quizapp.text.digits import plain_digits
from quizapp.text.months import MONTHS, ORDINALS, SEASONS, WEEKDAYS
from quizapp.text.periods import Day, Period, days_in, from_iso, is_day, show_day
from quizapp.text.points import MONTH, Point, month_alone, points, signed_year

__all__ = ["Day", "Period", "find_dates", "from_iso", "parse_date", "readings", "show_day"]

_LONGEST = 80
"""No date in words is longer; what is longer is not looked at."""

_QUALIFIERS = (
    (
        "early",
        r"(?:the\s+)?early(?:\s+in)?(?:\s+the)?[\s-]+|(?:the\s+)?(?:beginning|start|first\s+half|first\s+quarter)\s+of\s+(?:the\s+)?",
    ),
    (
        "mid",
        r"(?:the\s+)?mid(?:\s*[-–‑]\s*|\s+)|(?:the\s+)?(?:middle|second\s+quarter|third\s+quarter)\s+of\s+(?:the\s+)?",
    ),
    (
        "late",
        r"(?:the\s+)?late(?:\s+in)?(?:\s+the)?[\s-]+|(?:the\s+)?(?:(?:second|latter)\s+half|(?:last|final|fourth)\s+quarter)\s+of\s+(?:the\s+)?",
    ),
    ("end", r"(?:the\s+)?end\s+of\s+(?:the\s+)?"),
    ("about", r"(?:circa\s|c\.|ca\.|c\s(?=\d)|about\s|around\s|approximately\s|roughly\s|[~≈])\s*(?:the\s+)?"),
)
_QUALIFIED = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _QUALIFIERS]
_IN_FRONT = (
    ("before", r"(?:before|prior\s+to|until|till|by|up\s+to)\s+(?:the\s+)?$"),
    ("after", r"(?:after|since|from|following|as\s+of|starting(?:\s+in)?)\s+(?:the\s+)?$"),
)
_NEAR = r"(?:(?:\w+ly|just|soon|some\s?time|long|well|from)\s+)?"
_BOUNDS = [(name, re.compile(_NEAR + pattern, re.IGNORECASE)) for name, pattern in _IN_FRONT]
_OPENING = re.compile(r"(?:from|between)\s+", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[-–—‑−/]\s*|\s+(?:to|until|till|through|bis|à)\s+(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_BARE_DAY = re.compile(
    r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?(?=\s*[-–—‑−/]|\s+(?:to|until|till|through|and|bis)\b)", re.IGNORECASE
)
_MONTH_DAYS = re.compile(
    rf"{MONTH}\s+(?P<a>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–—‑−]\s*|\s+(?:to|and)\s+)(?P<b>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?:,?\s+(?P<y>\d{4}))?(?!\w|[.,:/]\d)",
    re.IGNORECASE,
)
_SHORT_YEARS = re.compile(r"(?P<a>\d{4})\s?[-–—‑−/]\s?(?P<b>\d\d)(?!\w|[-–.,:/]\d)")
_BC_YEARS = re.compile(r"(?P<a>\d{1,4})(?:\s?[-–—‑−]\s?|\s+to\s+|\s+and\s+)(?P<b>\d{1,4})\s?(?P<era>BCE?|B\.C\.)(?!\w)")
_CENTURIES = re.compile(
    r"(?:the\s+)?(?P<a>\d{1,2})(?:st|nd|rd|th)(?:\s+and\s+|\s+to\s+|\s?[-–—]\s?)(?:the\s+)?(?P<b>\d{1,2})(?:st|nd|rd|th)\s+centuries"
    r"(?!\w|\s+(?:BC|AD|CE))",
    re.IGNORECASE,
)
_DECADES = re.compile(
    r"(?:the\s+)?(?P<a>\d{3}0)s\s+and\s+(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<b>\d{3}0)s\b", re.IGNORECASE
)
_MONTHS = re.compile(rf"{MONTH}\s+and\s+(?P<n>{'|'.join(MONTHS)})\s+(?P<y>\d{{4}})(?!\w|[.,:/]\d)", re.IGNORECASE)
_WINTER = re.compile(
    r"(?:the\s+)?winter\s+(?:of\s+)?(?P<a>\d{4})\s?[-–—‑−/]\s?(?P<b>\d{4}|\d\d)(?!\w|[-–.,:/]\d)", re.IGNORECASE
)
_WORDS = "|".join((*sorted(MONTHS, key=len, reverse=True), *WEEKDAYS, *SEASONS, *ORDINALS))
_START = re.compile(
    r"(?<![\w.,/:€$£#-])(?:the\s+)?(?:\d|(?:early|mid|late|beginning|start|middle|end|first|second|latter|circa|between|from|AD)\b|c\.|ca\.|[~≈]|"
    rf"(?:{_WORDS})\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:in|on|at|during|within)\s+(?:the\s+)?(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Period | None:
    """The period that the whole text says, or None.

    >>> parse_date("10 June 1999").start, parse_date("early 2002").qualifier, parse_date("4,500 troops")
    ((1999, 6, 10), 'early', None)
    """
    line = plain_digits(text)
    start, end = len(line) - len(line.lstrip()), len(line.rstrip(" \t\r\n.,;!?"))
    if not 0 < end - start <= _LONGEST or not re.search(r"\d|[^\W\d_]{3}", line):
        return None
    line = line[:end]
    for begin, bound in _openings(line, start):
        period = _period_at(line, begin, end)
        if period is not None:
            return _placed(period, text, begin, period.end_at, bound)
    return None


def find_dates(text: str) -> list[Period]:
    """Every date in a text, in order; years only where the words around leave no doubt."""
    return list(_found(text))


@lru_cache(maxsize=1024)
def _found(text: str) -> tuple[Period, ...]:
    line, found, at = plain_digits(text), list[Period](), 0
    while match := _START.search(line, at):
        period = _period_at(line, match.start(), None)
        if period is None or not is_meant(line, match.start(), period):
            at = _next(line, match.start())
            continue
        found.append(
            _placed(
                period, text, match.start(), period.end_at, _bound(line[max(0, match.start() - 20) : match.start()])
            )
        )
        at = period.end_at
    return tuple(found)


def readings(text: str) -> frozenset[Day]:
    """Every day, month (day 0) or year (month 0) that a text may mean: `10/06/1999` means two days."""
    match = re.fullmatch(r"\s*(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)\.?\s*", plain_digits(text))
    if match:
        one, other, year = int(match[1]), int(match[3]), int(match[4])
        years = (year,) if len(match[4]) == 4 else (1900 + year, 2000 + year)
        return frozenset((y, m, d) for y in years for m, d in ((one, other), (other, one)) if is_day(y, m, d))
    period = parse_date(text)
    if period is None or period.incomplete or period.precision not in {"day", "month", "year"}:
        return frozenset()
    year, month, day = period.start
    length = ("year", "month", "day").index(period.precision)
    return frozenset({(year, month if length else 0, day if length > 1 else 0)})


def _openings(line: str, start: int) -> list[tuple[int, str]]:
    """Where a date may begin at the front of a text, with the bound that the word in front sets."""
    begins = [(start, "")]
    if lead := _LEAD.match(line, start):
        begins.append((lead.end(), ""))
    for word in re.finditer(r"\s+", line):
        if word.start() > start + 15:
            break
        if bound := _bound(line[start : word.end()]):
            begins.append((word.end(), bound))
    return begins


def _bound(before: str) -> str:
    return next((name for name, pattern in _BOUNDS if pattern.match(before)), "")


def _placed(period: Period, text: str, start: int, end: int, bound: str) -> Period:
    said = text[start:end]
    return replace(period, text=said, start_at=start, end_at=end, qualifier=period.qualifier or bound)


def _next(line: str, at: int) -> int:
    match = re.compile(r"\w+|\W").match(line, at)
    return match.end() if match else at + 1


def _period_at(line: str, at: int, end: int | None) -> Period | None:
    """The longest period that begins at `at`, and ends at `end` if that is given."""
    qualifier, begin = "", at
    for name, pattern in _QUALIFIED:
        if match := pattern.match(line, at):
            qualifier, begin = name, match.end()
            break
    candidates = _candidates(line, begin)
    fitting = [period for period in candidates if end is None or period.end_at == end]
    best = max(fitting, key=lambda period: period.end_at, default=None)
    return replace(best, qualifier=qualifier) if best and qualifier else best


def _candidates(line: str, at: int) -> list[Period]:
    found = [*_special(line, at), *_ranges(line, at)]
    singles = points(line, at)
    month = month_alone(line, at)
    for point in [*singles, *([month] if month else [])]:
        if period := point.period():
            found.append(replace(period, end_at=point.end_at))
    return found


def _special(line: str, at: int) -> list[Period]:
    """Ranges whose second half is written shorter than the first."""
    found: list[Period | None] = []
    if match := _MONTH_DAYS.match(line, at):
        month, year = MONTHS[match["m"].casefold()], int(match["y"] or 0)
        found.append(_days((year, month, int(match["a"])), (year, month, int(match["b"])), match.end(), not year))
    if match := _SHORT_YEARS.match(line, at):
        first = int(match["a"])
        last = first - first % 100 + int(match["b"])
        if first >= 1000 and last > first:
            found.append(Period((first, 1, 1), (last, 12, 31), "range", end_at=match.end()))
    opening = _OPENING.match(line, at)
    if match := _BC_YEARS.match(line, opening.end() if opening else at):
        start, end = signed_year(match["a"], match["era"]), signed_year(match["b"], match["era"])
        if start and end and start < end:
            found.append(Period((start, 1, 1), (end, 12, 31), "range", end_at=match.end()))
    return [period for period in [*found, *_pairs(line, at)] if period]


def _pairs(line: str, at: int) -> list[Period | None]:
    """Two centuries, decades or months joined by `and`, and a winter over the new year: one period each."""
    found: list[Period | None] = []
    if match := _CENTURIES.match(line, at):
        a, b = int(match["a"]), int(match["b"])
        found.append(_years(100 * a - 99, 100 * b, match.end()))
    if match := _DECADES.match(line, at):
        found.append(_years(int(match["a"]), int(match["b"]) + 9, match.end()))
    if match := _MONTHS.match(line, at):
        year, first, last = int(match["y"]), MONTHS[match["m"].casefold()], MONTHS[match["n"].casefold()]
        found.append(_days((year, first, 1), (year, last, days_in(year, last)), match.end(), False))
    if match := _WINTER.match(line, at):
        year = int(match["a"])
        last = int(match["b"]) if len(match["b"]) == 4 else year - year % 100 + int(match["b"])
        if last == year + 1:
            found.append(_days((year, 12, 1), (last, 2, days_in(last, 2)), match.end(), False))
    return found


def _years(first: int, last: int, end_at: int) -> Period | None:
    return Period((first, 1, 1), (last, 12, 31), "range", end_at=end_at) if 0 < first < last else None


def _days(start: Day, end: Day, end_at: int, incomplete: bool) -> Period | None:
    if not (is_day(*start) and is_day(*end) and start < end):
        return None
    return Period(start, end, "range", end_at=end_at, incomplete=incomplete)


def _ranges(line: str, at: int) -> list[Period]:
    opening = _OPENING.match(line, at)
    begin = opening.end() if opening else at
    between = bool(opening) and line[at : at + 7].casefold() == "between"
    found = []
    for left in _lefts(line, begin):
        separator = (_AND if between else _SEPARATOR).match(line, left.end_at)
        if separator is None:
            continue
        for right in points(line, separator.end()):
            period = _joined(left, right, line[separator.start() : separator.end()])
            if period:
                found.append(period)
    return found


def _lefts(line: str, at: int) -> list[Point]:
    lefts = points(line, at)
    if match := _BARE_DAY.match(line, at):
        lefts.append(Point("bare_day", match.end(1), day=int(match[1])))
        lefts.append(Point("bare_day", match.end(), day=int(match[1])))
    month = month_alone(line, at)
    return [*lefts, month] if month else lefts


def _joined(left: Point, right: Point, separator: str) -> Period | None:
    """Two points as one range; what the left one does not say it takes from the right, and the year back."""
    if "/" in separator and not (left.form == right.form == "year"):
        return None
    if left.form == "bare_day" and (right.day is None or right.month is None or right.form in {"iso", "digits"}):
        return None
    month = left.month if left.month or left.form != "bare_day" else right.month
    year = left.year if left.year is not None else _year_before(month, right)
    one = replace(left, year=year, month=month).period()
    other = (right if right.year is not None else replace(right, year=left.year)).period()
    if one is None or other is None or one.start >= other.start or (left.day is None) != (right.day is None):
        return None
    return Period(one.start, other.end, "range", end_at=right.end_at, incomplete=one.incomplete or other.incomplete)


def _year_before(month: int | None, right: Point) -> int | None:
    """`30 December – 2 January 2000` begins in the year before."""
    over = month is not None and right.month is not None and month > right.month
    return right.year - 1 if over and right.year else right.year
