"""How long until what was left undone is caught up with."""

from __future__ import annotations

from collections.abc import Sequence


def days_to_clear(held: int, coming: Sequence[int], limit: int) -> int | None:
    """Days until nothing waits beyond the limit, given what falls due on each day to come; None if that is far off.

    >>> days_to_clear(90, [10, 10, 10, 10, 10, 10], 40)
    3
    """
    for number, due in enumerate(coming, 1):
        held = max(0, held + due - limit)
        if not held:
            return number
    return None
