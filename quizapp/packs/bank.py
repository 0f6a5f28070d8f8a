"""The bank: what `generate` wrote into a pack, `generated.jsonl` and `facts.jsonl`: one a line, canonical."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from quizapp.errors import QuizError
from quizapp.facts.model import Conflict, Fact
from quizapp.packs.conflicted import both_sides, is_mark, once
from quizapp.packs.model import Model, Question
from quizapp.packs.records import conflict_of, fact_of, record
from quizapp.packs.replacing import replace_files

QUESTIONS_FORMAT = "quizapp-generated/1"
FACTS_FORMAT = "quizapp-facts/1"
QUESTIONS_FILE = "generated.jsonl"
FACTS_FILE = "facts.jsonl"
MALFORMED = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What is raised by lines that quizapp did not write."""


class Parser(Model):
    """The parser's model and the library that ran it, in their versions."""

    name: str
    version: str
    spacy: str


class Read(Model):
    """A document that was read: its base name, what it is, and the hash of its bytes."""

    name: str
    sha256: str
    title: str = ""
    date: str | None = None
    language: str = "en"


class BankHeader(Model):
    """By what a bank was made, and of which documents; `model` is None where no parser was there."""

    format: str = QUESTIONS_FORMAT
    by: str
    model: Parser | None = None
    documents: tuple[Read, ...] = ()


