"""The history of one card: when it was answered, how, and what followed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from quizapp.tui.shown import plain, stacked


class HistoryScreen(ModalScreen[None]):
    """A line an answer, the newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,i", "dismiss", "Back", id="history-back")]

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """The answers so far, or that there are none."""
        with VerticalScroll(classes="dialog"):
            told = self._lines or ("This card has not been answered yet.",)
            yield Static(stacked("Answers to this card", "", *map(plain, told), "", "escape goes back"), markup=False)
