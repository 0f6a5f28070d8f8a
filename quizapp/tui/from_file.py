"""Questions from a file: its path is asked for, and what came of it is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from quizapp.errors import QuizError
from quizapp.tui.field import Field
from quizapp.tui.keys import KeyLine
from quizapp.tui.shown import plain
from quizapp.tui.steady import Steady
from quizapp.tui.typed_path import typed_path

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp


class FromFileScreen(Steady[None]):
    """Asks for a file; what is made of it is the business of the screens made from this one."""

    CSS_PATH = "from_file.tcss"
    HEAD: ClassVar[str]
    ASKS: ClassVar[str]
    READ: ClassVar[str]
    """What can be read."""

    app: QuizApp

    def read(self, path: Path) -> None:
        """Begin to make something of what lies there."""
        raise NotImplementedError

    def forget(self) -> None:
        """Nothing has come of any file."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """What is asked for, the field, what is said, and the keys."""
        yield Static(self.HEAD, id="head", markup=False)
        yield Static(self.ASKS, id="asks", markup=False)
        yield Field(id="path", does="Read it")
        with VerticalScroll(id="room", can_focus=False):
            yield Static(id="said", markup=False)
        yield KeyLine(id="foot")

    def on_mount(self) -> None:
        """The path comes first."""
        self.action_again()

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        said = event.value.strip()
        if not said:
            return
        try:
            path = typed_path(said)
        except QuizError as error:
            self.say(error.message)
            return
        self.set_focus(None)
        self.read(path)

    def say(self, text: str) -> None:
        """What is said of it now."""
        self.query_one("#said", Static).update(plain(text))
        self.query_one(KeyLine).show()

    def action_again(self) -> None:
        """A file, or another one."""
        self.forget()
        self.say(self.READ)
        field = self.query_one("#path", Field)
        field.value = ""
        field.focus()

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss()
