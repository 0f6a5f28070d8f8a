"""What is written to the terminal makes it show the same as painting everything would."""

from __future__ import annotations

import io
import re

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from quizapp.tui.painting import Painted

WIDTH, HEIGHT = 8, 3
CONSOLE = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", width=WIDTH)
STYLES = [Style(), Style(bold=True), Style(color="red"), Style(bgcolor="blue")]

pieces = st.lists(
    st.tuples(st.sampled_from(["a", "b", " ", "日", "e\u0301", "✓"]), st.sampled_from(STYLES)), max_size=9
)


def line_of(letters: list[tuple[str, Style]]) -> Strip:
    return Strip([Segment(text, style) for text, style in letters]).adjust_cell_length(WIDTH, Style())


lines = pieces.map(line_of)
frames = st.lists(lines, min_size=HEIGHT, max_size=HEIGHT)
parts = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), lines)


class Screen:
    """A terminal that knows where to go, how to write, and in which style."""

    def __init__(self) -> None:
        self.cells = [[(" ", "")] * WIDTH for _ in range(HEIGHT)]

    def write(self, text: str) -> None:
        x, y, style = 0, 0, ""
        for token in re.findall(r"\x1b\[[\d;]*[A-Za-z]|\n|[^\x1b\n]", text):
            if token.endswith("H") and token.startswith("\x1b"):
                y, x = (int(number) - 1 for number in token[2:-1].split(";"))
            elif token.startswith("\x1b"):
                style = "" if token in {"\x1b[0m", "\x1b[m"} else style + token
            elif token != "\n" and x < WIDTH:
                x = self._put(x, y, token, style)

    def _put(self, x: int, y: int, letter: str, style: str) -> int:
        width = cell_len(letter)
        if not width:
            before = x - 1 if self.cells[y][x - 1][0] else x - 2
            self.cells[y][before] = (self.cells[y][before][0] + letter, self.cells[y][before][1])
            return x
        self._part_wide(x, y)
        self._part_wide(x + width, y)
        self.cells[y][x : x + width] = [(letter, style), *[("", style)] * (width - 1)]
        return x + width

    def _part_wide(self, x: int, y: int) -> None:
        """Of a wide letter that is written over in part, the rest goes."""
        if 0 < x < WIDTH and not self.cells[y][x][0]:
            self.cells[y][x - 1] = (" ", self.cells[y][x - 1][1])
            self.cells[y][x] = (" ", self.cells[y][x][1])


def whole(frame: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[line] for line in frame], Region(0, 0, WIDTH, HEIGHT))


def part(y: int, x: int, strip: Strip) -> ChopsUpdate:
    """A piece of one line, from a column to its end."""
    chops: list[dict[int, Strip | None]] = [{0: None, x: None} for _ in range(HEIGHT)]
    chops[y] = ({0: None} if x else {}) | {x: strip}
    ends = [[x, WIDTH] if x else [WIDTH] for _ in range(HEIGHT)]
    return ChopsUpdate(chops, [(y, x, WIDTH)], ends)


@example([(1, 3, line_of([]))], [line_of([]), line_of([("aa日", Style())]), line_of([])])
@given(st.lists(frames | parts | st.just("forget"), max_size=8), frames)
def test_it_shows_the_same(steps: list[object], first: list[Strip]) -> None:
    painted, seen, expected = Painted(), Screen(), Screen()
    for step in [first, *steps]:
        if step == "forget":
            painted.forget()
            continue
        if isinstance(step, tuple):
            y, x, line = step
            update: LayoutUpdate | ChopsUpdate = part(y, x, line.crop(0, WIDTH - x))
        else:
            assert isinstance(step, list)
            update = whole(step)
        seen.write(painted.changes(update, CONSOLE))
        expected.write(update.render_segments(CONSOLE))
        assert [[cell[0] for cell in row] for row in seen.cells] == [
            [cell[0] for cell in row] for row in expected.cells
        ]
        assert seen.cells == expected.cells


def test_what_stands_there_already_is_not_written() -> None:
    painted, frame = Painted(), [line_of([("a", Style())])] * HEIGHT
    assert painted.changes(whole(frame), CONSOLE)
    assert painted.changes(whole(frame), CONSOLE) == ""
    other = [*frame[:1], line_of([("a", Style()), ("b", Style())]), *frame[2:]]
    assert painted.changes(whole(other), CONSOLE).startswith("\x1b[2;2H")
    painted.forget()
    assert len(painted.changes(whole(other), CONSOLE)) > HEIGHT * WIDTH
