"""What Browse shows: the search, what it finds, and the card that is meant beside it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from quizapp.errors import QuizError
from quizapp.practice.browsing import Browsing
from quizapp.practice.looking import Look, curve_of, look
from quizapp.search.sorting import ORDER
from quizapp.tui import browse_lines
from quizapp.tui.field import Field
from quizapp.tui.keys import KeyLine, key_of
from quizapp.tui.rows import Rows
from quizapp.tui.shown import plain, two_sides
from quizapp.tui.steady import Steady

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp

WIDE = 100
"""Columns from which a card stands beside the list."""
MOMENT = 0.08
"""Seconds that a card is meant before it is looked at: nothing is read for those that are only passed by."""
NEAR = 2_000
"""Among so many lines the card that was meant is looked for when the list changes."""
SORTED = {
    "order": "as in the pack",
    "due": "soonest due first",
    "known": "least known first",
    "lapses": "most forgotten first",
    "difficulty": "hardest first",
    "answered": "answered last first",
}
EXAMPLES = "words, topic:cities, is:due, is:leech, lapses>3, document:notes, -is:new"


class BrowseView(Steady[None]):
    """The field, what is found, and the card beside it where there is room."""

    CSS_PATH = "browse.tcss"
    WORDS = browse_lines.WORDS
    AUTO_FOCUS = "#search"

    app: QuizApp

    class Found(Message):
        """A search has found something."""

        def __init__(self, number: int, browsing: Browsing, places: Sequence[int], said: str) -> None:
            super().__init__()
            self.number, self.browsing, self.places, self.said = number, browsing, places, said

    class Failed(Message):
        """The library could not be looked through."""

        def __init__(self, error: QuizError) -> None:
            super().__init__()
            self.error = error

    class Looked(Message):
        """A card was looked at."""

        def __init__(self, seen: Look) -> None:
            super().__init__()
            self.seen = seen

    def __init__(self, search: str = "") -> None:
        super().__init__()
        self._search = search
        self._browsing: Browsing | None = None
        self._stale = True
        self._places: Sequence[int] = ()
        self._number = 0
        self._sort, self._reverse = ORDER, False
        self._chosen: set[str] = set()

    def compose(self) -> ComposeResult:
        """The head, the field, the list and the card, the keys."""
        yield Static("Browse", id="head", markup=False)
        yield Field(self._search, id="search", does="To the list")
        yield Static(EXAMPLES, id="said", markup=False)
        with Horizontal():
            with Vertical(id="list"):
                yield Static(id="columns", markup=False)
                yield Rows(id="found")
            with VerticalScroll(id="beside", can_focus=False):
                yield Static(id="card", markup=False)
        yield KeyLine(id="foot")

    # what is found

    def on_resize(self) -> None:
        """A wide screen has the card beside the list."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.call_after_refresh(self._paint)
        self.call_after_refresh(self._look_at)

    def on_screen_resume(self) -> None:
        """After study, an edit or a look back, things stand otherwise."""
        self._stale = True
        self._find()

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        self._find()

    def _find(self) -> None:
        self._number += 1
        self._found_by(self._number, self.query_one("#search", Input).value)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _found_by(self, number: int, search: str) -> None:
        """Search beside the interface; what was typed since then makes this one void."""
        try:
            browsing = Browsing(self.app.desk) if self._stale or self._browsing is None else self._browsing
            places, said = browsing.find_so_far(search, self._sort, self._reverse)
        except QuizError as error:
            self.post_message(self.Failed(error))
        else:
            if not get_current_worker().is_cancelled:
                self.post_message(self.Found(number, browsing, places, said))

    def on_browse_view_found(self, found: Found) -> None:
        """The newest search is shown; the card that was meant stays meant while it is found."""
        if found.number != self._number:
            return
        meant = self._card()
        self._browsing, self._places, self._stale = found.browsing, found.places, False
        browsing = found.browsing
        at = (
            next((n for n, place in enumerate(found.places[:NEAR]) if browsing.card(place) == meant), 0) if meant else 0
        )
        self._say(found.said or ("" if found.places else "nothing is found"))
        self.query_one(Rows).show(len(found.places), self._line, at)
        self._paint()
        self._look_at()

    def on_browse_view_failed(self, failed: Failed) -> None:
        """The list stays as it was."""
        self._say(str(failed.error))

    def _say(self, text: str) -> None:
        """What was found out about the search, or what can be searched for."""
        self.query_one("#said", Static).update(plain(f"{text[:1].upper()}{text[1:]}" if text else EXAMPLES))

    def _line(self, number: int, width: int) -> Content:
        assert self._browsing is not None
        shown = self._browsing.line(self._places[number])
        meant = number == self.query_one(Rows).cursor
        return browse_lines.line(shown, width, meant=meant, chosen=shown.card in self._chosen)

    def _paint(self) -> None:
        rows = self.query_one(Rows)
        count, chosen = len(self._places), len(self._chosen)
        total = len(self._browsing.shelf) if self._browsing else 0
        said = f"{count:,} of {total:,}" if count != total else f"{count:,} questions"
        sort = ("reversed, " if self._reverse else "") + SORTED[self._sort]
        right = " · ".join([*([f"{chosen:,} chosen"] if chosen else []), said, sort])
        self.query_one("#head", Static).update(plain(two_sides("Browse", right, max(self.app.size.width - 2, 20))))
        width = rows.scrollable_content_region.width
        self.query_one("#columns", Static).update(plain(browse_lines.columns(max(width, 20))))
        rows.refresh()
        self._show_keys()

    def on_descendant_focus(self) -> None:
        """In the field the keys are others."""
        self._show_keys()

    def _show_keys(self) -> None:
        foot = self.query_one(KeyLine)
        foot.said = {"submit": "To the list"}
        foot.show()

    # the card that is meant

    def _card(self) -> str:
        """The key of the card that is meant; nothing where nothing is found."""
        number = self.query_one(Rows).cursor
        return self._browsing.card(self._places[number]) if self._browsing and number < len(self._places) else ""

    @on(Rows.Moved)
    def _look_at(self) -> None:
        if (card := self._card()) and self.has_class("-wide"):
            self._look_beside(card)
        elif not card:
            self.query_one("#card", Static).update("")

    @work(thread=True, exclusive=True, group="card", exit_on_error=False)
    def _look_beside(self, card: str) -> None:
        """Read a card's past beside the interface, once it has been meant for a moment."""
        time.sleep(MOMENT)
        worker = get_current_worker()
        if not worker.is_cancelled:
            seen = look(self.app.desk, card)
            if not worker.is_cancelled:
                self.post_message(self.Looked(seen))

    def on_browse_view_looked(self, looked: Looked) -> None:
        """The card beside the list is the one that is meant."""
        if looked.seen.card != self._card() or self._browsing is None:
            return
        pane = self.query_one("#card", Static)
        place = self._places[self.query_one(Rows).cursor]
        curve = curve_of(self.app.desk, looked.seen.past, max(pane.size.width, 30))
        pane.update(browse_lines.card(looked.seen, self._browsing.facts(place), curve, key_of(self, "browse-history")))
