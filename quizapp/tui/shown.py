"""Text from packs and documents as the screen shows it: never markup, never control characters."""

from __future__ import annotations

from textual.content import Content

from quizapp.text.control import clean

TICK, CROSS = "✓", "✗"
MARK = "▸"


def plain(text: str, style: str = "") -> Content:
    """The text itself, whatever brackets stand in it."""
    content = Content(clean(text))
    return content.stylize(style) if style else content


def joined(*parts: str | Content | tuple[str, str]) -> Content:
    """Parts one after the other; a pair is text and style."""
    return Content("").join(
        part if isinstance(part, Content) else plain(*part) if isinstance(part, tuple) else plain(part)
        for part in parts
    )


def stacked(*lines: str | Content) -> Content:
    """Lines one under the other."""
    return Content("\n").join(line if isinstance(line, Content) else plain(line) for line in lines)


def two_sides(left: str, right: str, width: int) -> str:
    """One line with `left` at its left end and `right` at its right end; the left gives way first."""
    from quizapp.text.width import cells

    room = max(width - cells(right) - 2, 8)
    shown = left if cells(left) <= room else left[: room - 1] + "…"
    return shown + " " * max(width - cells(shown) - cells(right), 2) + right
