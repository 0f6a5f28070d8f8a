"""One card in ten seconds: a question, an answer, Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quizapp.errors import QuizError
from quizapp.tui.field import Field
from quizapp.tui.keys import key_of
from quizapp.tui.shown import plain
from quizapp.tui.steady import Surviving

if TYPE_CHECKING:
    from quizapp.practice.adding import Added
    from quizapp.tui.app import QuizApp


class AddScreen(Surviving, ModalScreen["Added | None"]):
    """Asks for question and answer until they can be added; None when left with escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="add-back"),
        Binding("tab,down", "app.focus_next", "Next field", id="add-next", show=False),
        Binding("shift+tab,up", "app.focus_previous", "Field before", id="add-before", show=False),
    ]

    app: QuizApp

    def __init__(self, pack: str, add: Callable[[str, str], Added]) -> None:
        super().__init__()
        self._pack, self._add = pack, add

    def compose(self) -> ComposeResult:
        """Both fields, and how to leave."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(plain(f"A card for {self._pack}"), markup=False)
            yield Static("Question, or a sentence with a {{gap}}", markup=False, classes="quiet")
            yield Field(id="question", does="Add")
            yield Static("Answer", markup=False, classes="quiet")
            yield Field(id="answer", does="Add")
            yield Static(f"enter adds it, {key_of(self, 'add-back')} goes back", markup=False, classes="quiet")

    def on_mount(self) -> None:
        """The question comes first."""
        self.query_one("#question").focus()

    @on(Input.Submitted)
    def _entered(self) -> None:
        """From the question to the answer; where there is enough, the card is added."""
        question, answer = (self.query_one(f"#{name}", Field).value.strip() for name in ("question", "answer"))
        if question and (answer or "{{" in question):
            self._try(question, answer)
        else:
            self.query_one("#answer" if question else "#question").focus()

    def _try(self, question: str, answer: str) -> None:
        try:
            added = self._add(question, answer)
        except QuizError as error:
            self.app.complain(error)
            return
        self.dismiss(added)
