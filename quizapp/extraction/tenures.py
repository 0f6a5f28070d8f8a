"""When somebody held an office: from, to, and how a question says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.text.dates import Day, Period, from_iso, parse_date, show_day

_DASH = re.compile(r"\s*[-–—−]\s*|\s+(?:to|until)\s+", re.IGNORECASE)
_OPEN = re.compile(
    r"^(?:present|today|now|date|incumbent|current(?:ly)?|ongoing|in (?:office|command)\b.*|since|)$", re.IGNORECASE
)
_SIZES = {"year": 1, "month": 2, "day": 3}


@dataclass(frozen=True, slots=True)
class Tenure:
    """First and last day, as precise as said; `end` None while it lasts."""

    start: Day
    end: Day | None
    precision: str

    def said(self, finest: str = "month") -> str:
        """`from June to October 1999`; no finer than asked for."""
        size = min(_SIZES[self.precision], _SIZES[finest])
        first = _show(self.start, size)
        if self.end is None:
            return f"{'on' if size == 3 else 'in'} {first}"
        last = _show(self.end, size)
        if first == last:
            return f"in {first}" if size < 3 else f"on {first}"
        if size > 1 and self.start[0] == self.end[0]:
            first = first.rsplit(" ", 1)[0]
        return f"from {first} to {last}"

    @property
    def key(self) -> str:
        """The time as part of a fact's identity."""
        return "/".join(_iso(day, _SIZES[self.precision]) for day in (self.start, self.end) if day)


def tenure(period: str, end: str | None = None) -> Tenure | None:
    """What one cell with a period, or two with from and to, say; None where it is no period.

    >>> tenure("09 Jun 1901 - 08 Oct 1901").said(), tenure("1901–present").end
    ('from June to October 1901', None)
    """
    text = period.strip(" ()")
    if end is None:
        whole = parse_date(text)
        if whole and whole.precision == "range" and not whole.incomplete and not whole.qualifier:
            return Tenure(whole.start, whole.end, _precision(text))
        parts = _DASH.split(text)
        if len(parts) != 2:
            return None
        text, end = parts[0], parts[1]
    first, last = parse_date(text), parse_date(end)
    if not _plain(first) or first is None:
        return None
    if last is None:
        return Tenure(first.start, None, first.precision) if _OPEN.match(end.strip(" ()")) else None
    if not _plain(last) or last.end < first.start:
        return None
    return Tenure(first.start, last.end, min(first.precision, last.precision, key=lambda p: _SIZES[p]))


def _plain(period: Period | None) -> bool:
    return period is not None and period.precision in _SIZES and not period.incomplete and not period.qualifier


def _precision(text: str) -> str:
    """How precise both ends of a range are, judged by what is written."""
    if re.fullmatch(r"[\d\s–—−-]+", text):
        return "year"
    return "day" if re.search(r"\b\d{1,2}\b(?!\d)", text) else "month"


def _show(day: Day, size: int) -> str:
    return show_day(_iso(day, size))


def _iso(day: Day, size: int) -> str:
    sign = "-" if day[0] < 0 else ""
    return sign + "-".join([f"{abs(day[0]):04}", f"{day[1]:02}", f"{day[2]:02}"][:size])


def overlaps(one: Tenure, other: Tenure) -> bool:
    """Whether two were in office at once for longer than a handover takes."""
    last = (9999, 12, 31)
    start, end = max(one.start, other.start), min(one.end or last, other.end or last)
    return _days(end) - _days(start) > 31 * (12 if "year" in (one.precision, other.precision) else 1)


def _days(day: Day) -> int:
    return day[0] * 372 + day[1] * 31 + day[2]


def first_day(text: str) -> Day | None:
    """The first day of a date in a pack's form."""
    period = from_iso(text)
    return period.start if period else None
