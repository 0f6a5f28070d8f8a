"""Typed numbers against the right one: value, tolerance and unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quizapp.study.grading_text import Agreement
from quizapp.text.languages import decimal_mark
from quizapp.text.normal import normal
from quizapp.text.numbers import Number, parse_number
from quizapp.text.units import measure


@dataclass(frozen=True, slots=True)
class Asked:
    """The number that is right, how far off is near enough, and in which unit."""

    answer: str
    tolerance: str = "0"
    unit: str = ""


def agree_number(response: str, asked: Asked, keys: tuple[str, ...], language: str) -> Agreement | None:
    """How a typed number agrees with the answer; `unit` and not right where only the unit is another."""
    given = parse_number(response, decimal_mark(language))
    if given is None:
        return None
    shown = keys[0]
    for name, right in ((shown, Decimal(asked.answer)), *_others(keys[1:], language)):
        rule = _rule(given, right, _slack(right, asked.tolerance), asked.unit)
        if rule:
            named = name != shown and rule in {"exact", "form"}
            return Agreement("another name" if named else rule, name, right=rule != "unit", near=name if named else "")
    return None


def _others(keys: tuple[str, ...], language: str) -> list[tuple[str, Decimal]]:
    parsed = [(key, parse_number(key, decimal_mark(language))) for key in keys]
    return [(key, number.value) for key, number in parsed if number and number.low == number.high]


def _slack(right: Decimal, tolerance: str) -> Decimal:
    size = Decimal(tolerance.rstrip(" %") or "0")
    return abs(right) * size / 100 if tolerance.endswith("%") else size


def _rule(given: Number, right: Decimal, slack: Decimal, unit: str) -> str:
    asked, said = _measured(unit), _measured(given.unit)
    low, high = given.low, given.high
    if asked and said and asked[0] == said[0]:
        low, high = (value * said[1] / asked[1] for value in (low, high))
    inside = right - slack <= low <= high <= right + slack
    if not inside:
        return ""
    if given.unit and unit and (asked or said) and (asked or ("",))[0] != (said or ("",))[0]:
        return "unit"
    if low == high == right:
        return "exact" if not given.hedge and given.unit in {"", unit} else "form"
    return "tolerance"


def _measured(unit: str) -> tuple[str, Decimal] | None:
    """What a unit measures, also in `km long`."""
    return measure(unit) or measure(unit.partition(" ")[0])


def same_number(response: str, key: str, language: str) -> bool:
    """Whether two texts say the same number of the same thing: `27`, `27 countries`, `twenty-seven countries`."""
    mark = decimal_mark(language)
    right = parse_number(key, mark)
    given = parse_number(response, mark) if right else None
    if right is None or given is None or (right.low, right.high) != (given.low, given.high):
        return False
    if len(right.unit.split()) > 2 or right.unit.startswith("of "):
        return False
    asked, said = measure(right.unit), measure(given.unit)
    same = asked == said if asked and said else normal(given.unit, language) == normal(right.unit, language)
    return not given.unit or same