@dataclass(frozen=True, slots=True)
class Bank:
    """Questions, the facts they ask, and what the documents disagree on."""

    header: BankHeader
    questions: tuple[Question, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


def question_lines(bank: Bank) -> list[str]:
    """The lines of `generated.jsonl`, in the order in which a learner meets the questions.

    What matters most comes first, then the documents go on; of several questions on one passage the second comes only
    after the first of every other in its document, since the passage shown with the first would give it away.
    """
    questions = _apart(sorted(bank.questions, key=_introduced(bank)), bank)
    kept = [question.model_dump(mode="json", exclude_defaults=True) for question in questions]
    return [canonical_json(line) for line in (bank.header.model_dump(mode="json"), *kept)]


def _apart(questions: Sequence[Question], bank: Bank) -> list[Question]:
    """The same order, each further question on a passage behind all first ones that matter as much."""
    place, met = _introduced(bank), Counter[tuple[str, int]]()
    passage = _passages(questions)
    turns: list[tuple[int, int, int, Question]] = []
    for question in questions:
        matters, document, *_ = place(question)
        shown = passage.get(question.id, (question.id, 0))
        turns.append((matters, document, met[shown], question))
        met[shown] += 1
    return [question for *_, question in sorted(turns, key=lambda turn: turn[:3])]


def _passages(questions: Sequence[Question]) -> dict[str, tuple[str, int]]:
    """Question's id -> its document and where the passage begins that it shares with those it meets."""
    spans = sorted(
        (first.source, first.start, first.end or first.start, question.id)
        for question in questions
        for first in question.evidence[:1]
        if first.start is not None
    )
    found: dict[str, tuple[str, int]] = {}
    shared, reaches = ("", 0), 0
    for source, start, end, name in spans:
        if source != shared[0] or start >= reaches:
            shared, reaches = (source, start), end
        reaches = max(reaches, end)
        found[name] = shared
    return found


def _introduced(bank: Bank) -> Callable[[Question], tuple[int, int, int, str]]:
    """How much a question matters, and where its passage stands."""
    importance = {fact.id: fact.importance for fact in bank.facts}
    documents = {read.name: number for number, read in enumerate(bank.header.documents)}

    def place(question: Question) -> tuple[int, int, int, str]:
        matters = importance.get(question.origin.fact, 0) if question.origin else 0
        first = next(iter(question.evidence), None)
        document = documents.get(first.source, len(documents)) if first else len(documents)
        return -matters, document, (first.start or 0) if first else 0, question.id

    return place


def fact_lines(bank: Bank) -> list[str]:
    """The lines of `facts.jsonl`; the first also holds the conflicts."""
    header = {"format": FACTS_FORMAT, "by": bank.header.by, "conflicts": [record(c) for c in bank.conflicts]}
    facts = sorted(bank.facts, key=lambda fact: fact.id)
    return [canonical_json(line) for line in (header, *map(record, facts))]


def canonical_json(value: Mapping[str, Any]) -> str:
    """One line that is the same for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_bank(folder: Path) -> Bank | None:
    """The bank of a pack's folder; None where nothing was generated."""
    if not (folder / QUESTIONS_FILE).is_file():
        return None
    head, *questions = _read(folder / QUESTIONS_FILE, QUESTIONS_FORMAT)
    facts, conflicts = facts_kept(folder)
    try:
        return Bank(
            header=BankHeader.model_validate(head),
            questions=tuple(sorted(map(_QUESTION.validate_python, questions), key=lambda question: question.id)),
            facts=facts,
            conflicts=conflicts,
        )
    except (ValidationError, *MALFORMED) as error:
        path = folder / QUESTIONS_FILE
        raise QuizError("this is not a bank that quizapp wrote", str(path), _anew(path)) from error


def facts_kept(folder: Path) -> tuple[tuple[Fact, ...], tuple[Conflict, ...]]:
    """The facts of a pack's folder, and what the documents disagree on; none where nothing was generated."""
    if not (folder / FACTS_FILE).is_file():
        return (), ()
    head, *facts = _read(folder / FACTS_FILE, FACTS_FORMAT)
    try:
        return tuple(map(fact_of, facts)), tuple(map(conflict_of, head.get("conflicts", ())))
    except MALFORMED as error:
        path = folder / FACTS_FILE
        raise QuizError("these are not facts that quizapp wrote", str(path), _anew(path)) from error


def conflicts_kept(folder: Path) -> tuple[Conflict, ...]:
    """What the documents of a pack disagree on; nothing where that is not known or cannot be read."""
    try:
        with (folder / FACTS_FILE).open(encoding="utf-8") as file:
            head = json.loads(next(file, "{}"))
        return tuple(map(conflict_of, head.get("conflicts", ())))
    except (OSError, *MALFORMED):
        return ()


def documents_read(folder: Path) -> tuple[Read, ...]:
    """The documents that the bank of a pack's folder was made of."""
    path = folder / QUESTIONS_FILE
    try:
        with path.open(encoding="utf-8") as file:
            return BankHeader.model_validate_json(file.readline()).documents
    except (OSError, UnicodeDecodeError, ValidationError):
        return ()


def write_bank(folder: Path, bank: Bank) -> None:
    """Write both files, each whole or not at all."""
    replace_files({folder / name: data for name, data in bank_files(bank).items()})


def bank_files(bank: Bank) -> dict[str, bytes]:
    """Both files by their names."""
    return {FACTS_FILE: _joined(fact_lines(bank)), QUESTIONS_FILE: _joined(question_lines(bank))}


def _joined(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _read(path: Path, form: str) -> list[dict[str, Any]]:
    lines = []
    written = _text(path).split("\n")
    is_merged = not any(map(is_mark, written))
    for number, line in enumerate(written if is_merged else both_sides(written), 1):
        try:
            lines += [json.loads(line)] if line.strip() else []
        except MALFORMED as error:
            why = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            raise QuizError(f"this line is not JSON: {why}", f"{path}:{number}", _anew(path)) from error
    if not lines or not all(isinstance(line, dict) for line in lines) or lines[0].get("format") != form:
        known = lines[0].get("format") if lines and isinstance(lines[0], dict) else None
        message = (
            f"its format is {known}, this quizapp reads {form}" if known else f"its first line does not say {form}"
        )
        raise QuizError(message, str(path), "A newer quizapp may have written it.")
    return lines if is_merged else once(lines)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuizError(f"cannot be read: {error}", str(path), _anew(path)) from error


def _anew(path: Path) -> str:
    return f"Delete {path} and run quizapp generate again: what was curated stays."
