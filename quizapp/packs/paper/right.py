"""What is right on a paper, with the letters that it has there."""

from __future__ import annotations

from string import ascii_lowercase

from quizapp.packs import answers
from quizapp.packs.gaps import gaps
from quizapp.packs.model import Question
from quizapp.packs.paper.arranged import Asked
from quizapp.packs.strictness import as_of, may_be_off
from quizapp.text.numbers import show_number


def letter(place: int) -> str:
    """The letter of a choice.

    >>> letter(0), letter(27)
    ('a', 'bb')
    """
    return ascii_lowercase[place % 26] * (place // 26 + 1)


def letters(asked: Asked) -> str:
    """The letters to mark, in their order where that matters; nothing where none are printed.

    Of pairs, a letter for each left side.
    """
    question, places = asked.question, {text: letter(place) for place, text in enumerate(asked.options)}
    if question.kind == "choice":
        return places[question.answer]
    if question.kind == "multi":
        return " ".join(sorted(places[one] for one in question.answers))
    if question.kind == "match":
        return " ".join(places[right] for right in question.pairs.values())
    return " ".join(places[item] for item in question.items) if question.kind == "order" else ""


def right_then(question: Question, language: str) -> str:
    """What is right, in words, with the date on which it held."""
    date = as_of(question)
    return f"{right(question, language)} (as of {date})" if date else right(question, language)


def right(question: Question, language: str) -> str:
    """What is right, in words; when it held is said by what was asked."""
    if question.kind == "cloze":
        return "; ".join(" or ".join((gap.answer, *gap.accept)) for gap in gaps(question.text))
    if question.kind == "number":
        off = f"± {question.tolerance}" if may_be_off(question) else ""
        bounds = (question.unit, off) if off.endswith("%") else (off, question.unit)
        return " ".join(filter(None, (show_number(question.answer, language), *bounds)))
    if question.kind in {"short", "date"}:
        return " or ".join(answers.accepted(question, language=language))
    said = answers.shown(question, language=language)
    rubric = f" ({'; '.join(question.rubric)})" if question.kind == "flashcard" and question.rubric else ""
    return said + rubric
