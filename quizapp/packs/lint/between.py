"""What shows only when the questions of a pack are looked at together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Any

from quizapp.packs.answers import accepted
from quizapp.packs.forms import form
from quizapp.packs.lint.clues import bare
from quizapp.packs.lint.rule import Asked, Finding
from quizapp.packs.lint.words import content
from quizapp.packs.model import Exam, Question

_ENOUGH = 10
_SURELY = 3.0
"""By how many standard deviations a share must lie above chance."""
_JOINED = "(?:,| and| as well as) (?:the |an? )?"
_SEVERAL = re.compile(r", | and ")
_KIN = 0.5
_MOST = 30
"""So many answers, or questions that share one, are looked at."""
_ANSWERED = frozenset({"short", "choice", "multi", "flashcard"})


def two_right(questions: Sequence[Question]) -> Iterator[tuple[int, Finding]]:
    """Wrong choices that the pack itself calls right: beside the answer, or to a question of the same words."""
    chosen = [(number, question) for number, question in enumerate(questions) if question.kind == "choice"]
    known = _Known(questions if chosen else ())
    for number, question in chosen:
        asked = Asked(question)
        for wrong in asked.wrong:
            said = _joined_in_evidence(question, wrong) or known.calls_right(question, wrong)
            if said:
                hint = "ask so that one choice is right, or let several be: kind: multi"
                message = f"'{wrong}' is right as well: {said}"
                yield number, Finding("two_right", message, asked.place(wrong), hint)
                break


def _plain(text: str) -> str:
    return form(bare(text))


class _Known:
    """What is right in a pack: to which questions an answer is right, alone or with others."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._alone: defaultdict[str, list[Question]] = defaultdict(list)
        self._among: defaultdict[str, list[tuple[frozenset[str], Question]]] = defaultdict(list)
        self._asking: dict[str, dict[tuple[object, ...], str]] = {}
        for question in questions:
            if question.kind in _ANSWERED:
                answers = _answers(question)
                for answer in answers:
                    self._alone[answer].append(question)
                    if 1 < len(answers) <= _MOST:
                        self._among[answer].append((answers, question))

    def calls_right(self, question: Any, wrong: str) -> str:
        """Which other question says that a wrong choice of this one is right; nothing where none does."""
        answer = _plain(wrong)
        for answers, other in self._among.get(answer, ())[:_MOST]:
            if _plain(question.answer) in answers and other is not question and _are_kin(question.prompt, other.prompt):
                return f"question '{other.id}' has it among the answers"
        if answer not in self._alone:
            return ""
        if answer not in self._asking:
            self._asking[answer] = {_matter(one): one.id for one in self._alone[answer]}
        same = self._asking[answer].get(_matter(question), question.id)
        return f"question '{same}' asks the same and is answered so" if same != question.id else ""


def _answers(question: Any) -> frozenset[str]:
    """Everything that is right, `hydrogen and helium` being two things."""
    given = accepted(question) if question.kind in {"multi", "short"} else (question.answer,)
    parts = [part for answer in given if _SEVERAL.search(answer) for part in _SEVERAL.split(answer)]
    return frozenset(_plain(text) for text in (*given, *parts))


def _are_kin(one: str, two: str) -> bool:
    """Whether two prompts ask of one thing, in words of their own."""
    first, second = content(one), content(two)
    names, others = _names(one), _names(two)
    common = len(first & second)
    return (not names or not others or bool(names & others)) and (
        common > 1 and common >= _KIN * max(len(first), len(second))
    )


def _matter(question: Question) -> tuple[object, ...]:
    """What is asked, and of when; a prompt of a word or less is like no other."""
    told = content(question.prompt)
    return told if len(told) > 1 else question.id, question.as_of, tuple(sorted(re.findall(r"\d+", question.prompt)))


def _joined_in_evidence(question: Any, wrong: str) -> str:
    """The words of explanation or evidence that name the answer and a wrong choice in one breath."""
    one, two = bare(question.answer), bare(wrong)
    for text in (question.explanation, *(evidence.quote for evidence in question.evidence)):
        if one in text and two in text:
            either = f"{re.escape(one)}{_JOINED}{re.escape(two)}|{re.escape(two)}{_JOINED}{re.escape(one)}"
            if found := re.search(rf"\b(?:{either})\b", text):
                return f"'{found[0]}'"
    return ""


def _names(text: str) -> frozenset[str]:
    """The roots of words with a capital inside a text."""
    return content(" ".join(re.findall(r"(?<=\w )[A-Z]\w+", text)))


def tells(questions: Sequence[Question], exams: Sequence[Exam]) -> Iterator[Finding]:
    """What gives right answers away over a whole pack: their length, their place, how often statements are true."""
    chosen = [question for question in questions if question.kind == "choice"]
    yield from _longest(chosen)
    if any("choices" not in exam.shuffle for exam in exams):
        yield from _placed(chosen)
    stated = [question.answer for question in questions if question.kind == "truefalse"]
    for answer in (True, False):
        share = stated.count(answer)
        if _more_than_chance(share, [0.5] * len(stated)):
            message = f"{share} of {len(stated)} statements are {str(answer).lower()}"
            yield Finding("truth_tell", message, (), "write about as many of either sort")


def _longest(chosen: Sequence[Any]) -> Iterator[Finding]:
    odds, times = [], 0
    for question in chosen:
        lengths = sorted(len(choice.text) for choice in question.choices)
        if lengths[-1] > lengths[-2] + 2:
            odds.append(1 / len(lengths))
            times += len(question.answer) == lengths[-1]
    if _more_than_chance(times, odds):
        message = f"of {len(odds)} questions with one choice longer than the others it is the right one in {times}"
        yield Finding("length_tell", message, (), "shorten right choices, or let wrong ones say as much")


def _placed(chosen: Sequence[Any]) -> Iterator[Finding]:
    places = Counter([choice.text for choice in question.choices].index(question.answer) for question in chosen)
    place, times = max(places.items(), key=lambda one: one[1], default=(0, 0))
    if _more_than_chance(times, [1 / len(question.choices) for question in chosen]):
        message = f"the right choice stands in place {place + 1} in {times} of {len(chosen)} questions"
        yield Finding("position_tell", message, (), "mix their order, or let the exam shuffle: [questions, choices]")


def _more_than_chance(times: int, odds: Sequence[float]) -> bool:
    """Whether something happens more often than chance would let it, of enough cases to say so."""
    if len(odds) < _ENOUGH:
        return False
    spread = sqrt(sum(one * (1 - one) for one in odds))
    return times > sum(odds) + _SURELY * spread
