"""What gives the right answer away to somebody who does not know it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from quizapp.packs.answers import facets, prompt, shown
from quizapp.packs.forms import form
from quizapp.packs.lint.literature import HDR, NBME, TESTWISE
from quizapp.packs.lint.rule import Asked, Finding, Rule
from quizapp.packs.lint.words import content, telling
from quizapp.text.numbers import find_numbers
from quizapp.text.written import without_names

_SEVERAL_WORDS = 3
_LONG, _BY_FAR = 20, 1.6
_CHOSEN = frozenset({"choice", "multi"})
_GIVEN_AWAY = frozenset({"short", "number", "date", "choice", "flashcard", "cloze", "match"})
_DIGIT = re.compile(r"\d")
_ARTICLES = ("the ", "The ", "a ", "an ")
_STRONG = re.compile(
    r"\b(?:(?<!almost )(?<!nearly )(?:always|never)|absolutely|completely|totally|invariably|without exception"
    r"|under (?:any|no) circumstances)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:all|every|everyone|everybody|none|nobody|no one|nothing|only|impossible|must)\b", re.IGNORECASE
)
_TERMS = (
    "always never absolutely completely totally invariably without under all every everyone everybody none nobody no "
    "nothing only impossible must"
)
_ABSOLUTE = frozenset(_TERMS.split())
"""Words without one of which nothing is absolute."""
_STATED = re.compile(r"^(?:all|every|no|none|nobody|nothing)\b|\b(?:every|nobody|no one|nothing but)\b", re.IGNORECASE)


def longest_choice(asked: Asked) -> Iterator[Finding]:
    """The right choices are longer by far than all the others."""
    if asked.wrong:
        most = max(map(len, asked.wrong))
        if min(map(len, asked.right)) > max(_LONG, _BY_FAR * most):
            at = ("answer",) if asked.question.kind == "choice" else ("answers",)
            hint = "make the choices of one length"
            yield Finding("longest_choice", "the right choice is the longest by far", at, hint)


def word_repeats(asked: Asked) -> Iterator[Finding]:
    """A word of the prompt that stands in the right choice and in no other."""
    if asked.question.kind == "match":
        yield from _repeats_in_pairs(asked.question)
        return
    said = telling(asked.right[0])
    there = telling(asked.text) if said else {}
    repeated = {key: word for key, word in said.items() if key in there}
    for text in asked.wrong if repeated else ():
        for key in telling(text):
            repeated.pop(key, None)
    if repeated and not _offers_several(asked):
        message = f"'{min(repeated.values())}' stands in the prompt and in the right choice alone"
        yield Finding("word_repeats", message, ("answer",), "say it in all choices, or in none")


def _repeats_in_pairs(question: Any) -> Iterator[Finding]:
    """A left side that says a word of its own right side, and of no other."""
    sides = [(left, telling(left), telling(right)) for left, right in question.pairs.items()]
    for number, (left, one, two) in enumerate(sides):
        others = {key for at, (_, _, right) in enumerate(sides) if at != number for key in right}
        shared = sorted(one[key] for key in one.keys() & two.keys() - others)
        if shared:
            message = f"'{shared[0]}' stands on both sides of this pair alone"
            yield Finding("word_repeats", message, ("pairs", left), "say it in other words on one side")


def has_figure(text: str) -> bool:
    """Whether there is a digit in it."""
    return bool(_DIGIT.search(text))


def _in_quotes(text: str) -> bool:
    return text[:1] in "\"'“‘«„" and text[-1:] in "\"'”’»“"


def _is_list(text: str) -> bool:
    commas = text.count(", ")
    return commas > 1 and len(text.split()) <= 2 * commas + 2


@lru_cache(maxsize=65_536)
def bare(text: str) -> str:
    """A choice without its article."""
    return text.partition(" ")[2] if text.startswith(_ARTICLES) else text


_Has = Callable[[str], bool]
_LOOKS: tuple[tuple[str, _Has, _Has], ...] = (
    ("has a figure", has_figure, has_figure),
    ("has no figure", lambda text: not has_figure(text), lambda text: not has_figure(text)),
    (
        "begins with a capital",
        lambda text: text[:1].isupper() and bare(text)[:1].isupper(),
        lambda text: text[:1].isupper() or bare(text)[:1].isupper(),
    ),
    (
        "begins with a small letter",
        lambda text: text[:1].islower() and bare(text)[:1].islower(),
        lambda text: text[:1].islower(),
    ),
    ("stands in quotes", _in_quotes, _in_quotes),
    ("is a list", _is_list, lambda text: ", " in text),
)
"""What a choice looks like, when it does, and when another is enough like it."""


def odd_choice(asked: Asked) -> Iterator[Finding]:
    """The right choice alone has another form than all the others."""
    if len(asked.wrong) < 2:
        return
    for what, has, is_like in _LOOKS:
        if has(asked.right[0]) and not any(map(is_like, asked.wrong)):
            yield Finding("odd_choice", f"the right choice alone {what}", ("answer",), "give all choices one form")
            return


def absolute_term(asked: Asked) -> Iterator[Finding]:
    """Words such as always and never, which mark what is wrong."""
    hint = "say what holds and when, without always, never, all or none"
    if asked.question.kind == "truefalse":
        found = _STRONG.search(asked.text) or _STATED.search(asked.text)
        if found and not asked.question.answer:
            yield Finding("absolute_term", f"'{found[0]}' marks a statement as false", ("prompt",), hint)
        return
    if _ABSOLUTE.isdisjoint(asked.offered_words) or any(map(_STRONG.search, asked.right)):
        return
    strong = [(text, found) for text in asked.wrong if (found := _STRONG.search(text))]
    weak = [(text, found) for text in asked.wrong if (found := _WEAK.search(text))]
    plain = not any(map(_WEAK.search, asked.right))
    marked = strong or (weak if plain and len(weak) > 1 and any(len(text.split()) > 4 for text, _ in weak) else [])
    if marked:
        text, found = marked[0]
        yield Finding("absolute_term", f"'{found[0]}' marks a choice as wrong", asked.place(text), hint)


def answer_in_prompt(asked: Asked) -> Iterator[Finding]:
    """The prompt says the answer."""
    if asked.question.kind == "match":
        yield from _pairs_in_prompt(asked)
        return
    for facet in facets(asked.question):
        said = without_names(prompt(asked.question, facet)) if facet else asked.text
        answer = shown(asked.question, facet)
        if answer and _says(asked, said, answer) and not _offers_several(asked):
            yield Finding("answer_in_prompt", f"the answer '{answer}' stands in the prompt", asked.at)


def _says(asked: Asked, said: str, answer: str) -> bool:
    """Whether a prompt says an answer: its words one after the other, all that they tell, or its number in words."""
    words = form(bare(answer))
    if words and f" {words} " in f" {form(said)} ":
        return True
    if asked.question.kind == "number":
        return (
            answer.isdigit()
            and len(answer) < 3
            and any(str(one.value) == answer and not one.text[:1].isdigit() for one in find_numbers(said))
        )
    if asked.question.kind == "cloze":
        told = content(answer)
        return bool(telling(answer)) and told <= content(said) and len(answer.split()) <= 2
    if len(answer.split()) < _SEVERAL_WORDS:
        return False
    told_words = content(answer)
    return len(told_words) >= _SEVERAL_WORDS and told_words <= content(said)


def _pairs_in_prompt(asked: Asked) -> Iterator[Finding]:
    """A prompt that names both sides of a pair."""
    said = f" {asked.form} "
    for left, right in asked.question.pairs.items():
        if form(left) and form(right) and f" {form(left)} " in said and f" {form(right)} " in said:
            yield Finding("answer_in_prompt", f"the prompt says what goes with '{left}'", ("prompt",))
            return


def _offers_several(asked: Asked) -> bool:
    """Whether a prompt names two of the choices or more, as in `Which is longer, the Rhine or the Elbe?`."""
    return sum(f" {form(bare(text))} " in f" {asked.form} " for text in asked.choices) > 1


RULES = (
    Rule(
        "longest_choice",
        "the right choice is longer by far than the others",
        "People who do not know pick the longest choice: it looks as if somebody had taken care to make it right.",
        "make the choices of one length: shorten the right one, or say as much in the others",
        f"{HDR}, guideline 24; {NBME}; {TESTWISE}",
        _CHOSEN,
        longest_choice,
    ),
    Rule(
        "word_repeats",
        "a word of the prompt stands in the right choice alone, or on both sides of one pair",
        "Whoever recognises the word picks it, without knowing what it means.",
        "say the word in all choices or in none, or ask in other words",
        f"{HDR}, guideline 28b; {NBME}",
        frozenset({"choice", "match"}),
        word_repeats,
    ),
    Rule(
        "odd_choice",
        "the right choice alone has another form: a figure, a capital, quotes, a list",
        "What looks unlike the rest catches the eye, and is guessed.",
        "give all choices one form",
        f"{HDR}, guidelines 23 and 28d",
        frozenset({"choice"}),
        odd_choice,
    ),
    Rule(
        "absolute_term",
        "always, never, all, none or the like mark what is wrong",
        "Hardly anything holds always; so whoever reads such a word crosses it out, or takes the statement for false.",
        "say what holds and when, or let the word stand in the right choice as well",
        f"{HDR}, guideline 28a; {NBME}; {TESTWISE}",
        frozenset({"choice", "multi", "truefalse"}),
        absolute_term,
        english=True,
    ),
    Rule(
        "answer_in_prompt",
        "the prompt says the answer",
        "Nothing has to be remembered.",
        "take the words out of the prompt, or ask something else of the fact",
        f"{HDR}, guideline 28",
        _GIVEN_AWAY,
        answer_in_prompt,
    ),
)
