"""Whether two values of one fact agree: the same, or one more precise than the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quizapp.facts.identity import canonical
from quizapp.facts.model import Part, ValueType
from quizapp.text.dates import Period, parse_date, readings
from quizapp.text.numbers import Number, parse_number
from quizapp.text.units import measure

WORDS = {ValueType.PURPOSE, ValueType.CAUSE, ValueType.PHRASE}
"""Types whose values are wordings: two of them differ without contradicting each other."""
_TITLES = """mr mrs ms miss dr prof professor sir dame lord lady saint st king queen prince princess emperor pope
president chancellor minister senator governor judge general gen lieutenant lt major maj colonel col captain capt
admiral adm vice rear brigadier brig marshal sergeant sgt commander bishop archbishop cardinal reverend rev father
count baron
duke"""
TITLES = frozenset(_TITLES.split())
_ABOUT = {"about", "around", "approximately", "approx", "some", "roughly", "nearly", "almost", "close to", "circa", "c"}
_NEAR, _YEARS = Decimal("0.02"), 5
_SMALL = {"of", "the", "and", "for", "in", "on", "de", "la", "du"}


def agree(one: Part, other: Part) -> bool:
    """Whether both may be right of one fact: equal, a date within the other, the same number under another hedge."""
    a, b = canonical(one.text), canonical(other.text)
    if a == b:
        return True
    if ValueType.DATE in (one.type, other.type):
        return _dates_agree(one.text, other.text)
    if ValueType.NUMBER in (one.type, other.type):
        return _numbers_agree(one, other)
    return _names_agree(a.split(), b.split(), ValueType.PERSON in (one.type, other.type))


def precision(part: Part) -> int:
    """How much a value says; of values that agree, the one that says most is asked."""
    if part.type is ValueType.DATE:
        period = parse_date(part.text)
        return -2 * _days(period.start, period.end) - bool(period.qualifier) if period else -(10**6)
    return 0


def _dates_agree(one: str, other: str) -> bool:
    a, b = parse_date(one), parse_date(other)
    if not a or not b:
        return False
    if {a.qualifier, b.qualifier} & {"before", "after"} and a.qualifier != b.qualifier:
        return False
    if readings(one) & readings(other):
        return True
    if "about" in (a.qualifier, b.qualifier) and abs(a.start[0] - b.start[0]) <= _YEARS:
        return a.precision == b.precision == "year"
    a, b = _with_years(a, b)
    if a.precision == b.precision == "range":
        return _ends_agree(a.iso, b.iso)
    if "range" in (a.precision, b.precision) and a.precision != b.precision and "day" not in (a.precision, b.precision):
        return False
    return _within(a, b) or _within(b, a)


def _ends_agree(one: str, other: str) -> bool:
    """Whether both ends of two periods agree, one perhaps said more precisely: `1998/1999`, `1998-02/1999-06`."""
    ends = zip(one.split("/"), other.split("/"), strict=True)
    return bool(one and other) and all(a.startswith(b) or b.startswith(a) for a, b in ends)


def _with_years(a: Period, b: Period) -> tuple[Period, Period]:
    """Both, with the year that only one of them says."""
    if a.incomplete and not b.incomplete:
        a = a.with_year(b.start[0])
    if b.incomplete and not a.incomplete:
        b = b.with_year(a.start[0])
    return a, b


def _within(narrow: Period, wide: Period) -> bool:
    """Whether all of the one lies in the other; a date that says less than a day cannot lie in one of days."""
    (start, end), (first, last) = narrow.narrowed, wide.narrowed
    return first <= start and end <= last


def _days(start: tuple[int, int, int], end: tuple[int, int, int]) -> int:
    (y, m, d), (year, month, day) = start, end
    return (year - y) * 372 + (month - m) * 31 + day - d


def _numbers_agree(one: Part, other: Part) -> bool:
    a, b = parse_number(one.text), parse_number(other.text)
    if not a or not b:
        return False
    mine, theirs = measure(a.unit or one.head), measure(b.unit or other.head)
    if mine and theirs:
        return mine[0] == theirs[0] and _near(a.value * mine[1], b.value * theirs[1], Decimal("0.005"))
    if a.value == b.value or a.low <= b.low <= b.high <= a.high or b.low <= a.low <= a.high <= b.high:
        return True
    loose = (_hedge(one, a) | _hedge(other, b)) & _ABOUT
    return bool(loose) and _near(a.value, b.value, _NEAR)


def _hedge(part: Part, number: Number) -> set[str]:
    return {part.hedge.casefold().strip(" ."), number.hedge.casefold().strip(" .")}


def _near(one: Decimal, other: Decimal, share: Decimal) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))


def _names_agree(one: list[str], other: list[str], persons: bool) -> bool:
    if persons:
        one, other = _untitled(one), _untitled(other)
    short, long = sorted((one, other), key=len)
    if short and any(long[i : i + len(short)] == short for i in range(len(long))):
        return True
    return _initials(one, other) or _initials(other, one) or (persons and _abbreviated(short, long))


def _untitled(name: list[str]) -> list[str]:
    return [word for word in name if word not in TITLES] or name


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the one is the other's acronym."""
    first = "".join(word[0] for word in long if word not in _SMALL)
    return len(short) == 1 and len(long) > 1 and short[0] in {first, "".join(word[0] for word in long)}


def _abbreviated(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a person's given names are initials or left out: `J. Holm`, `Ada M. Holm`."""
    if len(short) < 2 or short[-1] != long[-1]:
        return False
    return _in_order(short[:-1], iter(long[:-1]))


def _in_order(given: Sequence[str], names: Iterator[str]) -> bool:
    return all(any(_same_given(mine, name) for name in names) for mine in given)


def _same_given(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and 1 in (len(one), len(other)))
