"""Study: read, answer, go on. Two phases, two key tables, one screen that changes in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from quizapp.errors import QuizError
from quizapp.practice.editing import Apart, unsaid_now
from quizapp.practice.practice import REASONS
from quizapp.study.model import Rating
from quizapp.text.amounts import counted
from quizapp.tui import card
from quizapp.tui.dialogs import LineDialog, PickDialog
from quizapp.tui.editing import edit
from quizapp.tui.evidence import EvidenceScreen, EvidenceView
from quizapp.tui.history import HistoryScreen
from quizapp.tui.study_keys import ANSWERING, BOTH, SURE, VERDICT, Moment, holds
from quizapp.tui.study_view import StudyView

if TYPE_CHECKING:
    from quizapp.packs.model import Question
    from quizapp.practice.editing import Editable
    from quizapp.study.entries import Entry

MOST_MINUTES = 24 * 60


class StudyScreen(StudyView):
    """One question after the other until nothing is left."""

    BINDINGS: ClassVar[list[BindingType]] = [*ANSWERING, *SURE, *VERDICT, *BOTH]
    NEVER_TOGETHER: ClassVar[tuple[list[BindingType], ...]] = ([*ANSWERING, *SURE], VERDICT)

    # which keys hold

    def moment(self) -> Moment:
        """What decides which keys hold."""
        verdict = self.verdict
        return Moment(
            kind=self.practice.question.kind if self.practice.asked else "",
            picking=self.picking,
            verdict=verdict is not None,
            right=bool(verdict and verdict.right),
            typing=isinstance(self.focused, Input),
            typed=isinstance(self.focused, Input) and bool(self.focused.value),
            marked=self.option_marked,
            held=self.practice.held is not None,
            concealed=self.practice.concealed,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key's action holds now."""
        if action.startswith("focus") or action in {"keys", "scroll_up", "scroll_down"}:
            return True
        if action == "raw" and not (self.practice.asked and self.practice.has_raw):
            return False
        if action == "leave_evidence":
            return isinstance(self.focused, EvidenceView)
        if action == "page":
            return self.paged(int(str(parameters[0]))) is not None
        if action == "code":
            return self.code_goes(int(str(parameters[0])))
        return holds(action, parameters, self.moment())

    # answering

    def action_hint(self) -> None:
        """One hint more."""
        self.practice.hint()
        self.strike()
        self.show_card()

    def action_show_options(self) -> None:
        """Show the options that were kept back."""
        self.practice.show_options()
        self.show_card()

    def answered(self, response: str | list[str]) -> None:
        """Show the verdict, or ask first how sure the answer is."""
        self.practice.give(response)
        self._show_next()

    def action_sure(self, confidence: str) -> None:
        """How sure the learner was; then the verdict."""
        if self.settled:
            self.practice.sure(confidence)
            self._show_next()

    def _show_next(self) -> None:
        self.skip = 0
        self.set_focus(None)
        self.show_card()
        self.settle()
        self.call_after_refresh(self.look_for_changes)

    # after the verdict

    def action_accept(self) -> None:
        """Take the suggested rating."""
        if self.verdict is not None:
            self.action_rate(int(self.practice.suggested))

    def action_rate(self, rating: int) -> None:
        """Take this rating; the answer is saved before the next question is shown."""
        if self.settled and self._saved(lambda: self.practice.rate(Rating(rating))):
            self.ask()

    def action_guessed(self) -> None:
        """It was a guess: rated again, whatever the verdict."""
        if self.settled and self._saved(self.practice.rate_guessed):
            self.ask()

    def action_override(self) -> None:
        """I was right, or I was wrong, whatever the verdict says."""
        if self.settled:
            self.practice.override()
            self.show_card()

    # both

    def action_undo(self) -> None:
        """First the rating, then the answer, then the one before."""
        saved = self.verdict is None and self.practice.held is None
        if self._turn(self.practice.undo, "There is nothing to take back.") and saved and self.practice.taken_beyond:
            self.notify(f"{self.practice.taken_back} {self.pressed('study-redo')} does it again.", markup=False)

    def action_undo_in_field(self) -> None:
        """The same from a field in which nothing stands; where something does, the key clears it."""
        self.action_undo()

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turn(self.practice.redo, "There is nothing to do again.")

    def _turn(self, act: Callable[[], bool], otherwise: str) -> bool:
        def turned() -> bool:
            done = act()
            if not done:
                self.notify(otherwise)
            return done

        changed = self._saved(turned)
        if changed:
            self.ask()
        return changed

    def action_suspend(self) -> None:
        """Never ask this card until it is wanted again."""
        if self._saved(self.practice.suspend):
            self._put_aside("Suspended.")

    def action_edit(self) -> None:
        """Edit just this question; what was answered is judged anew."""
        try:
            place, asked, before = self.practice.editable(), self.practice.asked, self.practice.question
            if edit(self.app, place):
                self.practice.edited()
                self.ask()
                assert asked is not None
                self._tell_edited(place, asked.entry, before)
            else:
                self.notify("Nothing was changed.")
        except QuizError as error:
            self.app.complain(error)

    def _tell_edited(self, place: Editable, entry: Entry, before: Question) -> None:
        """Say how to take the edit back, what it changes, and what is no longer said by its passage."""
        apart = f"Edited; `quizapp pack edit {entry.pack} {entry.question} --undo` takes it back."
        said = apart if isinstance(place, Apart) else f"Edited in {place.path.name}."
        self.app.notify(" ".join(filter(None, (said, self.practice.why_now))), markup=False)
        for lost in unsaid_now(self.app.desk.library, entry.card, before):
            self.app.notify(lost, severity="warning", markup=False)

    def action_bury(self) -> None:
        """Not today."""
        if self._saved(self.practice.bury):
            self._put_aside("Buried until tomorrow.")

    def action_note(self) -> None:
        """A note on this card; one that is there already is shown with the verdict alone."""
        if self.settled:
            self.app.push_screen(LineDialog("Note on this card", self.practice.note), self._noted)

    def _noted(self, text: str | None) -> None:
        if text is None or not (text or self.verdict):
            return
        if self._saved(lambda: self.practice.write_note(text)):
            self.show_card()
            self.notify("Noted." if self.verdict else f"Noted. {self.pressed('study-undo')} undoes it.", markup=False)

    def action_report(self) -> None:
        """Something is wrong with the question."""
        self.app.push_screen(PickDialog("What is wrong with this question?", REASONS), self._reported)

    def _reported(self, reason: str | None) -> None:
        if reason and self._saved(lambda: self.practice.report(reason)):
            self._put_aside("Reported and put aside.")

    def _put_aside(self, said: str) -> None:
        """Ask the next one, and say what was done and how to undo it from there."""
        self.ask(said)
        if self.practice.asked:
            self.app.notify(f"{said} {self.pressed('study-undo')} undoes it.", markup=False)

    def action_evidence(self) -> None:
        """The passage in its document."""
        if self.verdict is None:
            self.practice.look_at_evidence()
        beside = self.query_one("#beside", EvidenceView)
        if beside.display:
            beside.focus()
        elif self.practice.asked is not None:
            self.app.push_screen(EvidenceScreen(self.practice.evidence(), self.practice.asked.card))

    def action_leave_evidence(self) -> None:
        """From the evidence back to the card."""
        self.set_focus(None)

    def action_raw(self) -> None:
        """Every text as it was written, or as it is shown."""
        self.practice.raw = not self.practice.raw
        self.show_card()

    def action_set_time(self) -> None:
        """Stop after so many minutes."""
        self.app.push_screen(LineDialog("Ask no more after how many minutes?"), self._time_set)

    def _time_set(self, said: str | None) -> None:
        if said is None:
            return
        if said.isdecimal() and 0 < int(said) <= MOST_MINUTES:
            self.practice.stop_after(int(said))
            self.show_head()
            self.notify(
                f"After {counted(int(said), 'minute')} no more is asked. {self.key('study-set-time')} sets it anew."
            )
        else:
            self.notify(f"A number from 1 to {MOST_MINUTES} is wanted.", severity="error")

    def action_copy(self) -> None:
        """The question, and the answer once it is shown, to the clipboard."""
        self.app.copy_to_clipboard(card.copied(self.practice))
        self.notify("Copied.")

    def action_history(self) -> None:
        """What was answered before."""
        if self.practice.asked is not None:
            self.app.push_screen(HistoryScreen(self.practice.asked.card))

    def action_stop(self) -> None:
        """Stop here; an answer whose verdict stands is saved with the suggested rating."""
        if self.verdict is not None and not self._saved(lambda: self.practice.rate(self.practice.suggested)):
            return
        self.app.finish_study(self.practice)

    def _saved(self, act: object) -> bool:
        """Do what writes a row; say what went wrong, if anything, and leave the screen as it is."""
        assert callable(act)
        self.app.clear_notifications()
        try:
            return act() is not False
        except QuizError as error:
            self.app.complain(error)
            return False
