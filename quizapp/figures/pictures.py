"""Figures as text: bars, and shares as people read them."""

from __future__ import annotations

BAR = 8


def bar(share: float, width: int = BAR) -> str:
    """A share from 0 to 1 as a bar of so many cells.

    >>> bar(0.5)
    '████░░░░'
    """
    full = round(share * width)
    return "█" * full + "░" * (width - full)


def percent(share: float) -> str:
    """A share in words; nothing short of everything is everything.

    >>> percent(0.784), percent(0.9991)
    ('78 %', '99 %')
    """
    return f"{min(round(share * 100), 99) if share < 1 else 100} %"
