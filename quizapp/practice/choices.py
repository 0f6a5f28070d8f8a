"""Settings chosen one after the other, each of which can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk


def choose(desk: Desk, settings: Mapping[str, Any]) -> Callable[[], None]:
    """Keep these settings; what is given back takes them back, by setting what was there before."""
    before = {name: desk.store.state.settings.get(name) for name in settings}
    for name, value in settings.items():
        desk.choose(name, value)

    def take_back() -> None:
        for name, value in before.items():
            desk.choose(name, value)

    return take_back
