"""Flaws of single questions that a program can see: what gives the answer away, and what ages.

Each rule is a function of a question that yields findings; `RULES` names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from quizapp.packs.answers import facets, prompt, shown
from quizapp.packs.file import Key
from quizapp.packs.forms import form
from quizapp.packs.model import Choice, Question

_CATCH_ALL = re.compile(
    r"(all|none|both|neither|any|some) of (the|these|those|them)? ?(above|below|others?|options|choices|answers)?"
    r"|(both|neither) [a-d] (and|n?or) [a-d]",
    re.IGNORECASE,
)
_VOLATILE = re.compile(
    r"\b(currently|today|nowadays|at present|presently|so far|to date|this year|at the moment|recently)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b\d{4}\b|\baccording to\b|\bas of\b", re.IGNORECASE)
_OPTIONS = frozenset({"choice", "multi"})
_LONG, _BY_FAR = 20, 1.6
_TELLING = 5
_GIVEN_AWAY = frozenset({"short", "number", "date", "choice", "flashcard", "cloze"})

_LOOKS: dict[str, Callable[[str], bool]] = {
    "has a figure": lambda text: any(character.isdecimal() for character in text),
    "has no figure": lambda text: not any(character.isdecimal() for character in text),
    "begins with a capital": lambda text: text[:1].isupper(),
    "begins with a small letter": lambda text: text[:1].islower(),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, at which key of the question, and what to do."""

    rule: str
    message: str
    at: Key
    hint: str = ""


def findings(question: Question) -> list[Finding]:
    """Everything that the rules find in a question."""
    return [found for rule in RULES.values() for found in rule(question)]


def longest_choice(question: Any) -> Iterator[Finding]:
    """The right choice is the longest by far."""
    if question.kind != "choice":
        return
    others = [len(choice.text) for choice in question.choices if choice.text != question.answer]
    if others and len(question.answer) > max(_LONG, _BY_FAR * max(others)):
        hint = "make the choices of one length"
        yield Finding("longest_choice", "the right choice is the longest by far", ("answer",), hint)


def word_repeats(question: Any) -> Iterator[Finding]:
    """A word of the prompt that stands in the right choice and in no other."""
    if question.kind != "choice":
        return
    asked = _telling(question.prompt)
    others = {word for choice in question.choices if choice.text != question.answer for word in _telling(choice.text)}
    repeated = sorted((asked & _telling(question.answer)) - others)
    if repeated and not _offers_all(question, f" {form(question.prompt)} "):
        message = f"'{repeated[0]}' stands in the prompt and in the right choice alone"
        yield Finding("word_repeats", message, ("answer",), "say it in all choices, or in none")


def odd_choice(question: Any) -> Iterator[Finding]:
    """The right choice alone has a figure, or alone begins with a capital or a small letter."""
    if question.kind != "choice":
        return
    others = [choice.text for choice in question.choices if choice.text != question.answer]
    for what, has in _LOOKS.items():
        if len(others) > 1 and has(question.answer) and not any(map(has, others)):
            yield Finding("odd_choice", f"the right choice alone {what}", ("answer",), "give all choices one form")


def _telling(text: str) -> set[str]:
    return {word for word in form(text).split() if len(word) >= _TELLING}


def answer_in_prompt(question: Question) -> Iterator[Finding]:
    """The prompt says the answer."""
    if question.kind not in _GIVEN_AWAY:
        return
    for facet in facets(question):
        asked, answer = f" {form(prompt(question, facet))} ", form(shown(question, facet))
        if not answer or f" {answer} " not in asked or _offers_all(question, asked):
            continue
        message = f"the answer '{shown(question, facet)}' stands in the prompt"
        yield Finding("answer_in_prompt", message, ("text",) if question.kind == "cloze" else ("prompt",))


def _offers_all(question: Any, asked: str) -> bool:
    """Whether a prompt names all the choices, as in `Which is longer, the Rhine or the Elbe?`."""
    return question.kind == "choice" and all(f" {form(choice.text)} " in asked for choice in question.choices)


def catch_all(question: Any) -> Iterator[Finding]:
    """A choice that speaks of the other choices."""
    for number, choice in enumerate(_choices(question)):
        if _CATCH_ALL.fullmatch(choice.text.strip(" .")) and len(choice.text.split()) > 2:
            message = f"'{choice.text}' tests reading, not knowledge, and choices are shuffled"
            yield Finding("catch_all", message, ("choices", number), "replace it by a choice of its own")


def same_choices(question: Any) -> Iterator[Finding]:
    """Two choices that differ only in their form."""
    seen: dict[str, str] = {}
    for number, choice in enumerate(_choices(question)):
        same = form(choice.text) or choice.text
        if same in seen:
            message = f"'{choice.text}' and '{seen[same]}' are the same choice"
            yield Finding("same_choices", message, ("choices", number))
        seen[same] = choice.text


def _choices(question: Any) -> tuple[Choice, ...]:
    return question.choices if question.kind in _OPTIONS else ()


def undated(question: Question) -> Iterator[Finding]:
    """A word that ages, and no date."""
    text = question.text if question.kind == "cloze" else question.prompt
    found = _VOLATILE.search(text)
    if found and not question.as_of and not _DATED.search(text):
        message = f"'{found[0]}' ages"
        hint = "say when it held: as_of: 2024-05, or a year in the prompt"
        yield Finding("undated", message, ("text",) if question.kind == "cloze" else ("prompt",), hint)


RULES: dict[str, Callable[[Question], Iterator[Finding]]] = {
    "longest_choice": longest_choice,
    "word_repeats": word_repeats,
    "odd_choice": odd_choice,
    "answer_in_prompt": answer_in_prompt,
    "catch_all": catch_all,
    "same_choices": same_choices,
    "undated": undated,
}
