"""What was taken back, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.packs import answers
from quizapp.text.control import one_line
from quizapp.text.width import cut
from quizapp.text.written import shown

if TYPE_CHECKING:
    from quizapp.packs.library import Library
    from quizapp.study.model import Row

LONGEST = 60
"""Columns of a question that is named."""

ACTS = {
    "answer": "the answer",
    "suspend": "suspending",
    "bury": "burying until tomorrow",
    "flag": "the report",
    "note": "the note",
    "reset": "the reset",
    "tag": "the tag",
    "due": "making it due",
    "regrade": "the grade given anew",
}


def said_back(row: Row, library: Library) -> str:
    """What a row that is taken back did, and to which question."""
    data = row.data
    act = ACTS[row.type]
    if data.get("on") is False:
        act = f"the end of {act}" if row.type == "suspend" else f"removing {act}"
    tag = f" {one_line(str(data['tag']))}" if row.type == "tag" else ""
    return f"Taken back: {act}{tag} ({cut(_named(str(data['card']), library), LONGEST)})."


def _named(card: str, library: Library) -> str:
    try:
        return one_line(shown(answers.prompt(library.question(card), card.partition("#")[2])))
    except QuizError:
        return card
