"""Questions from another program, such as Anki: the file, what came of it, and whether its history comes along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.worker import Worker, WorkerState

from quizapp.errors import QuizError
from quizapp.text.amounts import counted
from quizapp.tui.field import Field
from quizapp.tui.from_file import FromFileScreen
from quizapp.tui.keys import key_of
from quizapp.tui.surface import LONG

if TYPE_CHECKING:
    from quizapp.practice.bringing import Arrived

MOST = 5
"""How many sorts of what is left out are named."""


class BringingScreen(FromFileScreen):
    """Asks for a file, makes a pack of it or adds to one, and offers the history that the file holds."""

    HEAD, ASKS = "Questions from another program", "Which file?"
    READ = (
        "In Anki choose File, Export: a deck package (.apkg) or the collection (.colpkg), with scheduling and media. "
        "Anki's text files and those of other programs can be read too."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "study", "Study", id="bringing-study"),
        Binding("h", "history", "Bring the history", id="bringing-history"),
        Binding("u", "take_back", "Undo", id="bringing-undo"),
        Binding("i", "again", "Another file", id="bringing-again"),
        Binding("question_mark", "app.keys", "Keys", id="bringing-keys"),
        Binding("escape,q", "leave", "Back", id="bringing-back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._arrived: Arrived | None = None
        self._busy = False
        self._whole = ""
        """The id under which a history that was kept is taken back."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What holds while a file is read, and what once it is."""
        there = {
            "study": self._arrived is not None,
            "history": self._arrived is not None and bool(self._arrived.history.rows) and not self._whole,
            "take_back": bool(self._whole),
        }
        return there.get(action, True) and not (self._busy and action in {*there, "again"})

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """After a mistake inside, which is said, what was written can be taken back, or another file be given."""
        super().on_worker_state_changed(event)
        if event.state is not WorkerState.ERROR:
            return
        self._busy = False
        if self._whole and self.app.desk.store.row(self._whole):
            self.say(f"What was brought along is kept. {key_of(self, 'bringing-undo')} takes all of it back.")
        else:
            self.action_again()

    def read(self, path: Path) -> None:
        """Bring what it holds."""
        self._begin(f"Reading {path.name} …")
        self._bring(path)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _bring(self, path: Path) -> None:
        """Read the file; it may take a while."""
        from quizapp.practice.bringing import arrive

        app = self.app  # which the screen has no more once it is left
        try:
            arrived = arrive(app.desk, path)
        except (QuizError, OSError) as error:
            app.call_from_thread(self._refuse, error)
        else:
            app.call_from_thread(self._tell, arrived)

    def _tell(self, arrived: Arrived) -> None:
        """What came of the file, and what its history is."""
        from quizapp.practice.elsewhere import words

        self._arrived = arrived
        new, same = len(arrived.questions.new), arrived.questions.same
        already = f", {same} already there" if same else ""
        added = f"{counted(new, 'question')} added to {arrived.pack}{already}."
        if self._is_left:
            again = f" What you answered there was not: {key_of(self.app.home, 'home-import')} on Home asks again."
            self._end(f"{arrived.file}: {added}{again if arrived.history.rows else ''}")
            return
        told = [added]
        if arrived.history.rows:
            told += ["", f"{key_of(self, 'bringing-history')} brings along what you answered there:"]
        if arrived.questions.past:
            told += words(arrived.history, self.app.desk.when())
        self._end("\n".join([*told, *_left_out(arrived)]))

    def action_history(self) -> None:
        """Keep what was answered as one act."""
        assert self._arrived is not None
        self._whole = self._arrived.history.rows[0].id
        self._begin("Keeping what you answered …")
        self._keep()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _keep(self) -> None:
        from quizapp.practice.elsewhere import keep

        assert self._arrived is not None
        app = self.app
        try:
            keep(app.desk, self._arrived.history)
        except QuizError as error:
            app.call_from_thread(self._not_kept, error)
        else:
            app.call_from_thread(self._kept)

    def _kept(self) -> None:
        assert self._arrived is not None
        answers = counted(self._arrived.history.answers, "answer")
        undo = "`quizapp undo --last`" if self._is_left else key_of(self, "bringing-undo")
        self._end(f"{answers} brought along. {undo} takes all of it back.")

    def _not_kept(self, error: QuizError) -> None:
        self._whole = ""
        self._refuse(error)

    def action_take_back(self) -> None:
        """Take the history back."""
        self._begin("Taking it back …")
        self._turn()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _turn(self) -> None:
        from quizapp.practice.elsewhere import turn

        app, desk = self.app, self.app.desk
        try:
            whole = desk.store.row(self._whole)
            assert whole is not None
            turn(desk.store, whole, desk.when(), back=True)
        except QuizError as error:
            app.call_from_thread(self._refuse, error)
        else:
            app.call_from_thread(self._turned)

    def _turned(self) -> None:
        self._whole, self._arrived = "", None
        self._end("Taken back: none of it counts any more. The questions are still there.")

    def _refuse(self, error: Exception) -> None:
        self._end(error.told if isinstance(error, QuizError) else str(error))
        if self._arrived is None and not self._is_left:
            self.query_one("#path", Field).focus()

    def _begin(self, text: str) -> None:
        self._busy = True
        self.say(text)

    def _end(self, text: str) -> None:
        self._busy = False
        if self._is_left:
            self.app.notify(text, markup=False, timeout=LONG)
        else:
            self.say(text)

    def action_leave(self) -> None:
        """Back; what has begun goes on, and what comes of it is noticed there."""
        if self._busy:
            self.app.notify("It goes on, and you are told here what came of it.")
        super().action_leave()

    def forget(self) -> None:
        """Nothing was brought."""
        self._arrived, self._whole = None, ""

    def action_study(self) -> None:
        """Study what was brought."""
        assert self._arrived is not None
        self.app.pop_screen()
        self.app.study([self._arrived.pack])


def _left_out(arrived: Arrived) -> list[str]:
    """What was not taken from the file, each sort with its first place there and how often."""
    from quizapp.packs.formats.kept import grouped

    sorts = grouped(arrived.questions.losses, arrived.file)
    told = []
    for what, of in list(sorts.items())[:MOST]:
        place = f"{of[0]}: " if of[0].startswith(f"{arrived.file}:") else ""
        told.append(f"Left out: {place}{what}" + (f" ({len(of)} times)" if len(of) > 1 else ""))
    more = [f"… and {len(sorts) - MOST} sorts more; `quizapp import` names them."] if len(sorts) > MOST else []
    return ["", *told, *more] if told else []
