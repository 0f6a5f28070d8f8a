"""What stands on the screen of study: the question, or its verdict, and the evidence beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from quizapp.study.model import Verdict
from quizapp.tui import card
from quizapp.tui.evidence import EvidenceView
from quizapp.tui.field import Field
from quizapp.tui.keys import KeyLine
from quizapp.tui.options import Options
from quizapp.tui.picking import MATCH, MODES, Picking
from quizapp.tui.shown import plain
from quizapp.tui.study_keys import TYPED

if TYPE_CHECKING:
    from quizapp.practice.practice import Practice
    from quizapp.tui.app import QuizApp

WIDE = 100
"""Columns from which the evidence stands beside the card."""


LOW = 16
"""Rows below which the text of a verdict scrolls as one."""

FEW = 3
"""Rows of a room above which the last line of a page stands on the next one too."""

ROOMS = ("prompt-room", "text", "explanation-room")
"""What scrolls where there is little room."""


class StudyView(Screen[None]):
    """One card, painted in place; it has no keys of its own."""

    CSS_PATH = "study.tcss"
    AUTO_FOCUS = ""

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
                with VerticalScroll(id="text", can_focus=False):
                    with VerticalScroll(id="prompt-room", can_focus=False):
                        yield Static(id="prompt", markup=False)
                    yield Static(id="matched", markup=False)
                    yield Options(id="options")
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
        self.set_class(self.app.size.height < LOW, "-low")
        self._show_head()
        self.call_after_refresh(self._laid_out)

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
        self.set_class(self.picking is not None and verdict is None and not practice.concealed, "-picked")
        self._show_head()
        self.query_one("#prompt", Static).update(plain(practice.prompt))
        self.query_one("#hint", Static).update(card.aside(practice))
        self.show_picking()
        if verdict is not None:
            self.query_one("#verdict", Static).update(card.verdict(practice))
            self.query_one("#explanation", Static).update(card.explanation(practice))
            self.query_one("#ratings", Static).update(card.ratings(practice, self.card_width()))
        if verdict is not None:
            self.query_one("#beside", EvidenceView).show(practice.evidence())
        foot = self.query_one("#foot", KeyLine)
        foot.said = {"page(1)": "More"} | ({"accept": card.NAMES[practice.suggested]} if verdict is not None else {})
        foot.show()
        self.call_after_refresh(self._laid_out)

    def _laid_out(self) -> None:
        """Every room at its beginning, and the verdict in sight; the foot says whether there is more."""
        for room in self._rooms():
            room.scroll_home(animate=False, immediate=True)
        if self.verdict is not None:
            self.query_one("#verdict").scroll_visible(animate=False, immediate=True, top=True)
        self.query_one("#foot", KeyLine).show()

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

    def card_width(self) -> int:
        """Columns for the text of the card."""
        share = 0.55 if self.app.size.width >= WIDE else 1.0
        return int(self.app.size.width * share) - 4

    def _show_head(self) -> None:
        if self.practice.asked is not None:
            self.query_one("#head", Static).update(card.head(self.practice, max(self.app.size.width - 2, 20)))

    def show_picking(self) -> None:
        """Paint the options as they are picked."""
        options, matched, picking = (
            self.query_one("#options", Options),
            self.query_one("#matched", Static),
            self.picking,
        )
        matched.display = picking is not None and picking.mode == MATCH and self.verdict is None
        if picking is None:
            return
        options.show([(str(index), plain(line)) for index, line in picking.lines()])
        matched.update(plain("\n".join(picking.matched())))
