"""The overview of an exam: every question with its number, whether it is answered and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from quizapp.practice.exam_report import left_words
from quizapp.text.control import one_line
from quizapp.text.written import read
from quizapp.tui.keys import KeyLine
from quizapp.tui.options import Options
from quizapp.tui.shown import plain, two_sides
from quizapp.tui.steady import Steady

if TYPE_CHECKING:
    from quizapp.practice.sitting import Sitting
    from quizapp.tui.app import QuizApp

ANSWERED, OPEN = "● answered", "○ open"
TO_SUBMIT = -1
"""What the screen gives back where the exam is to be submitted, instead of a question's number."""


class Questions(Options, can_focus=True):
    """A line a question; unlike the options of a card they have the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Go there", id="overview-go")]


class OverviewScreen(Steady[int | None]):
    """Gives back the number of a question, from 0; TO_SUBMIT; or None when left with escape."""

    CSS_PATH = "exam_overview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("S", f"dismiss({TO_SUBMIT})", "Submit", id="overview-submit"),
        Binding("question_mark", "app.keys", "Keys", id="overview-keys"),
        Binding("escape", "dismiss(None)", "Back", id="overview-back"),
        Binding("q,o", "dismiss(None)", "Back", id="overview-back", show=False),
    ]

    app: QuizApp

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        """How many are answered and marked, a line a question, and the keys."""
        yield Static(id="head", markup=False)
        yield Questions(id="questions")
        yield KeyLine(id="foot")

    def _lines(self) -> list[Content]:
        attempt = self._sitting.attempt
        lines = []
        for number, prompt in enumerate(self._sitting.prompts(), 1):
            card = attempt.paper.questions[number - 1].card
            state = ANSWERED if card in attempt.answers else OPEN
            marked = f"{'marked' if card in attempt.marked else '':<8}" if attempt.marked else ""
            lines.append(plain(f"{number:>3}  {state:<{len(ANSWERED)}}  {marked}{one_line(read(prompt))}"))
        return lines

    def on_mount(self) -> None:
        """The question that stands there is chosen."""
        questions = self.query_one(Questions)
        questions.show([(str(number), line) for number, line in enumerate(self._lines())])
        questions.highlighted = self._sitting.number
        questions.focus()
        self.show_head()

    def on_resize(self) -> None:
        """The head is as wide as the screen."""
        self.show_head()

    def show_head(self) -> None:
        """Paint how many are answered and marked, and the clock."""
        attempt = self._sitting.attempt
        done = f"{len(attempt.answers)} of {self._sitting.count} answered"
        marked = f", {len(attempt.marked)} marked" if attempt.marked else ""
        width = max(self.app.size.width - 2, 20)
        self.query_one("#head", Static).update(plain(two_sides(done + marked, left_words(self._sitting.left), width)))
        self.query_one("#foot", KeyLine).show()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)
