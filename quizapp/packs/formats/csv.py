"""A table of questions, one a row: its first row names the columns, or it has two, front and back."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from quizapp.errors import QuizError
from quizapp.packs.formats import kept
from quizapp.packs.formats.cells import as_meant, harmless, listed, named, names_of, values_of
from quizapp.packs.formats.decoding import text_of
from quizapp.packs.formats.model import Imported, Loss, Written, with_sources
from quizapp.packs.formats.rows import rows
from quizapp.packs.guessing import guessed
from quizapp.packs.model import Question
from quizapp.packs.reading import LoadedPack

_PLAIN = (
    "id kind prompt answer text tolerance unit reverse partial accents typos match explanation topic difficulty as_of "
    "stale_after hint image image_alt status notes"
)
_LISTS = ("choices", "accept", "distractors", "tags", "rubric", "aliases")
_ORDER = (
    "id kind prompt text answer choices why accept reject distractors tolerance unit explanation evidence topic tags "
    "difficulty as_of stale_after hint image image_alt reverse partial accents typos match rubric aliases notes status"
)
COLUMNS = tuple(_ORDER.split())
_ALWAYS = frozenset({"id", "kind", "prompt", "answer"})
_ANSWERS = {"multi": "answers", "order": "items", "match": "pairs"}
"""The kinds whose answer is several values, and the field that holds them."""
_OTHER_NAMES = {
    "prompt": ("question", "front", "term", "stem", "question text", "q"),
    "answer": ("answers", "items", "pairs", "back", "definition", "correct", "correct answer", "key", "right", "a"),
    "choices": ("options",),
    "accept": ("also right", "alternatives"),
    "explanation": ("feedback", "comment", "general feedback", "reason"),
    "tags": ("labels",),
    "topic": ("category", "chapter"),
    "kind": ("type", "question type"),
    "evidence": ("source", "sources"),
}
_KNOWN = {other: name for name, others in _OTHER_NAMES.items() for other in others} | {one: one for one in COLUMNS}
_ONE_CHOICE = re.compile(r"(?:choice|option|alternative|answer) ?(?:\d{1,2}|[a-j])|[b-h]")
_CHOICE = "a choice"
_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?\n', re.IGNORECASE)
"""The line with which a spreadsheet is told what sets the cells apart."""


def read(data: bytes, name: str) -> Imported:
    """The questions of a table's rows; what a row says besides is a loss."""
    text = text_of(data, name)
    told = _SEPARATOR.match(text)
    mark, body = (told[1], text[told.end() :]) if told else (_mark(text), text)
    meant = ((line, [as_meant(cell.strip()) for cell in row]) for line, row in rows(body, mark, name, bool(told)))
    said = [(line, row) for line, row in meant if any(row)]
    if not said:
        raise QuizError("the table is empty", name, "its first row names the columns: prompt,answer")
    _, first = said[0]
    columns = _columns(first)
    if "prompt" in columns or "text" in columns:
        said = said[1:]
    else:
        columns = ["prompt", "answer", *[""] * (len(first) - 2)]
    questions, losses = [], []
    for line, row in said:
        cells = dict(_cells(columns, row))
        question = _question(cells, [c for n, c in zip(columns, row, strict=False) if n == _CHOICE])
        questions.append({key: value for key, value in question.items() if value})
        losses += [Loss(f"line {line}", f"'{_short(cell)}'") for cell in _besides(columns, row)]
        losses += [Loss(f"line {line}", what) for what in _unread(cells, question)]
    places = tuple(f"line {line}" for line, _ in said)
    return Imported(with_sources(questions), tuple(questions), losses=tuple(losses), places=places)


def _mark(text: str) -> str:
    """What sets the cells apart: the commonest of three signs in the first line, outside quotes."""
    first = re.sub(r'"[^"]*"', "", text.lstrip().partition("\n")[0])
    return max("\t;,", key=first.count) if any(mark in first for mark in "\t;,") else ","


def _columns(cells: Sequence[str]) -> list[str]:
    """What each column is; one called `a` beside one called `b` is a choice, else the answer."""
    names = [" ".join(re.sub(r"[_\-:.#*]+", " ", cell.casefold()).split()) for cell in cells]
    return [_CHOICE if name == "a" and "b" in names else _column(name) for name in names]


def _column(plain: str) -> str:
    if plain.replace(" ", "_") in COLUMNS:
        return plain.replace(" ", "_")
    return _CHOICE if _ONE_CHOICE.fullmatch(plain) else _KNOWN.get(plain, "")


