"""A question in the learner's own editor, with the terminal lent to it."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from quizapp.errors import QuizError
from quizapp.text.control import clean

if TYPE_CHECKING:
    from textual.app import App

    from quizapp.packs.editing import Editable

AT_A_LINE = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "mg", "ne"}
)
"""Editors that take `+12` as the line to begin at."""


def edit(app: App[int], place: Editable) -> bool:
    """Whether the question was edited and the pack can still be read; whatever else happened is taken back."""
    try:
        command = _command()
        with app.suspend():
            changed = _until_right(command, place)
    except (SuspendNotSupported, OSError) as error:
        place.take_back()
        raise QuizError(f"no editor can be opened here: {error}", hint="set EDITOR, or edit the pack's file") from error
    except QuizError:
        place.take_back()
        raise
    if not changed:
        place.take_back()
    return changed


def _command() -> list[str]:
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        raise QuizError("no editor is set", hint="set EDITOR to the editor that you like, such as: export EDITOR=nano")
    return command


def _until_right(command: list[str], place: Editable) -> bool:
    """Whether something was edited, once it can be read."""
    at = [f"+{place.line}"] if Path(command[0]).name in AT_A_LINE else []
    while True:
        subprocess.run([*command, *at, str(place.path)], check=False)
        errors = place.errors() if place.changed else ""
        if not errors:
            return place.changed
        print(clean(errors))
        try:
            again = input("Enter edits it again, x takes it back: ").strip().casefold() != "x"
        except (EOFError, KeyboardInterrupt):
            again = False
        if not again:
            return False
