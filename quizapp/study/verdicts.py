"""The words of a verdict: plain, without praise, in this one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from quizapp.study.model import Rating, Verdict
from quizapp.text import written
from quizapp.text.control import one_line
from quizapp.text.dates import from_iso, show_day
from quizapp.text.direction import apart
from quizapp.text.units import measure

if TYPE_CHECKING:
    from quizapp.packs.model import Question

GUESSED = "Guess: Again"
"""What is offered to somebody whose right answer was a guess."""

_HELP = {"evidence": "The evidence was open", "letter": "The hint gave a letter", "option": "An option was struck out"}
_STOPS = (".", "!", "?", "…", "。")
_LONGEST = 120


def words(verdict: Verdict, question: Question, facet: str = "") -> str:
    """What a learner reads of a verdict, in one line."""
    return _apart(_words(verdict, question, facet))


def help_words(verdict: Verdict, hint: str, suggested: Rating) -> str:
    """Why a right answer is suggested a lower rating than otherwise; nothing where it is not."""
    if not verdict.right or not hint:
        return ""
    return f"{_HELP.get(hint, 'There was a hint')}, so {suggested.name.capitalize()} is suggested."


def _apart(sentence: str) -> str:
    """The sentence, with what runs from right to left on lines of its own."""
    first, *rest = sentence.split("\n")
    return "\n".join(filter(None, (first.rstrip(), *(line.lstrip(" ;.").rstrip() for line in rest))))


def _words(verdict: Verdict, question: Question, facet: str) -> str:
    if verdict.rule == "override":
        return "Right, as you say." if verdict.right else "Wrong, as you say."
    if verdict.right:
        return _right(verdict, question)
    if verdict.right is None:
        return _stopped(_told(verdict.shown))
    if verdict.rule == "unknown":
        said = "The answer is:" if question.kind in _PARTLY else "It is"
        return _stopped(f"{said} {_answer(verdict, question, facet)}")
    return _WRONG.get(verdict.rule, _wrong)(verdict, question, facet)


def _told(text: str) -> str:
    """What a pack says, in one line; on one of its own where it runs from right to left."""
    return apart(one_line(_unfenced(text)))


def _unfenced(text: str) -> str:
    """Code without its fences, where a text is that; any other as it is shown."""
    return written.read(text) if written.begins_fenced(text) else written.shown(text)


def _right(verdict: Verdict, question: Question) -> str:
    shown = _told(verdict.shown)
    near = _near(verdict)
    said = {
        "another name": f"Right, another name of {shown}",
        "accent": f"Right, with its accents: {near or shown}",
        "typo": f"Right, with a typo: {near or shown}",
        "tolerance": f"Right, near enough: {_with_unit(shown, question)}",
        "finer": f"Right, and finer than asked: {shown}",
    }
    return _stopped(said.get(verdict.rule, "Right"))


def _near(verdict: Verdict) -> str:
    return _told(verdict.shown if from_iso(verdict.near) else verdict.near)


def _wrong(verdict: Verdict, question: Question, facet: str) -> str:
    if question.kind in _PARTLY:
        return _PARTLY[question.kind](verdict, question)
    if question.kind == "truefalse":
        return f"Not quite: it is {verdict.shown}."
    verb = "chose" if question.kind == "choice" else "wrote"
    return _stopped(f"Not quite: you {verb} {_response(verdict)}; it is {_answer(verdict, question, facet)}")


def _rejected(verdict: Verdict, question: Question, facet: str) -> str:
    return f"{_wrong(verdict, question, facet)} {_stopped(_told(verdict.near))}".rstrip(" .") + "."


def _coarser(verdict: Verdict, question: Question, facet: str) -> str:
    return _stopped(f"Partly right: it is {_answer(verdict, question, facet)}")


def _unit(verdict: Verdict, question: Question, facet: str) -> str:
    return _stopped(f"Not quite: the number is right, the unit is not; it is {_answer(verdict, question, facet)}")


_WRONG: dict[str, Callable[[Verdict, Any, str], str]] = {"reject": _rejected, "coarser": _coarser, "unit": _unit}


def _multi(verdict: Verdict, question: Any) -> str:
    answers = question.answers
    wrong = [_told(part) for part, found in verdict.parts if not found and part not in answers]
    missed = [_told(part) for part, found in verdict.parts if not found and part in answers]
    said = [f"you left out {_listed(missed)}"] if missed else []
    said += [f"{_listed(wrong)} {'does' if len(wrong) == 1 else 'do'} not belong there"] if wrong else []
    return _stopped(f"Not quite: {'; '.join(said)}")


def _order(verdict: Verdict, question: Any) -> str:
    return f"Not quite: {_counted(verdict)} in the right place. The answer is: {_stopped(_told(verdict.shown))}"


def _match(verdict: Verdict, question: Any) -> str:
    return f"Not quite: {_counted(verdict)} matched. The answer is: {_stopped(_told(verdict.shown))}"


_PARTLY: dict[str, Callable[[Verdict, Any], str]] = {"multi": _multi, "order": _order, "match": _match}


def _counted(verdict: Verdict) -> str:
    right = sum(found for _, found in verdict.parts)
    return f"{right or 'none'} of {len(verdict.parts)}"


def _answer(verdict: Verdict, question: Question, facet: str) -> str:
    """The right answer with its unit and the date it held."""
    shown = _with_unit(_told(verdict.shown), question)
    as_of = question.as_of if facet != "reverse" else None
    return f"{shown} (as of {show_day(as_of)})" if as_of else shown


def _with_unit(shown: str, question: Any) -> str:
    unit = question.unit if question.kind == "number" else ""
    if not unit or not measure(unit) or shown.endswith(unit):
        return f"{shown} {unit}" if unit and not shown.endswith(unit) else shown
    return f"{unit}{shown}" if unit in {"€", "$", "£", "¥"} else f"{shown} {unit}"


def _response(verdict: Verdict) -> str:
    said = one_line(_unfenced(verdict.response))
    return apart(said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…")


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith(_STOPS) else sentence + "."