def _cells(columns: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for column, cell in zip(columns, row, strict=False):
        if column and column != _CHOICE and column not in seen:
            seen.add(column)
            yield column, cell


def _besides(columns: Sequence[str], row: Sequence[str]) -> list[str]:
    """What stands under no name that is known, or under one that stands there twice."""
    used = dict(_cells(columns, row))
    unnamed = [cell for number, cell in enumerate(row) if number >= len(columns) or not columns[number]]
    twice = [c for n, c in zip(columns, row, strict=False) if n in used and used[n] != c]
    return [cell for cell in (*unnamed, *twice) if cell]


def _unread(cells: Mapping[str, str], question: Mapping[str, Any]) -> Iterator[str]:
    """What a cell says of something twice, or of what is no choice."""
    for column in ("why", "reject", *(["answer"] if question["kind"] == "match" else [])):
        for name, times in Counter(name for name, _ in names_of(cells.get(column, ""))).items():
            if times > 1:
                yield f"'{_short(name)}' stands more than once under {column}, and only the last is read"
    choices = {one["text"] if isinstance(one, dict) else one for one in question["choices"]}
    yield from (
        f"why '{_short(name)}' is wrong, which is no choice"
        for name, _ in names_of(cells.get("why", ""))
        if name not in choices
    )


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:40]}…"


def _question(cells: Mapping[str, str], apart: Sequence[str]) -> dict[str, Any]:
    """A question as an author would write it; empty cells are empty values."""
    said: dict[str, Any] = {key: cells.get(key, "") for key in _PLAIN.split()}
    said |= {key: values_of(cells.get(key, "")) for key in _LISTS}
    said["choices"] += [one for one in apart if one]
    said["reject"] = dict(names_of(cells.get("reject", "")))
    said["evidence"] = [{"source": name, "quote": quote} for name, quote in names_of(cells.get("evidence", ""))]
    said["kind"] = said["kind"].casefold() or _kind(said)
    _answered(said)
    why = dict(names_of(cells.get("why", "")))
    said["choices"] = [{"text": one, "why": why[one]} if why.get(one) else one for one in said["choices"]]
    if said["kind"] == "cloze" and not said["text"]:
        said["text"], said["prompt"] = said["prompt"], ""
    return said


def _kind(said: Mapping[str, Any]) -> str:
    """The kind of a row that does not say it."""
    answers = values_of(said["answer"])
    if said["choices"]:
        return "multi" if len(answers) > 1 and said["answer"] not in said["choices"] else "choice"
    if said["answer"].casefold() in {"true", "false"}:
        return "truefalse"
    if said["tolerance"]:
        return "number"
    return guessed(said["text"] or said["prompt"], said["answer"])["kind"]


def _answered(said: dict[str, Any]) -> None:
    """Puts the answer where its kind has it."""
    kind = said["kind"]
    if kind == "match":
        said["pairs"] = dict(names_of(said.pop("answer")))
    elif kind in _ANSWERS:
        said[_ANSWERS[kind]] = [_choice(one, said["choices"]) for one in values_of(said.pop("answer"))]
    elif kind == "choice":
        said["answer"] = _choice(said["answer"], said["choices"])
    elif kind == "cloze" and said["answer"]:
        said["explanation"] = "\n\n".join(filter(None, (said["explanation"], said.pop("answer"))))


def _choice(answer: str, choices: Sequence[str]) -> str:
    """The choice that is meant: by its text, or where none has that, by its letter or number."""
    if answer in choices or not re.fullmatch(r"[A-Za-z]|\d{1,2}", answer):
        return answer
    number = int(answer) - 1 if answer.isdigit() else ord(answer.upper()) - ord("A")
    return choices[number] if 0 <= number < len(choices) else answer


def write(pack: LoadedPack) -> Written:
    """The questions as a table with commas."""
    return table(pack, ",")


def table(pack: LoadedPack, mark: str) -> Written:
    """The questions as a table, with the columns that they need."""
    questions = kept.approved(pack)
    written = [_row(question) for question in questions]
    used = _ALWAYS.union(*written)
    columns = [column for column in COLUMNS if column in used]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(row.get(column, "")) for column in columns] for row in written)
    data = out.getvalue().encode("utf-8", "replace")
    return Written(data, (*kept.pack_lost(pack), *kept.compared(questions, read(data, "")), *_pictures(questions)))


def _row(question: Question) -> dict[str, str]:
    said = kept.said(question)
    row = {key: _WRITTEN.get(key, _text)(value) for key, value in said.items() if key in COLUMNS}
    if question.kind in _ANSWERS:
        several = said[_ANSWERS[question.kind]]
        row["answer"] = named(several) if isinstance(several, dict) else listed(several)
    if "choices" in said:
        row["choices"] = listed(one["text"] for one in said["choices"])
        row |= _whys(said["choices"])
    if question.kind == "cloze" and not question.prompt:
        row["prompt"] = row.pop("text")
    return row


def _whys(choices: Sequence[Mapping[str, str]]) -> dict[str, str]:
    wrong = {one["text"]: one["why"] for one in choices if one.get("why")}
    return {"why": named(wrong)} if wrong else {}


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


_WRITTEN: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(_LISTS, listed),
    "choices": lambda choices: listed(one["text"] for one in choices),
    "reject": named,
    "evidence": lambda cited: named([(one["source"], one.get("quote", "")) for one in cited]),
}


def _pictures(questions: Sequence[Question]) -> Iterator[Loss]:
    what = "its picture itself, of which only the name stands there"
    yield from (Loss(question.id, what) for question in questions if question.image)
