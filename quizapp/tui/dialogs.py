"""Small questions over a screen: a line of text, or one of a few words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from quizapp.errors import QuizError
from quizapp.tui.field import Field
from quizapp.tui.keys import key_of
from quizapp.tui.shown import plain
from quizapp.tui.steady import Surviving

if TYPE_CHECKING:
    from quizapp.tui.app import QuizApp

Act = Callable[[], object]
DIGITS = range(1, 10)
"""The numbers that one key picks; what comes after them is picked by arrows."""


class LineDialog(Surviving, ModalScreen[str | None]):
    """Asks for one line; None when left with escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", id="line-back")]

    app: QuizApp

    def __init__(self, title: str, text: str = "", check: Callable[[str], object] | None = None) -> None:
        """`check` raises QuizError for what cannot be kept; that is said, and can be typed anew."""
        super().__init__()
        self._title, self._text, self._check = title, text, check

    def compose(self) -> ComposeResult:
        """The title, the field, and how to leave."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(plain(self._title), markup=False)
            yield Field(self._text, does="Keep")
            yield Static(f"enter keeps it, {key_of(self, 'line-back')} goes back", markup=False, classes="quiet")

    @on(Input.Submitted)
    def _kept(self, event: Input.Submitted) -> None:
        said = event.value.strip()
        try:
            if said and self._check is not None:
                self._check(said)
        except QuizError as error:
            self.app.complain(error)
            return
        self.dismiss(said)


class PickDialog(Surviving, ModalScreen[str | None]):
    """Asks for one of a few words, by digit, arrow or mouse; None when left with escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="pick-back"),
        *[Binding(str(d), f"pick({d})", "Pick", id=f"pick-{d}", show=False) for d in DIGITS],
    ]

    def __init__(self, title: str, words: Sequence[str]) -> None:
        super().__init__()
        self._title, self._words = title, tuple(words)

    def compose(self) -> ComposeResult:
        """The title, the words with their digits, and how to leave."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(plain(self._title), markup=False)
            yield OptionList(
                *[Option(plain(f"{n if n in DIGITS else ' '}  {word}")) for n, word in enumerate(self._words, 1)],
                markup=False,
                compact=True,
            )
            yield Static(f"a digit picks, {key_of(self, 'pick-back')} goes back", markup=False, classes="quiet")

    def action_pick(self, number: int) -> None:
        """The word with this number."""
        if 1 <= number <= len(self._words):
            self.dismiss(self._words[number - 1])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._words[event.option_index])


def pick(app: QuizApp, title: str, acts: Sequence[tuple[str, Act]], *, ask_for_one: bool = True) -> None:
    """Ask which of some things to do, and do it, or say why it cannot be done; a single one may be done unasked."""
    words = [word for word, _ in acts]

    def do(word: str | None) -> None:
        if word is not None:
            app.or_say(acts[words.index(word)][1])

    if len(acts) == 1 and not ask_for_one:
        do(words[0])
    else:
        app.push_screen(PickDialog(title, words), do)
