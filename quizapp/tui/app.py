"""The app: Home, and study over it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.binding import Binding, BindingType
from textual.notifications import Notify
from textual.widgets import Input
from textual.worker import WorkerFailed

from quizapp.config.options import Config
from quizapp.errors import QuizError, WrongUse
from quizapp.practice.mistakes import write_down
from quizapp.tui.home import HomeScreen
from quizapp.tui.keymap import problems, rekey, wanted
from quizapp.tui.keys import KeysScreen, key_of
from quizapp.tui.painting import Changes, Painted
from quizapp.tui.steady import Surviving
from quizapp.tui.themes import THEMES

if TYPE_CHECKING:
    from textual.screen import Screen

    from quizapp.practice.curating import Curating
    from quizapp.practice.desk import Desk
    from quizapp.practice.practice import Practice
    from quizapp.practice.sitting import Sitting

FIRST_TRY = 5
"""Questions in the first session of all."""
LONG = 10
"""Seconds for which an error stands."""


class QuizApp(Surviving, App[int]):
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
        super().__init__()
        self._opening = desk
        self._desk: Desk | None = None
        self.failure: QuizError | None = None
        """Why nothing could be begun."""
        self.monotonic = monotonic
        self._start = start
        self._sit = sit
        self._curate = curate
        self.home = HomeScreen()
        self._painted = Painted()
        self.mistakes: list[Exception] = []
        """What went wrong inside and was survived."""
        self.config = config or Config()
        self.keymap: Mapping[str, str] = wanted(self.config["keys.preset"], self.config.single_keys)
        rekey(self, self.keymap)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.config["looks.theme"]

    if not TYPE_CHECKING:

        def _display(self, screen: Any, renderable: Any) -> None:
            """Paint what differs from what stands on the terminal; where nothing does, nothing is written."""
            if isinstance(renderable, LayoutUpdate | ChopsUpdate) and self._paints:
                renderable = Changes(self._painted.changes(renderable, self.console))
                cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
                if not renderable.text and cursor == self._previous_cursor_position:
                    return
            super()._display(screen, renderable)

        def get_screen(self, screen: Any, screen_class: Any = None) -> Any:
            """The screen, with the keys that the learner wants; every screen that is shown comes through here."""
            found = super().get_screen(screen, screen_class)
            rekey(found, self.keymap)
            return found

        def pop_screen(self) -> Any:
            """What was noticed on a screen ends with it."""
            self.clear_notifications()
            return super().pop_screen()

        async def _dispatch_action(self, namespace: Any, action_name: str, params: Any) -> bool:
            """Do it; what cannot be done is said, and the app goes on."""
            try:
                return await super()._dispatch_action(namespace, action_name, params)
            except Exception as error:
                self.survive(error)
                return True

        def _handle_exception(self, error: Exception) -> None:
            """Where nothing stands yet the app ends; later it goes on."""
            if self.ready:
                self.survive(error)
            else:
                super()._handle_exception(error)

    @property
    def _paints(self) -> bool:
        """Whether what is displayed now is written to a terminal."""
        return self._running and not (self._closed or self._batch_count or self.is_headless)

    @property
    def ready(self) -> bool:
        """Whether the desk is open."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The learner's library and store, once they are open."""
        assert self._desk is not None
        return self._desk

    def on_mount(self) -> None:
        """Home is painted first, then everything is opened."""
        self.animation_level = "none"
        for lent in (self.app_suspend_signal, self.app_resume_signal):
            lent.subscribe(self, lambda _: self.repaint(), immediate=True)
        self.push_screen(self.home)
        self.call_after_refresh(self._begin)

    def on_notify(self, event: Notify) -> None:
        """What was done is told alone, the newest; warnings and errors stand beside each other."""
        if event.notification.severity == "information":
            self.clear_notifications()

    def on_resize(self) -> None:
        """The terminal has moved what stood on it."""
        self._painted.forget()

    def repaint(self) -> None:
        """Paint everything, whatever stands on the terminal."""
        self._painted.forget()
        self.screen.refresh()

    def action_repaint(self) -> None:
        """Paint everything anew."""
        self.repaint()

    def _begin(self) -> None:
        """Open the desk; then Home is filled, or study begins at once when that was asked for."""
        try:
            self._desk = self._opening() if callable(self._opening) else self._opening
        except QuizError as error:
            self._fail(error)
            return
        self._warn([*self.config.problems, *self.desk.store.warnings])
        if self.config.single_keys:
            self._check_keys()
        if (start := self._start) is not None:
            self.open_study(lambda: start(self.desk))
        if self._sit is None:
            self.run_worker(self._remind, thread=True, exit_on_error=False)
        try:
            self._open_wanted()
        except WrongUse as error:
            self._fail(error)
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

    def _fail(self, error: QuizError) -> None:
        """End, and leave what went wrong to be said where the app was started."""
        self.failure = error
        self.exit(error.exit_code)

    def _remind(self) -> None:
        """An exam that is open is told of; most learners have none, and nothing more is loaded."""
        from quizapp.study.exam import TYPES

        rows = self.desk.store.of_types(TYPES)
        if rows:
            from quizapp.tui.exam_choice import remind

            remind(self, rows)

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

    def adopt(self, config: Config) -> None:
        """Look, and have the keys, as a config says."""
        self.config = config
        self.keymap = wanted(config["keys.preset"], config.single_keys)
        for node in (self, *self.screen_stack):
            rekey(node, self.keymap)
        if self.theme != config["looks.theme"]:
            self.theme = config["looks.theme"]

    def study(self, packs: Sequence[str], more_new: int = 0, topic: str = "") -> None:
        """Study these packs, or everything due."""
        self.open_study(lambda: self.desk.practice(packs=packs, more_new=more_new, topic=topic))

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
            self.nothing_due()
            return
        self.push_screen(StudyScreen(practice))
        if not self.is_headless:
            gc.freeze()  # the library stays: it is not to be looked through for garbage while a key waits

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

        try:
            curating = start()
        except QuizError as error:
            self.call_from_thread(self.complain, error)
            return
        self.call_from_thread(self.push_screen, CurateScreen(curating))

    def finish_study(self, practice: Practice) -> None:
        """Leave study; its summary stands over Home where there is one."""
        from quizapp.tui.summary import SummaryScreen

        done = practice.finish()
        self.pop_screen()
        if done.answers:
            self.push_screen(SummaryScreen(done))

    def or_say(self, act: Callable[[], object]) -> None:
        """Do something, or say why it cannot be done."""
        try:
            act()
        except QuizError as error:
            self.complain(error)

    def survive(self, error: Exception) -> None:
        """Say what could not be done; a mistake inside is written down as well, and told once."""
        while isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
        if isinstance(error, QuizError):
            self.complain(error)
            return
        told = repr(error) in map(repr, self.mistakes)
        self.mistakes.append(error)
        if not told:
            log = write_down(error, self.desk.store.profile, self.desk.now())
            where = f"{log} says more." if log else ""
            said = f"Something went wrong inside quizapp: {type(error).__name__}. What was answered is kept. {where}"
            self.notify(said.rstrip(), severity="error", markup=False, timeout=LONG)

    def drop(self, screen: Screen[Any]) -> None:
        """Go back from a screen that could not be shown; what was said of it stands."""
        if self.screen is screen and len(self.screen_stack) > 2:
            super().pop_screen()
        elif self.screen is screen:
            self._fail(QuizError("quizapp cannot be shown here", hint="`quizapp study --plain` works anywhere"))

    def complain(self, error: QuizError) -> None:
        """Say what went wrong and what to do next."""
        self.notify(error.told, severity="error", markup=False, timeout=LONG)

    def browse(self, search: str = "") -> None:
        """Every question in reach, or what a search finds."""
        from quizapp.tui.browse import BrowseScreen

        self.push_screen(BrowseScreen(search))

    def action_keys(self) -> None:
        """Every key that holds now."""
        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen))

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
