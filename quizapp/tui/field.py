"""The field in which a line is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input

from quizapp.tui.steady import Surviving

ALT = "alt+"


class Field(Surviving, Input):
    """One line without a blinking cursor; while it has the focus, letters are text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Answer", id="field-answer"),
        Binding("f1", "app.keys", "Keys", id="field-keys"),
    ]

    def __init__(self, text: str = "", id: str | None = None, does: str = "Answer") -> None:  # noqa: A002
        """`does` is what enter does here."""
        super().__init__(text, id=id, compact=True, select_on_focus=False)
        for bindings in self._bindings.key_to_bindings.values():
            bindings[:] = [replace(one, description=does) if one.id == "field-answer" else one for one in bindings]
        self.cursor_blink = False

    async def _on_key(self, event: Key) -> None:
        """With alt a letter is no text: so arrive escape and a letter that follow each other quickly."""
        if event.key.startswith(ALT):
            event.prevent_default()
