"""So many of something, in words."""

from __future__ import annotations


def counted(number: int, unit: str) -> str:
    """The number with its noun.

    >>> counted(1, "row"), counted(1200, "card")
    ('1 row', '1,200 cards')
    """
    return f"{number:,} {unit}{'' if number == 1 else 's'}"
