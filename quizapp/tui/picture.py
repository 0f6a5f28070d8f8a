"""A picture in half blocks, each letter two dots, one over the other; Pillow reads the file where it is there."""

from __future__ import annotations

import warnings
from itertools import groupby
from pathlib import Path

from textual import work
from textual.color import Color
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from quizapp.errors import QuizError
from quizapp.tui.steady import Surviving

HALF = "▀"
MOST_BYTES, MOST_DOTS = 10_000_000, 50_000_000
"""Files and pictures that are larger are not read."""
COLOURS = 64
"""Of a picture, so that a row is written in few pieces."""


class Picture(Surviving, Static):
    """A picture that is drawn beside the interface, and stands there once it is."""

    class Drawn(Message):
        """It stands there now."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._path: Path | None = None
        self._is_told = False
        """Whether it was said that pictures are not shown here."""

    def show(self, path: Path | None, width: int, rows: int) -> None:
        """Show the picture of this file as soon as it is drawn; none without a file."""
        self.display = False
        self._path = path
        if path is not None:
            self._draw(path, width, rows)

    @work(thread=True, exclusive=True, group="picture", exit_on_error=False)
    def _draw(self, path: Path, width: int, rows: int) -> None:
        try:
            found = drawn(path, width, rows)
        except QuizError as error:
            self.app.call_from_thread(self._tell, error)
        else:
            self.app.call_from_thread(self._hang, path, found)

    def _hang(self, path: Path, found: Content | None) -> None:
        if found is not None and path == self._path:
            self.update(found)
            self.display = True
            self.post_message(self.Drawn())

    def _tell(self, error: QuizError) -> None:
        """Say it once in a session."""
        if not self._is_told:
            self._is_told = True
            self.notify(error.told, markup=False)


def drawn(path: Path, width: int, height: int) -> Content | None:
    """The picture in at most so many columns and rows; None where it cannot be read, or is too large to be.

    Raises QuizError where Pillow is not there.
    """
    try:
        from PIL import Image
    except ImportError as error:
        raise QuizError("pictures are not shown here", hint='pip install "quizapp[pictures]" shows them') from error
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        with warnings.catch_warnings(), Image.open(path) as found:
            warnings.simplefilter("error")
            if found.width * found.height > MOST_DOTS:
                return None
            found.draft("RGB", (width, height * 2))
            whole = Image.new("RGBA", found.size, "white")
            whole.alpha_composite(found.convert("RGBA"))
    except Exception:  # whatever a damaged file makes a decoder do, the picture's words stand for it
        return None
    whole.thumbnail((width, height * 2))
    small = whole.convert("RGB").quantize(COLOURS).convert("RGB")
    return Content("\n").join(_row(small.tobytes(), small.width, small.height, y) for y in range(0, small.height, 2))


def _row(dots: bytes, width: int, height: int, y: int) -> Content:
    """One row of letters: the dots of one line over those of the next; below the last line there is nothing."""

    def dot(x: int, line: int) -> Color | None:
        at = 3 * (line * width + x)
        return Color(*dots[at : at + 3]) if line < height else None

    pairs = [(dot(x, y), dot(x, y + 1)) for x in range(width)]
    return Content("").join(
        Content.styled(HALF * len(list(same)), Style(foreground=above, background=below))
        for (above, below), same in groupby(pairs)
    )
