"""Lines of plain mode: what a question says, and what is answered by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.text.written import shown

if TYPE_CHECKING:
    from quizapp.practice.asking import Asking


LONGEST_NUMBER = 9
"""Digits of a number; what has more names nothing that is asked."""
HOW = {
    "multi": "Several may be right: their digits in one line, for example 1 3.",
    "order": "All their digits in the right order, for example 2 1 3.",
    "match": "For each letter in turn the digit of what belongs to it, for example 2 1.",
}
"""How a question is answered whose options do not say it."""


def question_lines(asking: Asking, *, options: bool = True) -> Iterator[str]:
    """What is asked, with the left sides of a match, and mostly the numbered options and how they are answered."""
    yield told(asking, asking.prompt)
    for number, left in enumerate(asking.lefts, 1):
        yield told(asking, f"  {chr(96 + number) if number <= 26 else number}. {left}")
    for number, option in enumerate(asking.options if options else (), 1):
        yield told(asking, f"  {number}  {option}")
    if options and asking.question.kind in HOW:
        yield HOW[asking.question.kind]


def told(asking: Asking, text: str) -> str:
    """What a pack says, with formulas in Unicode unless it is wanted as it was written."""
    return text if asking.raw else shown(text)


def response_of(asking: Asking, line: str) -> str | list[str]:
    """What a line answers: the text itself, or the options its digits name.

    Raises ValueError with a sentence for the learner where the digits name no option.
    """
    kind, options, text = asking.question.kind, asking.options, line.strip()
    if not text:
        return ""
    if kind in {"choice", "truefalse"}:
        return _one(text, options)
    if kind in {"multi", "order", "match"}:
        picked = [options[i] for i in _several(text, len(options))]
        if kind == "match" and len(picked) != len(asking.lefts):
            raise ValueError(f"answer with {len(asking.lefts)} numbers, one for each letter in turn")
        return picked if kind == "match" else list(dict.fromkeys(picked))
    return text


def number_in(text: str, most: int) -> int:
    """The number that a text is, from 1 to so many; 0 where it is none of these.

    >>> number_in("3", 3), number_in("4", 3), number_in("three", 3)
    (3, 0, 0)
    """
    number = int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else 0
    return number if number <= most else 0


def _one(text: str, options: tuple[str, ...]) -> str:
    if number := number_in(text, len(options)):
        return options[number - 1]
    same = [option for option in options if option.casefold() == text.casefold()]
    if not same:
        raise ValueError(f"answer with a number from 1 to {len(options)}")
    return same[0]


def _several(text: str, count: int) -> list[int]:
    apart = re.search(r"[\s,;]", text) or count > 9
    numbers = [n for n in re.split(r"[\s,;]+", text) if n] if apart else list(text)
    picked = [number_in(n, count) for n in numbers]
    if not all(picked) or not picked:
        raise ValueError(f"answer with numbers from 1 to {count}, such as {min(2, count)} 1")
    return [number - 1 for number in picked]
