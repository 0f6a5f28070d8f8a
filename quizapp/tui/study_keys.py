"""The two key tables of study, and when each key holds."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from quizapp.packs.answers import TYPED
from quizapp.study.model import Rating
from quizapp.study.verdicts import GUESSED
from quizapp.tui.picking import MANY, ORDER, Picking

GIVE_UP = "Don't know"

ANSWERING: list[BindingType] = [
    *[Binding(d, f"pick({d})", "Answer", id=f"study-pick-{d}") for d in "123456789"],
    Binding("enter", "send", "Send", id="study-send"),
    Binding("enter", "give_up", GIVE_UP, id="study-give-up"),
    Binding("down", "mark(1)", "Mark", id="study-mark-next", show=False),
    Binding("up", "mark(-1)", "Mark", id="study-mark-previous", show=False),
    Binding("enter,space", "show", "Show", id="study-show"),
    Binding("space", "tick", "Tick marked", id="study-tick"),
    Binding("backspace", "unpick", "Take back", id="study-unpick", show=False),
    Binding("J", "move(1)", "Move", id="study-move-down"),
    Binding("K", "move(-1)", "Move", id="study-move-up"),
    Binding("escape", "leave_field", "Commands", id="study-leave-field"),
    Binding("tab", "enter_field", "Type", id="study-enter-field"),
    Binding("enter,space", "show_options", "Options", id="study-show-options"),
    Binding("h", "hint", "Hint", id="study-hint"),
]
"""Keys while a question waits for its answer."""

SURE: list[BindingType] = [
    Binding("1", "sure('guess')", "A guess", id="study-sure-guess"),
    Binding("2", "sure('unsure')", "Unsure", id="study-sure-unsure"),
    Binding("3", "sure('sure')", "Sure", id="study-sure-sure"),
    Binding("enter", "sure('')", "Not said", id="study-sure-unsaid"),
]
"""Keys while an answer waits for how sure its giver is."""

VERDICT: list[BindingType] = [
    Binding("enter", "accept", "Go on", id="study-accept"),
    *[
        Binding(str(int(r)), f"rate({int(r)})", "Rate", tooltip=r.name.title(), id=f"study-rate-{r.name.lower()}")
        for r in Rating
    ],
    Binding("g", "guessed", GUESSED, id="study-guessed"),
    Binding("o", "override", "Override", id="study-override"),
    Binding("escape", "leave_evidence", "Back", id="study-leave-evidence"),
]
"""Keys while a verdict stands."""

BOTH: list[BindingType] = [
    Binding("e", "evidence", "Evidence", id="study-evidence"),
    Binding("u", "undo", "Undo", id="study-undo"),
    Binding("ctrl+u", "undo", "Undo", id="study-undo", show=False),
    Binding("ctrl+u", "undo_in_field", "Undo", id="study-undo-in-field", priority=True),
    Binding("U", "redo", "Redo", id="study-redo", show=False),
    Binding("s", "suspend", "Suspend", id="study-suspend"),
    Binding("E", "edit", "Edit", id="study-edit"),
    Binding("b", "bury", "Bury", id="study-bury", show=False),
    Binding("x", "report", "Report", id="study-report"),
    Binding("n", "note", "Note", id="study-note", show=False),
    Binding("r", "raw", "Raw", id="study-raw", show=False),
    Binding("t", "set_time", "Time", id="study-set-time", show=False),
    Binding("y", "copy", "Copy", id="study-copy", show=False),
    Binding("i", "history", "History", id="study-history", show=False),
    Binding("pagedown", "page(1)", "More", id="study-page-down"),
    Binding("pageup", "page(-1)", "Before", id="study-page-up"),
    Binding("greater_than_sign", "code(1)", "Code on", id="study-code-on"),
    Binding("less_than_sign", "code(-1)", "Code back", id="study-code-back", show=False),
    Binding("question_mark", "app.keys", "Keys", id="study-keys"),
    Binding("q", "stop", "Stop", id="study-stop"),
]

FURTHER = {"page(1)": "More", "code(1)": "Code on"}
"""What comes first in the foot where there is more to be seen."""

IN_A_FIELD = {"send", "leave_field"}
"""Actions that hold while a field has the focus; every other key is text there."""


WITH_CHOICES = frozenset({"choice", "truefalse", "multi"})
"""Kinds where a right answer may have been a guess."""

ALWAYS = frozenset({"stop", "undo", "redo"})
ON_A_CARD = frozenset({"evidence", "suspend", "edit", "bury", "report", "note", "raw", "set_time", "copy", "history"})


@dataclass(frozen=True, slots=True)
class Moment:
    """What decides which keys hold: the kind of question, what is picked, whether a verdict stands, and the focus."""

    kind: str
    """Empty when nothing is asked."""
    picking: Picking | None = None
    verdict: bool = False
    right: bool = False
    typing: bool = False
    typed: bool = False
    """Whether something stands in the field."""
    marked: bool = False
    """Whether an arrow has marked an option."""
    held: bool = False
    """Whether an answer waits for how sure its giver is."""
    concealed: bool = False
    """Whether the options are kept back."""

    @property
    def nothing_yet(self) -> bool:
        """Whether Enter means "I don't know"."""
        return self.picking is not None and not self.picking.started and not self.marked


def holds(action: str, parameters: tuple[object, ...], moment: Moment) -> bool:
    """Whether an action holds at this moment."""
    if moment.typing:
        return action in IN_A_FIELD or (action == "undo_in_field" and not moment.typed)
    if action in ALWAYS:
        return True
    if not moment.kind:
        return False
    if action in ON_A_CARD:
        return True
    if moment.held:
        return action == "sure"
    return _in_verdict(action, moment) if moment.verdict else _in_answering(action, parameters, moment)


def _in_verdict(action: str, moment: Moment) -> bool:
    if action == "guessed":
        return moment.kind in WITH_CHOICES and moment.right
    if action == "override":
        return moment.kind != "flashcard"
    return action in {"accept", "rate"}


def _in_answering(action: str, parameters: tuple[object, ...], moment: Moment) -> bool:
    picking = moment.picking
    if moment.concealed:
        return action in {"show_options", "hint"}
    if action == "pick":
        number = int(str(parameters[0]))
        return picking is not None and number <= len(picking.options) and number - 1 != picking.struck
    return {
        "send": not moment.nothing_yet and moment.kind != "flashcard",
        "give_up": moment.nothing_yet,
        "mark": picking is not None,
        "hint": True,
        "show": moment.kind == "flashcard",
        "tick": picking is not None and picking.mode == MANY,
        "unpick": picking is not None and picking.started,
        "move": picking is not None and picking.mode == ORDER,
        "enter_field": moment.kind in TYPED,
    }.get(action, False)
