"""What a rule is, what it finds, and how it looks at a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quizapp.packs.file import Key
from quizapp.packs.forms import form
from quizapp.packs.gaps import BLANK, gaps
from quizapp.packs.problems import WARNING


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, at which key of the question, and what to do."""

    rule: str
    message: str
    at: Key
    hint: str = ""


@dataclass(frozen=True)
class Asked:
    """A question as the rules look at it."""

    question: Any

    @cached_property
    def text(self) -> str:
        """What is asked, a cloze with blanks."""
        if self.question.kind != "cloze":
            return str(self.question.prompt)
        text: str = self.question.text
        for gap in reversed(gaps(text)):
            text = f"{text[: gap.start]}{BLANK}{text[gap.end :]}"
        return text

    @property
    def at(self) -> Key:
        """The key of what is asked."""
        return ("text",) if self.question.kind == "cloze" else ("prompt",)

    @cached_property
    def form(self) -> str:
        """The words of what is asked, in small letters."""
        return form(self.text)

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The options, of a match the right sides, where there are some."""
        if self.question.kind == "match":
            return (*self.right, *self.question.distractors)
        given = self.question.choices if self.question.kind in {"choice", "multi"} else ()
        return tuple(choice.text for choice in given)

    @cached_property
    def right(self) -> tuple[str, ...]:
        """Those of the options that are right."""
        if self.question.kind == "match":
            return tuple(self.question.pairs.values())
        if self.question.kind == "multi":
            return tuple(self.question.answers)
        return (self.question.answer,) if self.question.kind == "choice" else ()

    @cached_property
    def wrong(self) -> tuple[str, ...]:
        """Those of the options that are wrong."""
        return tuple(text for text in self.choices if text not in self.right)

    @cached_property
    def offered(self) -> str:
        """All options, a line each: what stands in none of them is soonest seen here."""
        return "\n".join(self.choices)

    def place(self, choice: str) -> Key:
        """Where an option stands."""
        if self.question.kind == "match":
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
