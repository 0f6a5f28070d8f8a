"""The app: Home, and study over it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from quizapp.errors import QuizError
from quizapp.tui.home import HomeScreen
from quizapp.tui.keys import KeysScreen
from quizapp.tui.study import StudyScreen
from quizapp.tui.summary import SummaryScreen

if TYPE_CHECKING:
    from quizapp.figures.overview import Overview
    from quizapp.practice.desk import Desk
    from quizapp.practice.practice import Practice


FIRST_TRY = 5
"""Questions in the first session of all."""


class QuizApp(App[int]):
    """quizapp in the terminal. Everything it knows comes from the desk it is given."""

    TITLE = "quizapp"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "keys", "Keys", priority=True),
        Binding("ctrl+q", "leave", "Quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "To the shell", show=False),
    ]

    def __init__(
        self,
        desk: Desk,
        *,
        start: Callable[[], Practice] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.monotonic = monotonic
        self._start = start

    def on_mount(self) -> None:
        """Home, or study at once when that was asked for."""
        self.animation_level = "none"
        self.push_screen(HomeScreen())
        if self._start is not None:
            self.open_study(self._start)

    def overview(self) -> Overview:
        """The figures of Home, as of now."""
        return self.desk.overview()

    def study(self, packs: Sequence[str], more_new: int = 0) -> None:
        """Study these packs, or everything due."""
        self.open_study(lambda: self.desk.practice(packs=packs, more_new=more_new))

    def first_try(self) -> None:
        """Five questions of the first pack."""
        packs = self.overview().packs
        self.open_study(lambda: self.desk.practice(packs=[packs[0].id] if packs else [], limit=FIRST_TRY))

    def practise_again(self, cards: Sequence[str]) -> None:
        """Practise these cards now without touching the schedule."""
        self.open_study(lambda: self.desk.practice(cards=cards, cram=True))

    def study_cards(self, cards: Sequence[str]) -> None:
        """Study these cards: what is due of them and new, or else ahead of time."""

        def start() -> Practice:
            practice = self.desk.practice(cards=cards)
            return practice if practice.asked else self.desk.practice(cards=cards, limit=len(cards))

        self.open_study(start)

    def open_documents(self, pack: str = "") -> None:
        """A document of this pack, or of the one that is chosen, coloured by what is known of it."""
        from quizapp.tui.documents import choose_document

        choose_document(self, pack)

    def open_study(self, start: Callable[[], Practice]) -> None:
        """Open study on what `start` makes, or say why there is nothing."""
        try:
            practice = start()
        except QuizError as error:
            self.notify("\n".join(filter(None, (str(error), error.hint))), severity="error", markup=False)
            return
        for said in practice.left_out:
            self.notify(said, severity="warning", markup=False)
        if practice.asked is None:
            self.notify("Nothing is due. m on Home brings ten new questions.", markup=False)
            return
        self.push_screen(StudyScreen(practice))

    def finish_study(self, practice: Practice) -> None:
        """Leave study; its summary stands over Home where there is one."""
        done = practice.finish()
        self.pop_screen()
        if done.answers:
            self.push_screen(SummaryScreen(done))

    def action_browse(self) -> None:
        """Every question in reach, searched as one types."""
        from quizapp.tui.browse import BrowseScreen

        self.push_screen(BrowseScreen())

    def action_keys(self) -> None:
        """Every key that holds now."""
        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen))

    def action_leave(self) -> None:
        """Leave the app; everything answered is kept."""
        self.exit(0)
