"""Browse: every question in reach, searched as one types, and what can be done with those chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from quizapp.errors import QuizError
from quizapp.practice import marking
from quizapp.practice.editing import unsaid_now
from quizapp.search.sorting import SORTS
from quizapp.study.model import Row
from quizapp.tui.browse_keys import BROWSE, IN_FIELD, holds
from quizapp.tui.browse_view import BrowseView
from quizapp.tui.dialogs import LineDialog, PickDialog
from quizapp.tui.editing import edit
from quizapp.tui.evidence import EvidenceScreen
from quizapp.tui.history import HistoryScreen
from quizapp.tui.keys import key_of
from quizapp.tui.rows import Rows

if TYPE_CHECKING:
    from quizapp.packs.model import Question

Act = Callable[[], list[Row]]
MANY = 20
"""More cards than this are not changed without asking."""


class BrowseScreen(BrowseView):
    """Keys act on the chosen cards, or on the one that is meant where none is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*IN_FIELD, *BROWSE]

    class Marked(Message):
        """Something was done to cards, or could not be."""

        def __init__(
            self, rows: Sequence[Row], said: str, error: QuizError | None, undoing: Sequence[Row] = ()
        ) -> None:
            super().__init__()
            self.rows, self.said, self.error, self.undoing = rows, said, error, undoing
            """`undoing` is what was to be taken back."""

    def __init__(self, search: str = "") -> None:
        super().__init__(search)
        self._acts: list[Sequence[Row]] = []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key's action holds now."""
        typing = isinstance(self.focused, Input)
        return holds(action, typing=typing, any_card=bool(self._places), done=bool(self._acts))

    # moving about

    @on(Input.Submitted, "#search")
    def action_to_list(self) -> None:
        """Letters are commands now."""
        self.query_one(Rows).focus()

    def action_search(self) -> None:
        """Letters are text again."""
        self.query_one("#search", Input).focus()

    def action_leave(self) -> None:
        """None is chosen any more; with none chosen, back to Home."""
        if self._chosen:
            self._chosen.clear()
            self._paint()
        else:
            self.dismiss()

    def action_sort(self) -> None:
        """The next order."""
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self._find()

    def action_reverse(self) -> None:
        """The other way round."""
        self._reverse = not self._reverse
        self._find()

    # choosing

    def action_choose(self) -> None:
        """Choose the card that is meant, or let it go, and on to the next."""
        self._chosen ^= {self._card()}
        self.query_one(Rows).action_move(1)
        self._paint()

    def action_choose_all(self) -> None:
        """Choose everything that is found, or let it all go."""
        assert self._browsing is not None
        found = set(map(self._browsing.card, self._places))
        self._chosen = self._chosen - found if found <= self._chosen else self._chosen | found
        self._paint()

    def _cards(self) -> list[str]:
        """The chosen cards, or the one that is meant."""
        return sorted(self._chosen) or [self._card()]

    # what is done with them

    def action_study(self) -> None:
        """Ask these now, whether they are due or not."""
        cards = self._cards()
        self.app.open_study(lambda: self.app.desk.practice(cards=cards, limit=len(cards)))

    def action_suspend(self) -> None:
        """Keep them out, or let them be asked again where all of them are kept out."""
        cards, state = self._cards(), self.app.desk.store.state
        on_ = not all(state.card(card).suspended for card in cards)
        said = "suspended" if on_ else "asked again from now on"
        verb = "Suspend" if on_ else "Let be asked"
        self._sure(verb, cards, said, lambda: marking.suspended(self.app.desk, cards, on_))

    def action_reset(self) -> None:
        """Forget their schedule, after asking."""
        cards = self._cards()
        act = partial(marking.reset, self.app.desk, cards)
        self._sure("Forget the schedule of", cards, "new again", act, always=True)

    def action_tag(self) -> None:
        """Give them a tag, or take one from them."""
        cards = self._cards()
        dialog = LineDialog(f"Tag for {_count(cards)}; -tag takes it away")
        self.app.push_screen(dialog, lambda text: self._tagged(cards, text))

    def _tagged(self, cards: Sequence[str], text: str | None) -> None:
        tag = (text or "").removeprefix("-").strip()
        if not tag or not text:
            return
        on_ = not text.startswith("-")
        said = f"tagged {tag}" if on_ else f"without the tag {tag}"
        self._sure("Tag", cards, said, lambda: marking.tagged(self.app.desk, cards, tag, on_))

    def action_undo(self) -> None:
        """Take back what was done last here, to all cards at once."""
        rows = self._acts.pop()
        self._mark(partial(marking.taken_back, self.app.desk, rows), "Taken back.", rows)

    def _sure(self, verb: str, cards: Sequence[str], said: str, act: Act, *, always: bool = False) -> None:
        """Do it; where it is much, or cannot be seen at once, only if the learner says so."""
        count = _count(cards)
        said = f"{count[:1].upper()}{count[1:]} {said}."
        if not always and len(cards) <= MANY:
            self._mark(act, said)
            return

        def answered(word: str | None) -> None:
            if word == "yes":
                self._mark(act, said)

        self.app.push_screen(PickDialog(f"{verb} {count}?", ("yes", "no")), answered)

    @work(thread=True, group="marking", exit_on_error=False)
    def _mark(self, act: Act, said: str, undoing: Sequence[Row] = ()) -> None:
        """Write the rows beside the interface."""
        try:
            rows, failure = act(), None
        except QuizError as error:
            rows, failure = [], error
        self.post_message(self.Marked(rows, said, failure, undoing))

    def on_browse_screen_marked(self, marked: Marked) -> None:
        """Say what was done, and how to undo it."""
        if marked.error is not None:
            self._acts += [marked.undoing] if marked.undoing else []
            self.app.complain(marked.error)
        elif marked.undoing:
            self.notify(marked.said, markup=False)
        else:
            self._acts.append(marked.rows)
            self.notify(f"{marked.said} {key_of(self, 'browse-undo')} undoes it.", markup=False)
        self.on_screen_resume()

    # the card that is meant

    def action_history(self) -> None:
        """What was answered before, and the curve of forgetting."""
        self.app.push_screen(HistoryScreen(self._card()))

    def action_evidence(self) -> None:
        """The passage in its document."""
        card = self._card()
        self.app.or_say(lambda: self.app.push_screen(EvidenceScreen(self.app.desk.library.passages(card), card)))

    def action_edit(self) -> None:
        """Edit just this question in the learner's editor."""
        self.app.or_say(self._edit)

    def _edit(self) -> None:
        card = self._card()
        pack, _, question = card.partition("#")[0].partition("/")
        before = self.app.desk.library.question(card)
        if edit(self.app, self.app.desk.editable(pack, question)):
            self._warn_of(card, before)
        else:
            self.notify("Nothing was changed.")
        self.on_screen_resume()

    @work(thread=True, group="edited", exit_on_error=False)
    def _warn_of(self, card: str, before: Question) -> None:
        """Say what the passage of an edited question does not say any more."""
        for lost in unsaid_now(self.app.desk.library, card, before):
            self.app.call_from_thread(self.notify, lost, severity="warning", markup=False)

    def action_export(self) -> None:
        """Write them to a file, a JSON object a line."""
        cards = self._cards()
        dialog = LineDialog(f"Write {_count(cards)} to which file?", "questions.jsonl")

        def named(name: str | None) -> None:
            if name:
                self._export(name, set(cards))

        self.app.push_screen(dialog, named)

    @work(thread=True, group="marking", exit_on_error=False)
    def _export(self, name: str, cards: set[str]) -> None:
        """Write the file beside the interface; one that is there stays as it is."""
        from quizapp.practice.exporting import export

        assert self._browsing is not None
        try:
            path = export(self._browsing, cards, name)
        except QuizError as error:
            self.post_message(self.Marked((), "", error))
        else:
            self.app.call_from_thread(self.notify, f"Written to {path}.", markup=False)


def _count(cards: Sequence[str]) -> str:
    return "this question" if len(cards) == 1 else f"{len(cards):,} questions"
