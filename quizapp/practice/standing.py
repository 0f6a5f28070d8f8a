"""The question that stands before the learner in a session, with its hints and the rating that its verdict suggests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.practice.asking import Asking
from quizapp.practice.hints import Hints, further
from quizapp.study import acts
from quizapp.study.asked import Asked
from quizapp.study.model import Rating, Verdict
from quizapp.study.rating import rate
from quizapp.study.session import Session, follow
from quizapp.study.verdicts import help_words
from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.study.settings import Settings

CONCEALED = frozenset({"choice", "multi"})
"""Kinds whose options can be kept back until the answer has been thought of."""

SURE = ("guess", "unsure", "sure")
"""What the journal calls how sure somebody was."""


class Standing(Asking):
    """The question that the session asks now, and the verdict on its answer."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk)
        self._held = session
        self._passed_over = list[Exception]()
        self._helped = dict[tuple[str, int], Hints]()
        """The hints that were given with a card where it was asked with a seed: after undo they count again."""
        self._arrive()

    @property
    def _session(self) -> Session:
        """The session over all that the store knows by now: rows may be written beside it."""
        self._held = follow(self._held, self._desk.store.state)
        return self._held

    @_session.setter
    def _session(self, session: Session) -> None:
        self._held = session

    def _arrive(self) -> None:
        """Whatever is asked now is asked afresh; what cannot be shown is passed over."""
        self.held: str | Sequence[str] | None = None
        """An answer that waits for how sure its giver is."""
        self._confidence = ""
        self._overridden = False
        super()._arrive()
        while self.trouble is not None:
            self._passed_over.append(self.trouble)
            self._session = acts.pass_over(self._session, self._desk.now())
            super()._arrive()
        self.hints = self._helped.get((self.asked.card, self.asked.seed), Hints()) if self.asked else Hints()
        self._recall_first = bool(self.asked and self._rules.recall_first and self.question.kind in CONCEALED)
        self.concealed = self._recall_first and self.hints.struck is None
        """Whether the options are kept back."""

    def _current(self) -> Asked | None:
        return self._session.current

    def passed_over(self) -> list[Exception]:
        """Why questions were passed over since this was asked last: the first, and how many more there were."""
        found, self._passed_over = self._passed_over, []
        more = len(found) - 1
        return found if more < 1 else [found[0], QuizError(f"{counted(more, 'more question')} cannot be shown either")]

    @property
    def progress(self) -> tuple[int, int, int]:
        """Answers given, questions left, and about how many minutes those take."""
        left = self._session.left(self._desk.now())
        return self._session.done, left, max(1, round(left * self._seconds_each() / 60)) if left else 0

    @property
    def minutes_left(self) -> int | None:
        """Of the time set, the minutes left; None where none was set."""
        until = self._session.until
        return None if until is None else max(0, ceil((until - self._desk.now()).total_seconds() / 60))

    def _seconds_each(self) -> float:
        times = [float(row.data["elapsed_ms"]) / 1000 for row in self._session.rows if row.type == "answer"]
        return (sum(times) + 5 * 15) / (len(times) + 5)

    @property
    def why_now(self) -> str:
        """Why this card is asked although it was not due, if that is so."""
        return self.asked.why_now if self.asked is not None else ""

    @property
    def leech(self) -> str:
        """How often the card has been missed with this answer, where that is often enough to do something about it."""
        times = self.asked.leech if self.asked is not None else 0
        if not times or self.verdict is None:
            return ""
        if self.verdict.right is None and self.suggested is not Rating.AGAIN:
            return f"Missed {times - 1} times before."
        return f"Missed {times} times." if self.suggested is Rating.AGAIN else ""

    # answering

    @property
    def _rules(self) -> Settings:
        return self._session.state.rules

    def show_options(self) -> None:
        """Show the options that were kept back, so that the answer is recalled first."""
        self.concealed = False

    def give(self, response: str | Sequence[str]) -> None:
        """Take an answer: it is judged at once, or held where the learner says first how sure they are."""
        if self._rules.confidence and any(response):
            self._take(response)
            self.held = response
        else:
            self.respond(response)

    def sure(self, confidence: str = "") -> Verdict:
        """Judge the answer that is held; how sure the learner was is kept, and rates nothing."""
        assert self.held is not None
        held, self.held = self.held, None
        self._confidence = confidence
        return self._judge(held)

    # the verdict

    @property
    def suggested(self) -> Rating:
        """The rating that Enter takes."""
        assert self.verdict is not None
        return rate(self.verdict, hint=self.hints.level)

    @property
    def help_words(self) -> str:
        """Why a lower rating is suggested, where help was taken."""
        assert self.verdict is not None
        return help_words(self.verdict, self.hints.level, self.suggested)

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

    # hints

    @property
    def hint_shown(self) -> str:
        """The hints given so far."""
        return "\n".join(self.hints.given)

    def hint(self) -> str:
        """One hint more: the author's own or the topic, then the first letter or one option less; all given so far."""
        assert self.asked is not None
        topic = self.asked.entry.topic or self.place
        self._help(further(self.hints, self.question, self.facet, topic, self.options, self.asked.seed))
        self.concealed = self.concealed and self.hints.struck is None
        return self.hint_shown

    def look_at_evidence(self) -> None:
        """The passage was looked at before answering: the answer counts as shown."""
        self._help(replace(self.hints, level="evidence"))

    def _help(self, hints: Hints) -> None:
        """These hints have been given."""
        assert self.asked is not None
        self.hints = self._helped[self.asked.card, self.asked.seed] = hints
