"""A card on the screen: the question, what can be picked, the verdict, and the rooms they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from quizapp.text.width import cells
from quizapp.text.written import fenced_width
from quizapp.tui.field import Field
from quizapp.tui.keys import KeyLine
from quizapp.tui.options import SIGN, Options
from quizapp.tui.picking import MATCH, MODES, Picking
from quizapp.tui.picture import Picture
from quizapp.tui.shown import GUTTER, hung, plain, written
from quizapp.tui.steady import Steady
from quizapp.tui.study_keys import TYPED

if TYPE_CHECKING:
    from quizapp.packs.model import Question
    from quizapp.study.asked import Asked
    from quizapp.study.model import Verdict
    from quizapp.tui.app import QuizApp

MARGINS, SCROLL_BAR = 4, 2
"""Columns beside the text of a card."""

LOW = 16
"""Rows below which the text of a verdict scrolls as one."""

FEW = 3
"""Rows of a room above which the last line of a page stands on the next one too."""

SETTLE_SECONDS = 0.25
"""Keys pressed so soon after something else was painted were meant for what stood there before."""

PICTURE_PART, FEWEST_ROWS = 3, 6
"""A picture takes one row of so many; where that makes fewer rows than these, its words stand for it."""

ROOMS = ("prompt-room", "text", "explanation-room")
"""What scrolls where there is little room."""


class Asking(Protocol):
    """The question asked now."""

    question: Question
    options: tuple[str, ...]
    lefts: tuple[str, ...]
    verdict: Verdict | None
    raw: bool

    @property
    def picture(self) -> Path | None:
        """The file of the question's picture, if any."""

    @property
    def asked(self) -> Asked | None:
        """The card asked now, if any."""

    @property
    def prompt(self) -> str:
        """What is asked."""


class Room(VerticalScroll):
    """A room that tells when it has become higher, lower, wider or narrower."""

    class Resized(Message):
        """It has another size."""

    def on_resize(self) -> None:
        """Tell so."""
        self.post_message(self.Resized())


