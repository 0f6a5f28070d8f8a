"""Sitting an exam: one question after the other, each answer on the disk before the next one stands there.

No hints, no evidence and no edits; a verdict only where the exam gives one after each question.
"""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from quizapp.errors import QuizError
from quizapp.packs import strictness
from quizapp.practice.asking import Asking
from quizapp.study import exam as study
from quizapp.study.asked import Asked
from quizapp.study.calendar import stamp
from quizapp.study.credit import costs, credit
from quizapp.study.exam import Attempt, Given
from quizapp.study.model import Phase, Row
from quizapp.study.names import renamed

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.study.entries import Entry


TIME_IS_OVER = "The time is over. What was answered by then is handed in."


def row_now(desk: Desk, type_: str, data: Mapping[str, Any]) -> Row:
    """A row that says something now, to be appended."""
    when = desk.when()
    return Row(secrets.token_hex(8), type_, stamp(when.now), when.offset, when.today, data)


class Sitting(Asking):
    """An attempt that is open, the question that stands there now, and the watch."""

    def __init__(self, desk: Desk, attempt: Attempt) -> None:
        super().__init__(desk)
        self._attempt = attempt
        self._watch = attempt.watch.at(desk.now())
        self._entries = {entry.card: entry for entry in desk.entries(attempt.paper.pack)}
        self._aliases = desk.library.index().aliases
        self.number = attempt.resumes_at
        """Which question stands there, from 0."""
        self.saved = attempt.sequence
        """The sequence of its row that was written last."""
        self._handed_in = False
        self._arrive()

    def _current(self) -> Asked | None:
        drawn = self._attempt.paper.questions[self.number]
        entry = self._entry(drawn.card)
        if entry is None:
            return None
        seed = zlib.crc32(f"{self._attempt.paper.seed}:{drawn.card}".encode())
        return Asked(drawn.card, entry, seed, Phase.NEW, shuffled=self._attempt.paper.shuffled)

    def _entry(self, card: str) -> Entry | None:
        """What the library says of a card, also where its question has another name since it was drawn."""
        return self._entries.get(card) or self._entries.get(renamed(card, self._aliases))

    # where it stands

    @property
    def attempt(self) -> Attempt:
        """The attempt as of now: over once its time is."""
        self._attempt = self._attempt.at(self._now())
        return self._attempt

    def _now(self) -> datetime:
        self._watch = self._watch.at(self._desk.now())
        return self._watch.shown

    @property
    def over(self) -> bool:
        """Whether it is submitted, or its time has passed."""
        return self.attempt.ended is not None

    @property
    def left(self) -> timedelta | None:
        """How long is left; None where there is no limit."""
        return self._attempt.left(self._now())

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self._attempt.paper.questions)

    @property
    def card(self) -> str:
        """The card that stands there."""
        return self._attempt.paper.questions[self.number].card

    @property
    def given(self) -> Given | None:
        """The answer that was given to it."""
        return self._attempt.answers.get(self.card)

    @property
    def marked(self) -> bool:
        """Whether it is marked to come back to."""
        return self.card in self._attempt.marked

    @property
    def shows_verdicts(self) -> bool:
        """Whether each answer is judged at once; it cannot be changed then."""
        return self._attempt.paper.review == "after_each"

    @property
    def settled(self) -> bool:
        """Whether the answer that was given cannot be changed any more."""
        return self.shows_verdicts and self.given is not None

    @property
    def gone(self) -> str:
        """Why no question stands there, in words."""
        return "This question cannot be shown." if self.mistake else "This question is no longer in its pack."

    @property
    def mistake(self) -> Exception | None:
        """The mistake inside that keeps the question from being shown."""
        return None if isinstance(self.trouble, QuizError) else self.trouble

    # going about

    def go(self, number: int) -> None:
        """The question of this number, from 0, or the nearest."""
        self.number = min(max(number, 0), self.count - 1)
        self._arrive()
        given = self.given
        if self.settled and given is not None and self.asked is not None:
            self.respond(given.response)

    @property
    def is_last(self) -> bool:
        """Whether no question follows."""
        return self.number == self.count - 1

    def prompts(self) -> list[str]:
        """What each question asks; nothing where it is no longer in its pack."""
        return [self._prompt(drawn.card) for drawn in self._attempt.paper.questions]

    def _prompt(self, card: str) -> str:
        try:
            return strictness.dated_prompt(self._desk.library.question(card), card.partition("#")[2])
        except QuizError:
            return ""

    # what is kept

    def answer(self, response: str | Sequence[str]) -> bool:
        """Keep an answer to the question that stands there; False where none does, it is settled or the time was over.

        An empty one takes back what was answered. What was answered already is not written again.
        """
        if self.over or self.settled or self.asked is None:
            return False
        given = self._graded(response)
        verdict, self.verdict = self.verdict, None
        if given != self.given and (given.response or self.given):
            said = study.answered_data(
                self._attempt, self.card, given, self._now(), elapsed_ms=max(self._elapsed_ms, 0)
            )
            self._keep(study.ANSWER, said)
        if self.shows_verdicts and given.response:
            self.verdict = verdict
        return True

    def _graded(self, response: str | Sequence[str]) -> Given:
        verdict = self.respond(response)
        kept = response if isinstance(response, str) else tuple(response)
        if verdict.rule == "unknown":
            kept = ""
        worth = credit(self.question, verdict)
        return Given(kept, bool(verdict.right), verdict.rule, worth, costs(self.question, verdict))

    def mark(self) -> bool:
        """Mark the question to come back to, or take the mark away; False where the time was over."""
        if self.over:
            return False
        self._keep(study.ANSWER, study.marked_data(self._attempt, self.card, not self.marked, self._now()))
        return True

    def submit(self) -> bool:
        """Hand it in as it stands, if that has not been done; where the time is over, as of its deadline."""
        if not self._handed_in:
            self._keep(study.SUBMIT, study.submitted_data(self._attempt, self._now()))
            self._handed_in = True
            self._desk.store.checkpoint()
        return True

    @property
    def over_words(self) -> str:
        """Why it is over."""
        if self._handed_in:
            return "The exam was submitted in another window."
        return TIME_IS_OVER

    def _keep(self, type_: str, data: Mapping[str, Any]) -> None:
        """Append the row, then adopt the attempt with it, and with what other windows did to it meanwhile."""
        row = self._desk.store.append(row_now(self._desk, type_, data))
        for other in self._between(row):
            self._attempt = study.after(self._attempt, other)
            self._handed_in = self._handed_in or other.type == study.SUBMIT
        self.saved, self._attempt = row.sequence, study.after(self._attempt, row)

    def _between(self, row: Row) -> list[Row]:
        """The rows about this attempt between the one written last and this one; mostly there is nothing between."""
        if row.sequence == self.saved + 1:
            return []
        newer = takewhile(lambda one: one.device != row.device or one.sequence > self.saved, self._desk.store.newest())
        about = [one for one in newer if one.id != row.id and one.data.get("attempt") == self._attempt.paper.id]
        return about[::-1]
