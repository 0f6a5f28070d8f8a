"""Packs that change on the disk while they are studied: read beside the session, taken over at its next question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.packs.library import Library


class Watch:
    """Looks whether packs changed, when it is asked to; a state that cannot be read is told once and passed over."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._told: dict[Path, str] = {}
        self.is_ready = False
        """Whether there is something new to take over."""

    def look(self) -> str:
        """Read what has changed, which may take a while; gives what is wrong with it, if anything is."""
        changed = self._library.changed()
        sound = {pack.path for pack in self._library.as_read().packs.values() if not pack.errors}
        for path, state in changed.items():
            if path not in sound:
                continue
            if self._told.get(path) == state:
                return ""
            if wrong := self._wrong(path):
                self._told[path] = state
                return f"{one_line(wrong)}. The questions stay as they were."
        if changed:
            self._library.read_ahead()
            self.is_ready = True
        return ""

    def _wrong(self, path: Path) -> str:
        from quizapp.packs.problems import ERROR
        from quizapp.packs.reading import examine, failure

        try:
            _, problems = examine(path, self._library.corrections)
            errors = [problem for problem in problems if problem.severity == ERROR]
            return str(failure(path, errors)) if errors else ""
        except QuizError as error:
            return str(error)
