"""Numbers in English words: `forty-five hundred`, `four thousand, five hundred`, `half a million`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
UNITS = {word: value for value, word in enumerate(_SMALL.split())}
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: value * 10 for value, word in enumerate(_TEN_WORDS.split(), 2)}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINAL = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth "
    "ninetieth hundredth thousandth millionth"
)
ORDINALS = frozenset(_ORDINAL.split())
EXACT = frozenset({*UNITS, *TENS, *SCALES, "hundred", "dozen", "half", *ORDINALS})
"""Words that mean a number: one letter may make another number of them."""

_TOKEN = re.compile(r"(?:,?\s+|-|–)?([a-z]+)", re.IGNORECASE)
_HALVES = re.compile(
    r"(?:(half)|an?\s+(quarter)\s+of|(quarter)\s+of)\s+an?\s+(hundred|thousand|million|billion|trillion|dozen)\b",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)


@dataclass(slots=True)
class _Sum:
    """What has been said so far: `total` of the scales passed, and what stands before the next one."""

    total: Decimal = Decimal(0)
    current: Decimal | None = None
    scale: int = 10**15
    closed: bool = False

    def add(self, word: str) -> bool:
        """Take one more word; False when it does not go on the number."""
        if self.closed:
            return False
        if word in UNITS or word in TENS:
            return self._small(UNITS.get(word, TENS.get(word, 0)))
        if word in {"hundred", "dozen"}:
            return self._times(100 if word == "hundred" else 12)
        if word in SCALES and self.current and SCALES[word] < self.scale:
            self.total += self.current * SCALES[word]
            self.current, self.scale = None, SCALES[word]
            return True
        return False

    def _small(self, value: int) -> bool:
        if self.current is None:
            self.current = Decimal(value)
            return bool(value) or not self.total
        after_ten = self.current % 100 >= 20 and self.current % 10 == 0
        after_hundred = self.current > 0 and self.current % 100 == 0
        if not 0 < value < (10 if after_ten else 100 if after_hundred else 0):
            return False
        self.current += value
        return True

    def _times(self, factor: int) -> bool:
        if not self.current or self.current >= 100:
            return False
        self.current *= factor
        self.closed = factor == 12
        return True

    def value(self) -> Decimal:
        """What all words together say."""
        return self.total + (self.current or 0)


def words_at(line: str, at: int) -> tuple[Decimal, int] | None:
    """The number in words that begins at `at` and where it ends; None also for ordinals and years read out."""
    if halves := _HALVES.match(line, at):
        part = Decimal("0.5") if halves[1] else Decimal("0.25")
        scale = halves[4].casefold()
        return part * {"hundred": 100, "dozen": 12, **SCALES}[scale], halves.end()
    said, end, place, joined = _Sum(), at, at, False
    while match := _TOKEN.match(line, place):
        word = match[1].casefold()
        if place == at and match.start(1) != at:
            return None
        if _link(word, line, match.end(), begun=end > at):
            if end == at:
                said.current = Decimal(1)
            place, joined = match.end(), end > at
            continue
        if not said.add(word):
            if word in EXACT and line[match.start()] != "," and not joined:
                return None
            break
        end = place = match.end()
        joined = False
        if said.current is not None and (half := _AND_A_HALF.match(line, end)):
            said.current += Decimal("0.5")
            end = place = half.end()
    return (said.value(), end) if end > at else None


def _link(word: str, line: str, at: int, *, begun: bool) -> bool:
    """Whether a word only joins: `a` before hundred, `and` inside."""
    following = _TOKEN.match(line, at)
    after = following[1].casefold() if following else ""
    if not begun:
        return word in {"a", "an"} and (after in SCALES or after in {"hundred", "dozen"})
    return word == "and" and (after in UNITS or after in TENS)
