"""A list of any length: only the lines that are seen are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from quizapp.tui.steady import Surviving

Draw = Callable[[int, int], Content]
"""The line with a number, in so many columns."""


class Rows(Surviving, ScrollView, can_focus=True, inherit_bindings=False):
    """Lines with a cursor among them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next", id="rows-next", show=False),
        Binding("up,k", "move(-1)", "Before", id="rows-before", show=False),
        Binding("pagedown", "page(1)", "A page on", id="rows-page-down", show=False),
        Binding("pageup", "page(-1)", "A page back", id="rows-page-up", show=False),
        Binding("home", "first", "First", id="rows-first", show=False),
        Binding("end", "last", "Last", id="rows-last", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=True)
    """The number of the line that is meant."""

    class Moved(Message):
        """Another line is meant."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._count = 0
        self._draw: Draw = lambda number, width: Content("")

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._count

    def show(self, count: int, draw: Draw, cursor: int = 0) -> None:
        """Show so many lines, each drawn when it comes into sight."""
        self._count, self._draw = count, draw
        self.virtual_size = Size(max(self.size.width - 1, 1), count)
        self.cursor = min(max(cursor, 0), max(count - 1, 0))
        self._follow()
        self.refresh()

    def on_resize(self) -> None:
        """Lines are as wide as the widget."""
        self.virtual_size = Size(max(self.size.width - 1, 1), self._count)
        self._follow()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number, width, base = y + self.scroll_offset.y, self.scrollable_content_region.width, self.visual_style
        if number >= self._count:
            return Strip.blank(width, base.rich_style)
        style = base + Style(reverse=True) if number == self.cursor and self.has_focus else base
        line = self._draw(number, width).truncate(width, ellipsis=True, pad=True)
        strips = Visual.to_strips(self, line, width, 1, style, pad=True)
        return strips[0].adjust_cell_length(width, style.rich_style)

    def watch_cursor(self) -> None:
        """What is meant stays in sight."""
        self._follow()
        self.post_message(self.Moved())

    def _follow(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def _go(self, to: int) -> None:
        if self._count:
            self.cursor = min(max(to, 0), self._count - 1)

    def action_move(self, by: int) -> None:
        """The next line, or the one before."""
        self._go(self.cursor + by)

    def action_page(self, by: int) -> None:
        """A page further, or back."""
        self._go(self.cursor + by * max(self.size.height - 1, 1))

    def action_first(self) -> None:
        """The first line."""
        self._go(0)

    def action_last(self) -> None:
        """The last line."""
        self._go(self._count - 1)

    def on_click(self, event: Click) -> None:
        """The line that is clicked on is meant."""
        self._go(event.y + self.scroll_offset.y)
