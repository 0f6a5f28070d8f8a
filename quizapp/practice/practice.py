"""The question asked now, the verdict on its answer, and what was saved.

Whatever writes a row returns once the row is on the disk. When it cannot be written, QuizError is raised and nothing
has changed, so the same thing can be tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.packs import answers
from quizapp.practice.done import Done, done_of
from quizapp.practice.hints import further
from quizapp.practice.layout import laid_out, lowered, place_of, quoted, told, wrong_options
from quizapp.study import acts, undoing
from quizapp.study.asked import Asked
from quizapp.study.difference import marked
from quizapp.study.grading import grade
from quizapp.study.model import Rating, Row, Verdict
from quizapp.study.rating import rate
from quizapp.study.session import Session, follow
from quizapp.study.verdicts import words

if TYPE_CHECKING:
    from quizapp.packs.library import Shown
    from quizapp.packs.model import Question
    from quizapp.practice.desk import Desk

CHECKPOINT_EVERY = 200
"""Answers after which the derived state is written, besides at the end."""


class Practice:
    """The question asked now, the verdict on its answer, and what was saved."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk = desk
        self._session = session
        self._vanished = False
        self._vocabulary: dict[str, frozenset[str]] = {}
        self._since_checkpoint = 0
        self.saved = 0
        """The sequence of the row written last, 0 before there is one."""
        self._arrive()

    def _arrive(self) -> None:
        """Whatever is asked now is asked afresh."""
        self.verdict: Verdict | None = None
        self.question: Question
        self.options: tuple[str, ...] = ()
        self.lefts: tuple[str, ...] = ()
        self._hints: tuple[str, ...] = ()
        self._hint = ""
        self._overridden = False
        self._responded: str | Sequence[str] = ""
        self._began = self._desk.now()
        self._elapsed_ms = 0
        self._vanished = False
        asked = self.asked
        if asked is None:
            return
        try:
            self.question = self._desk.library.question(asked.card)
        except QuizError:
            self._vanished = True
            return
        self.options, self.lefts = laid_out(self.question, asked)

    # what is asked

    @property
    def asked(self) -> Asked | None:
        """The card asked now, None when nothing is left or its pack is no longer there."""
        return None if self._vanished else self._session.current

    @property
    def facet(self) -> str:
        """Which facet of the question is asked."""
        return self.asked.entry.facet if self.asked else ""

    @property
    def prompt(self) -> str:
        """What is asked."""
        return answers.prompt(self.question, self.facet)

    @property
    def place(self) -> str:
        """Pack and topic."""
        assert self.asked is not None
        entry = self.asked.entry
        pack = self._desk.library.index().packs.get(entry.pack)
        title = pack.title if pack else entry.pack
        return f"{title} › {entry.topic}" if entry.topic and entry.topic != title else title

    @property
    def progress(self) -> tuple[int, int, int]:
        """Answers given, questions left, and about how many minutes those take."""
        left = self._session.left(self._desk.now())
        return self._session.done, left, max(1, round(left * self._seconds_each() / 60)) if left else 0

    def _seconds_each(self) -> float:
        times = [float(row.data["elapsed_ms"]) / 1000 for row in self._session.rows if row.type == "answer"]
        return (sum(times) + 5 * 15) / (len(times) + 5)

    @property
    def why_now(self) -> str:
        """Why this card is asked although it was not due, if that is so."""
        return self.asked.why_now if self.asked is not None else ""

    # answering

    def respond(self, response: str | Sequence[str]) -> Verdict:
        """Grade a response; nothing is saved yet."""
        self._elapsed_ms = round((self._desk.now() - self._began).total_seconds() * 1000)
        self._responded = response
        given = lowered(response) if self.question.kind == "truefalse" else response
        self.verdict = grade(self.question, given, self.facet, self._terms(), language=self._language())
        return self.verdict

    def _terms(self) -> frozenset[str]:
        """Every answer and choice of the pack, so that another term is never taken for a typing slip."""
        assert self.asked is not None
        pack = self.asked.entry.pack
        if pack not in self._vocabulary:
            self._vocabulary[pack] = frozenset(self._desk.library.terms(pack))
        return self._vocabulary[pack]

    def _language(self) -> str:
        pack = self._desk.library.index().packs.get(self.asked.entry.pack) if self.asked else None
        return pack.language if pack else "en"

    @property
    def suggested(self) -> Rating:
        """The rating that Enter takes."""
        assert self.verdict is not None
        return rate(self.verdict, hint=self._hint)

    @property
    def words(self) -> str:
        """The verdict in words."""
        assert self.verdict is not None
        return words(self.verdict, self.question, self.facet)

    @property
    def difference(self) -> tuple[tuple[str, str], ...]:
        """Of a typed answer that is not letter for letter right: its runs, each `same`, `missing` or `extra`."""
        verdict = self.verdict
        typed = self.question.kind in {"short", "cloze"} and isinstance(self._responded, str) and self._responded
        if verdict is None or not typed or verdict.rule in {"exact", "form"}:
            return ()
        return tuple(marked(str(self._responded), verdict.near or verdict.shown))

    def not_known(self) -> None:
        """A flashcard whose answer was not known: again is suggested."""
        assert self.verdict is not None
        self.verdict = replace(self.verdict, suggested=Rating.AGAIN)

    def override(self, right: bool | None = None) -> None:
        """The learner's word against the verdict: it was right, or it was wrong; without one, the other of the two."""
        assert self.verdict is not None
        right = not self.verdict.right if right is None else right
        if self.verdict.right is right:
            return
        self._overridden = not self._overridden
        rating = Rating.GOOD if right else Rating.AGAIN
        self.verdict = replace(self.verdict, right=right, rule="override", suggested=rating)

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
        assert self.verdict is not None
        self._keep(
            *acts.answer(
                self._session,
                self.verdict,
                rating,
                self._desk.now(),
                elapsed_ms=self._elapsed_ms,
                hint=self._hint,
                guessed=guessed,
                override=self._overridden,
            )
        )
        self._arrive()

    # hints and evidence

    @property
    def hint_shown(self) -> str:
        """The hints given so far."""
        return "\n".join(self._hints)

    def hint(self) -> str:
        """One hint more: the author's own or the topic first, then the first letter; all given so far."""
        assert self.asked is not None
        topic = self.asked.entry.topic or self.place
        hints, level = further(self._hints, self._hint, self.question, self.facet, topic)
        self._hints, self._hint = hints, level
        return self.hint_shown

    def look_at_evidence(self) -> None:
        """The passage was looked at before answering: the answer counts as shown."""
        self._hint = "evidence"

    def evidence(self) -> tuple[Shown, ...]:
        """The passages the question cites, in the text of their documents."""
        try:
            return tuple(self._desk.library.passages(self.asked.card)) if self.asked else ()
        except QuizError:
            return ()

    @property
    def cited(self) -> str:
        """The first passage cited, in one line."""
        return quoted(self.evidence())

    @property
    def source(self) -> str:
        """Where the first passage stands, and whether a person has checked the question."""
        found = self.evidence()
        place = place_of(found[0]) if found else ""
        made = "generated" if self.question.origin else ""
        checked = f"checked by {self.question.checked.who}" if self.question.checked else "not checked by a person"
        return ", ".join(filter(None, (place, made, checked if made else "")))

    @property
    def others(self) -> list[tuple[int, str, str]]:
        """The wrong options of a choice with their digits, and why each is wrong where somebody says so."""
        return wrong_options(self.question, self.options, self.facet)

    # what else is done to a card

    def undo(self) -> bool:
        """Take back the verdict that stands, or the answer saved last: its verdict stands again. False: nothing to."""
        if self.verdict is not None:
            self._arrive()
            return True
        if not self.undo_saved():
            return False
        taken = self._session.taken_back
        if taken is not None and taken.type == "answer" and self.asked and taken.data.get("card") == self.asked.card:
            self._stand_again(taken)
        return True

    @property
    def can_undo(self) -> bool:
        """Whether anything saved can be taken back."""
        return self._session.state.last_act() is not None

    def undo_saved(self) -> bool:
        """Take back what was saved last; its question is asked again. False when there is nothing to take back."""
        return self._turn(undoing.undo)

    def redo(self) -> bool:
        """Do again what was taken back last; False when nothing was."""
        return self._turn(undoing.redo)

    def _turn(self, act: Callable[[Session, datetime], tuple[Session, Row]]) -> bool:
        try:
            session, row = act(self._session, self._desk.now())
        except QuizError:
            return False
        self._keep(session, row)
        self._arrive()
        return True

    def _stand_again(self, row: Row) -> None:
        data, response = row.data, str(row.data.get("response", ""))
        several = self.question.kind in answers.SEVERAL
        verdict = self.respond(response.split(" | ") if several and response else response)
        if data.get("override"):
            right = bool(data.get("right"))
            verdict = replace(verdict, right=right, rule="override", suggested=Rating.GOOD if right else Rating.AGAIN)
        if data.get("right") is None:
            verdict = replace(verdict, suggested=Rating(int(data["rating"])))
        self.verdict = verdict
        self._hint, self._overridden = str(data.get("hint", "")), bool(data.get("override"))
        self._elapsed_ms = int(data.get("elapsed_ms", 0))

    def skip(self) -> None:
        """Put the question off; nothing is saved."""
        self._session = acts.skip(self._session, self._desk.now())
        self._arrive()

    def suspend(self) -> None:
        """Keep the card out until it is wanted again."""
        self._keep(*acts.suspend(self._session, self._desk.now()))
        self._arrive()

    def bury(self) -> None:
        """Keep the card out until tomorrow."""
        self._keep(*acts.bury(self._session, self._desk.now()))
        self._arrive()

    def report(self, reason: str) -> None:
        """Report the question: an answer not yet saved is void, the card is put aside."""
        response = self.verdict.response if self.verdict else ""
        self._keep(*acts.report(self._session, reason, self._desk.now(), response))
        self._arrive()

    @property
    def note(self) -> str:
        """The learner's note on this card."""
        return self._session.state.card(self.asked.card).note if self.asked else ""

    def write_note(self, text: str) -> None:
        """Keep a note on this card."""
        self._keep(*acts.note(self._session, text, self._desk.now()))

    def history(self) -> list[str]:
        """The answers to this card, the newest first, a line each."""
        if self.asked is None:
            return []
        rows = [row for row in self._desk.store.history(self.asked.card) if row.type == "answer"]
        undone = self._session.state.undone
        return [told(row, row.id in undone) for row in reversed(rows)]

    def finish(self) -> Done:
        """What this practice came to; the derived state is written."""
        self._desk.store.checkpoint()
        return done_of(self._session, self._desk.library, self._desk.now())

    def _keep(self, session: Session, row: Row) -> None:
        """Append the row, then adopt the session, with whatever other windows wrote meanwhile."""
        store = self._desk.store
        self.saved = store.append(row, (self._session.state, session.state)).sequence
        self._session = follow(session, store.state)
        self._since_checkpoint += 1
        if self._since_checkpoint >= CHECKPOINT_EVERY:
            self._since_checkpoint = 0
            store.checkpoint()
