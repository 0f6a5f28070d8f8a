"""How many of how many, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.959964
"""Standard deviations that 95 % of a normal distribution lie within."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """`hits` of `n`, with Wilson's interval: where the true share lies in 95 of 100 such samples."""

    hits: int = 0
    n: int = 0

    @property
    def share(self) -> float | None:
        """The share; None of nothing."""
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """The interval's ends, from 0 to 1 where nothing is known."""
        return wilson(self.hits, self.n)

    def plus(self, hit: bool) -> Proportion:
        """With one more."""
        return Proportion(self.hits + hit, self.n + 1)


def wilson(hits: float, n: int) -> tuple[float, float]:
    """Wilson's interval of a share of hits: where it likely lies, whatever the number of tries.

    >>> [tuple(round(end, 3) for end in wilson(hits, n)) for hits, n in ((45, 50), (9, 10), (0, 5), (0, 0))]
    [(0.786, 0.957), (0.596, 0.982), (0.0, 0.434), (0.0, 1.0)]
    """
    if not n:
        return 0.0, 1.0
    share, weight = hits / n, Z * Z / n
    middle = (share + weight / 2) / (1 + weight)
    half = Z * sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)
