"""The order in which what was found is listed."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.search.query import ANSWERED, DIFFICULTY, DUE, KNOWN, LAPSES
from quizapp.search.shelf import Shelf

ORDER = "order"
SORTS = (ORDER, DUE, KNOWN, LAPSES, DIFFICULTY, ANSWERED)
"""As in the pack, soonest due, least known, most often missed, hardest, answered last."""
_FALLING = frozenset({LAPSES, DIFFICULTY, ANSWERED})


class Orders:
    """The places of a shelf in each order, found when it is first asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._orders: dict[str, Sequence[int]] = {ORDER: range(len(shelf))}

    def sorted(self, places: Sequence[int], sort: str, reverse: bool = False) -> Sequence[int]:
        """The places in an order; what has no such figure comes last."""
        if sort != ORDER:
            there = bytearray(len(self._shelf))
            for place in places:
                there[place] = 1
            places = [place for place in self._order(sort, reverse) if there[place]]
        elif reverse:
            places = places[::-1]
        return places

    def _order(self, sort: str, reverse: bool) -> Sequence[int]:
        falling = (sort in _FALLING) is not reverse
        key = f"{sort} {falling}"
        if key not in self._orders:
            column = self._shelf.column(sort)
            have = [place for place, value in enumerate(column) if value is not None]
            have.sort(key=column.__getitem__, reverse=falling)
            lack = [place for place, value in enumerate(column) if value is None]
            self._orders[key] = [*have, *lack]
        return self._orders[key]
