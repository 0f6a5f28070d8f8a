"""A card on the screen: the question with its picture and its code, and what can be picked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual import on
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from quizapp.packs.answers import TYPED
from quizapp.text.width import cells
from quizapp.text.written import fenced_width
from quizapp.tui.card import BESIDE_WRONG
from quizapp.tui.card_rooms import CardRooms
from quizapp.tui.options import SIGN, Options
from quizapp.tui.picking import MATCH, MODES, Picking
from quizapp.tui.picture import Picture
from quizapp.tui.shown import GUTTER, hung, plain, written

if TYPE_CHECKING:
    from quizapp.packs.model import Question
    from quizapp.study.asked import Asked
    from quizapp.study.model import Verdict

MARGINS, SCROLL_BAR = 4, 2
"""Columns beside the text of a card."""

SETTLE_SECONDS = 0.25
"""Keys pressed so soon after something else was painted were meant for what stood there before."""

PICTURE_PART, FEWEST_ROWS = 3, 6
"""A picture takes one row of so many; where that makes fewer rows than these, its words stand for it."""


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


class CardView(CardRooms):
    """A card, painted in place; what stands beside it is the business of the screens made from this one."""

    CSS_PATH = "answering.tcss"

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self._asking = asking
        self._settled_at = 0.0
        self.picking: Picking | None = None
        self.skip = 0
        """Letters of each line of code that are passed over."""

    def on_resize(self) -> None:
        """The head is as wide as the screen, the text as wide as the card."""
        if self._asking.asked is not None:
            self.show_card()

    # what stands on the screen

    @property
    def kind(self) -> str:
        """The kind of question that is asked."""
        return self._asking.question.kind

    @property
    def judged(self) -> bool:
        """Whether a verdict stands."""
        return self._asking.verdict is not None

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
        self._settle()
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self._settled_at = self.app.monotonic()

    def pose(self) -> None:
        """Make ready for a question: nothing is picked or typed."""
        self.skip = 0
        mode = MODES.get(self.kind)
        self.picking = Picking(mode, self._asking.options, self._asking.lefts) if mode else None
        field = self.query_one("#field", Input)
        with field.prevent(Input.Changed):
            field.value = ""
        self.query_one("#options", OptionList).highlighted = None
        if self.kind in TYPED and not self.judged:
            self.set_focus(field)
        else:
            self.set_focus(None)

    def show_question(self) -> None:
        """Paint the question, what can be picked, and no more of a verdict than its room."""
        self.stand(typed=self.kind in TYPED and not self.judged, picked=self.can_pick())
        self.show_head()
        self.keep_to_its_room()
        self.query_one("#prompt", Static).update(self.told(self._asking.prompt))
        self._show_picture()
        self.show_picking()

    def _show_picture(self) -> None:
        """The question's picture where there is room for it, until its verdict stands."""
        rows = self.app.size.height // PICTURE_PART
        wanted = not self.judged and rows >= FEWEST_ROWS
        self.query_one(Picture).show(self._asking.picture if wanted else None, self.text_width(), rows)

    @on(Picture.Drawn)
    def _drawn(self) -> None:
        self.call_after_refresh(self.lay_out)

    def can_pick(self) -> bool:
        """Whether the options are shown to be picked from."""
        return self.picking is not None and not self.judged

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
        if self._asking.asked is None or self._asking.raw or isinstance(self.focused, Input):
            return False
        return self.skip > 0 if by < 0 else any(self.skip + room < width for width, room in self._code())

    def _code(self) -> list[tuple[int, int]]:
        """Of each text that stands there the letters in its longest line of code, and the columns it has for them."""
        asking, lines = self._asking, self.picking.lines() if self.picking else []
        beside = [(asking.prompt, 0)]
        if self.judged:
            beside += [(asking.question.explanation, 0), *((text, BESIDE_WRONG) for text in asking.options)]
        else:
            beside += [(text, SIGN + cells(before)) for _, before, text in lines]
        room = self.text_width() - len(GUTTER)
        return [(fenced_width(text), room - taken) for text, taken in beside]

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

    def show_picking(self) -> None:
        """Paint the options as they are picked."""
        options, matched = self.query_one("#options", Options), self.query_one("#matched", Static)
        picking = None if self.judged else self.picking
        matched.display = picking is not None and picking.mode == MATCH
        if picking is None:
            return
        options.show([(str(index), self._option(before, text)) for index, before, text in picking.lines()])
        matched.update(self.told("\n".join(picking.matched())))
