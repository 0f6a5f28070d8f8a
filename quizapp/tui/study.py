"""Study: read, answer, go on. Two phases, two key tables, one screen that changes in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from quizapp.errors import QuizError
from quizapp.study.model import Rating, Verdict
from quizapp.tui import card
from quizapp.tui.dialogs import LineDialog, PickDialog
from quizapp.tui.evidence import EvidenceScreen, EvidenceView
from quizapp.tui.field import Field
from quizapp.tui.history import HistoryScreen
from quizapp.tui.keys import KeyLine
from quizapp.tui.options import Options
from quizapp.tui.picking import MATCH, MODES, ONE, Picking
from quizapp.tui.shown import plain
from quizapp.tui.study_keys import ANSWERING, BOTH, TYPED, VERDICT, Moment, holds

if TYPE_CHECKING:
    from quizapp.practice.practice import Practice
    from quizapp.tui.app import QuizApp

SETTLE_SECONDS = 0.25
"""Keys pressed so soon after a verdict was painted were meant for the question."""

WIDE = 100
"""Columns from which the evidence stands beside the card."""

REASONS = ("wrong", "unclear", "trivial", "duplicate")


class StudyScreen(Screen[None]):
    """One question after the other until nothing is left."""

    CSS_PATH = "study.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*ANSWERING, *VERDICT, *BOTH]

    app: QuizApp

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.practice = practice
        self.picking: Picking | None = None
        self.painted = 0.0

    def compose(self) -> ComposeResult:
        """The head, the card, the evidence beside it on wide screens, and the keys."""
        yield Static(id="head", markup=False)
        with Horizontal(id="room"):
            with Vertical(id="card"):
                with VerticalScroll(id="prompt-room", can_focus=False):
                    yield Static(id="prompt", markup=False)
                yield Static(id="matched", markup=False)
                yield Options(id="options", markup=False, compact=True)
                yield Field(id="field")
                yield Static(id="hint", markup=False)
                yield Static(id="verdict", markup=False)
                with VerticalScroll(id="explanation-room", can_focus=False):
                    yield Static(id="explanation", markup=False)
                yield Static(id="ratings", markup=False)
            yield EvidenceView(id="beside")
        yield KeyLine(id="foot")

    def on_mount(self) -> None:
        """The first question, or the end at once when there is none."""
        self.ask()

    def on_resize(self) -> None:
        """The head is as wide as the screen; wide screens have room for the evidence."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self._show_head()

    # what stands on the screen

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that stands, None while a question waits for its answer."""
        return self.practice.verdict

    def ask(self) -> None:
        """Show what is asked now, as a question or with its verdict; when nothing is, end."""
        if self.practice.asked is None:
            self.app.finish_study(self.practice)
            return
        kind = self.practice.question.kind
        mode = MODES.get(kind)
        self.picking = Picking(mode, self.practice.options, self.practice.lefts) if mode else None
        self.query_one("#field", Input).value = ""
        self.query_one("#options", OptionList).highlighted = None
        if kind in TYPED and self.verdict is None:
            self.query_one("#field", Input).focus()
        else:
            self.set_focus(None)
        self.show_card()
        if self.practice.why_now:
            self.notify(self.practice.why_now, markup=False)

    def show_card(self) -> None:
        """Paint the card as it stands."""
        practice, verdict = self.practice, self.verdict
        self.set_class(verdict is not None, "-verdict")
        self.set_class(practice.question.kind in TYPED and verdict is None, "-typed")
        self.set_class(self.picking is not None and verdict is None, "-picked")
        self._show_head()
        self.query_one("#prompt", Static).update(plain(practice.prompt))
        self.query_one("#hint", Static).update(plain(practice.hint_shown))
        self._show_picking()
        if verdict is not None:
            self.query_one("#verdict", Static).update(card.verdict(practice))
            self.query_one("#explanation", Static).update(card.explanation(practice))
            self.query_one("#explanation-room", VerticalScroll).scroll_home(animate=False)
            self.query_one("#ratings", Static).update(card.ratings(practice, self._card_width()))
        if verdict is not None:
            self.query_one("#beside", EvidenceView).show(practice.evidence())
        self.query_one("#foot", KeyLine).show()

    def _card_width(self) -> int:
        share = 0.55 if self.app.size.width >= WIDE else 1.0
        return int(self.app.size.width * share) - 4

    def _show_head(self) -> None:
        if self.practice.asked is not None:
            self.query_one("#head", Static).update(card.head(self.practice, max(self.app.size.width - 2, 20)))

    def _show_picking(self) -> None:
        options, matched, picking = (
            self.query_one("#options", OptionList),
            self.query_one("#matched", Static),
            self.picking,
        )
        matched.display = picking is not None and picking.mode == MATCH and self.verdict is None
        if picking is None:
            return
        marked = options.highlighted
        options.set_options([Option(plain(line), id=str(index)) for index, line in picking.lines()])
        options.highlighted = marked
        matched.update(plain("\n".join(picking.matched())))

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
            marked=self.query_one("#options", OptionList).highlighted is not None,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key's action holds now."""
        if action.startswith("focus") or action in {"keys", "scroll_up", "scroll_down"}:
            return True
        return holds(action, parameters, self.moment())

    def on_descendant_focus(self) -> None:
        """In a field the keys are others."""
        self.query_one("#foot", KeyLine).show()

    def on_descendant_blur(self) -> None:
        """Outside it too."""
        self.query_one("#foot", KeyLine).show()

    def action_leave_field(self) -> None:
        """Letters are commands now."""
        self.set_focus(None)
        self.query_one("#foot", KeyLine).show()

    def action_enter_field(self) -> None:
        """Letters are text again."""
        self.query_one("#field", Input).focus()
        self.query_one("#foot", KeyLine).show()

    # answering

    @on(Input.Submitted)
    def action_send(self) -> None:
        """Send what was typed, ticked or arranged; nothing means "I don't know"."""
        options = self.query_one("#options", OptionList)
        picking = self.picking
        if self.practice.question.kind == "flashcard":
            self.action_show()
        elif picking is None:
            self._grade(self.query_one("#field", Input).value.strip())
        elif (
            picking.mode in {ONE, MATCH}
            and options.highlighted is not None
            and not (picking.mode == MATCH and not picking.asked)
        ):
            self.action_pick(picking.lines()[options.highlighted][0] + 1)
        else:
            self._grade(picking.response())

    def action_give_up(self) -> None:
        """I don't know."""
        self._grade("")

    def action_mark(self, by: int) -> None:
        """Mark the next option, or the one before."""
        options = self.query_one("#options", OptionList)
        if options.option_count:
            start = -1 if by > 0 else options.option_count
            options.highlighted = (
                (start if options.highlighted is None else options.highlighted) + by
            ) % options.option_count
            self.query_one("#foot", KeyLine).show()

    def action_show(self) -> None:
        """Show a flashcard's answer."""
        self._grade("shown")

    def action_pick(self, number: int) -> None:
        """The option with this number."""
        assert self.picking is not None
        self.picking = self.picking.press(number - 1)
        if self.picking.mode == ONE:
            self._grade(self.picking.response())
        else:
            self._show_picking()
            self.query_one("#foot", KeyLine).show()

    def action_tick(self) -> None:
        """Tick the marked option."""
        marked = self.query_one("#options", OptionList).highlighted
        if marked is not None:
            self.action_pick(marked + 1)

    def action_unpick(self) -> None:
        """Take back the last pick."""
        if self.picking is not None:
            self.picking = self.picking.back()
            self._show_picking()

    def action_move(self, by: int) -> None:
        """Move the marked line of an order."""
        options = self.query_one("#options", OptionList)
        if self.picking is not None and options.highlighted is not None:
            line = options.highlighted
            self.picking = self.picking.move(line, by)
            self._show_picking()
            options.highlighted = max(0, min(line + by, len(self.picking.options) - 1))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.action_pick(int(event.option.id or 0) + 1)

    def action_hint(self) -> None:
        """One hint more."""
        self.query_one("#hint", Static).update(plain(self.practice.hint()))

    def _grade(self, response: str | list[str]) -> None:
        self.practice.respond(response)
        self.set_focus(None)
        self.show_card()
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self.painted = self.app.monotonic()

    # after the verdict

    def _settled(self) -> bool:
        return self.app.monotonic() - self.painted >= SETTLE_SECONDS

    def action_accept(self) -> None:
        """Take the suggested rating."""
        if self.verdict is not None:
            self.action_rate(int(self.practice.suggested))

    def action_rate(self, rating: int) -> None:
        """Take this rating; the answer is saved before the next question is shown."""
        if self._settled() and self._saved(lambda: self.practice.rate(Rating(rating))):
            self.ask()

    def action_guessed(self) -> None:
        """It was a guess: rated again, whatever the verdict."""
        if self._settled() and self._saved(self.practice.rate_guessed):
            self.ask()

    def action_override(self) -> None:
        """I was right, or I was wrong, whatever the verdict says."""
        if self._settled():
            self.practice.override()
            self.show_card()

    def action_note(self) -> None:
        """A note on this card."""
        if self._settled():
            self.app.push_screen(LineDialog("Note on this card", self.practice.note), self._noted)

    def _noted(self, text: str | None) -> None:
        if text is not None and self._saved(lambda: self.practice.write_note(text)):
            self.notify("Noted.")

    # both

    def action_undo(self) -> None:
        """First the rating, then the answer, then the one before."""
        if self._saved(self.practice.undo):
            self.ask()

    def action_redo(self) -> None:
        """Do again what was undone."""
        if self._saved(self.practice.redo):
            self.ask()

    def action_suspend(self) -> None:
        """Never ask this card until it is wanted again."""
        if self._saved(self.practice.suspend):
            self.notify("Suspended. u undoes it.")
            self.ask()

    def action_bury(self) -> None:
        """Not today."""
        if self._saved(self.practice.bury):
            self.notify("Buried until tomorrow. u undoes it.")
            self.ask()

    def action_report(self) -> None:
        """Something is wrong with the question."""
        self.app.push_screen(PickDialog("What is wrong with this question?", REASONS), self._reported)

    def _reported(self, reason: str | None) -> None:
        if reason and self._saved(lambda: self.practice.report(reason)):
            self.notify("Reported and put aside. u undoes it.")
            self.ask()

    def action_evidence(self) -> None:
        """The passage in its document."""
        if self.verdict is None:
            self.practice.look_at_evidence()
        self.app.push_screen(EvidenceScreen(self.practice.evidence()))

    def action_copy(self) -> None:
        """The question, and the answer once it is shown, to the clipboard."""
        self.app.copy_to_clipboard(card.copied(self.practice))
        self.notify("Copied.")

    def action_history(self) -> None:
        """What was answered before."""
        self.app.push_screen(HistoryScreen(self.practice.history()))

    def action_stop(self) -> None:
        """Stop here; every saved answer is kept."""
        self.app.finish_study(self.practice)

    def _saved(self, act: object) -> bool:
        """Do what writes a row; say what went wrong, if anything, and leave the screen as it is."""
        assert callable(act)
        try:
            return act() is not False
        except QuizError as error:
            self.notify("\n".join(filter(None, (str(error), error.hint))), severity="error", markup=False, timeout=10)
            return False
