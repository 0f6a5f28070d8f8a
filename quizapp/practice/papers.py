"""The questions that stand on a paper: a whole pack, or what an exam of it draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.study.exam_draw import draw

if TYPE_CHECKING:
    from quizapp.packs.library import Library
    from quizapp.packs.model import Exam, Question


def on_paper(library: Library, pack: str, exam: Exam | None, seed: int) -> tuple[Question, ...]:
    """The questions of the pack in its order, or those that the exam draws by the seed, each once."""
    entries = {entry.question: entry for entry in reversed(library.index().of(pack))}
    there = sorted(entries.values(), key=lambda entry: entry.order)
    chosen = there if exam is None else draw(exam, there, seed, {})
    if not chosen:
        raise QuizError(f"{pack} has no question to print")
    return tuple(library.question(entry.card) for entry in chosen)
