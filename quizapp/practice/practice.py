"""Practice: answers rated, saved and taken back.

Whatever writes a row returns once the row is on the disk. When it cannot be written, QuizError is raised and nothing
has changed, so the same thing can be tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from quizapp import frozen
from quizapp.errors import QuizError
from quizapp.packs import answers
from quizapp.practice import marking
from quizapp.practice.done import Done, done_of
from quizapp.practice.standing import Standing
from quizapp.practice.taken_back import said_back
from quizapp.practice.watching import Watch
from quizapp.study import acts, undoing
from quizapp.study.asked import Asked
from quizapp.study.fold import State
from quizapp.study.grading_several import kept_apart
from quizapp.study.model import Rating, Row
from quizapp.study.session import Session, follow, renewed

if TYPE_CHECKING:
    from quizapp.packs.model import Question
    from quizapp.practice.desk import Desk
    from quizapp.practice.editing import Editable
    from quizapp.store.running import Running

REASONS = ("wrong", "unclear", "trivial", "duplicate")
"""What a question may be reported for."""

CHECKPOINT_EVERY = 200
"""Answers after which the derived state is written, besides at the end."""


class Practice(Standing):
    """The question asked now, the verdict on its answer, and what was saved."""

    def __init__(
        self,
        desk: Desk,
        session: Session,
        left_out: Sequence[str] = (),
        running: Running | None = None,
        *,
        resumed: bool = False,
        packs: tuple[str, ...] = (),
        topic: str = "",
    ) -> None:
        """`packs` and `topic` are what it is over; without packs everything."""
        super().__init__(desk, session)
        self.left_out = tuple(left_out)
        """What is to be said of packs that were asked for and are put away."""
        self._running = running
        self.watch = Watch(desk.library)
        self.resumed = resumed
        """Whether it goes on where a window was lost."""
        self._packs, self._topic = packs, topic
        self._since_checkpoint = 0
        self.saved = 0
        """The sequence of the row written last, 0 before there is one."""

    def previews(self) -> list[tuple[Rating, str]]:
        """Each rating with the time it leads to, in words."""
        now = self._desk.now()
        dues = acts.previews(self._session, now)
        return [(rating, self._session.words(due, now) if due else "as before") for rating, due in dues.items()]

    def rate(self, rating: Rating) -> None:
        """Save the answer with this rating, and go on."""
        self._save_answer(rating, guessed=False)

    def rate_guessed(self) -> None:
        """Save the answer as a guess: it is rated again."""
        self._save_answer(Rating.AGAIN, guessed=True)

    def _save_answer(self, rating: Rating, guessed: bool) -> None:
        verdict, now = self.verdict, self._desk.now()
        assert verdict is not None

        def act(state: State) -> tuple[Row, Callable[[], Session]]:
            session = follow(self._session, state)
            row = acts.answer_row(
                session,
                verdict,
                rating,
                now,
                elapsed_ms=self._elapsed_ms,
                hint=self.hints.level,
                confidence=self._confidence,
                guessed=guessed,
                override=self._overridden,
                recall_first=self._recall_first,
            )
            return row, lambda: acts.after_answer(session, row)

        self._adopt(*self._desk.store.append_act(act))

    # what else is done to a card

    def undo(self) -> bool:
        """Take back the verdict that stands, or the answer saved last: its verdict stands again. False: nothing to."""
        if self.verdict is not None or self.held is not None:
            self._arrive()
            return True
        if not self.undo_saved():
            return False
        if (taken := self._answer_taken_back) is not None:
            self._stand_again(taken)
        return True

    @property
    def _answer_taken_back(self) -> Row | None:
        """The answer that was taken back last, where its question is asked again."""
        taken = self._session.taken_back
        again = (
            taken is not None and taken.type == "answer" and self.asked and taken.data.get("card") == self.asked.card
        )
        return taken if again else None

    @property
    def taken_back(self) -> str:
        """What was taken back last, in words; nothing where nothing was."""
        row = self._session.taken_back
        return said_back(row, self._desk.library) if row is not None else ""

    @property
    def taken_beyond(self) -> bool:
        """Whether what was taken back last is no answer of this session."""
        row = self._session.taken_back
        return row is not None and (row.type != "answer" or all(row.id != mine.id for mine in self._session.rows))

    def undo_saved(self) -> bool:
        """Take back what was saved last; its question is asked again, and help that was taken with it counts again.

        False when there is nothing to take back.
        """
        if not self._turn(undoing.undo):
            return False
        if (taken := self._answer_taken_back) is not None and not self.hints.level:
            self._help(replace(self.hints, level=str(taken.data.get("hint", ""))))
        return True

    def take_back_last(self) -> None:
        """Take back what was done last, once nothing is asked any more; nothing where that was done elsewhere."""
        marking.taken_back(self._desk, self._session.rows[-1:])

    def redo(self) -> bool:
        """Do again what was taken back last; False when nothing was."""
        return self._turn(undoing.redo)

    def _turn(self, act: Callable[[Session, datetime], tuple[Session, Row]]) -> bool:
        try:
            session, row = act(self._session, self._desk.now())
        except QuizError:
            return False
        self._keep(session, row)
        return True

    def _stand_again(self, row: Row) -> None:
        """The verdict as the row has it, told as grading tells it; by another right answer it is judged anew."""
        data, response = row.data, str(row.data.get("response", ""))
        several = self.question.kind in answers.SEVERAL
        told = self.respond(kept_apart(response, self.options) if several and response else response)
        right, same = data["right"], data["fingerprint"] == answers.answer_fingerprint(self.question, self.facet)
        if same or right is None or data.get("override"):
            rating = Rating(int(data["rating"])) if right is None else Rating.GOOD if right else Rating.AGAIN
            self.verdict = replace(told, right=right, rule=str(data["rule"]), suggested=rating)
        self._overridden = bool(data.get("override"))
        self._confidence, self._recall_first = str(data.get("confidence", "")), bool(data.get("recall_first"))
        self.concealed = False
        self._elapsed_ms = int(data.get("elapsed_ms", 0))

    def stop_after(self, minutes: int) -> None:
        """Ask no more once so many minutes are over."""
        self._session = frozen.replace(self._session, until=self._desk.now() + timedelta(minutes=minutes))

    def skip(self) -> None:
        """Put the question off; nothing is saved."""
        self._session = acts.skip(self._session, self._desk.now())
        self._arrive()

    def pass_over(self) -> None:
        """Ask the next one instead of a question that cannot be shown; nothing is saved."""
        self._session = acts.pass_over(self._session, self._desk.now())
        self._arrive()

    def editable(self) -> Editable:
        """Where the question can be edited; raises QuizError where it cannot be."""
        assert self.asked is not None
        return self._desk.editable(self.asked.entry.pack, self.asked.entry.question)

    def _renew(self) -> None:
        self._session = renewed(self._session, self._desk.entries(), self._desk.now())

    def edited(self) -> None:
        """Whatever was edited is asked as it is now; an answer that stands is judged anew, one that waits waits on."""
        answered, held, response, overridden = self.verdict, self.held, self._responded, self._overridden
        told = self._elapsed_ms, self.hints, self._confidence, self._recall_first
        card = self.asked.card if self.asked else ""
        self._renew()
        self._arrive()
        if (answered is None and held is None) or self.asked is None or self.asked.card != card:
            return
        self._responded, self.held = response, held
        if answered is not None:
            self.respond(response)
        self._elapsed_ms, self.hints, self._confidence, self._recall_first = told
        self.concealed = False
        if answered is not None and overridden:
            self.override(answered.right)

    def take_over(self) -> bool:
        """Ask on over what has changed on the disk, if that was read; whether another question stands there now."""
        if not self.watch.is_ready:
            return False
        before = self._put()
        self._vocabulary = {}
        self._renew()
        self.watch.taken_over()
        self._arrive()
        return self._put() != before

    def _put(self) -> tuple[Asked, Question] | None:
        """What is asked as it was put."""
        return (self.asked, self.question) if self.asked else None

    def suspend(self) -> None:
        """Keep the card out until it is wanted again."""
        self._keep(*acts.suspend(self._session, self._desk.now()))

    def bury(self) -> None:
        """Keep the card out until tomorrow."""
        self._keep(*acts.bury(self._session, self._desk.now()))

    def report(self, reason: str) -> None:
        """Report the question: an answer not yet saved is void, the card is put aside."""
        response = self.verdict.response if self.verdict else ""
        self._keep(*acts.report(self._session, reason, self._desk.now(), response))

    @property
    def note(self) -> str:
        """The learner's note on this card, which is shown with its verdict; nothing before, where it might help."""
        return self._noted if self.verdict else ""

    @property
    def _noted(self) -> str:
        return self._session.state.card(self.asked.card).note if self.asked else ""

    def write_note(self, text: str) -> None:
        """Keep a note on this card instead of the one that is shown; before the verdict it is added to that one."""
        kept = text if self.verdict else " ".join(filter(None, (self._noted, text)))
        self._keep(*acts.note(self._session, kept, self._desk.now()), stay=True)

    def finish(self) -> Done:
        """What this practice came to; the derived state is written."""
        self._desk.store.checkpoint()
        if self._running is not None:
            self._running.end()
        return done_of(self._session, self._desk.library, self._desk.now(), self._packs, self._topic)

    def _keep(self, session: Session, row: Row, *, stay: bool = False) -> None:
        """Append the row, then adopt the session after it."""
        self._adopt(self._desk.store.append(row, (self._session.state, session.state)), session, stay=stay)

    def _adopt(self, written: Row, session: Session, *, stay: bool = False) -> None:
        """Go on as the row on the disk says, and only then write what spares time."""
        self.saved, self._session = written.sequence, session
        if not stay:
            self._arrive()
        self._since_checkpoint += 1
        if self._since_checkpoint >= CHECKPOINT_EVERY:
            self._since_checkpoint = 0
            self._desk.store.checkpoint()
