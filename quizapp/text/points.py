"""One point in time as people write it, `10 June 1999` or `the 1990s`, read at a place in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.text.months import MONTHS, ORDINALS, SEASONS, WEEKDAYS
from quizapp.text.periods import Day, Period, is_day, whole_month, whole_year

MONTH = (
    r"(?P<m>"
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")\b(?:(?<!\w{5})\.(?<!May\.)(?<!June\.)(?<!July\.))?"
)
SEASON = r"(?P<season>" + "|".join(SEASONS) + r")\b"
_WEEK = rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?"
_DAY = r"(?:the\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_ERA = r"(?:BCE?|B\.\s?C\.(?:\s?E\.)?|CE|C\.E\.|AD|A\.D\.)"
YEAR = rf"(?:(?:AD|A\.D\.)\s?)?(?P<y>\d{{1,4}})(?!\d)(?:\s?(?P<era>{_ERA})(?!\w))?"
_OF = r"(?:\s*,?\s+(?:of\s+|de\s+|del\s+|the\s+year\s+)?|-|,)"
_END = r"(?!\w|[.,:/]\d)"

_FORMS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "iso": r"(?P<y>\d{4})-(?P<month>\d\d)(?:-(?P<d>\d\d))?(?![\d-])",
        "written": r"(?P<y>\d{4})\s?[年년](?:\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일])?)?(?!\d)",
        "digits": r"(?P<d>\d{1,2})(?P<sep>[./-])\s?(?P<month>\d{1,2})(?P=sep)\s?(?P<y>\d{4}|\d\d)" + _END,
        "month_digits": r"(?P<month>\d{1,2})[/.](?P<y>\d{4})(?![\w/]|[.,:]\d)",
        "day": rf"{_WEEK}{_DAY}[\s-]*(?:of\s+|de\s+)?{MONTH}{_OF}{YEAR}{_END}",
        "american": rf"{_WEEK}{MONTH}\s+{_DAY}\s*(?:,\s*|\s+|\s+of\s+){YEAR}{_END}",
        "day_month": rf"{_WEEK}{_DAY}[\s-]*(?:of\s+|de\s+)?{MONTH}(?!\w)",
        "month_day": rf"{_WEEK}{MONTH}\s+{_DAY}(?!\w|,\d{{3}}|[.:/]\d|\s?%)",
        "month_year": rf"{MONTH}{_OF}{YEAR}{_END}",
        "season": rf"(?:the\s+)?{SEASON}(?:\s+of)?,?\s+{YEAR}{_END}",
        "decade": r"(?:the\s+)?(?P<y>\d{3}0)['’]?s(?!\w)",
        "century": rf"(?:the\s+)?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})[\s-]centur(?:y|ies)"
        rf"(?:\s(?P<era>{_ERA})(?!\w))?",
        "year": rf"(?:(?:the\s+)?year\s+)?{YEAR}{_END}",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time with what was said of it; what was not said is None."""

    form: str
    end_at: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    first: int = 0
    """First month of a season, first year of a decade or century."""
    bc: bool = False
    ambiguous: bool = False

    def period(self) -> Period | None:
        """Its interval; None where the calendar has no such day or nothing tells enough."""
        year = self.year or 0
        if self.form in {"decade", "century"}:
            years = 9 if self.form == "decade" else 99
            return Period((self.first, 1, 1), (self.first + years, 12, 31), self.form)
        if self.first:
            return Period(*_season(year, self.first), "season")
        if self.month is None:
            return Period(*whole_year(year), "year") if year else None
        if self.day is None:
            return Period(*whole_month(year, self.month), "month", incomplete=not year)
        if not is_day(year, self.month, self.day):
            return None
        day = (year, self.month, self.day)
        return Period(day, day, "day", incomplete=not year, ambiguous=self.ambiguous)


def points(text: str, at: int) -> list[Point]:
    """Every reading of a point in time that begins at `at`, the longest first."""
    found = [
        point
        for form, pattern in _FORMS.items()
        if (match := pattern.match(text, at)) and (point := _point(form, match)) and point.period() is not None
    ]
    return sorted(found, key=lambda point: -point.end_at)


def month_alone(text: str, at: int) -> Point | None:
    """A month without year or day."""
    match = _MONTH_ALONE.match(text, at)
    return Point("month", match.end(), month=MONTHS[match["m"].casefold()]) if match else None


_MONTH_ALONE = re.compile(MONTH, re.IGNORECASE)


def _point(form: str, match: re.Match[str]) -> Point | None:
    if form in {"decade", "century"}:
        return _long(form, match)
    groups = match.groupdict()
    if form == "digits":
        return _from_digits(match, int(groups["y"]), int(groups["month"]), int(groups["d"]))
    year = signed_year(groups["y"], groups.get("era"), match[0]) if groups.get("y") else None
    if groups.get("y") and year is None:
        return None
    day = int(groups["d"]) if groups.get("d") else None
    if not 1 <= int(groups.get("month") or 1) <= 12:
        return None
    month = MONTHS[groups["m"].casefold()] if groups.get("m") else int(groups.get("month") or 0) or None
    first = SEASONS[groups["season"].casefold()] if groups.get("season") else 0
    return Point(form, match.end(), year, month, day, first, bc=bool(year and year < 0))


def _from_digits(match: re.Match[str], year: int, month: int, day: int) -> Point | None:
    """`10/06/1999`: day first, unless only the other order is a date."""
    if len(match["y"]) == 2:
        year += 1900 if year > 50 else 2000
    either = match["sep"] != "." and is_day(year, day, month) and day != month
    if not is_day(year, month, day):
        day, month = month, day
        if match["sep"] == "." or not is_day(year, month, day):
            return None
        either = False
    return Point("digits", match.end(), year, month, day, ambiguous=either)


def _long(form: str, match: re.Match[str]) -> Point | None:
    if form == "decade":
        return Point(form, match.end(), first=int(match["y"]))
    word = match["n"].casefold()
    number = ORDINALS.index(word) + 1 if word in ORDINALS else int(re.sub(r"\D", "", word))
    bc = (match["era"] or "").upper().startswith("B")
    first = -100 * number if bc else 100 * (number - 1) + 1
    return Point(form, match.end(), first=first, bc=bc) if 1 <= number <= 30 else None


def signed_year(digits: str, era: str | None, whole: str = "") -> int | None:
    """A year, negative before Christ; None for one that is no year without an era (`45`)."""
    year = int(digits)
    if era and era.upper().startswith("B"):
        return -year or None
    said = bool(era) or bool(re.search(r"\bA\.?D\b", whole, re.IGNORECASE)) or "year" in whole.casefold()
    return year if year and (said or (len(digits) == 4 and year >= 1000)) else None


def _season(year: int, first: int) -> tuple[Day, Day]:
    last_year, last = (year + 1, 2) if first == 12 else (year, first + 2)
    return (year, first, 1), whole_month(last_year, last)[1]
