"""`quizapp reviews`: the journal, a row a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quizapp.study.model import Row

RATINGS = {1: "again", 2: "hard", 3: "good", 4: "easy"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def reviews(profile: str, as_json: bool) -> None:
    """Show every row of the journal, those taken back and those that take back among them."""
    from quizapp.cli.places import open_store
    from quizapp.config import paths

    store = open_store(paths(profile), read_only=True)
    undone = store.state.undone
    for row in store.rows():
        taken_back = row.id in undone
        print(json.dumps(_object(row, taken_back), ensure_ascii=True) if as_json else _words(row, taken_back))


def _object(row: Row, undone: bool) -> dict[str, Any]:
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
        **row.data,
    }


def _words(row: Row, undone: bool) -> str:
    from quizapp.text.control import one_line

    data = row.data
    about = data.get("card") or data.get("name") or ""
    said = [one_line(text) for text in (*_said(row), "(taken back)" if undone else "") if text]
    return "  ".join(
        [f"{row.sequence:>6}", _local(row), f"{row.type:<8}", f"{one_line(str(about)):<32}", *said]
    ).rstrip()


def _local(row: Row) -> str:
    """The time that the learner's clock showed."""
    from datetime import datetime, timedelta

    try:
        there = datetime.fromisoformat(row.at) + timedelta(minutes=row.offset)
    except (ValueError, OverflowError):
        return row.at
    return there.strftime("%Y-%m-%d %H:%M:%S")


def _said(row: Row) -> list[str]:
    data = row.data
    match row.type:
        case "answer":
            right = {True: "right", False: "wrong"}.get(data.get("right"), "")  # type: ignore[arg-type]
            response = f"'{data['response']}'" if data.get("response") else ""
            return [RATINGS.get(data.get("rating", 0), ""), right, f"due {data.get('due', '')}", response]
        case "undo" | "redo":
            return [f"row {data.get('row', '')}"]
        case "setting":
            return ["default" if data.get("value") is None else str(data["value"])]
        case "flag" | "note":
            return [str(data.get("reason") or data.get("text"))]
    return []
