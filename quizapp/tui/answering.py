"""The ways to answer a question that is on the screen: typing, picking, ticking, arranging."""

from __future__ import annotations

from textual import on
from textual.events import Key
from textual.widgets import Input, OptionList

from quizapp.tui.card_view import CardView
from quizapp.tui.field import ALT, Field
from quizapp.tui.keys import KeyLine
from quizapp.tui.picking import MATCH, ONE


class AnsweringView(CardView):
    """A card that is answered by the keys of ANSWERING; what an answer leads to is said by the screens made from it."""

    def answered(self, response: str | list[str]) -> None:
        """What an answer leads to; an empty one is "I don't know"."""
        raise NotImplementedError

    def watch_focused(self) -> None:
        """In a field the keys are others."""
        for foot in self.query("#foot").results(KeyLine):
            foot.show()

    def on_key(self, event: Key) -> None:
        """Escape and a letter that arrive as one key are both: out of the field, and the command."""
        if event.key.startswith(ALT):
            event.stop()
            if isinstance(self.focused, Field):
                self.action_leave_field()
            self.app.simulate_key(event.key.removeprefix(ALT))

    def action_leave_field(self) -> None:
        """Letters are commands now."""
        self.set_focus(None)

    def action_enter_field(self) -> None:
        """Letters are text again."""
        self.query_one("#field", Input).focus()

    @on(Input.Submitted)
    def _entered(self) -> None:
        """Enter in the field sends, unless it was meant for the question before."""
        if self.settled:
            self.action_send()

    def action_send(self) -> None:
        """Send what was typed, ticked or arranged; nothing means "I don't know"."""
        options = self.query_one("#options", OptionList)
        picking = self.picking
        if self.kind == "flashcard":
            self.action_show()
        elif picking is None:
            self.answered(self.query_one("#field", Input).value.strip())
        elif (
            picking.mode in {ONE, MATCH}
            and options.highlighted is not None
            and not (picking.mode == MATCH and not picking.asked)
        ):
            self.action_pick(picking.lines()[options.highlighted][0] + 1)
        else:
            self.answered(picking.response())

    def action_give_up(self) -> None:
        """I don't know."""
        self.answered("")

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
        self.answered("shown")

    def action_pick(self, number: int) -> None:
        """The option with this number."""
        assert self.picking is not None
        self.picking = self.picking.press(number - 1)
        if self.picking.mode == ONE and self.picking.started:
            self.answered(self.picking.response())
        else:
            self.show_picking()
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
            self.show_picking()

    def action_move(self, by: int) -> None:
        """Move the marked line of an order."""
        options = self.query_one("#options", OptionList)
        if self.picking is not None and options.highlighted is not None:
            line = options.highlighted
            self.picking = self.picking.move(line, by)
            self.show_picking()
            options.highlighted = max(0, min(line + by, len(self.picking.options) - 1))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.action_pick(int(event.option.id or 0) + 1)
