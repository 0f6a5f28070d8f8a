"""The text of a document with its marked words, however long it is: only the rows in view are painted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from quizapp.figures.knowledge import KnowledgeMap, Mark, Part
from quizapp.figures.pictures import bar, percent
from quizapp.text.width import cells
from quizapp.tui.marked_text import Row, laid_out
from quizapp.tui.steady import Surviving

LEAD = 2
"""Rows kept above what is jumped to."""
NARROW = 60
"""Columns below which headings have no bar."""


class DocumentText(Surviving, ScrollView, can_focus=True, inherit_bindings=False):
    """The text; one mark of those in view is the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", "Scroll", id="document-text-up", show=False),
        Binding("down", "scroll_down", "Scroll", id="document-text-down", show=False),
        Binding("pageup", "page_up", "Page", id="document-text-page-up", show=False),
        Binding("pagedown,space", "page_down", "Page", id="document-text-page-down", show=False),
        Binding("home", "scroll_home", "Begin, end", id="document-text-begin", show=False),
        Binding("end", "scroll_end", "Begin, end", id="document-text-end", show=False),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"document-text--{name}" for name in ("known", "fading", "weak", "new", "none", "heading"))
    }

    @dataclass
    class Moved(Message):
        """Another mark is the current one, or none is."""

        mark: Mark | None

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = ""
        self._parts: Sequence[Part] = ()
        self._headings: frozenset[int] = frozenset()
        self.marks: Sequence[Mark] = ()
        self._laid = laid_out("", (), {}, 80)
        self._width = 0
        self._current = -1
        self._jumped = -1
        """Where in the text the section begins that was jumped to, -1 once one moved on."""

    def show(self, text: str, known: KnowledgeMap, marks: Sequence[Mark]) -> None:
        """Show a text with these marks of it; where one was, one stays."""
        at, current = self.offset_at_top, self.current
        self._text, self._parts, self.marks = text, known.parts, marks
        self._current = -1
        self._lay(at, current)

    def _lay(self, at: int, current: Mark | None) -> None:
        """Lay the text out anew, with an offset of it at the top, and go on at the mark one was at."""
        self._width = max(self.scrollable_content_region.width - 1, 8)
        self._laid = laid_out(self._text, self.marks, self._notes(), self._width)
        self._headings = frozenset(self._laid.line_at(part.start) for part in self._parts if part.level)
        self.virtual_size = Size(self._width, len(self._laid.rows))
        self.scroll_to(y=self._laid.row_at(at) if at else 0, animate=False, immediate=True, force=True)
        same = (number for number, mark in enumerate(self.marks) if current and mark.start == current.start)
        self._current = next(same, -1)
        self._settle()
        self.refresh()

    def _notes(self) -> dict[int, str]:
        shares = ((part.start, part.mastery.share) for part in self._parts if part.level)
        wide = self._width >= NARROW
        return {
            at: f"{f'{bar(share)} ' if wide else ''}{percent(share):>5}" for at, share in shares if share is not None
        }

    # where one is

    @property
    def current(self) -> Mark | None:
        """The current mark."""
        return self.marks[self._current] if 0 <= self._current < len(self.marks) else None

    @property
    def offset_at_top(self) -> int:
        """Where in the text the first row in view begins."""
        top = min(self.scroll_offset.y, len(self._laid.rows) - 1)
        return self._laid.starts[self._laid.rows[top].line]

    @property
    def place(self) -> int:
        """Where in the text one is: at the current mark, in the section jumped to, or at the top of what is in view."""
        if self.current is not None:
            return self.current.start
        return self._jumped if self._jumped >= 0 else self.offset_at_top

    @property
    def line(self) -> int:
        """The number of the line one is in, from 1."""
        return self._laid.line_at(self.place) + 1

    def next_mark(self, by: int) -> None:
        """Go to the next mark, or to the one before."""
        if self.marks:
            start = self._current if self._current >= 0 else (-1 if by > 0 else len(self.marks))
            self.go_to_mark(min(max(start + by, 0), len(self.marks) - 1))

    def go_to(self, offset: int, by: int) -> None:
        """Go so many marks on from the first one that ends after an offset, or back."""
        here = next((n for n, mark in enumerate(self.marks) if mark.end > offset), len(self.marks) - 1)
        if self.marks:
            self.go_to_mark(min(max(here + by, 0), len(self.marks) - 1))
        else:
            self._scroll(self._laid.row_at(offset))

    def go_to_mark(self, number: int) -> None:
        """Make a mark the current one, in view."""
        self._make_current(number)
        row, height = self._laid.row_of_mark[number], self.size.height
        if not self.scroll_offset.y <= row < self.scroll_offset.y + height:
            self._scroll(row)

    def next_section(self, by: int) -> None:
        """Go to the heading of the next section, or of the one before."""
        starts = [part.start for part in self._parts]
        if starts:
            target = min(max(bisect_right(starts, self.place) - 1 + by, 0), len(starts) - 1)
            part = self._parts[target]
            self._scroll(self._laid.row_at(part.start))
            first = next((n for n, mark in enumerate(self.marks) if mark.start >= part.start), -1)
            self._make_current(first if first >= 0 and self.marks[first].start < part.end else -1)
            self._jumped = part.start

    def _scroll(self, row: int) -> None:
        self.scroll_to(y=max(row - LEAD, 0), animate=False, immediate=True, force=True)

    def _make_current(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self.refresh()
            self.post_message(self.Moved(self.current))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """What is in view decides which mark is the current one."""
        super().watch_scroll_y(old_value, new_value)
        self._jumped = -1
        self._settle()

    def _settle(self) -> None:
        """Keep the current mark while it is in view; else it is the first one in view."""
        top, rows = self.scroll_offset.y, self._laid.row_of_mark
        bottom = top + max(self.size.height, 1)
        if 0 <= self._current < len(rows) and top <= rows[self._current] < bottom:
            return
        first = bisect_left(rows, top)
        self._make_current(first if first < len(rows) and rows[first] < bottom else -1)

    def on_resize(self, event: events.Resize) -> None:
        """Rows are as wide as the screen."""
        if self._text and max(self.scrollable_content_region.width - 1, 8) != self._width:
            self._lay(self.offset_at_top, self.current)

    def on_click(self, event: events.Click) -> None:
        """The mark under the mouse is the current one."""
        number = self.scroll_offset.y + event.y
        if number >= len(self._laid.rows):
            return
        at = 0
        for run in self._laid.runs(self._laid.rows[number]):
            at += cells(run.text)
            if event.x < at:
                if run.mark >= 0:
                    self._make_current(run.mark)
                return

    # painting

    def render_line(self, y: int) -> Strip:
        """One row of what is in view."""
        number = self.scroll_offset.y + y
        plain = self.rich_style
        if number >= len(self._laid.rows):
            return Strip.blank(self.size.width, plain)
        row = self._laid.rows[number]
        segments = [Segment(run.text, self._style(row, run.mark, plain)) for run in self._laid.runs(row)]
        if note := self._laid.note(row):
            used = sum(cells(segment.text) for segment in segments)
            segments.append(Segment(" " * max(self._width - used - cells(note), 1) + note, plain))
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def _style(self, row: Row, mark: int, plain: Style) -> Style:
        if mark < 0:
            heading = row.line in self._headings
            return self.get_component_rich_style("document-text--heading") if heading else plain
        style = self.get_component_rich_style(f"document-text--{self.marks[mark].knowing or 'none'}")
        return style + Style(reverse=True) if mark == self._current else style
