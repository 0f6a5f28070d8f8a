"""Text from packs and documents as the screen shows it: never markup, never control characters."""

from __future__ import annotations

from textual.content import Content

from quizapp.text import written as texts
from quizapp.text.control import clean
from quizapp.text.direction import is_rightward
from quizapp.text.width import cells, cut

TICK, CROSS = "✓", "✗"
MARK = "▸"


def plain(text: str, style: str = "") -> Content:
    """The text itself, whatever brackets stand in it."""
    content = Content(clean(text))
    return content.stylize(style) if style else content


STYLES = {texts.CODE: "bold", texts.PICTURE: "italic"}
GUTTER = "│ "
NARROWEST = 12
"""Columns below which a text is not set under itself."""


def written(text: str, width: int = 0, *, raw: bool = False, skip: int = 0) -> Content:
    """What a pack's author wrote, with code, formulas and pictures.

    Fenced code is not wrapped: it is shown from the letter after `skip` on, as far as `width` goes.
    """
    if raw or not texts.sorts(text):
        return plain(text)
    lines = []
    for line in texts.lines(clean(text)):
        if line.fenced:
            code = "".join(run.text for run in line.runs)
            lines.append(joined((GUTTER, "dim"), _window(code, width - cells(GUTTER), skip) if width else code))
        else:
            lines.append(joined(*[(run.text, STYLES.get(run.sort, "")) for run in line.runs]))
    return stacked(*lines)


def _window(code: str, width: int, skip: int) -> str:
    """What is seen of a line of code after so many letters."""
    seen = code[skip:]
    return cut(f"…{seen[1:]}" if skip and seen else seen, width)


def labelled(label: str, text: str, width: int = 0, *, raw: bool = False, skip: int = 0) -> Content:
    """A bold word and a text beside it; under it where the text has to stand on lines of its own."""
    if texts.begins_fenced(text) or not is_rightward(text):
        return joined((f"{label}\n", "bold"), written(text, width, raw=raw, skip=skip))
    return hung(plain(f"{label:<6}", "bold"), written(text, width, raw=raw, skip=skip), width)


def hung(before: Content, text: Content, width: int) -> Content:
    """A text whose further rows stand under its first, not under what is before it; without a width in one piece."""
    room = width - cells(before.plain)
    if room < NARROWEST:
        return joined(before, text)
    indent = " " * cells(before.plain)
    return stacked(*[joined(indent if row else before, line) for row, line in enumerate(text.wrap(room))])


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
    shown = cut(left, max(width - cells(right) - 2, 8))
    return shown + " " * max(width - cells(shown) - cells(right), 2) + right
