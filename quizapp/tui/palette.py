"""The palette: every command that holds here, every pack and topic, found by a few letters of its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList, Static

from quizapp.text.width import cells, cut
from quizapp.tui.field import Field
from quizapp.tui.keys import acts, key_of, shown
from quizapp.tui.options import Options
from quizapp.tui.shown import plain
from quizapp.tui.steady import Surviving

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp

SHOWN = 50
"""Commands shown at most."""
NEAR = 60
"""How near, of 100, a name must be to what was typed."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: its name, its keys where it has some, and the doing."""

    name: str
    keys: str
    run: Callable[[], Any]
    at_once: bool = True
    """Whether it is listed before anything is typed."""


def commands_here(screen: Screen[Any]) -> list[Command]:
    """What the keys of a screen do just now, as commands."""
    found = acts(list(screen.active_bindings.values()))
    often = Counter(binding.description for _, binding, _ in found)
    return [
        Command(_named(binding, keys, often[binding.description] > 1), shown(keys), _action(screen, action))
        for keys, binding, action in found
    ]


def _named(binding: Binding, keys: Sequence[str], shared: bool) -> str:
    """What a binding does; where others have the same name, with what tells it from them."""
    return f"{binding.description}: {binding.tooltip or keys[0]}" if shared else binding.description


def _action(screen: Screen[Any], action: str) -> Callable[[], Any]:
    return lambda: screen.app.call_next(screen.app.run_action, action, screen)


def nearest(commands: Iterable[Command], typed: str) -> list[Command]:
    """The commands meant by what was typed, the nearest first; by nothing, those listed at once.

    Those with a word that begins with what was typed come first, and among them the keys of the screen.
    """
    if not typed.strip():
        return [one for one in commands if one.at_once][:SHOWN]
    from rapidfuzz import fuzz, process, utils

    listed = list(commands)
    names = [one.name for one in listed]
    found = process.extract(
        typed, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=SHOWN, score_cutoff=NEAR
    )
    begun = typed.strip().casefold()

    def order(one: Command) -> tuple[bool, bool, bool]:
        name = one.name.casefold()
        in_a_word = any(word.startswith(begun) for word in name.split())
        return not name.startswith(begun), not in_a_word, in_a_word and not one.at_once

    return sorted((listed[place] for _, _, place in found), key=order)


class PaletteScreen(Surviving, ModalScreen[Callable[[], Any]]):
    """Type a few letters, Enter does it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="palette-back"),
        Binding("down", "mark(1)", "Next", id="palette-next", show=False),
        Binding("up", "mark(-1)", "Before", id="palette-previous", show=False),
    ]

    app: QuizApp

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = tuple(commands)
        self._found = list[Command]()

    def compose(self) -> ComposeResult:
        """The field, what was found, and how to leave."""
        with Vertical(classes="dialog", id="palette"):
            yield Static("Which command, pack or topic?", markup=False)
            yield Field(does="Do it")
            yield Options(id="found")
            yield Static(
                f"enter does it, ↑ ↓ choose, {key_of(self, 'palette-back')} goes back", markup=False, classes="quiet"
            )

    def on_mount(self) -> None:
        """Letters go into the field."""
        self.query_one(Field).focus()
        self._find("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, typed: str) -> None:
        self._found = nearest(self._commands, typed)
        found = self.query_one("#found", Options)
        width = max(min(self.app.size.width * 9 // 10, 60) - 10, 12)
        found.show([(str(place), _told(one, width)) for place, one in enumerate(self._found)])
        found.highlighted = 0 if self._found else None

    def action_mark(self, by: int) -> None:
        """The next command, or the one before."""
        found = self.query_one("#found", OptionList)
        if found.option_count:
            found.highlighted = ((found.highlighted or 0) + by) % found.option_count

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        marked = self.query_one("#found", OptionList).highlighted
        self.dismiss(None if marked is None else self._found[marked].run)


def _told(command: Command, width: int) -> Content:
    room = max(width - cells(command.keys) - 1, 8)
    name = cut(command.name, room)
    return plain(name + " " * max(width - cells(name) - cells(command.keys), 1) + command.keys)
