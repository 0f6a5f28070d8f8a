"""The questions on one passage, with their answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quizapp.practice.shelf import Asked
from quizapp.tui.keys import key_of
from quizapp.tui.shown import plain, stacked
from quizapp.tui.steady import Surviving


class QuestionsHere(Surviving, ModalScreen[None]):
    """Each question with its answer and when it is due."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,l", "dismiss", "Back", id="questions-here-back")]

    def __init__(self, asked: Sequence[Asked]) -> None:
        super().__init__()
        self._asked = tuple(asked)

    def compose(self) -> ComposeResult:
        """The questions."""
        lines: list[str | Content] = [plain("Questions here", "bold"), ""]
        for one in self._asked:
            lines += [plain(one.prompt), plain(f"  {one.answer}"), plain(f"  {one.when}", "dim"), ""]
        with VerticalScroll(classes="dialog"):
            yield Static(stacked(*lines, f"{key_of(self, 'questions-here-back')} goes back"), markup=False)
