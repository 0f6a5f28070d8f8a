"""Packs that change on the disk while they are studied: read beside the session, taken over at its next question."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.packs.library import Library


class Watch:
    """Looks whether packs changed, when it is asked to; a state that cannot be read is told once and passed over."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._looking = Lock()
        self._told = {one.path: "" for one in library.as_read().broken}
        """What could not be read and is known, each with the state it was in."""
        self._losing = dict[Path, str]()
        """What questions would be gone of if it were taken over, in the same way."""
        self._taken = library.as_read()
        """The index that was taken over last; another one may be read for whatever is asked of the library."""
        self.is_ready = False
        """Whether there is something new to take over."""

    def taken_over(self) -> None:
        """What the library says now is asked on over."""
        self._taken, self.is_ready = self._library.as_read(), False

    def look(self) -> str:
        """Read what has changed, which may take a while; gives what is wrong with it, if anything is."""
        with self._looking:
            return self._look()

    def _look(self) -> str:
        changed, index = self._library.changed(), self._library.as_read()
        unread = {one.path for one in index.broken}
        newly_unread = {path: "" for path in unread if path not in self._told}
        sound = {pack.path for pack in index.packs.values()} - unread
        edited = {path: state for path, state in changed.items() if path in sound}
        for path, state in {**newly_unread, **edited}.items():
            if not self._is_told(path, state) and (wrong := self._wrong(path)):
                self._told[path] = state
                self._losing |= {path: state} if path in edited and self._loses(path) else {}
                return f"{one_line(wrong)}. The questions stay as they were."
        if any(self._losing.get(path) == state for path, state in edited.items()):
            return ""  # nothing is taken over until that is mended
        self._told = {path: state for path, state in self._told.items() if path in unread or path in edited}
        if changed:
            self._library.read_ahead()
        self.is_ready = self.is_ready or bool(changed) or index is not self._taken
        return ""

    def _is_told(self, path: Path, state: str) -> bool:
        """Whether it was said of this state that it cannot be read."""
        return self._told.get(path) == state

    def _loses(self, path: Path) -> bool:
        try:
            return self._library.loses(path)
        except QuizError:
            return True

    def _wrong(self, path: Path) -> str:
        from quizapp.packs.problems import ERROR
        from quizapp.packs.reading import examine

        try:
            _, problems = examine(path, self._library.corrections)
        except QuizError as error:
            return str(error)
        first = next((problem for problem in problems if problem.severity == ERROR), None)
        folder = "" if path.is_file() else f"{path.name}/"
        return f"{folder}{first.where}: {first.message}" if first else ""
