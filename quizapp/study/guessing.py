"""Where an answer can be guessed: how often it should be right, and how much of that is known."""

from __future__ import annotations

MOST = 0.99


def observed(retention: float, options: int) -> float:
    """The share of right answers at which so much is known, among so many options; without options the same.

    >>> round(observed(0.90, 4), 3), round(observed(0.90, 2), 3), observed(0.99, 2)
    (0.925, 0.95, 0.99)
    """
    return min(MOST, retention + (1 - retention) / options) if options > 1 else retention


def known(recall: float, options: int) -> float:
    """The share that is known where so much is answered rightly, guesses among it.

    >>> round(known(0.95, 2), 2), known(0.4, 2), known(0.4, 0)
    (0.9, 0.0, 0.4)
    """
    return max(0.0, (recall - 1 / options) / (1 - 1 / options)) if options > 1 else recall
