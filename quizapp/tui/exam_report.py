"""The report of an exam: the score with its range, by topic, what was missed, and earlier attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quizapp.errors import QuizError
from quizapp.practice import exams, marking
from quizapp.practice.exam_report import attempt_line, score_lines, topic_lines
from quizapp.text.amounts import counted
from quizapp.tui.keys import KeyLine, key_of
from quizapp.tui.shown import plain, stacked, two_sides
from quizapp.tui.steady import Steady
from quizapp.tui.summary import told

if TYPE_CHECKING:
    from quizapp.practice.exam_report import Report
    from quizapp.study.model import Row
    from quizapp.tui.app import QuizApp


def text(found: Report) -> Content:
    """The whole report."""
    first, *others = score_lines(found)
    lines: list[str | Content] = [plain(first, "bold"), *others, ""]
    lines += [plain("By topic", "bold"), *(f"  {line}" for line in topic_lines(found)), ""]
    if found.earlier:
        lines += [plain("Earlier", "bold"), *(f"  {attempt_line(attempt)}" for attempt in found.earlier), ""]
    if found.withheld or not found.missed:
        lines.append(found.withheld or "Nothing was missed.")
    else:
        lines += [plain("Missed", "bold"), *map(told, found.misses)]
    return stacked(*lines)


class ExamReportScreen(Steady[None]):
    """What an exam came to; r makes what was missed due today, u takes that back."""

    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "due_today", "Make the misses due today", id="report-due"),
        Binding("u", "undo", "Undo", id="report-undo"),
        Binding("enter", "dismiss", "Home", id="report-home"),
        Binding("q,escape", "dismiss", "Home", id="report-home", show=False),
        Binding("question_mark", "app.keys", "Keys", id="report-keys"),
    ]

    app: QuizApp

    def __init__(self, found: Report) -> None:
        super().__init__()
        self._found = found
        self._made_due: list[Row] = []

    def compose(self) -> ComposeResult:
        """The head, the report, the keys."""
        yield Static(id="head", markup=False)
        with VerticalScroll(id="body"):
            yield Static(text(self._found), markup=False)
        yield KeyLine(id="foot")

    def on_mount(self) -> None:
        """Arrows scroll."""
        self.query_one("#body").focus()
        self.query_one(KeyLine).said = {"due_today": "Misses due today"}
        self.on_resize()

    def on_resize(self) -> None:
        """The head is as wide as the screen."""
        paper = self._found.attempt.paper
        width = max(self.app.size.width - 2, 20)
        self.query_one("#head", Static).update(plain(two_sides(paper.title, paper.day, width)))
        self.query_one(KeyLine).show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was missed is made due once; only what was done is taken back."""
        if action == "due_today":
            return bool(self._found.missed) and not self._made_due
        return bool(self._made_due) if action == "undo" else True

    def action_due_today(self) -> None:
        """Make what was missed due today."""
        try:
            self._made_due = exams.due_today(self.app.desk, self._found.missed)
        except QuizError as error:
            self.app.complain(error)
            return
        self.notify(f"{counted(len(self._made_due), 'card')} due today. {key_of(self, 'report-undo')} undoes it.")
        self.query_one(KeyLine).show()

    def action_undo(self) -> None:
        """What was made due is due when it was."""
        try:
            marking.taken_back(self.app.desk, self._made_due)
        except QuizError as error:
            self.app.complain(error)
            return
        self._made_due = []
        self.notify("Taken back.")
        self.query_one(KeyLine).show()
