"""A question in the learner's own editor, with the terminal lent to it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from quizapp.errors import QuizError
from quizapp.text.control import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from quizapp.practice.editing import Editable

    Handler = Callable[[int, FrameType | None], object]

AT_A_LINE = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "mg", "ne"}
)
"""Editors that take `+12` as the line to begin at."""

PAGERS = frozenset({"less", "more", "most"})
"""Pagers that take the same."""

ENDS = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))
"""What a terminal sends that goes away, and whoever wants quizapp to end."""


class _Ended(BaseException):
    """quizapp is to end while the terminal is lent."""


def edit(app: App[int], place: Editable) -> bool:
    """Whether the question was edited and the pack can still be read; whatever else happened is taken back."""
    try:
        command = _command()
        with _lent(app):
            changed = _unless_ended(command, place)
    except (SuspendNotSupported, OSError) as error:
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


def open_at(app: App[int], path: Path, line: int) -> None:
    """Show a file at a line in the learner's editor, or in a pager where none is set."""
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or os.environ.get("PAGER") or "less")
    at = [f"+{line}"] if Path(command[0]).name in AT_A_LINE | PAGERS else []
    try:
        with _lent(app), _signals(interrupt=_ignored):
            subprocess.run([*command, *at, str(path)], check=False)
    except (SuspendNotSupported, OSError) as error:
        raise QuizError(
            f"it cannot be opened here: {error}", str(path), "set EDITOR to an editor that is there"
        ) from error
    except _Ended as ended:
        signal.raise_signal(ended.args[0])


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


def _command() -> list[str]:
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        raise QuizError("no editor is set", hint="set EDITOR to the editor that you like, such as: export EDITOR=nano")
    return command


def _unless_ended(command: list[str], place: Editable) -> bool:
    """Whether something was edited; where quizapp is to end meanwhile, it does once the edit has been taken back."""
    try:
        with _signals(interrupt=_ignored):
            return _until_right(command, place)
    except _Ended as ended:
        place.take_back()
        signal.raise_signal(ended.args[0])
        return False


@contextmanager
def _signals(interrupt: Handler) -> Iterator[None]:
    """What Ctrl-C does for a while; what would end quizapp raises."""
    wanted = {signal.SIGINT: interrupt, **dict.fromkeys(ENDS, _ended)}
    before = {number: signal.signal(number, handler) for number, handler in wanted.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignored(number: int, frame: FrameType | None) -> None:
    """The editor's own business."""


def _ended(number: int, frame: FrameType | None) -> None:
    raise _Ended(number)


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
        with _signals(interrupt=signal.default_int_handler):
            return input("Enter edits it again, x takes it back: ").strip().casefold() != "x"
    except (EOFError, KeyboardInterrupt):
        return False
