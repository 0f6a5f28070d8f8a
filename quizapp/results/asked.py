"""What the questions of a report ask, as far as their packs are in reach: prompt, options, key, and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.packs import answers
from quizapp.practice.layout import place_of
from quizapp.text import written
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.packs.library import Library
    from quizapp.packs.questions import Question

LONGEST_QUOTE = 400


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage, and where it stands."""

    document: str
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as people read it; all of it empty where its pack is not in reach."""

    prompt: str = ""
    shown: str = ""
    """The right answer."""
    options: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    cited: tuple[Cited, ...] = ()
    fingerprint: str = ""
    """Of the right answer."""


NOTHING = Asked()


class Questions:
    """Looks questions up, each once."""

    def __init__(self, library: Library | None) -> None:
        self._library = library
        self._known: dict[str, Asked] = {}

    def __getitem__(self, card: str) -> Asked:
        if card not in self._known:
            self._known[card] = self._look_up(card)
        return self._known[card]

    def _look_up(self, card: str) -> Asked:
        if self._library is None:
            return NOTHING
        try:
            question = self._library.question(card)
            shown = self._library.passages(card)
        except QuizError:
            return NOTHING
        facet, language = card.partition("#")[2], self._library.index().language(card.partition("/")[0])
        options = options_of(question)
        accepted = answers.accepted(question, facet, language)
        return Asked(
            prompt=one_line(written.shown(answers.prompt(question, facet))),
            shown=one_line(written.shown(answers.shown(question, facet, language))),
            options=options,
            right=tuple(one for one in options if _is_key(one, accepted)) if options else accepted,
            cited=tuple(
                Cited(one.document, one_line(one.words)[:LONGEST_QUOTE], place_of(one))
                for one in shown
                if one.end > one.start
            ),
            fingerprint=answers.answer_fingerprint(question, facet),
        )


def options_of(question: Question) -> tuple[str, ...]:
    """The options of a question that has some, in the order of the pack."""
    if question.kind in {"choice", "multi"}:
        return tuple(choice.text for choice in question.choices)
    return ("True", "False") if question.kind == "truefalse" else ()


def _is_key(option: str, accepted: tuple[str, ...]) -> bool:
    return option in accepted or (option in {"True", "False"} and option.lower() in accepted)
