"""Lines indented with tabs: the spaces that are most likely meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

WIDTHS = (4, 2, 8, 3, 6, 1, 5, 7)
"""How wide a tab may be meant; the first that fits a line above holds."""
Sort = tuple[str, bool, bool]
"""Of a line what stands before its text, whether it is an item of a list, and whether it is a key."""
NEAR = 200
"""How many lines above are looked at."""
_INDENT = re.compile(r"[ \t]*(?:-[ \t]+)*")
_KEY = re.compile(r"""(?:[^\s"'#\[{-][^:]*|"[^"]*"[ \t]*|'[^']*'[ \t]*):(?:\s|$)""")
_OPENS = re.compile(r"(?:.*:|.*[:-][ \t]+[|>][-+]?)[ \t]*$")
_TAB_AFTER_HYPHEN = re.compile(r"(?<=-)[ \t]*\t[ \t]*")


def untabbed(lines: Sequence[str], number: int, known: dict[Sort, int]) -> tuple[str, str]:
    """How a line is indented, and the same in spaces; the lines above have spaces already.

    In one stretch of lines what is indented alike is meant alike: `known` is what was found in it so far.
    """
    found = _INDENT.match(lines[number])
    were = found[0] if found else ""
    dash = were.find("-")
    tabs, hyphens = (were[:dash], were[dash:]) if dash >= 0 else (were, "")
    sort = (tabs, dash >= 0, bool(_KEY.match(lines[number], len(were))))
    if sort not in known:
        known[sort] = _depth(lines[max(0, number - NEAR) : number], *sort)
    return were, " " * known[sort] + _TAB_AFTER_HYPHEN.sub(" ", hyphens)


def _depth(before: Sequence[str], tabs: str, is_item: bool, is_key: bool) -> int:
    """How deep a line is meant: as the part of it opened above, or as one of its own sort above."""
    if "\t" not in tabs:
        return len(tabs)
    widths = [len(tabs.replace("\t", " " * width)) for width in WIDTHS]
    above = next((line for line in reversed(before) if line.strip()), "")
    if _OPENS.match(above) or not (is_item or is_key):
        within = _begins(above)
        return next((depth for depth in widths if depth > within), within + 2)
    depths = list(_lists_above(before) if is_item else _keys_above(before))
    return next((depth for depth in depths if depth in widths), (depths or widths)[0])


def _begins(line: str) -> int:
    """Where a line's text begins."""
    found = _INDENT.match(line)
    return found.end() if found else 0


def _lists_above(lines: Sequence[str]) -> Iterator[int]:
    """How deep the lists stand that a further item can go on, the innermost first."""
    below = max(map(len, lines), default=0) + 1
    for line in _upward(lines):
        depth = _indent(line)
        if depth < below and _is_item(line):
            yield depth
        below = min(below, depth)


def _keys_above(lines: Sequence[str]) -> Iterator[int]:
    """How deep the keys stand that a further one can go beside, the innermost first."""
    below = max(map(len, lines), default=0) + 1
    for line in _upward(lines):
        depth = _begins(line)
        if depth < below and _KEY.match(line, depth):
            yield depth
        below = min(below, _indent(line) + _is_item(line))  # a list may stand right under its key


def _upward(lines: Sequence[str]) -> Iterator[str]:
    """The lines from the last to the first, without empty ones and comments."""
    return (line for line in reversed(lines) if line.strip() and not line.lstrip().startswith("#"))


def _indent(line: str) -> int:
    """Spaces before anything else."""
    return len(line) - len(line.lstrip(" "))


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("-")
