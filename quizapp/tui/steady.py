"""A screen that is painted in one piece."""

from __future__ import annotations

import asyncio

from textual.events import Idle
from textual.screen import Screen, ScreenResultType

TURNS = 6
"""Turns of what runs beside a screen after which its parts have said what is to be painted."""


class Steady(Screen[ScreenResultType]):
    """Painted once whatever a key leads to has been done, not after each part of it."""

    async def _on_idle(self, event: Idle) -> None:
        for _ in range(TURNS):
            await asyncio.sleep(0)
        if not self._message_queue.empty():
            event.prevent_default()
