"""A question in the learner's own editor, with the terminal lent to it."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from quizapp.errors import QuizError
from quizapp.practice import editor
from quizapp.practice.editor import AT_A_LINE, Ended, ignored, signals

if TYPE_CHECKING:
    from textual.app import App

    from quizapp.practice.editing import Editable

PAGERS = frozenset({"less", "more", "most"})
"""Pagers that take the same."""


def edit(app: App[int], place: Editable) -> bool:
    """Whether the question was edited, and is right and kept; whatever else happened is taken back."""
    try:
        with _lent(app):
            return editor.edit(place)
    except SuspendNotSupported as error:
        place.take_back()
        raise QuizError(f"no editor can be opened here: {error}", hint="set EDITOR, or edit the pack's file") from error


def open_at(app: App[int], path: Path, line: int) -> None:
    """Show a file at a line in the learner's editor, or in a pager where none is set."""
    command = editor.command("VISUAL", "EDITOR", "PAGER") or ["less"]
    at = [f"+{line}"] if Path(command[0]).name in AT_A_LINE | PAGERS else []
    try:
        with _lent(app), signals(interrupt=ignored):
            subprocess.run([*command, *at, str(path)], check=False)
    except (SuspendNotSupported, OSError) as error:
        raise QuizError(
            f"it cannot be opened here: {error}", str(path), "set EDITOR to an editor that is there"
        ) from error
    except Ended as ended:
        signal.raise_signal(ended.args[0])


def open_or_say(app: App[int], path: Path, line: int) -> bool:
    """Whether a file could be shown at a line; where it could not, why is said."""
    try:
        open_at(app, path, line)
    except QuizError as error:
        app.notify(error.told, severity="error", markup=False)
        return False
    return True


@contextmanager
def _lent(app: App[int]) -> Iterator[None]:
    """The terminal lent to another program; the app has it again whatever happened meanwhile."""
    failed: BaseException | None = None
    with app.suspend():
        try:
            yield
        except BaseException as error:
            failed = error
    if failed is not None:
        raise failed
