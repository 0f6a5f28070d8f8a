"""`quizapp reviews`: the journal, a row a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.study.model import Row

RATINGS = {1: "again", 2: "hard", 3: "good", 4: "easy"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def reviews(profile: str, as_json: bool) -> None:
    """Show every row of the journal, those taken back and those that take back among them."""
    from quizapp.cli.places import open_store
    from quizapp.config import paths
    from quizapp.study.amending import grades_of

    store = open_store(paths(profile), read_only=True)
    undone, grades = store.state.undone, grades_of(store.amending(), store.state.undone)
    number, empty = store.numbered(), True
    for row in store.rows():
        empty = False
        back, grade = row.id in undone, grades.get(row.id, {})
        said = _object(row, back, grade)
        print(json.dumps(said) if as_json else line_of(row, number(row), back, grade))
    if empty and not as_json:
        print("The journal is empty.")


def _object(row: Row, undone: bool, grade: Mapping[str, Any]) -> dict[str, Any]:
    regraded = {"regraded": dict(grade)} if grade else {}
    return {
        "sequence": row.sequence,
        "id": row.id,
        "type": row.type,
        "at": row.at,
        "offset": row.offset,
        "day": row.day,
        "schema": row.schema,
        "optional": row.optional,
        "device": row.device,
        "undone": undone,
        **regraded,
        **row.data,
    }


def line_of(row: Row, number: str, undone: bool, grade: Mapping[str, Any] | None = None) -> str:
    """A row in one line, with what became of it; the id stands at its end."""
    from quizapp.text.control import one_line

    data = row.data
    about = data.get("card") or data.get("name") or data.get("pack") or ""
    now = f"(now {_grade(grade)})" if grade else ""
    said = [one_line(text) for text in (*_said(row), now, "(taken back)" if undone else "", f"#{row.id}") if text]
    return "  ".join([f"{number:>6}", _local(row), f"{row.type:<8}", f"{one_line(str(about)):<32}", *said])


def _grade(data: Mapping[str, Any]) -> str:
    """The grade that a re-grade gives."""
    right = {True: "right", False: "wrong"}.get(data.get("right"), "")  # type: ignore[arg-type]
    return " ".join(filter(None, (RATINGS.get(data.get("rating", 0), ""), right)))


def _local(row: Row) -> str:
    """The logical day, and the time that the learner's clock showed."""
    from datetime import datetime, timedelta

    try:
        there = datetime.fromisoformat(row.at) + timedelta(minutes=row.offset)
    except (ValueError, OverflowError):
        return row.at
    return f"{row.day} {there:%H:%M:%S}"


def _said(row: Row) -> list[str]:
    data = row.data
    match row.type:
        case "answer":
            right = {True: "right", False: "wrong"}.get(data.get("right"), "")  # type: ignore[arg-type]
            response = f"'{data['response']}'" if data.get("response") else ""
            return [RATINGS.get(data.get("rating", 0), ""), right, f"due {data.get('due', '')}", response]
        case "regrade":
            return [_grade(data), f"row {data.get('row', '')}"]
        case "exam_start":
            return [str(data.get("title", "")), counted(len(data.get("questions", ())), "question")]
        case "exam_answer":
            return _said_in_exam(data)
        case "due":
            return [f"due {data.get('due', '')}"]
        case "import":
            return [counted(int(data.get("rows", 0)), "row"), str(data.get("file", ""))]
        case "undo" | "redo":
            return [f"row {data.get('row', '')}"]
        case "setting":
            return ["default" if data.get("value") is None else str(data["value"])]
        case "flag" | "note":
            return [str(data.get("reason") or data.get("text"))]
    return []


def _said_in_exam(data: Mapping[str, Any]) -> list[str]:
    if "marked" in data:
        return ["marked" if data["marked"] else "not marked"]
    response = data.get("response", "")
    said = response if isinstance(response, str) else " | ".join(map(str, response))
    return [f"credit {data.get('credit', 0)}", f"'{said}'"]
