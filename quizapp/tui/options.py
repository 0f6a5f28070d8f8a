"""A list of options that is driven by its screen's keys and by the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quizapp.tui.shown import MARK, joined, stacked
from quizapp.tui.steady import Surviving

SIGN = 2
"""Columns before each line, of which the sign has the first."""


class Options(Surviving, OptionList, can_focus=False):
    """Never takes the focus, so that every key is the screen's. What is marked has a sign before it."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False, compact=True)
        self._texts: list[Content] = []
        self._signed: int | None = None

    def show(self, lines: Sequence[tuple[str, Content]]) -> None:
        """Show these (id, line) pairs; the same one stays marked while it is there, else the same place."""
        marked = self._marked([name for name, _ in lines])
        self._texts = [line for _, line in lines]
        self._signed = None
        self.set_options([Option(_signed("", line), id=name) for name, line in lines])
        self.highlighted = marked

    def _marked(self, names: Sequence[str]) -> int | None:
        """Where the mark goes among these."""
        place = self.highlighted
        name = None if place is None else self.get_option_at_index(place).id
        if name in names:
            return names.index(name)
        return place if place is not None and place < len(names) else None

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The sign goes where the mark goes."""
        super().watch_highlighted(highlighted)
        self._sign(self._signed, "")
        self._sign(highlighted, MARK)
        self._signed = highlighted

    def _sign(self, place: int | None, sign: str) -> None:
        if place is not None and place < min(len(self._texts), self.option_count):
            self.replace_option_prompt_at_index(place, _signed(sign, self._texts[place]))


def _signed(sign: str, text: Content) -> Content:
    """A text with a sign before its first row, and as much room before the others."""
    rows = text.split("\n", allow_blank=True) or [text]
    return stacked(*[joined(f"{'' if place else sign:<{SIGN}}", row) for place, row in enumerate(rows)])
