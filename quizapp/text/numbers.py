"""Numbers as people write them: digits with separators, words, scales, ranges, hedges and units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from unicodedata import numeric

from quizapp.text.counted import STOPS, noun_at, whole_unit
from quizapp.text.date_context import names_a_thing
from quizapp.text.dates import find_dates
from quizapp.text.digits import plain_digits
from quizapp.text.languages import decimal_mark, group_mark
from quizapp.text.number_words import SCALES, TENS, UNITS, words_at
from quizapp.text.units import ATTACHED


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, the range it stands for (`low` = `high` = `value` for one number), unit and hedge.

    `text` is what `start` to `end` hold: digits or words with sign, scale, currency, percent and measure, without
    hedge and noun.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    unit: str = ""
    hedge: str = ""
    text: str = ""
    start: int = 0
    end: int = 0


_SCALE = {
    **SCALES,
    "hundred": 100,
    "dozen": 12,
    "k": 10**3,
    "K": 10**3,
    "M": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "mio": 10**6,
}
_SCALE["bn"] = 10**9
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_CURRENCY = r"(?:(?P<currency>US\$|€|\$|£|¥|EUR|USD|CHF|GBP)\s?)?(?P<sign>[-−+])?"
_POWER = r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+|\^-?\d{1,2}"
_TAIL = (
    rf"(?!\d)(?P<half>[½¼¾⅓⅔⅛])?(?P<power>{_POWER})?(?P<ten>\s?[×x*·]\s?10(?P<exp>{_POWER}))?"
    r"(?P<scale>\s?(?:million|billion|trillion|thousand|hundred|dozen|mio\.?|mn|bn)\b|[kKM]\b|(?<=\d)m\b)?"
)


def _digits_with(group: str, point: str) -> re.Pattern[str]:
    grouped = rf"\d{{1,3}}(?:(?P<sep>[{group}'’ ])\d{{3}}(?:(?P=sep)\d{{3}}){{0,9}})"
    return re.compile(rf"{_CURRENCY}(?P<n>(?:{grouped}|\d+)(?:{point}\d+)?|{point}\d+){_TAIL}")


_POINT, _COMMA = _digits_with(",", r"\."), _digits_with(r"\.", ",")
_MINUS = re.compile(r"minus\s+", re.IGNORECASE)
_TO = re.compile(r"\s*[-–—‑−]\s*|\s+(?:to|or|bis|à)\s+", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_OPENING = re.compile(r"(between|from)\s+", re.IGNORECASE)
_HEDGES = (
    "just over|just under|a little over|a little under|slightly more than|slightly less than|well over|more than|"
    "less than|fewer than|no more than|no fewer than|up to|at least|at most|not more than|as many as|as few as|"
    "an estimated|estimated|over|under|above|below|only|exactly|"
    "about|around|approximately|approx\\.|approx|some|roughly|nearly|almost|close to|"
    "circa|ca\\.|c\\.|c\\s(?=\\d)|~|≈|<|>"
)
_HEDGE = re.compile(rf"(?:{_HEDGES})(?:\s*(?:a total of|another)\b)?\s*", re.IGNORECASE)
_HEDGE_BEFORE = re.compile(rf"(?<!\w)({_HEDGES})\s*(?:a\s+total\s+of\s+)?$", re.IGNORECASE)
_OR_MORE = re.compile(r"\s+or\s+(?:more|less|fewer|so)$|\+$", re.IGNORECASE)
_PERCENT = re.compile(r"\s?%|\s+per\s?cent\b|-per\s?cent\b", re.IGNORECASE)
_ATTACHED = re.compile(r"\s?(" + "|".join(map(re.escape, ATTACHED)) + r")(?![\w²³])")
_NAME_BEFORE = re.compile(r"\b([A-Z]{2,})\)?\s+$")
_SIGN_AFTER = re.compile(r"\s?(US\$|[€$£¥])")
_BEFORE_ONE = re.compile(
    r"(?:no|any|some|every|the|this|that|each|last|next|only|which|a|an|another|such)\s+$", re.IGNORECASE
)
_AFTER_ONE = re.compile(
    r"\s+(?:of|another|who|that|which|can|may|might|should|would|is|was|has|by|or)\b|\s*[-,.;:?!)]|$",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?<![\w.,'’/:^+#−-])(?:US\$|[€$£¥]\s?|EUR\s|USD\s|CHF\s|GBP\s)?[-−+]?[.,]?\d|"
    rf"(?<![\w-])(?:between|from|minus|an?|half|quarter|{'|'.join([*UNITS, *TENS])})\b",
    re.IGNORECASE,
)


def parse_number(text: str, decimal: str = ".") -> Number | None:
    """The number that the whole text says, with hedge and unit if they stand there, or None.

    >>> str(parse_number("about 4.5k").value), parse_number("27 countries").unit, parse_number("4,50")
    ('4500', 'countries', None)
    """
    line = plain_digits(text)
    start, end = len(line) - len(line.lstrip()), len(line.rstrip(" \t\r\n,;!?").removesuffix("."))
    if not 0 < end - start <= 120:
        return None
    line = line[:end]
    after = _OR_MORE.search(line)
    line = line[: after.start()] if after else line
    hedge = _HEDGE.match(line, start) or after
    found = _number_at(line, hedge.end() if hedge and hedge is not after else start, decimal)
    if found is None:
        return None
    unit, rest = (found.unit, found.end) if found.unit else whole_unit(line, found.end)
    if rest != len(line) or (not unit and line[found.end : rest].strip()):
        return None
    said = hedge[0].strip().casefold() if hedge else found.hedge
    return replace(found, unit=unit, hedge=said, text=text[found.start : found.end])


def find_numbers(text: str, decimal: str = ".") -> list[Number]:
    """Every number in a text, in order, that is neither part of a date or name nor an ordinal."""
    line = plain_digits(text)
    dated = bytearray(len(text))
    for period in find_dates(text):
        dated[period.start_at : period.end_at] = b"\1" * (period.end_at - period.start_at)
    return list(_found(line, text, dated, decimal))


def _found(line: str, text: str, dated: bytearray, decimal: str) -> Iterator[Number]:
    at = 0
    while match := _START.search(line, at):
        start = match.start()
        at = match.end()
        number = _number_at(line, start, decimal)
        if number is None:
            at = _past(line, at)
            continue
        if any(dated[number.start : number.end]) or not _is_meant(line, number):
            at = max(at, number.end)
            continue
        at = number.end
        before = _HEDGE_BEFORE.search(line[max(0, start - 40) : start])
        hedge = before[1].casefold() if before else number.hedge
        unit = number.unit or noun_at(line, number.end)
        yield replace(number, unit=unit, hedge=hedge, text=text[number.start : number.end])


def _past(line: str, at: int) -> int:
    """Past the rest of something that only looked like a number, such as `4,50` or `10:30`."""
    if not line[at - 1].isdigit():
        return at
    match = re.compile(r"[\w.,:/'’-]*").match(line, at)
    return match.end() if match else at


def _is_meant(line: str, number: Number) -> bool:
    said, before = line[number.start : number.end], line[max(0, number.start - 40) : number.start]
    if said.casefold() == "one" and (_BEFORE_ONE.search(before) or _AFTER_ONE.match(line, number.end)):
        return False
    if not said[0].isdigit():
        return True
    name = _NAME_BEFORE.search(before)
    if said.isdigit() and ((name and name[1].casefold() not in STOPS) or _is_marker(line, number)):
        return False
    return not names_a_thing(before)


def _is_marker(line: str, number: Number) -> bool:
    """Whether it numbers an item of a list at the beginning of a line."""
    opening = line[line.rfind("\n", 0, number.start) + 1 : number.start]
    return not opening.strip() and bool(re.match(r"[.)]\s", line[number.end : number.end + 2]))


def _number_at(line: str, at: int, decimal: str) -> Number | None:
    """One number or a range that begins at `at`."""
    opening = _OPENING.match(line, at)
    left = _atom(line, opening.end() if opening else at, decimal)
    if left is None:
        return None
    link = (_AND if opening and opening[1].casefold() == "between" else _TO).match(line, left.end)
    right = _atom(line, link.end(), decimal) if link else None
    if right is None or not (joined := _range(left, right, line)):
        # `between five of them` is no range; a number that a range word leads must be one.
        return None if opening else _finished(line, left)
    return _finished(line, replace(joined, start=at))


def _range(left: Number, right: Number, line: str) -> Number | None:
    low, high = left.value, right.value
    scale = _scale_of(line[right.start : right.end])
    if scale and not _scale_of(line[left.start : left.end]) and low * scale < high:
        low *= scale
    if low >= high:
        return None
    return Number((low + high) / 2, low, high, right.unit or left.unit, "", "", left.start, right.end)


def _scale_of(said: str) -> int:
    word = re.search(r"(?<=[\d\s])(k|K|M|mn|bn|million|billion|trillion|thousand|hundred|dozen)$", said)
    return _SCALE[word[1]] if word else 0


def _finished(line: str, number: Number) -> Number | None:
    """With percent or a unit that stands against it; None where the digits are part of something else."""
    end = number.end
    if match := _PERCENT.match(line, end):
        return replace(number, unit="%", end=match.end())
    if (match := _SIGN_AFTER.match(line, end)) or (match := _ATTACHED.match(line, end)):
        return replace(number, unit=match[1], end=match.end())
    if re.match(r"\w|[/:]\d|[.,]\d|[-–]\d|['’]\d|[²³]|-?(?:st|nd|rd|th)\b", line[end : end + 4]):
        return None
    return number


def _atom(line: str, at: int, decimal: str) -> Number | None:
    minus = _MINUS.match(line, at)
    begin = minus.end() if minus else at
    match = (_COMMA if decimal == "," else _POINT).match(line, begin)
    if match:
        value = _digits(match, decimal)
        metres = not match["currency"] and match["scale"] == "m"
        unit, end = "m" if metres else match["currency"] or "", match.end()
    else:
        words = words_at(line, begin)
        if words is None:
            return None
        (value, end), unit = words, ""
    if value is None:
        return None
    value = _whole(-value if minus else value)
    return Number(value, value, value, unit, "", "", at, end)


def _whole(value: Decimal) -> Decimal:
    """`4500.0` as `4500`."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < 10**25 else value


