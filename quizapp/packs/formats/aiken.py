"""Aiken: a question, its choices behind letters, and the letter that is right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Any

from quizapp.packs import answers
from quizapp.packs.formats import kept, worded
from quizapp.packs.formats.decoding import text_of
from quizapp.packs.formats.model import Imported, Loss, Written
from quizapp.packs.model import Question
from quizapp.packs.reading import LoadedPack
from quizapp.text.control import one_line

_CHOICE = re.compile(r"\s*([A-Za-z])[.)]\s+(.*)")
_ANSWER = re.compile(r"\s*ANSWER\s*:\s*([A-Za-z])\b[.)]*\s*(.*)", re.IGNORECASE)
_TRUTH = {"true", "false"}
_HELD = {"choice", "truefalse"}


@dataclass(slots=True)
class _Begun:
    """A question whose answer is still to come."""

    line: int = 0
    prompt: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    apart: bool = False
    """Whether an empty line stands behind its words."""


def read(data: bytes, name: str) -> Imported:
    """The questions of the file; one without an answer, or whose answer is no choice, is a loss."""
    questions, places, losses, begun = list[dict[str, Any]](), list[str](), list[Loss](), _Begun()
    for number, line in enumerate(text_of(data, name).split("\n"), 1):
        choice, answer = _CHOICE.fullmatch(line), _ANSWER.fullmatch(line)
        if answer:
            letter = answer[1].upper()
            if answer[2]:
                what = f"'{answer[2][:40]}' stands behind the answer: write the letter of one choice"
                losses.append(Loss(f"line {number}", what))
            elif begun.letters.count(letter) > 1:
                losses.append(Loss(f"line {number}", f"the answer {letter} is the letter of more than one choice"))
            elif letter in begun.letters and begun.prompt:
                questions.append(_question(begun, begun.choices[begun.letters.index(letter)]))
                places.append(f"line {begun.line}")
            else:
                losses.append(Loss(f"line {number}", f"the answer {letter} is none of the choices before it"))
            begun = _Begun()
        elif choice and begun.prompt:
            begun.letters.append(choice[1].upper())
            begun.choices.append(choice[2].strip())
        elif not line.strip():
            begun.apart = bool(begun.prompt)
        else:
            if begun.choices or begun.apart:
                what = "no ANSWER: follows the choices" if begun.choices else "no choices follow it"
                losses.append(Loss(f"line {begun.line}", what))
                begun = _Begun()
            begun.line = begun.line or number
            begun.prompt.append(line.strip())
    if begun.prompt:
        losses.append(Loss(f"line {begun.line}", "no ANSWER: follows it"))
    return Imported(questions=tuple(questions), losses=tuple(losses), places=tuple(places))


def _question(begun: _Begun, answer: str) -> dict[str, Any]:
    prompt = "\n".join(begun.prompt)
    if {choice.casefold() for choice in begun.choices} == _TRUTH:
        return {"kind": "truefalse", "prompt": prompt, "answer": answer.casefold()}
    return {"kind": "choice", "prompt": prompt, "choices": begun.choices, "answer": answer}


def write(pack: LoadedPack) -> Written:
    """The approved questions that have one right choice; the others are not there."""
    approved = kept.approved(pack)
    entries = [question for question in approved if question.kind in _HELD and _choices(question)]
    what = "the whole question: Aiken has only those with one right choice"
    losses = [Loss(question.id, what) for question in approved if question not in entries]
    data = _encoded(entries)
    lost = kept.compared(entries, read(data, ""), lambda question: read(_encoded([question]), ""))
    return Written(data, (*kept.pack_lost(pack), *losses, *lost))


def _encoded(entries: Sequence[Question]) -> bytes:
    return "\n".join(map(_entry, entries)).encode("utf-8", "replace")


def _choices(question: Question) -> list[str]:
    """The choices on a line each; none where there are more than letters."""
    texts = [choice.text for choice in question.choices] if question.kind == "choice" else ["True", "False"]
    return [one_line(text) for text in texts] if len(texts) <= len(ascii_uppercase) else []


def _right(question: Question) -> str:
    answer = one_line(answers.shown(question))
    return answer.capitalize() if question.kind == "truefalse" else answer


def _entry(question: Question) -> str:
    choices = _choices(question)
    lines = [f"{letter}. {choice}" for letter, choice in zip(ascii_uppercase, choices, strict=False)]
    right = ascii_uppercase[choices.index(_right(question))]
    return "\n".join([one_line(worded.prompt(question)), *lines, f"ANSWER: {right}", ""])
