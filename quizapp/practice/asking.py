"""One question as it is asked: laid out, answered, judged, and shown with its evidence; nothing here is saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.packs import answers, strictness
from quizapp.packs.folder import inside
from quizapp.practice.layout import laid_out, lowered, quoted, source_of, wrong_options
from quizapp.study.asked import Asked
from quizapp.study.difference import marked
from quizapp.study.grading import grade
from quizapp.study.grading_text import known_terms
from quizapp.study.model import Verdict
from quizapp.study.scheduler import load
from quizapp.study.verdicts import words
from quizapp.text.written import read, sorts

if TYPE_CHECKING:
    from quizapp.packs.model import Question
    from quizapp.packs.passages import Shown
    from quizapp.practice.desk import Desk


class Asking:
    """The question asked now, and the verdict on its answer."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.trouble: Exception | None = None
        """Why what is its turn cannot be shown; None where it can, or nothing is left."""
        self._vocabulary: dict[str, frozenset[str]] = {}
        self._pack = ""
        """The pack of the question."""

    def _arrive(self) -> None:
        """Whatever is asked now is asked afresh; where it cannot be shown nothing is, and `trouble` says why."""
        self.trouble = None
        self.verdict: Verdict | None = None
        self.options: tuple[str, ...] = ()
        self.lefts: tuple[str, ...] = ()
        self.raw = False
        """Whether texts are wanted as they were written."""
        self._responded: str | Sequence[str] = ""
        self._began = self._desk.now()
        self._elapsed_ms = 0
        try:
            self._come_to_stand()
        except Exception as error:
            self.trouble = error

    def _come_to_stand(self) -> None:
        asked = self._current()
        if asked is None:
            return
        question, index = self._desk.library.question(asked.card), self._desk.library.as_read()
        self.options, self.lefts = laid_out(question, asked)
        self.question: Question = question
        self._pack = asked.entry.pack
        pack = index.packs.get(asked.entry.pack)
        self._title = pack.title if pack else asked.entry.pack
        self._language = index.language(asked.entry.pack)

    def _current(self) -> Asked | None:
        """The card that is its turn, whether or not its pack is there."""
        raise NotImplementedError

    def told(self, error: Exception) -> str:
        """What is said of a mistake, which is written down where it is one inside."""
        from quizapp.practice.mistakes import told

        return told(error, self._desk.store.profile, self._desk.now())

    # what is asked

    @property
    def asked(self) -> Asked | None:
        """The card asked now, None when nothing is left or it cannot be shown."""
        return None if self.trouble else self._current()

    @property
    def facet(self) -> str:
        """Which facet of the question is asked."""
        return self.asked.entry.facet if self.asked else ""

    @property
    def prompt(self) -> str:
        """What is asked, with its date."""
        return strictness.dated(self.question, answers.posed(self.question, self.facet), self.facet)

    @property
    def picture(self) -> Path | None:
        """The file of the question's picture, which lies in its pack's folder; None where there is none."""
        asked, image = self.asked, self.question.image
        if asked is None or not image:
            return None
        pack = self._desk.library.index().packs.get(asked.entry.pack)
        path = inside(pack.path if pack.path.is_dir() else pack.path.parent, image) if pack else None
        return path if path is not None and path.is_file() else None

    @property
    def has_raw(self) -> bool:
        """Whether anything of the question was written otherwise than it is shown."""
        texts = (self.prompt, *self.options, *self.lefts, self.question.explanation, answers.shown(self.question))
        return any(map(sorts, texts))

    @property
    def place(self) -> str:
        """Pack and topic."""
        assert self.asked is not None
        topic = self.asked.entry.topic
        return f"{self._title} › {topic}" if topic and topic != self._title else self._title

    # answering

    def respond(self, response: str | Sequence[str]) -> Verdict:
        """Grade a response; nothing is saved yet."""
        self._take(response)
        return self._judge(response)

    def _take(self, response: str | Sequence[str]) -> None:
        self._elapsed_ms = round((self._desk.now() - self._began).total_seconds() * 1000)
        self._responded = response

    def _judge(self, response: str | Sequence[str]) -> Verdict:
        given = lowered(response) if self.question.kind == "truefalse" else response
        self.verdict = grade(self.question, given, self.facet, self._terms(), language=self._language)
        return self.verdict

    def make_ready(self) -> None:
        """Load what the next verdict needs, which takes a while in a large pack; for beside the interface."""
        load()
        if self._pack and self.question.kind in answers.TYPED:
            known_terms(self._terms(), self._language)

    def _terms(self) -> frozenset[str]:
        """Every answer and choice of the pack, so that another term is never taken for a typing slip."""
        pack, known = self._pack, self._vocabulary  # while it is read another question may be asked
        if pack not in known:
            known[pack] = frozenset(self._desk.library.terms(pack))
        return known[pack]

    @property
    def words(self) -> str:
        """The verdict in words."""
        assert self.verdict is not None
        return words(self.verdict, self.question, self.facet)

    @property
    def bounds(self) -> str:
        """Within what bounds an answer counts, where there is more to say than the verdict does."""
        return strictness.bounds(self.question, self.facet)

    @property
    def help_words(self) -> str:
        """Why a lower rating is suggested, where help was taken."""
        return ""

    @property
    def difference(self) -> tuple[tuple[str, str], ...]:
        """Of a typed answer that is not letter for letter right: its runs, each `same`, `missing` or `extra`."""
        verdict = self.verdict
        typed = self.question.kind in {"short", "cloze"} and isinstance(self._responded, str) and self._responded
        if verdict is None or not typed or verdict.rule in {"exact", "form"}:
            return ()
        return tuple(marked(str(self._responded), read(verdict.near or verdict.shown)))

    @property
    def leech(self) -> str:
        """That the card is missed again and again, where something is known of it."""
        return ""

    @property
    def note(self) -> str:
        """The learner's note on the card, where it may be seen."""
        return ""

    # evidence

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
        return source_of(self.question, self.evidence())

    @property
    def others(self) -> list[tuple[int, str, str]]:
        """The wrong options of a choice with their digits, and why each is wrong where somebody says so."""
        return wrong_options(self.question, self.options, self.facet)
