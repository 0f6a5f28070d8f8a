"""The question that stands before the learner, with its hints, its verdict and its evidence; nothing here is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.packs import answers
from quizapp.practice.hints import Hints, further
from quizapp.practice.layout import laid_out, lowered, place_of, quoted, wrong_options
from quizapp.study.asked import Asked
from quizapp.study.difference import marked
from quizapp.study.grading import grade
from quizapp.study.model import Rating, Verdict
from quizapp.study.rating import rate
from quizapp.study.session import Session
from quizapp.study.verdicts import words

if TYPE_CHECKING:
    from quizapp.packs.model import Question
    from quizapp.packs.passages import Shown
    from quizapp.practice.desk import Desk
    from quizapp.study.settings import Settings

CONCEALED = frozenset({"choice", "multi"})
"""Kinds whose options can be kept back until the answer has been thought of."""

SURE = ("guess", "unsure", "sure")
"""What the journal calls how sure somebody was."""


class Standing:
    """The question asked now, and the verdict on its answer."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk = desk
        self._session = session
        self._vanished = False
        self._vocabulary: dict[str, frozenset[str]] = {}
        self._arrive()

    def _arrive(self) -> None:
        """Whatever is asked now is asked afresh."""
        self.verdict: Verdict | None = None
        self.question: Question
        self.options: tuple[str, ...] = ()
        self.lefts: tuple[str, ...] = ()
        self.hints = Hints()
        self.held: str | Sequence[str] | None = None
        self.concealed = False
        self._recall_first = False
        self._confidence = ""
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
        self.concealed = self._recall_first = self._rules.recall_first and self.question.kind in CONCEALED

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
        self._confidence = confidence
        return self._judge(self.held)

    def respond(self, response: str | Sequence[str]) -> Verdict:
        """Grade a response; nothing is saved yet."""
        self._take(response)
        return self._judge(response)

    def _take(self, response: str | Sequence[str]) -> None:
        self._elapsed_ms = round((self._desk.now() - self._began).total_seconds() * 1000)
        self._responded = response

    def _judge(self, response: str | Sequence[str]) -> Verdict:
        self.held = None
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
        return rate(self.verdict, hint=self.hints.level)

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

    # hints and evidence

    @property
    def hint_shown(self) -> str:
        """The hints given so far."""
        return "\n".join(self.hints.given)

    def hint(self) -> str:
        """One hint more: the author's own or the topic, then the first letter or one option less; all given so far."""
        assert self.asked is not None
        topic = self.asked.entry.topic or self.place
        self.hints = further(self.hints, self.question, self.facet, topic, self.options, self.asked.seed)
        self.concealed = self.concealed and self.hints.struck is None
        return self.hint_shown

    def look_at_evidence(self) -> None:
        """The passage was looked at before answering: the answer counts as shown."""
        self.hints = replace(self.hints, level="evidence")

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