class CardView(Steady[None]):
    """A card, painted in place; what stands beside it is the business of the screens made from this one."""

    CSS_PATH = "answering.tcss"
    AUTO_FOCUS = ""

    app: QuizApp

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self._asking = asking
        self._settled_at = 0.0
        self.picking: Picking | None = None
        self.skip = 0
        """Letters of each line of code that are passed over."""
        self._options = Options(id="options")

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
        self.query_one("#prompt-room").styles.max_height = None
        self.call_after_refresh(self._make_room)

    def on_resize(self) -> None:
        """The head is as wide as the screen, the text as wide as the card."""
        self.set_class(self.app.size.height < LOW, "-low")
        if self._asking.asked is not None:
            self.show_question()
        self.call_after_refresh(self._laid_out)

    # what stands on the screen

    @property
    def kind(self) -> str:
        """The kind of question that is asked."""
        return self._asking.question.kind

    @property
    def option_marked(self) -> bool:
        """Whether an arrow has marked an option."""
        return self._options.highlighted is not None

    @property
    def settled(self) -> bool:
        """Whether what stands on the screen has stood there long enough for keys to be meant for it."""
        return self.app.monotonic() - self._settled_at >= SETTLE_SECONDS

    def settle(self) -> None:
        """Something else is painted now: keys pressed right after it are dropped."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self._settled_at = self.app.monotonic()

    def pose(self) -> None:
        """Make ready for a question: nothing is picked or typed."""
        self.skip = 0
        mode = MODES.get(self.kind)
        self.picking = Picking(mode, self._asking.options, self._asking.lefts) if mode else None
        self.query_one("#field", Input).value = ""
        self.query_one("#options", OptionList).highlighted = None
        if self.kind in TYPED and self._asking.verdict is None:
            self.query_one("#field", Input).focus()
        else:
            self.set_focus(None)

    def show_question(self) -> None:
        """Paint the question, what can be picked, and no more of a verdict than its room."""
        judged = self._asking.verdict is not None
        self.stand(judged=judged, typed=self.kind in TYPED and not judged, picked=self.can_pick())
        self.show_head()
        self.query_one("#prompt-room").styles.max_height = None
        self.query_one("#prompt", Static).update(self.told(self._asking.prompt))
        self._show_picture()
        self.show_picking()

    def _show_picture(self) -> None:
        """The question's picture where there is room for it, until its verdict stands."""
        rows = self.app.size.height // PICTURE_PART
        wanted = self._asking.verdict is None and rows >= FEWEST_ROWS
        self.query_one(Picture).show(self._asking.picture if wanted else None, self.text_width(), rows)

    @on(Picture.Drawn)
    def _drawn(self) -> None:
        self.call_after_refresh(self._laid_out)

    def can_pick(self) -> bool:
        """Whether the options are shown to be picked from."""
        return self.picking is not None and self._asking.verdict is None

    def stand(self, *, judged: bool = False, typed: bool = False, picked: bool = False) -> None:
        """Have the parts that are wanted; few styles are read anew, so that a key is painted at once."""
        shown = {"#hint": not judged, "#field": typed, "#options": picked, "#verdict": judged}
        for name, wanted in shown.items():
            self.query_one(name).display = wanted
        room = self.query_one("#explanation-room")
        room.display = judged
        for part in (room, self.query_one("#prompt-room")):
            part.set_class(judged, "-judged")

    def told(self, text: str) -> Content:
        """What the pack's author wrote, as wide as the card."""
        return written(text, self.text_width(), raw=self._asking.raw, skip=self.skip)

    def _option(self, before: str, text: str) -> Content:
        """An option, all of its rows beneath its first."""
        width = self.text_width() - SIGN
        option = written(text, width - cells(before), raw=self._asking.raw, skip=self.skip)
        return hung(plain(before), option, width)

    def code_goes(self, by: int) -> bool:
        """Whether there is more of its code to the right, or to the left."""
        asking, room = self._asking, self.text_width() - len(GUTTER)
        if asking.asked is None or asking.raw or isinstance(self.focused, Input):
            return False
        texts = [asking.prompt, *asking.options, *([asking.question.explanation] if asking.verdict else [])]
        return self.skip > 0 if by < 0 else self.skip + room < max(map(fenced_width, texts))

    def action_code(self, by: int) -> None:
        """The code further to the right, or to the left."""
        self.skip = max(0, self.skip + by * (self.text_width() // 2))
        self.show_card()

    def show_card(self) -> None:
        """Paint the card as it stands."""
        raise NotImplementedError

    def text_width(self) -> int:
        """Columns for text that is not wrapped."""
        return self.card_width() - SCROLL_BAR

    def card_width(self) -> int:
        """Columns for the text of the card."""
        return self.app.size.width - MARGINS

    def show_head(self) -> None:
        """Paint the head."""
        raise NotImplementedError

    def show_foot(self) -> None:
        """Paint the keys, and the card from its beginning."""
        self.query_one("#foot", KeyLine).show()
        self.call_after_refresh(self._laid_out)

    def _laid_out(self) -> None:
        """Every room at its beginning, and the verdict in sight; the foot says whether there is more."""
        if self.query_one_optional("#prompt-room") is None:
            return  # the screen has gone meanwhile
        self._make_room()
        if self.app.is_inline:
            self._grow()
        for room in self._rooms():
            room.scroll_home(animate=False, immediate=True)
        if self._asking.verdict is not None:
            self.query_one("#verdict").scroll_visible(animate=False, immediate=True, top=True)
        self.query_one("#foot", KeyLine).show()

    def _make_room(self) -> None:
        """A long prompt takes the rows that nothing else needs."""
        prompt, text = (self.query_one(name, VerticalScroll) for name in ("#prompt-room", "#text"))
        last = [child for child in text.children if child.display and child.id != "explanation-room"]
        if self._asking.verdict is not None:
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

    def show_picking(self) -> None:
        """Paint the options as they are picked."""
        options, matched = self.query_one("#options", Options), self.query_one("#matched", Static)
        picking = self.picking if self._asking.verdict is None else None
        matched.display = picking is not None and picking.mode == MATCH
        if picking is None:
            return
        options.show([(str(index), self._option(before, text)) for index, before, text in picking.lines()])
        matched.update(self.told("\n".join(picking.matched())))
