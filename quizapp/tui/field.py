"""The field in which answers are typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class Field(Input):
    """One line without a blinking cursor; while it has the focus, letters are text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Answer", id="field-answer"),
        Binding("f1", "app.keys", "Keys", id="field-keys"),
    ]

    def __init__(self, text: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
