"""Settings: each with its value, what another one would do, and Enter to keep it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from quizapp.config.options import load
from quizapp.errors import QuizError
from quizapp.tui.keys import KeyLine, key_of
from quizapp.tui.options import Options
from quizapp.tui.settings_lines import LINES, Line, value_now
from quizapp.tui.shown import plain
from quizapp.tui.steady import Steady

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp

TITLES = 16
"""Columns for what a setting is called."""


def lines_of(app: QuizApp) -> list[Line]:
    """The settings that can be kept where this app runs."""
    return [line for line in LINES if app.config.home is not None or not line.is_option]


class SettingsScreen(Steady[None]):
    """An arrow changes what is meant, Enter keeps it; whatever was not kept is as before."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep", id="settings-keep"),
        Binding("left", "change(-1)", "Change", id="settings-less"),
        Binding("right", "change(1)", "Change", id="settings-more"),
        Binding("up", "mark(-1)", "Choose", id="settings-before"),
        Binding("down", "mark(1)", "Choose", id="settings-next"),
        Binding("u", "take_back", "Undo", id="settings-undo"),
        Binding("question_mark", "app.keys", "Keys", id="settings-keys"),
        Binding("q,escape", "leave", "Back", id="settings-back"),
    ]

    app: QuizApp

    def __init__(self, name: str = "") -> None:
        """`name` is the setting that is meant at first; without one the first of all."""
        super().__init__()
        self._first = name
        self._place = 0
        self._meant: Any = None
        """The value that the setting at this place would be given."""
        self._done: list[Callable[[], None]] = []

    def compose(self) -> ComposeResult:
        """The settings, what the one meant does, and the keys."""
        yield Static("Settings", id="head", markup=False)
        yield Options(id="settings")
        yield Static(id="said", markup=False)
        yield KeyLine(id="foot")

    def on_mount(self) -> None:
        """One of them is meant."""
        self._show()
        self._mean(next((place for place, line in enumerate(self._lines) if line.name == self._first), 0))

    @property
    def _lines(self) -> list[Line]:
        return lines_of(self.app)

    @property
    def _line(self) -> Line:
        return self._lines[self._place]

    def _value(self, line: Line) -> Any:
        return value_now(self.app.desk, self.app.config.every(), line)

    def _show(self) -> None:
        listed = self.query_one("#settings", Options)
        listed.show([(line.name, self._told(line, place == self._place)) for place, line in enumerate(self._lines)])
        self.query_one(KeyLine).show()

    def _told(self, line: Line, meant: bool) -> Content:
        value = self._value(line)
        other = f"  →  {line.shown(self._meant)}" if meant and self._meant not in {None, value} else ""
        return plain(f"{line.title:<{TITLES}}{line.shown(value)}{other}")

    def _mean(self, place: int) -> None:
        """Begin with a setting at the value it has."""
        self.app.adopt(self.app.config)
        self._place = self.query_one("#settings", OptionList).highlighted = place
        self._meant = self._value(self._line)
        self._preview()

    def _preview(self) -> None:
        self.query_one("#said", Static).update(plain(self._line.said(self.app.desk, self._meant)))
        self._show()

    def action_mark(self, by: int) -> None:
        """The next setting, or the one before."""
        self._turn((self._place + by) % len(self._lines))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        """The setting that is clicked on is meant."""
        self._turn(event.option_index)

    def _turn(self, place: int) -> None:
        self._say_not_kept()
        self._mean(place)

    def action_change(self, by: int) -> None:
        """Another value, not kept yet."""
        self._meant = self._line.beside(self._meant, by)
        if self._line.name == "looks.theme":
            self.app.theme = self._meant
        self._preview()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is another value can be kept, only what was kept undone."""
        if action == "keep":
            return self._meant is not None and self._meant != self._value(self._line)
        return bool(self._done) if action == "take_back" else True

    def action_keep(self) -> None:
        """Keep the value: in the journal, or in config.toml."""
        line = self._line
        try:
            self._done.append(self._kept_option(line) if line.is_option else self._chosen(line))
        except QuizError as error:
            self.app.complain(error)
            return
        undo = key_of(self, "settings-undo")
        self.notify(f"{line.title} is {line.shown(self._value(line))}. {undo} undoes it.", markup=False)
        self._mean(self._place)

    def _chosen(self, line: Line) -> Callable[[], None]:
        from quizapp.practice.choices import choose

        return choose(self.app.desk, {line.name: self._meant})

    def _kept_option(self, line: Line) -> Callable[[], None]:
        from quizapp.config.writing import keep

        home = self.app.config.home
        assert home is not None
        before = self.app.config.in_file.get(line.name)

        def put(value: str | None) -> None:
            keep(home, line.name, value)
            self.app.adopt(load(home))

        put(self._meant)
        return lambda: put(before)

    def action_take_back(self) -> None:
        """Take back what was kept last."""
        try:
            self._done.pop()()
        except QuizError as error:
            self.app.complain(error)
        self._mean(self._place)

    def _say_not_kept(self) -> None:
        """Whoever leaves a value that was changed is told that it is not kept."""
        line = self._line
        if self._meant != self._value(line):
            self.notify(
                f"{line.title} stays {line.shown(self._value(line))}: {key_of(self, 'settings-keep')} keeps another.",
                markup=False,
            )

    def action_leave(self) -> None:
        """What was not kept is as before."""
        self._say_not_kept()
        self.app.adopt(self.app.config)
        self.dismiss()
