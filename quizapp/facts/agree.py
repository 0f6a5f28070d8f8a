"""Whether two values of one fact agree: the same, or one more precise than the other."""

from __future__ import annotations

from quizapp.facts.identity import canonical
from quizapp.facts.model import Part, ValueType
from quizapp.text.dates import Period, parse_date
from quizapp.text.numbers import parse_number

WORDS = {ValueType.PURPOSE, ValueType.CAUSE, ValueType.PHRASE}
"""Types whose values are wordings: two of them differ without contradicting each other."""


def agree(one: Part, other: Part) -> bool:
    """Whether both may be right of one fact: equal, a date within the other, the same number under another hedge."""
    a, b = canonical(one.text), canonical(other.text)
    if a == b:
        return True
    if ValueType.DATE in (one.type, other.type):
        return _dates_agree(one.text, other.text)
    if ValueType.NUMBER in (one.type, other.type):
        return _numbers_agree(one.text, other.text)
    return _names_agree(a.split(), b.split())


def precision(part: Part) -> int:
    """How much a value says; of values that agree, the one that says most is asked."""
    if part.type is ValueType.DATE:
        period = parse_date(part.text)
        return -_days(period) if period else -(10**6)
    return 0


def _dates_agree(one: str, other: str) -> bool:
    a, b = parse_date(one), parse_date(other)
    if not a or not b or bool(a.qualifier) != bool(b.qualifier):
        return False
    wide, narrow = (a, b) if _days(a) >= _days(b) else (b, a)
    if "range" in (wide.precision, narrow.precision) and wide.precision != narrow.precision:
        return False
    return wide.start <= narrow.start and narrow.end <= wide.end


def _days(period: Period) -> int:
    (y, m, d), (year, month, day) = period.start, period.end
    return (year - y) * 372 + (month - m) * 31 + day - d


def _numbers_agree(one: str, other: str) -> bool:
    a, b = parse_number(one), parse_number(other)
    return bool(a and b and a.value == b.value)


def _names_agree(one: list[str], other: list[str]) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and any(long[i : i + len(short)] == short for i in range(len(long)))