def _digits(match: re.Match[str], decimal: str) -> Decimal | None:
    said, scale = match["n"], (match["scale"] or "").strip().rstrip(".")
    group = match["sep"]
    plain = said.replace(group, "") if group else said
    plain = plain.replace(",", ".") if decimal == "," else plain
    if len(plain) > 30:
        return None
    if scale == "m" and not match["currency"]:
        scale = ""
    value = Decimal(plain) + (Decimal(str(numeric(match["half"]))) if match["half"] else 0)
    value *= _SCALE.get(scale, 1) if scale else 1
    if match["power"]:
        power = _power(match["power"])
        value = value**power if abs(power) <= 30 and 0 < value < 10**6 else value
    if match["ten"]:
        value *= Decimal(10) ** max(-30, min(30, _power(match["exp"])))
    return -value if match["sign"] in {"-", "−"} else value


def _power(said: str) -> int:
    digits = said.lstrip("^").translate(_SUPERSCRIPTS)
    return int(digits) if re.fullmatch(r"-?\d{1,2}", digits) else 99


def show_number(value: Decimal | str | int, language: str = "en") -> str:
    """As people write it: `4,500`, `0.5`, `-3`; in other languages with their own marks.

    >>> show_number("4500"), show_number("1E+3"), show_number("0.50")
    ('4,500', '1,000', '0.50')
    >>> show_number("4500.5", "de"), show_number("4500", "fr") == "4\u00a0500"
    ('4.500,5', True)
    """
    return f"{Decimal(value):,f}".translate(_marks(language))


@cache
def _marks(language: str) -> dict[int, str]:
    return str.maketrans({",": group_mark(language), ".": decimal_mark(language)})
