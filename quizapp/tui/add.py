"""One card in ten seconds: a question, an answer, Enter."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quizapp.tui.field import Field
from quizapp.tui.shown import plain


class AddScreen(ModalScreen[tuple[str, str] | None]):
    """Asks for question and answer; None when left with escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="add-back"),
        Binding("tab,down", "app.focus_next", "Next field", id="add-next", show=False),
        Binding("shift+tab,up", "app.focus_previous", "Field before", id="add-before", show=False),
    ]

    def __init__(self, pack: str) -> None:
        super().__init__()
        self._pack = pack

    def compose(self) -> ComposeResult:
        """Both fields, and how to leave."""
        with Vertical(classes="dialog"):
            yield Static(plain(f"A card for {self._pack}"), markup=False)
            yield Static("Question, or a sentence with a {{gap}}", markup=False, classes="quiet")
            yield Field(id="question")
            yield Static("Answer", markup=False, classes="quiet")
            yield Field(id="answer")
            yield Static("enter adds it, escape goes back", markup=False, classes="quiet")

    def on_mount(self) -> None:
        """The question comes first."""
        self.query_one("#question").focus()

    @on(Input.Submitted)
    def _entered(self) -> None:
        """From the question to the answer; where there is enough, both are given back."""
        question, answer = (self.query_one(f"#{name}", Field).value.strip() for name in ("question", "answer"))
        if question and (answer or "{{" in question):
            self.dismiss((question, answer))
        else:
            self.query_one("#answer" if question else "#question").focus()
