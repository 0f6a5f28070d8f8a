"""The keys that hold now, read from the bindings: as the line at the foot and as a screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.style import Style
from textual.widgets import Static

from quizapp.text.width import cells
from quizapp.tui.shown import plain, stacked
from quizapp.tui.steady import Steady, Surviving

if TYPE_CHECKING:
    from textual.events import Resize

NAMES = {
    "question_mark": "?",
    "escape": "escape",
    "space": "space",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "f1": "F1",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "comma": ",",
    "colon": ":",
    "at": "@",
    "minus": "-",
    "greater_than_sign": ">",
    "less_than_sign": "<",
}


NARROW = 56
"""Columns below which keys have short names."""
LAST = ("Commands", "Keys", "Home", "Quit", "Stop", "Back")
"""What is always in the foot, at its end: the ways to the other keys, and out."""


def acts(bindings: list[ActiveBinding]) -> list[tuple[list[str], Binding, str]]:
    """(keys, binding, action) of each thing that can be done, in order; bindings without an id are the toolkit's."""
    found: dict[tuple[str, str], tuple[list[str], Binding, str]] = {}
    for active in bindings:
        binding = active.binding
        if not binding.description or not binding.id:
            continue
        key = binding.key_display or NAMES.get(binding.key, binding.key)
        action = _addressed(active)
        found.setdefault((binding.description, action), ([], binding, action))[0].append(key)
    return list(found.values())


def rows(bindings: list[ActiveBinding]) -> list[tuple[str, str, str]]:
    """(keys, description, action) of bindings in their order.

    Those that differ in a parameter alone are one row, which has no action.
    """
    found: dict[tuple[str, str], list[tuple[list[str], str]]] = {}
    for keys, binding, action in acts(bindings):
        found.setdefault((binding.description, action.partition("(")[0]), []).append((keys, action))
    return [
        (shown([key for keys, _ in some for key in keys]), description, some[0][1] if len(some) == 1 else "")
        for (description, _), some in found.items()
    ]


def line(bindings: list[ActiveBinding], width: int, said: Mapping[str, str] | None = None) -> Content:
    """The most useful keys in one line of `width` columns; what does not fit is left to the keys' own screen.

    A binding that does not say `show` is left out; the ways to the other keys and out are there whatever else fits.
    Actions in `said` come first, under the name they have there; a row of several is called by its description.
    """
    question_mark = any(active.binding.key == "question_mark" for active in bindings)
    said_here = [active for active in bindings if active.binding.show]
    wanted = rows([active for active in said_here if not (question_mark and active.binding.key == "f1")])
    wanted = _first(wanted, said or {})
    if width < NARROW:
        wanted = [(keys.replace("escape", "esc"), description, action) for keys, description, action in wanted]
    last = sorted((row for row in wanted if row[1] in LAST), key=lambda row: LAST.index(row[1]))
    room = width + 1 - sum(_width(row) for row in last)
    kept = []
    for row in wanted:
        if row not in last and _width(row) <= room:
            room -= _width(row)
            kept.append(row)
    parts = []
    for keys, description, action in [*kept, *last]:
        click = Style.from_meta({"@click": action}) if action else Style()
        parts.append(Content.styled(f" {keys} ", Style(bold=True) + click))
        parts.append(Content.styled(f"{description} ", click))
    return Content("").join(parts)


def _first(found: list[tuple[str, str, str]], said: Mapping[str, str]) -> list[tuple[str, str, str]]:
    order = [*said]
    named = [(action.partition(".")[2] or name, (keys, name, action)) for keys, name, action in found]
    named.sort(key=lambda one: order.index(one[0]) if one[0] in said else len(order))
    return [(keys, said.get(what, name), action) for what, (keys, name, action) in named]


def _width(row: tuple[str, str, str]) -> int:
    return cells(row[0]) + cells(row[1]) + 3


def shown(keys: list[str]) -> str:
    """Keys as they are shown together."""
    if len(keys) > 2 and all(key.isdigit() for key in keys):
        return f"{keys[0]}-{keys[-1]}"
    return " ".join(dict.fromkeys(keys))


def _addressed(active: ActiveBinding) -> str:
    """The action with whose it is."""
    action = active.binding.action
    if action.partition("(")[0].count("."):
        return action
    return f"{'app' if active.node is active.node.app else 'screen'}.{action}"


class KeyLine(Surviving, Static):
    """The foot of a screen: the keys that hold now."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self.said: Mapping[str, str] = {}
        """What some actions are called just now."""
        self._wanted = False
        self._line = Content()

    def show(self) -> None:
        """Read the bindings again, once whatever is being done has been done."""
        if not self._wanted:
            self._wanted = True
            self.call_later(self._show)

    def _show(self) -> None:
        self._wanted = False
        screen = self.screen
        width = max(self.content_size.width or self.app.size.width - self.styles.padding.width, 10)
        shown = line(list(screen.active_bindings.values()), width, self.said)
        if not shown.is_same(self._line):
            self._line = shown
            self.update(shown, layout=False)

    def on_resize(self, event: Resize) -> None:
        """A wider line has room for more keys."""
        self.show()


class KeysScreen(Surviving, ModalScreen[None]):
    """Every key of the screen below, as its bindings say, and the words that can be typed there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Back", id="keys-back"),
    ]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._rows = rows(list(below.active_bindings.values()))
        self._words = below.WORDS if isinstance(below, Steady) else ()

    def compose(self) -> ComposeResult:
        """A table of keys and what they do."""
        width = max([len(keys) for keys, _, _ in self._rows], default=0)
        lines = [plain(f"{keys:>{width}}  {description}") for keys, description, _ in self._rows]
        words = ["", *self._words] if self._words else []
        back = f"{key_of(self, 'keys-back')} goes back"
        with VerticalScroll(id="keys"):
            yield Static(stacked("Keys", "", *lines, *words, "", back), markup=False)


def key_of(screen: Screen[Any], id_: str) -> str:
    """The key, as it is shown, that a binding of a screen has just now."""
    keys = [NAMES.get(key, key) for key, binding in screen._bindings if binding.id == id_]
    return keys[0] if keys else ""
