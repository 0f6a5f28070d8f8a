"""Curate: generated questions one by one beside their evidence; each decision is saved before the next is shown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from quizapp.errors import QuizError
from quizapp.packs.deciding import REASONS
from quizapp.practice.editing import apart
from quizapp.practice.marking import asked_again, learnt, taken_back
from quizapp.tui import curate_view
from quizapp.tui.dialogs import LineDialog, PickDialog
from quizapp.tui.editing import edit, open_at
from quizapp.tui.evidence import AROUND, EvidenceView
from quizapp.tui.keys import NARROW, KeyLine, key_of
from quizapp.tui.shown import plain
from quizapp.tui.steady import Steady

if TYPE_CHECKING:
    from quizapp.practice.curating import Curating
    from quizapp.study.model import Row
    from quizapp.tui.app import QuizApp

WIDE = 100
FEW = 2
"""Lines around each of several passages, so that they stand under one another."""
OWN_WORD = "other"
SORTS = {"all": "All that nobody has checked.", "drafts": "Drafts only.", "approved": "Approved ones only."}
SHORT = {"keep": "Keep", "edit": "Edit", "reject": "Drop"}
"""What comes first in a foot with little room."""
UNDONE = {
    "kept": "Not kept after all.",
    "edited": "As it was before the edit.",
    "rejected": "Not rejected after all.",
    "settled": "Not settled after all.",
    "later": "Back to the one put off.",
}


class CurateScreen(Steady[None]):
    """One case after the other until nothing is left."""

    CSS_PATH = "curate.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "keep", "Keep", id="curate-keep"),
        Binding("l", "relearn", "Relearn", id="curate-relearn"),
        Binding("E", "edit", "Edit", id="curate-edit"),
        Binding("r", "reject", "Reject", id="curate-reject"),
        *[Binding(d, f"settle({d})", "Settle", id=f"curate-settle-{d}") for d in "123456789"],
        Binding("space", "later", "Later", id="curate-later"),
        Binding("u", "undo", "Undo", id="curate-undo"),
        Binding("o", "open", "Source", id="curate-open"),
        Binding("f", "sort", "Drafts or all", id="curate-sort"),
        Binding("down", "scroll_evidence(1)", "Scroll", id="curate-down", show=False),
        Binding("up", "scroll_evidence(-1)", "Scroll", id="curate-up", show=False),
        Binding("pagedown", "page(1)", "Page", id="curate-page-down", show=False),
        Binding("pageup", "page(-1)", "Page", id="curate-page-up", show=False),
        Binding("question_mark", "app.keys", "Keys", id="curate-keys"),
        Binding("q", "stop", "Stop", id="curate-stop"),
        Binding("escape", "stop", "Stop", id="curate-leave", show=False),
    ]

    app: QuizApp

    def __init__(self, curating: Curating) -> None:
        super().__init__()
        self.curating = curating
        self.leaving = False
        self._asked_again: dict[str, list[Row]] = {}

    def compose(self) -> ComposeResult:
        """The head, the case, its passages below or beside it, what was done last, and the keys."""
        yield Static(id="head", markup=False)
        with Container(id="room"):
            with VerticalScroll(id="case-room", can_focus=False):
                yield Static(id="case", markup=False)
            passages = EvidenceView(id="passages")
            passages.can_focus = False
            yield passages
        yield Static(id="said", markup=False)
        yield KeyLine(id="foot")

    def on_mount(self) -> None:
        """The first case."""
        own = "" if self.curating.is_own else "This pack is not yours: what you decide is kept among your corrections."
        self.show_case(own)

    def on_resize(self) -> None:
        """The head is as wide as the screen; wide screens have the passages beside the case."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self._show_head()
        self._show_foot()

    def show_case(self, said: str = "") -> None:
        """Paint the case, and what was done last."""
        passages = self.curating.passages()
        self.set_class(not passages, "-none")
        self._show_head()
        self.query_one("#case", Static).update(curate_view.case(self.curating, key_of(self, "curate-undo")))
        self.query_one("#case-room").scroll_home(animate=False)
        self.query_one("#said", Static).update(plain(said))
        if passages:
            self.query_one("#passages", EvidenceView).show(passages, AROUND if len(passages) == 1 else FEW)
        self._show_foot()

    def _show_foot(self) -> None:
        foot = self.query_one("#foot", KeyLine)
        foot.said = SHORT if self.app.size.width < NARROW else {}
        foot.show()

    def _show_head(self) -> None:
        width = max(self.app.size.width - 2, 20)
        self.query_one("#head", Static).update(curate_view.head(self.curating, width))

    # which keys hold

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key's action holds for the case."""
        if self.leaving:
            return action == "keys"
        case = self.curating.case
        if action in {"keep", "edit", "reject"}:
            return case is not None and case.question is not None
        if action == "relearn":
            return self.curating.is_outdated and bool(learnt(self.app.desk, self.curating.cards))
        if action == "settle":
            conflict = case.conflict if case is not None else None
            return conflict is not None and int(str(parameters[0])) <= len(self.curating.choices(conflict))
        if action in {"later", "open"}:
            return case is not None
        if action == "undo":
            return self.curating.is_undoable
        return True

    # what is decided

    def action_keep(self) -> None:
        """The question is right."""
        self._decide(self.curating.keep, self._undoable("Kept."))

    def action_relearn(self) -> None:
        """The question is right by what stands there now, and asked again today."""
        cards = self.curating.cards

        def act() -> None:
            case = self.curating.case
            assert case is not None
            self.curating.keep()
            self._asked_again[case.id] = asked_again(self.app.desk, cards)

        self._decide(act, self._undoable("Kept, and due today."))

    def action_edit(self) -> None:
        """The question in an editor; once it is right it is kept so."""
        case = self.curating.case
        assert case is not None
        assert case.question is not None
        try:
            changed = edit(self.app, apart(case.question, self.curating.edited))
        except QuizError as error:
            self.app.complain(error)
            return
        same = f"Nothing was changed; {key_of(self, 'curate-keep')} keeps it as it is."
        self.show_case(self._undoable("Kept as edited.") if changed else same)
        for lost in self.curating.unsaid if changed else ():
            self.notify(lost, severity="warning", markup=False)

    def action_reject(self) -> None:
        """The question is not to be asked."""
        self.app.push_screen(PickDialog("Why is it rejected?", REASONS), self._rejected)

    def _rejected(self, reason: str | None) -> None:
        if reason == OWN_WORD:
            self.app.push_screen(LineDialog("Why, in a word or two?"), self._rejected_because)
        elif reason:
            self._rejected_because(reason)

    def _rejected_because(self, reason: str | None) -> None:
        if reason is not None:
            reason = reason or OWN_WORD
            self._decide(lambda: self.curating.reject(reason), self._undoable(f"Rejected: {reason}."))

    def action_settle(self, number: int) -> None:
        """Settle the conflict so."""
        said = "Settled; quizapp generate on this pack asks it so."
        self._decide(lambda: self.curating.settle(number), self._undoable(said))

    def action_later(self) -> None:
        """Not now."""
        self.curating.later()
        self.show_case(f"Put off. {key_of(self, 'curate-undo')} goes back to it.")

    def action_undo(self) -> None:
        """Take back the last step of this sitting."""
        try:
            verb = self.curating.undo()
            case = self.curating.case
            taken_back(self.app.desk, self._asked_again.pop(case.id, ()) if case else ())
        except QuizError as error:
            self.app.complain(error)
            return
        self.show_case(UNDONE[verb])

    def _undoable(self, said: str) -> str:
        return f"{said} {key_of(self, 'curate-undo')} undoes it."

    def _decide(self, act: Callable[[], None], said: str) -> None:
        try:
            act()
        except QuizError as error:
            self.app.complain(error)
            return
        self.show_case(said)

    # what is looked at

    def action_open(self) -> None:
        """The document in a pager or editor, at the passage."""
        try:
            open_at(self.app, *self.curating.source())
        except QuizError as error:
            self.app.complain(error)

    def action_sort(self) -> None:
        """All, drafts only, approved ones only."""
        self.show_case(SORTS[self.curating.turn()])

    def action_scroll_evidence(self, by: int) -> None:
        """A line of the passages."""
        self.query_one("#passages").scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """A page of the case where it is longer than its room, then of the passages."""
        room, passages = self.query_one("#case-room"), self.query_one("#passages")
        more = room.scroll_offset.y < room.max_scroll_y if by > 0 else room.scroll_offset.y > 0
        up_there = by < 0 and passages.scroll_offset.y > 0 and not more
        where = room if more and not up_there else passages
        where.scroll_relative(y=by * max(where.size.height - 1, 1), animate=False)

    def action_stop(self) -> None:
        """Back, once the library knows what was decided; all of it is saved."""
        self.leaving = True
        self.query_one("#said", Static).update(plain("One moment: the pack is read again."))
        self._leave()

    @work(thread=True, exit_on_error=False)
    def _leave(self) -> None:
        try:
            with suppress(QuizError, OSError):
                self.app.desk.library.index()
        finally:
            self.app.call_from_thread(self._gone)

    def _gone(self) -> None:
        """Back, whatever was laid over this meanwhile."""
        while self.app.screen is not self:
            self.app.pop_screen()
        self.dismiss()
