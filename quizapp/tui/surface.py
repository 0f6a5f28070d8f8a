"""The app on a terminal: painted by what differs, with the learner's keys, and never ended by a mistake."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.filter import LineFilter, Monochrome, NoColor
from textual.notifications import Notify
from textual.worker import WorkerFailed

from quizapp.config.options import Config
from quizapp.errors import QuizError
from quizapp.practice.mistakes import told
from quizapp.tui.keymap import rekey, wanted
from quizapp.tui.keys import KeysScreen
from quizapp.tui.painting import Changes, Painted
from quizapp.tui.steady import Surviving
from quizapp.tui.themes import THEMES

if TYPE_CHECKING:
    from textual.screen import Screen

    from quizapp.practice.desk import Desk

LONG = 10
"""Seconds for which an error stands."""


class Surface(Surviving, App[int]):
    """What every screen leans on; where to go from one to another is said by the app made from it."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self.failure: QuizError | None = None
        """Why nothing could be begun."""
        self._painted = Painted()
        self.mistakes: list[Exception] = []
        """What went wrong inside and was survived."""
        self.config = config
        self.keymap: Mapping[str, str] = wanted(config["keys.preset"], config.single_keys)
        rekey(self, self.keymap)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = config["looks.theme"]

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

        def push_screen(self, *args: Any, **options: Any) -> Any:
            """What was told on a screen does not cover the next; warnings and errors stand."""
            for told in [one for one in self._notifications if one.severity == "information"]:
                self._unnotify(told)
            return super().push_screen(*args, **options)

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
    def ready(self) -> bool:
        """Whether the desk is open."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The learner's library and store, once they are open."""
        assert self._desk is not None
        return self._desk

    @property
    def _paints(self) -> bool:
        """Whether what is displayed now is written to a terminal."""
        return self._running and not (self._closed or self._batch_count or self.is_headless)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without colours those of the terminal stay as they are: grey cannot be made of what is not known."""
        found = super().get_line_filters()
        if not (self.no_color and self.native_ansi_color):
            return found
        return [NoColor() if isinstance(one, Monochrome) else one for one in found]

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

    def fail(self, error: QuizError) -> None:
        """End, and leave what went wrong to be said where the app was started."""
        self.failure = error
        self.exit(error.exit_code)

    def adopt(self, config: Config) -> None:
        """Look, and have the keys, as a config says."""
        self.config = config
        self.keymap = wanted(config["keys.preset"], config.single_keys)
        for node in (self, *self.screen_stack):
            rekey(node, self.keymap)
        if self.theme != config["looks.theme"]:
            self.theme = config["looks.theme"]

    def or_say(self, act: Callable[[], object]) -> None:
        """Do something, or say why it cannot be done."""
        try:
            act()
        except QuizError as error:
            self.complain(error)

    def keep(self) -> None:
        """What is loaded now stays: it is not looked through for garbage while a key waits."""
        if not self.is_headless:
            gc.freeze()

    def survive(self, error: Exception) -> None:
        """Say what could not be done; a mistake inside is written down as well, and told once."""
        while isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
        if isinstance(error, QuizError):
            self.complain(error)
            return
        is_known = repr(error) in map(repr, self.mistakes)
        self.mistakes.append(error)
        if not is_known:
            said = told(error, self.desk.store.profile, self.desk.now())
            self.notify(said, severity="error", markup=False, timeout=LONG)

    def drop(self, screen: Screen[Any]) -> None:
        """Go back from a screen that could not be shown; what was said of it stands."""
        if self.screen is screen and len(self.screen_stack) > 2:
            super().pop_screen()
        elif self.screen is screen:
            self.fail(QuizError("quizapp cannot be shown here", hint="`quizapp study --plain` works anywhere"))

    def complain(self, error: QuizError) -> None:
        """Say what went wrong and what to do next."""
        self.notify(error.told, severity="error", markup=False, timeout=LONG)

    def action_keys(self) -> None:
        """Every key that holds now."""
        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen))
