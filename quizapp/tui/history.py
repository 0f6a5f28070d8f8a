"""The history of one card: how it was remembered, and each answer, which can be graded anew or taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quizapp.errors import QuizError
from quizapp.figures.past import Answered
from quizapp.practice import marking
from quizapp.practice.looking import GRADES, briefly, curve_of, past_of, told
from quizapp.study.model import Rating
from quizapp.tui.dialogs import PickDialog
from quizapp.tui.keys import KeyLine, key_of
from quizapp.tui.rows import Rows
from quizapp.tui.shown import MARK, plain, stacked
from quizapp.tui.steady import Surviving

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp

FULL = 56
"""Columns from which an answer is told in full."""
LOW = 20
"""Lines of the terminal below which there is no room for the curve."""


class HistoryScreen(Surviving, ModalScreen[None]):
    """The curve, then a line an answer, the newest first."""

    CSS_PATH = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "regrade", "Grade anew", id="history-regrade"),
        Binding("u", "turn", "Take back", id="history-undo"),
        Binding("question_mark", "app.keys", "Keys", id="history-keys"),
        Binding("escape,q,i", "dismiss", "Back", id="history-back"),
    ]

    app: QuizApp

    def __init__(self, card: str) -> None:
        super().__init__()
        self._card = card
        self._answers: tuple[Answered, ...] = ()

    def compose(self) -> ComposeResult:
        """The curve, the answers so far or that there are none, and the keys."""
        with Vertical(id="history"):
            yield Static(id="curve", markup=False)
            yield Rows(id="answers")
            yield KeyLine(id="keys-here")

    def on_mount(self) -> None:
        """The newest answer is the one that is meant."""
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        """The curve is as wide as there is room."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        happened = past_of(self.app.desk, self._card)
        self._answers = tuple(reversed(happened.answers))
        pane, rows = self.query_one("#curve", Static), self.query_one(Rows)
        low = self.app.size.height < LOW
        self.set_class(low, "-low")
        self.set_class(not self._answers, "-empty")
        curve = [] if low else curve_of(self.app.desk, happened, pane.size.width)
        lines = curve if self._answers else ["This card has not been answered yet."]
        pane.update(stacked(*map(plain, lines), *([""] if lines else [])))
        rows.show(len(self._answers), self._line, rows.cursor)
        self.query_one(KeyLine).show()

    def _line(self, number: int, width: int) -> Content:
        mark = MARK if number == self.query_one(Rows).cursor else " "
        said = told if width >= FULL else briefly
        return plain(f"{mark} {said(self._answers[number])}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an answer that was given can be graded anew, and one taken back only put in force again."""
        if action not in {"regrade", "turn"}:
            return True
        return bool(self._answers) and (action == "turn" or not self._meant().undone)

    def _meant(self) -> Answered:
        return self._answers[min(self.query_one(Rows).cursor, len(self._answers) - 1)]

    def action_regrade(self) -> None:
        """Let the answer count as something else."""
        self.app.push_screen(PickDialog("This answer counts as", GRADES), self._regraded)

    def _regraded(self, grade: str | None) -> None:
        if grade is None:
            return
        meant = {"right": True, "wrong": False}.get(grade)
        new = Rating[grade.upper()] if meant is None else meant
        self._done(lambda: marking.regraded(self.app.desk, self._meant().row, new), f"It counts as {grade}.")

    def action_turn(self) -> None:
        """Take the answer back, or put it in force again where it was."""
        said = (
            "It counts again."
            if self._meant().undone
            else f"Taken back. {key_of(self, 'history-undo')} puts it in force again."
        )
        self._done(lambda: marking.turned(self.app.desk, self._meant().row), said)

    def _done(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except QuizError as error:
            self.app.complain(error)
            return
        self.notify(said, markup=False)
        self._show()
