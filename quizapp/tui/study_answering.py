"""Answering on the screen of study: typing, picking, hints, and how sure one is before the verdict."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.widgets import Input, OptionList

from quizapp.tui.keys import KeyLine
from quizapp.tui.picking import MATCH, ONE
from quizapp.tui.study_view import StudyView

SETTLE_SECONDS = 0.25
"""Keys pressed so soon after a verdict was painted were meant for the question."""


class AnsweringView(StudyView):
    """One card, and what answers it."""

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

    def action_show_options(self) -> None:
        """Show the options that were kept back."""
        self.practice.show_options()
        self.show_card()

    def action_pick(self, number: int) -> None:
        """The option with this number."""
        assert self.picking is not None
        self.picking = self.picking.press(number - 1)
        if self.picking.mode == ONE and self.picking.started:
            self._grade(self.picking.response())
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

    def action_hint(self) -> None:
        """One hint more."""
        self.practice.hint()
        self.picking = self.picking and replace(self.picking, struck=self.practice.hints.struck)
        self.show_card()

    def _grade(self, response: str | list[str]) -> None:
        self.practice.give(response)
        self._judged()

    def action_sure(self, confidence: str) -> None:
        """How sure the learner was; then the verdict."""
        if self._settled():
            self.practice.sure(confidence)
            self._judged()

    def _judged(self) -> None:
        self.set_focus(None)
        self.show_card()
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self.painted = self.app.monotonic()

    def _settled(self) -> bool:
        return self.app.monotonic() - self.painted >= SETTLE_SECONDS
