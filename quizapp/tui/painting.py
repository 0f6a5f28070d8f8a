"""Only what differs from what stands on the terminal is written to it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

Glyph = tuple[str, Style | None, int]
"""A letter with its marks, its style, its columns."""


class Painted:
    """What stands on the terminal, line by line; nothing is known of it until all of it has been painted."""

    def __init__(self) -> None:
        self._lines: list[Strip] = []

    def forget(self) -> None:
        """Something else may stand there now."""
        self._lines = []

    def changes(self, update: LayoutUpdate | ChopsUpdate, console: Console) -> str:
        """What has to be written so that the update stands there."""
        if isinstance(update, LayoutUpdate):
            lines = {y: Strip.join(list(strips)) for y, strips in enumerate(update.strips, update.region.y)}
            if len(lines) != len(self._lines):
                self._lines = [lines[y] for y in sorted(lines)] if 0 in lines else []
                return update.render_segments(console)
        elif self._lines:
            lines = self._patched(update)
        else:
            return update.render_segments(console)
        written = []
        for y, line in lines.items():
            written.append(difference(self._lines[y], line, y, console))
            self._lines[y] = line
        return "".join(written)

    def _patched(self, update: ChopsUpdate) -> dict[int, Strip]:
        """The lines that the update touches, as they are with it."""
        lines: dict[int, Strip] = {}
        for y, start, end in update.spans:
            if y < len(self._lines):
                before = lines.get(y, self._lines[y])
                lines[y] = Strip.join(
                    strip if strip is not None and x <= end and stop > start else before.crop(x, stop)
                    for (x, strip), stop in zip(update.chops[y].items(), update.chop_ends[y], strict=False)
                )
        return lines


class Changes(CompositorUpdate):
    """An update of which only what differs is written."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """What has to be written, as it is."""
        yield Segment(self.text, control=[])

    def render_segments(self, console: Console) -> str:
        """What has to be written."""
        return self.text


def difference(before: Strip, after: Strip, y: int, console: Console) -> str:
    """What turns one line into another: from the first column that differs to the last."""
    if before == after:
        return ""
    old, new = list(_glyphs(before)), list(_glyphs(after))
    if sum(width for _, _, width in new) != after.cell_length or before.cell_length != after.cell_length:
        return f"\x1b[{y + 1};1H{after.render(console)}"
    start = _common(old, new)
    if start == after.cell_length:
        return ""
    end = after.cell_length - _common(old[::-1], new[::-1])
    return f"\x1b[{y + 1};{start + 1}H{after.crop(start, end).simplify().render(console)}"


def _common(old: list[Glyph], new: list[Glyph]) -> int:
    """The columns that both begin with."""
    columns = 0
    for mine, theirs in zip(old, new, strict=False):
        if mine != theirs:
            break
        columns += mine[2]
    return columns


def _glyphs(strip: Strip) -> Iterator[Glyph]:
    for text, style, control in strip:
        if control:
            continue
        glyph = ""
        for character in text:
            if glyph and cell_len(character):
                yield glyph, style, cell_len(glyph)
                glyph = ""
            glyph += character
        if glyph:
            yield glyph, style, cell_len(glyph)
