"""The rooms of a card: which of its parts stand on the screen, how they share the rows, and what scrolls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from quizapp.tui.field import Field
from quizapp.tui.keys import KeyLine
from quizapp.tui.options import Options
from quizapp.tui.picture import Picture
from quizapp.tui.steady import Steady

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp

LOW = 16
"""Rows below which the text of a verdict scrolls as one."""

FEW = 3
"""Rows of a room above which the last line of a page stands on the next one too."""

ROOMS = ("prompt-room", "text", "explanation-room")
"""What scrolls where there is little room."""


class Room(VerticalScroll):
    """A room that tells when it has become higher, lower, wider or narrower."""

    class Resized(Message):
        """It has another size."""

    def on_resize(self) -> None:
        """Tell so."""
        self.post_message(self.Resized())


class CardRooms(Steady[None]):
    """The places of a card's parts; what is written into them is the business of the screens made from this one."""

    AUTO_FOCUS = ""

    app: QuizApp

    def __init__(self) -> None:
        super().__init__()
        self._options = Options(id="options")

    @property
    def judged(self) -> bool:
        """Whether a verdict stands."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The head, the card, what stands beside it, and the keys."""
        yield Static(id="head", markup=False)
        with Horizontal(id="room"):
            with Vertical(id="card"):
                with Room(id="text", can_focus=False):
                    with VerticalScroll(id="prompt-room", can_focus=False):
                        yield Static(id="prompt", markup=False)
                    yield Picture(id="picture")
                    yield Static(id="matched", markup=False)
                    yield self._options
                    yield Field(id="field")
                    yield Static(id="hint", markup=False)
                    yield Static(id="verdict", markup=False)
                    with VerticalScroll(id="explanation-room", can_focus=False):
                        yield Static(id="explanation", markup=False)
                yield from self.under_text()
            yield from self.beside_card()
        yield KeyLine(id="foot")

    def under_text(self) -> Iterator[Widget]:
        """What stands under the text of the card and never scrolls."""
        yield from ()

    def beside_card(self) -> Iterator[Widget]:
        """What stands beside the card."""
        yield from ()

    def on_mount(self) -> None:
        """The foot says whether there is more, which changes as rooms get scroll bars."""
        foot = self.query_one("#foot", KeyLine)
        for room in self._rooms():
            self.watch(room, "show_vertical_scrollbar", foot.show, init=False)

    @on(Room.Resized)
    def _fit(self) -> None:
        """What is noticed takes rows from the card for as long as it stands there."""
        self.keep_to_its_room()
        self.call_after_refresh(self._make_room)

    def keep_to_its_room(self) -> None:
        """A prompt that was given more rows has as many as any."""
        styles = self.query_one("#prompt-room").styles
        if styles.inline.has_rule("max_height"):
            styles.max_height = None

    def on_resize(self) -> None:
        """Low screens do without empty rows."""
        self.set_class(self.app.size.height < LOW, "-low")
        self.call_after_refresh(self.lay_out)

    def stand(self, *, typed: bool = False, picked: bool = False) -> None:
        """Have the parts that are wanted; few styles are read anew, so that a key is painted at once."""
        judged = self.judged
        shown = {
            "#hint": not judged,
            "#field": typed,
            "#options": picked,
            "#verdict": judged,
            "#explanation-room": judged,
        }
        for name, wanted in shown.items():
            self.query_one(name).display = wanted
        self.query_one("#prompt-room").set_class(judged, "-judged")

    def show_foot(self) -> None:
        """Paint the keys, and the card from its beginning."""
        self.query_one("#foot", KeyLine).show()
        self.call_after_refresh(self.lay_out)

    @property
    def _is_gone(self) -> bool:
        """Whether the screen was left while something was still to be done on it."""
        return self not in self.app.screen_stack

    def lay_out(self) -> None:
        """Have every room at its beginning, and the verdict in sight; the foot says whether there is more."""
        if self._is_gone:
            return
        self._make_room()
        if self.app.is_inline:
            self._grow()
        for room in self._rooms():
            room.scroll_home(animate=False, immediate=True)
        if self.judged:
            self.query_one("#verdict").scroll_visible(animate=False, immediate=True, top=True)
        self.query_one("#foot", KeyLine).show()

    def _make_room(self) -> None:
        """A long prompt takes the rows that nothing else needs."""
        if self._is_gone:
            return
        prompt, text = (self.query_one(name, VerticalScroll) for name in ("#prompt-room", "#text"))
        last = [child for child in text.children if child.display and child.id != "explanation-room"]
        if self.judged:
            last.append(self.query_one("#explanation"))
        free = text.region.bottom - max(widget.region.bottom for widget in last)
        more = min(free, prompt.max_scroll_y)
        if more > 0:
            prompt.styles.max_height = prompt.outer_size.height + more

    def _grow(self) -> None:
        """Under the prompt the screen becomes as high as what it shows."""
        hidden = sum(room.max_scroll_y for room in self._rooms() if room.display)
        if hidden:
            self.styles.height = self.outer_size.height + hidden

    def _rooms(self) -> list[VerticalScroll]:
        """What scrolls, from above to below."""
        return [self.query_one(f"#{name}", VerticalScroll) for name in ROOMS]

    def paged(self, by: int) -> VerticalScroll | None:
        """The room in which the next page of the card stands, or the one before; None when there is none."""
        rooms = [room for room in self._rooms() if room.display and room.max_scroll_y]
        if by > 0:
            return next((room for room in rooms if room.scroll_offset.y < room.max_scroll_y), None)
        return next((room for room in reversed(rooms) if room.scroll_offset.y > 0), None)

    def action_page(self, by: int) -> None:
        """The next page of the card, or the one before."""
        room = self.paged(by)
        if room is not None:
            room.scroll_relative(y=by * (room.size.height - (room.size.height > FEW)), animate=False, immediate=True)
            self.query_one("#foot", KeyLine).show()
