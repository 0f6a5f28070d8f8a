"""What is handed in, in words, before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quizapp.figures.scores import points_words
from quizapp.results.rows import AnyRow, Attempt
from quizapp.results.sheets import mark_of
from quizapp.text.amounts import counted
from quizapp.text.control import one_line

KINDS = {
    "attempt": ("exam", ""),
    "practised": ("answer", " in study"),
    "amended": ("change", " of answers in study"),
    "studied": ("day", " of study"),
    "feedback": ("question", " with what you think of it"),
    "correction": ("correction", ""),
}


def preview(rows: Sequence[AnyRow], limit: int) -> Iterator[str]:
    """Who hands in what, then every row as a person reads it; beyond the limit how many more there are."""
    sources = [row for row in rows if row.type == "source"]
    name = one_line(sources[0].learner)
    of = ", ".join(f"{one_line(one.title)} {one_line(one.version)}".strip() for one in sources)
    yield f"As {name}, of {of}:"
    for kind, (noun, rest) in KINDS.items():
        if count := sum(row.type == kind for row in rows):
            yield f"  {counted(count, noun)}{rest}"
    if until := max(sources[0].heard.values(), default=""):
        machines = counted(len(sources[0].heard), "machine")
        yield f"  up to when the record of {machines} is known: {one_line(until[:16].replace('T', ' '))} UTC"
    if len(sources) == len(rows):
        yield "  nothing any more: what was handed in before is taken back"
    attempts = {row.id: row for row in rows if row.type == "attempt"}
    told = [line for row in rows for line in _lines(row, attempts)]
    yield from told[:limit]
    if len(told) > limit:
        yield f"... and {counted(len(told) - limit, 'line')} more; without -o all of it is printed"


def _lines(row: Any, attempts: Mapping[str, Attempt]) -> Iterable[str]:
    match row.type:
        case "attempt":
            yield f"{row.day}  {one_line(row.title)}, of {one_line(row.pack)}, {row.took_s} s"
        case "answer":
            worth = points_words(mark_of(row, attempts[row.attempt]))
            yield f"  {one_line(row.card)}: {_said(row.response) or 'left open'}, worth {worth}"
        case "practised":
            yield f"{row.day}  {one_line(row.card)}: {_said(row.response)}, rated {row.rating}"
        case "amended":
            yield f"{row.at[:10]}  {one_line(row.card)}: {_amended(row)}"
        case "studied":
            yield f"{row.day}  {one_line(row.pack)}: {counted(row.answers, 'answer')}, {row.minutes} min"
        case "feedback":
            yield from _thought(row)
        case "correction":
            yield f"{one_line(row.pack)}/{one_line(row.question)}: {row.what}: {one_line(row.text)}"


def _amended(row: Any) -> str:
    """What became of an answer, or of an earlier change of it."""
    if row.what == "regrade":
        return f"rated {row.rating}" if row.right is None else f"counted as {'right' if row.right else 'wrong'}"
    return {"undo": "taken back", "redo": "counts again"}[row.what]


def _thought(row: Any) -> Iterable[str]:
    said = (
        row.report and f"reported as {one_line(row.report)}",
        row.note and f"note: {one_line(row.note)}",
        row.answers and f"{row.overridden} of {counted(row.answers, 'verdict')} overridden",
    )
    yield f"{one_line(row.card)}: {'; '.join(filter(None, said))}"


def _said(response: str | Sequence[str]) -> str:
    return one_line(response if isinstance(response, str) else "; ".join(response))
