"""The learner's own editor on a question, in the terminal that quizapp has."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.text.control import clean

if TYPE_CHECKING:
    from quizapp.practice.editing import Editable

Handler = Callable[[int, FrameType | None], object]

AT_A_LINE = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "mg", "ne"}
)
"""Editors that take `+12` as the line to begin at."""

ENDS = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))
"""What a terminal sends that goes away, and whoever wants quizapp to end."""


class Ended(BaseException):
    """quizapp is to end while the terminal is lent."""


def edit(place: Editable) -> bool:
    """Whether the question was edited, and is right and kept; whatever else happened is taken back."""
    try:
        changed = _unless_ended(_editor(), place)
    except OSError as error:
        place.take_back()
        raise QuizError(f"no editor can be opened here: {error}", hint="set EDITOR, or edit the pack's file") from error
    except QuizError:
        place.take_back()
        raise
    if changed:
        place.keep()
    else:
        place.take_back()
    return changed


def command(*names: str) -> list[str]:
    """The words of the first of these environment variables that says something; none where none does.

    Raises QuizError where they cannot be told apart.
    """
    name = next((name for name in names if os.environ.get(name)), "")
    try:
        return shlex.split(os.environ.get(name, ""))
    except ValueError as error:
        raise QuizError(f"{name} cannot be read: {error}", hint=f"mend the quotation marks in {name}") from error


def _editor() -> list[str]:
    found = command("VISUAL", "EDITOR")
    if not found:
        raise QuizError("no editor is set", hint="set EDITOR to the editor that you like, such as: export EDITOR=nano")
    return found


def _unless_ended(command: list[str], place: Editable) -> bool:
    """Whether something was edited; where quizapp is to end meanwhile, only an edit that can be read stays."""
    try:
        with signals(interrupt=ignored):
            return _until_right(command, place)
    except Ended as ended:
        if place.changed and not place.errors():
            place.keep()
        else:
            place.take_back()
        signal.raise_signal(ended.args[0])
        return False


@contextmanager
def signals(interrupt: Handler) -> Iterator[None]:
    """What Ctrl-C does for a while; what would end quizapp raises."""
    wanted = {signal.SIGINT: interrupt, **dict.fromkeys(ENDS, _ended)}
    before = {number: signal.signal(number, handler) for number, handler in wanted.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def ignored(number: int, frame: FrameType | None) -> None:
    """The editor's own business."""


def _ended(number: int, frame: FrameType | None) -> None:
    raise Ended(number)


def _until_right(command: list[str], place: Editable) -> bool:
    """Whether something was edited, once it can be read."""
    at = [f"+{place.line}"] if Path(command[0]).name in AT_A_LINE else []
    while True:
        status = subprocess.run([*command, *at, str(place.path)], check=False).returncode
        if status and not place.changed:
            raise QuizError(f"{command[0]} ended with status {status}", hint="nothing was changed")
        errors = place.errors() if place.changed else ""
        if not errors:
            return place.changed
        print(clean(errors))
        if not _again():
            return False


def _again() -> bool:
    """Whether to edit it again; neither at the end of input nor at Ctrl-C."""
    try:
        with signals(interrupt=signal.default_int_handler):
            return input("Enter edits it again, x takes it back: ").strip().casefold() != "x"
    except (EOFError, KeyboardInterrupt):
        return False
