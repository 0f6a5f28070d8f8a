"""What a rule is, what it finds, and how it looks at a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quizapp.packs.file import Key
from quizapp.packs.forms import form
from quizapp.packs.gaps import blanked
from quizapp.packs.problems import WARNING
from quizapp.text.written import without_names


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, at which key of the question, and what to do."""

    rule: str
    message: str
    at: Key
    hint: str = ""


class Asked:
    """A question as the rules look at it: what is asked, a cloze with blanks, and the options, the right and the wrong.

    Of a match the options are its right sides.
    """

    def __init__(self, question: Any) -> None:
        self.question = question
        self.kind: str = question.kind
        self.text: str = without_names(question.prompt if self.kind != "cloze" else blanked(question.text))
        self.right: tuple[str, ...] = ()
        self.choices: tuple[str, ...] = ()
        if self.kind == "match":
            self.right = tuple(question.pairs.values())
            self.choices = (*self.right, *question.distractors)
        elif self.kind in {"choice", "multi"}:
            self.right = (question.answer,) if self.kind == "choice" else question.answers
            self.choices = tuple([choice.text for choice in question.choices])
        self.wrong = tuple([text for text in self.choices if text not in self.right])
        self.offered = "\n".join(self.choices)
        """All options, a line each."""

    @property
    def form(self) -> str:
        """The words of what is asked, in small letters."""
        return form(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of what is asked, each once: what is not among them is soonest seen here."""
        return frozenset(self.form.split())

    @cached_property
    def offered_words(self) -> frozenset[str]:
        """The words of all options, each once."""
        return frozenset(form(self.offered).split())

    @property
    def at(self) -> Key:
        """The key of what is asked."""
        return ("text",) if self.kind == "cloze" else ("prompt",)

    def place(self, choice: str) -> Key:
        """Where an option stands."""
        if self.kind == "match":
            return ("distractors", self.question.distractors.index(choice))
        return ("choices", self.choices.index(choice))


Find = Callable[[Asked], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of item writing: what it forbids, why, what to do instead, and who says so."""

    name: str
    says: str
    why: str
    instead: str
    source: str = ""
    kinds: frozenset[str] = frozenset()
    """The kinds it looks at, all of them where none is named."""
    find: Find | None = None
    """None for rules that look at more than one question."""
    english: bool = False
    """Whether it knows English words, and so says nothing of packs in other languages."""
    severity: str = WARNING
    whole_pack: bool = False
    """Whether it is silenced at the head of the pack."""
