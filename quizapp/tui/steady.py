"""A screen that is painted in one piece, and that a mistake inside does not end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.events import Compose, Idle, Mount
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import var
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.worker import Worker, WorkerState

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp

SENT = (Input.Submitted, OptionList.OptionSelected)
"""What a screen is told when something in it is sent or picked."""
TURNS = 6
"""Turns of what runs beside a screen after which its parts have said what is to be painted."""


class Surviving(MessagePump):
    """Goes on with the next message where one could not be dealt with."""

    if TYPE_CHECKING:
        app: QuizApp

    async def _dispatch_message(self, message: Message) -> None:
        if isinstance(message, SENT) and self._is_left:
            return
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            self.app.survive(error)
            if isinstance(self, Screen) and isinstance(message, Compose | Mount):
                self.app.call_later(self.app.drop, self)

    @property
    def _is_left(self) -> bool:
        """Whether this is a screen that was left; a second Enter that came with the first is for nobody."""
        return isinstance(self, Screen) and self not in self.app.screen_stack

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What could not be done beside the interface is said."""
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self.app.survive(event.worker.error)


class Steady(Surviving, Screen[ScreenResultType]):
    """Painted once whatever a key leads to has been done, not after each part of it."""

    WORDS: ClassVar[tuple[str, ...]] = ()
    """Lines that say what can be typed here, for the screen of keys."""
    focused: var[Widget | None] = var(None)
    """What has the focus, which paints itself: not the whole screen anew."""

    async def _compose(self) -> None:
        before = len(self.app.mistakes)
        await super()._compose()
        if len(self.app.mistakes) > before:
            self.app.call_later(self.app.drop, self)

    async def _on_idle(self, event: Idle) -> None:
        for _ in range(TURNS):
            await asyncio.sleep(0)
        if not self._message_queue.empty():
            event.prevent_default()
