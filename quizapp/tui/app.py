"""The app: Home, and study over it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from quizapp.config.options import Config
from quizapp.errors import QuizError, WrongUse
from quizapp.tui.home import HomeScreen
from quizapp.tui.keymap import problems
from quizapp.tui.keys import key_of
from quizapp.tui.surface import LONG, Surface

if TYPE_CHECKING:
    from textual.screen import Screen

    from quizapp.practice.beginning import Wanted
    from quizapp.practice.curating import Curating
    from quizapp.practice.desk import Desk
    from quizapp.practice.practice import Practice
    from quizapp.practice.sitting import Sitting
    from quizapp.tui.curate import CurateScreen

HAND_OVER = 0.0005
"""Seconds after which what runs beside the interface gives way to it."""
FIRST_TRY = 5
"""Questions in the first session of all."""


class QuizApp(Surface):
    """quizapp in the terminal. Everything it knows comes from the desk it is given."""

    TITLE = "quizapp"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-high")]  # noqa: RUF012 - as the toolkit declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "keys", "Keys", id="app-keys", priority=True),
        Binding("ctrl+p,colon", "palette", "Commands", id="app-palette", show=False),
        Binding("ctrl+q", "leave", "Quit", id="app-quit", show=False, priority=True),
        Binding("ctrl+l", "repaint", "Paint anew", id="app-repaint", show=False),
        Binding("ctrl+z", "suspend_process", "To the shell", id="app-suspend", show=False),
    ]

    def __init__(
        self,
        desk: Desk | Callable[[], Desk],
        *,
        start: Callable[[Desk], Practice] | None = None,
        sit: Callable[[Desk], Sitting] | None = None,
        curate: str | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        config: Config | None = None,
    ) -> None:
        super().__init__(config or Config())
        self._opening = desk
        self.monotonic = monotonic
        self._start = start
        self._sit = sit
        self._curate = curate
        self.home = HomeScreen()

    def on_mount(self) -> None:
        """Home is painted first, then everything is opened."""
        self.animation_level = "none"
        sys.setswitchinterval(HAND_OVER)
        for lent in (self.app_suspend_signal, self.app_resume_signal):
            lent.subscribe(self, lambda _: self.repaint(), immediate=True)
        self.push_screen(self.home)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Open the desk; then Home is filled, or study begins at once when that was asked for."""
        try:
            self._desk = self._opening() if callable(self._opening) else self._opening
        except QuizError as error:
            self.fail(error)
            return
        self._warn([*self.config.problems, *self.desk.store.warnings])
        if self.config.single_keys:
            self._check_keys()
        if (start := self._start) is not None:
            self.open_study(lambda: start(self.desk))
        try:
            self._open_wanted()
        except WrongUse as error:
            self.fail(error)
            return
        except QuizError as error:
            self.complain(error)
        if self.screen is self.home:
            self.home.refresh_figures()

    def _open_wanted(self) -> None:
        """The exam, or the questions to be checked, that the app was started for."""
        if self._sit is not None:
            from quizapp.tui.exam import ExamScreen

            self.push_screen(ExamScreen(self._sit(self.desk)))
        if self._curate is not None:
            self._open_curating(self.desk.curating(self._curate))

    def _warn(self, problems: Sequence[str]) -> None:
        for problem in problems:
            self.notify(problem, severity="warning", markup=False, timeout=LONG)

    @work(thread=True, group="keys", exit_on_error=False)
    def _check_keys(self) -> None:
        """Say what is wrong with the learner's own keys; every screen is looked at for that."""
        self.call_from_thread(self._warn, problems(self.config))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before everything is open there is nothing to do but to leave."""
        return True if self.ready or action in {"keys", "leave", "suspend_process"} else None

    def study(self, packs: Sequence[str], more_new: int = 0, topic: str = "") -> None:
        """Study these packs, or everything due."""
        self.open_study(lambda: self.desk.practice(packs=packs, more_new=more_new, topic=topic))

    def go_on(self, wanted: Wanted) -> None:
        """The session that was begun with this, where it stopped."""
        self.open_study(lambda: self.desk.practice(**asdict(wanted)))

    def first_try(self, pack: str) -> None:
        """Five questions of a pack."""
        self.open_study(lambda: self.desk.practice(packs=[pack], limit=FIRST_TRY))

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

    def open_progress(self, pack: str = "") -> None:
        """What was done and what is known, of a pack or of all that are studied."""
        from quizapp.tui.progress import ProgressScreen

        self.push_screen(ProgressScreen(pack))

    def open_study(self, start: Callable[[], Practice]) -> None:
        """Open study on what `start` makes, or say why there is nothing."""
        from quizapp.tui.study import StudyScreen

        try:
            practice = start()
        except QuizError as error:
            self.complain(error)
            return
        for said in practice.left_out:
            self.notify(said, severity="warning", markup=False)
        if practice.asked is None:
            unshown = practice.passed_over()
            for trouble in unshown:
                self.survive(trouble)
            if not unshown:
                self.nothing_due()
            return
        self.push_screen(StudyScreen(practice))
        self.keep()

    def nothing_due(self) -> None:
        """Say that there is nothing to study, and what can be done about it."""
        self.notify(f"Nothing is due. {key_of(self.home, 'home-more')} on Home brings ten new questions.", markup=False)

    def curate(self, pack: str = "") -> None:
        """Check a pack's generated questions, or those of the first pack that has some."""
        try:
            self._open_curating(self.desk.curating(pack))
        except QuizError as error:
            self.complain(error)

    @work(thread=True, exclusive=True, group="curate", exit_on_error=False)
    def _open_curating(self, start: Callable[[], Curating]) -> None:
        from quizapp.tui.curate import CurateScreen

        asked_on = self.screen
        try:
            curating = start()
        except QuizError as error:
            self.call_from_thread(self.complain, error)
            return
        self.call_from_thread(self._show_curating, get_current_worker(), asked_on, CurateScreen(curating))

    def _show_curating(self, worker: Worker[None], asked_on: Screen[Any], screen: CurateScreen) -> None:
        """Open it, unless it was asked for again meanwhile, or something else."""
        if self.screen is asked_on and not worker.is_cancelled:
            self.push_screen(screen)

    def finish_study(self, practice: Practice, put_aside: str = "") -> None:
        """Leave study; its summary stands over Home where there is one. A last card put aside is undone from Home."""
        from quizapp.tui.summary import SummaryScreen

        done = practice.finish()
        self.pop_screen()
        if done.answers:
            self.push_screen(SummaryScreen(done))
        if put_aside:
            self.home.can_take_back(put_aside, practice.take_back_last)

    def browse(self, search: str = "") -> None:
        """Every question in reach, or what a search finds."""
        from quizapp.tui.browse import BrowseScreen

        self.push_screen(BrowseScreen(search))

    def action_palette(self) -> None:
        """Every command, pack and topic by its name."""
        from quizapp.tui.commands import commands
        from quizapp.tui.palette import PaletteScreen

        if not isinstance(self.screen, PaletteScreen):
            below, field = self.screen, self.screen.focused
            if isinstance(field, Input):
                below.set_focus(None)
            self.push_screen(PaletteScreen(commands(self)), lambda run: run() if run else below.set_focus(field))

    def action_leave(self) -> None:
        """Leave the app; everything answered is kept."""
        self.exit(0)
