"""What verdicts come to: acceptance by the rubric, agreement between readers, how sure a share is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

MUST = ("G", "S", "U", "K", "E", "L", "T", "D")
EITHER = ("W", "F")


def accepted(points: Mapping[str, int | None]) -> bool:
    """Every point that must hold and applies is 1, and the question is worth asking or has one focus.

    >>> accepted({"G": 1, "S": 1, "U": 1, "K": 1, "E": 1, "L": 1, "T": None, "D": None, "W": 0, "F": 1})
    True
    >>> accepted({"G": 1, "S": 0, "U": 1, "K": 1, "E": 1, "L": 1, "W": 1, "F": 1})
    False
    """
    return all(points.get(point) in {1, None} for point in MUST) and any(points.get(point) == 1 for point in EITHER)


def missed(points: Mapping[str, int | None]) -> list[str]:
    """The points that must hold and do not."""
    return [point for point in MUST if points.get(point) == 0]


def kappa(one: Sequence[bool], other: Sequence[bool]) -> float:
    """Cohen's kappa of two readers on the same questions: agreement beyond chance.

    >>> kappa([True, True, False, False], [True, True, False, True])
    0.5
    >>> kappa([True, True], [True, True])
    1.0
    """
    if not one:
        return 1.0
    agreed = sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
    yes_one, yes_other = sum(one) / len(one), sum(other) / len(other)
    chance = yes_one * yes_other + (1 - yes_one) * (1 - yes_other)
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def wilson(hits: int, of: int, z: float = 1.959964) -> tuple[float, float]:
    """The 95 % interval of a share.

    >>> tuple(round(end, 2) for end in wilson(108, 120))
    (0.83, 0.94)
    """
    if not of:
        return 0.0, 1.0
    share, square = hits / of, z * z / of
    middle = (share + square / 2) / (1 + square)
    reach = z * sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def told(hits: int, of: int) -> str:
    """A share with its interval, as a line shows it.

    >>> told(108, 120)
    '.900 (108 of 120; .833 to .942)'
    """
    low, high = wilson(hits, of)
    share = hits / of if of else 0.0
    return f"{_short(share)} ({hits} of {of}; {_short(low)} to {_short(high)})"


def _short(share: float) -> str:
    return f"{share:.3f}".removeprefix("0")
