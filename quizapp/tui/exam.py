"""An exam: one question after the other, answers that can be changed until it is submitted, a clock at the top."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from quizapp.errors import QuizError
from quizapp.practice import exams
from quizapp.practice.exam_report import left_words, report, response_words
from quizapp.text.amounts import counted
from quizapp.tui import card
from quizapp.tui.answering import AnsweringView
from quizapp.tui.dialogs import PickDialog
from quizapp.tui.exam_keys import EXAM, holds_in_exam
from quizapp.tui.exam_overview import OverviewScreen
from quizapp.tui.exam_report import ExamReportScreen
from quizapp.tui.keys import KeyLine, key_of
from quizapp.tui.picking import ONE, Picking
from quizapp.tui.shown import plain, two_sides
from quizapp.tui.study_keys import FURTHER, Moment

if TYPE_CHECKING:
    from quizapp.practice.sitting import Sitting

STAY, LEAVE, SUBMIT, LOOK = "Go on", "Leave it open; the clock runs on", "Submit", "Look at what is open"
SHOWN_FIRST = {"come_back": "Mark", "overview": "Overview", "hand_in": "Submit"}
"""Keys that the foot shows before the others."""


class ExamScreen(AnsweringView):
    """The questions of one exam until it is submitted or its time is over."""

    CSS_PATH = "answering.tcss"
    BINDINGS: ClassVar[list[BindingType]] = EXAM

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.sitting = sitting
        self._timer: Timer | None = None
        self._drafts: dict[int, str | Picking] = {}
        """What was typed or picked and not sent where that is no whole answer, by the number of its question."""

    def on_mount(self) -> None:
        """The question that stood there last; the clock runs."""
        self.go(self.sitting.number)
        self._wind()

    # which keys hold

    def moment(self) -> Moment:
        """What decides which keys hold."""
        return Moment(
            kind=self.kind if self.sitting.asked else "",
            picking=self.picking,
            verdict=self.sitting.verdict is not None,
            typing=isinstance(self.focused, Input),
            marked=self.option_marked,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key's action holds now."""
        if action.startswith("focus") or action in {"keys", "scroll_up", "scroll_down"}:
            return True
        if action == "raw" and not (self.sitting.asked and self.sitting.has_raw):
            return False
        if action == "page":
            return self.paged(int(str(parameters[0]))) is not None
        if action == "code":
            return self.code_goes(int(str(parameters[0])))
        return holds_in_exam(action, parameters, self.moment())

    # the clock

    def _wind(self) -> None:
        """Look at the clock when its words change next: each minute, in the last one each second."""
        left = self.sitting.left
        if left is None:
            return
        seconds = left.total_seconds()
        step = 60 if seconds > 60 else 1
        wait = seconds - step * (ceil(seconds / step) - 1)
        self._timer = self.set_timer(max(wait, 0.05), self.tick)

    def tick(self) -> None:
        """Paint the clock; where the time is over, hand in what is there."""
        if not self._is_over():
            for screen in self.app.screen_stack:
                if isinstance(screen, ExamScreen | OverviewScreen) and screen.is_mounted:
                    screen.show_head()
            self._wind()

    def _is_over(self) -> bool:
        """Whether the time is over; then it is handed in."""
        if self.sitting.over:
            self._hand_in(self.sitting.over_words)
        return self.sitting.over

    # what stands on the screen

    def go(self, number: int) -> None:
        """Show the question of this number, from 0, with what was answered to it."""
        self.sitting.go(number)
        if self.sitting.asked is None:
            self._show_gone()
            return
        self.pose()
        given, draft = self.sitting.given, self._drafts.get(self.sitting.number)
        if draft is not None:
            self._hold(draft)
        elif given is not None:
            self._hold(given.response)
        self.show_card()

    def _hold(self, response: str | tuple[str, ...] | Picking) -> None:
        """What was answered stands there again, to be changed."""
        if isinstance(response, Picking):
            self.picking = response
            return
        if self.picking is None:
            field = self.query_one("#field", Input)
            field.value = str(response)
            field.cursor_position = len(field.value)
            return
        self.picking = self.picking.holding(response)
        if self.picking.mode == ONE and self.picking.picked:
            self.show_picking()
            self.query_one("#options", OptionList).highlighted = self.picking.picked[0]

    def _show_gone(self) -> None:
        self.picking = None
        self.stand()
        self.set_focus(None)
        self.query_one("#prompt", Static).update(self.sitting.gone)
        self.query_one("#hint", Static).update("")
        self.show_head()
        self._show_keys()
        if self.sitting.mistake is not None:
            self.app.survive(self.sitting.mistake)

    def show_card(self) -> None:
        """Paint the question, what was answered, and the verdict where the exam gives one."""
        sitting = self.sitting
        self.show_question()
        said = response_words(sitting.attempt, sitting.card)
        draft = f"Not answered yet: {key_of(self, 'exam-send')} answers."
        lines = [f"Your answer: {said}"] if said else []
        lines += [draft] if sitting.number in self._drafts else []
        self.query_one("#hint", Static).update(plain("\n".join(lines)))
        if sitting.verdict is not None:
            self.query_one("#verdict", Static).update(card.verdict(sitting, self.text_width(), self.skip))
            self.query_one("#explanation", Static).update(card.explanation(sitting, self.text_width(), self.skip))
        self._show_keys()

    def _show_keys(self) -> None:
        done = self.sitting.given is not None or self.sitting.asked is None
        onward = "Next" if done else "Leave open"
        self.query_one("#foot", KeyLine).said = {**FURTHER, "onward": onward} | SHOWN_FIRST
        self.show_foot()

    def show_head(self) -> None:
        """Paint which question this is, and the clock."""
        sitting = self.sitting
        marked = " · marked" if sitting.marked else ""
        where = f"{sitting.number + 1} of {sitting.count}{marked} · {sitting.attempt.paper.title}"
        width = max(self.app.size.width - 2, 20)
        self.query_one("#head", Static).update(plain(two_sides(where, left_words(sitting.left), width)), layout=False)

    # answering and going about

    def answered(self, response: str | list[str]) -> None:
        """Keep the answer, then show the verdict where the exam gives one, or the next question."""
        if self._is_over() or not self._saved(lambda: self.sitting.answer(response)):
            return
        if self.sitting.verdict is None:
            self._onward()
        else:
            self.set_focus(None)
            self.show_card()
        self.settle()

    def _keep(self) -> bool:
        """Whether what was typed or picked and not sent is kept: as the answer, or as a draft.

        It is a draft where an answer would be final, or where only a part was picked.
        """
        sitting, picking = self.sitting, self.picking
        self._drafts.pop(sitting.number, None)
        if sitting.asked is None or sitting.settled:
            return True
        typed = self.query_one("#field", Input).value.strip()
        unsent = typed if picking is None else picking if picking.mode != ONE and picking.started else None
        if not unsent:
            return True
        if sitting.shows_verdicts or not (picking is None or picking.complete):
            self._drafts[sitting.number] = unsent
        elif not self._saved(lambda: sitting.answer(typed if picking is None else picking.response())):
            return False
        self.show_card()
        return True

    def action_pick(self, number: int) -> None:
        """The option with this number, unless the key was meant for the question before."""
        if self.settled:
            super().action_pick(number)

    def action_onward(self) -> None:
        """The next question; after the last one the overview."""
        if self.settled and not self._is_over():
            self._onward()

    def _onward(self) -> None:
        if self.sitting.is_last:
            self.go(self.sitting.number)
            self.set_focus(None)
            self.action_overview()
        else:
            self.go(self.sitting.number + 1)

    def action_go(self, by: int) -> None:
        """The next question, or the one before."""
        if not self._is_over() and self._keep():
            self.go(self.sitting.number + by)

    def action_come_back(self) -> None:
        """Mark the question to come back to, or take the mark away."""
        if not self._is_over() and self._saved(self.sitting.mark):
            self.show_head()

    def action_raw(self) -> None:
        """Every text as it was written, or as it is shown."""
        self.sitting.raw = not self.sitting.raw
        self.show_card()

    def action_overview(self) -> None:
        """All questions with what is answered and marked."""
        if not self._is_over() and self._keep():
            self.app.push_screen(OverviewScreen(self.sitting), self._chosen)

    def _chosen(self, choice: int | None) -> None:
        if choice is not None and choice < 0:
            self.action_hand_in()
        elif choice is not None and not self._is_over():
            self.go(choice)

    def action_hand_in(self) -> None:
        """Hand it in; where questions are open, ask once."""
        if self._is_over() or not self._keep():
            return
        unanswered = self.sitting.attempt.unanswered
        if not unanswered:
            self._hand_in()
            return
        title = f"{counted(unanswered, 'question')} without an answer."
        self.app.push_screen(PickDialog(title, (SUBMIT, LOOK, STAY)), self._decided)

    def action_leave(self) -> None:
        """Leave, once that was said twice; the exam stays open."""
        if not self._is_over() and self._keep():
            self.app.push_screen(PickDialog("The exam is not submitted yet.", (STAY, LEAVE, SUBMIT)), self._decided)

    def _decided(self, choice: str | None) -> None:
        if choice == SUBMIT:
            self._hand_in()
        elif choice == LOOK:
            self.action_overview()
        elif choice == LEAVE:
            self.app.pop_screen()
            left, key = left_words(self.sitting.left), key_of(self.app.home, "home-exam")
            self.app.notify(f"The exam stays open: {key} goes on with it.{f' {left}.' if left else ''}")

    def _hand_in(self, notice: str = "") -> None:
        if self._timer is not None:
            self._timer.stop()
        if self._saved(self.sitting.submit):
            self._finish(notice)

    def _finish(self, notice: str) -> None:
        """The report in the place of this screen, whatever lay over it."""
        app, attempt = self.app, self.sitting.attempt
        while app.screen is not self:
            app.pop_screen()
        app.pop_screen()
        found = report(app.desk.library, attempt, exams.attempts(app.desk, attempt.paper.pack))
        app.push_screen(ExamReportScreen(found))
        if notice:
            app.notify(notice)

    def _saved(self, act: Callable[[], bool]) -> bool:
        """Do what may write a row; say what went wrong, if anything, and leave the screen as it is."""
        try:
            return act()
        except QuizError as error:
            self.app.complain(error)
            return False
