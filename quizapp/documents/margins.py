"""What a printed page repeats at its head and foot: dropped, so that a sentence goes on over the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quizapp.documents import prose
from quizapp.documents.lines import Line

_PAGE = re.compile(
    r"(?:[-–—\[(|]\s*)?(?:page|p\.|seite)\s*\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?(?:\s*[-–—\])|])?$"
    r"|[-–—]\s*\d{1,4}\s*[-–—]$"
    r"|\d{1,4}\s*(?:of|/)\s*\d{1,4}$|\d{1,4}\s*\|\s*page$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+")
_COUNTED = re.compile(
    r"\W*(?:chapter|part|step|figure|fig|table|section|week|lecture|lesson|unit|module|day|question|example|exercise"
    r"|item|act"
    r"|scene|article|annex|appendix|volume|book|round|season|episode|slide|no|number|rule|tip|phase|level|stage|case"
    r"|group"
    r"|sample|box|room|page)\b\W*\d",
    re.IGNORECASE,
)
_WIDE = re.compile(r"\d\s{2,}|\s{2,}\d|[|·•–—]\s*(?:page\s*)?\d|^\d+\s*[|·•–—]", re.IGNORECASE)
_LONGEST, _FEWEST, _APART = 100, 2, 4


def without_margins(lines: Sequence[Line]) -> list[Line]:
    """The lines without running heads and page numbers; a line that goes on after them has no empty line above it."""
    dropped = _running(lines) | {n for n, line in enumerate(lines) if _PAGE.match(line.text)} | _numbered(lines)
    if not dropped:
        return list(lines)
    kept: list[Line] = []
    torn = False
    for number, line in enumerate(lines):
        if number in dropped:
            torn = True
            continue
        if torn and kept and line.text[:1].islower() and not prose.ends(kept[-1].text):
            line = replace(line, blanks=0)  # noqa: PLW2901
        elif torn and not line.blanks:
            line = replace(line, blanks=1)  # noqa: PLW2901
        torn = False
        kept.append(line)
    return kept


def _running(lines: Sequence[Line]) -> set[int]:
    """Lines that repeat, word for word, around a number that rises."""
    shapes: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if len(line.text) <= _LONGEST and _NUMBERS.search(line.text) and not _COUNTED.match(line.text):
            shapes.setdefault(re.sub(r"\s+", " ", _NUMBERS.sub("#", line.text)), []).append(number)
    repeated = [(shape, found) for shape, found in shapes.items() if len(found) >= _FEWEST]
    return {n for shape, found in repeated if _is_running(lines, shape, found) for n in found}


def _is_running(lines: Sequence[Line], shape: str, found: Sequence[int]) -> bool:
    if (
        len(prose.words(shape)) < 2
        or re.search(r"[:=]\s*[~±]?#", shape)
        or not re.match(r"#\W|\W{0,3}\D.*\W#\W{0,3}$|.*\bpage #", shape, re.IGNORECASE)
    ):
        return False
    if min(b - a for a, b in pairwise(found)) < _APART or prose.ends(shape) or re.match(r"#[.)]\s", shape):
        return False
    wide = all(_WIDE.search(lines[n].text) for n in found)
    columns = zip(*(_digits(lines[n]) for n in found), strict=False)
    return (wide or len(found) >= 3) and any(_rises(column) for column in columns)


def _digits(line: Line) -> list[int]:
    return [int(number) for number in _NUMBERS.findall(line.text)]


def _rises(numbers: Sequence[int]) -> bool:
    return all(1 <= b - a <= 3 for a, b in pairwise(numbers))


def _numbered(lines: Sequence[Line]) -> set[int]:
    """Page numbers that stand alone: three or more that follow each other, far apart."""
    alone = [n for n, line in enumerate(lines) if re.fullmatch(r"\d{1,4}", line.text)]
    steps = [(a, b) for a, b in pairwise(alone) if int(lines[b].text) == int(lines[a].text) + 1 and b - a >= 8]
    if len(steps) < 2 or len(steps) < 0.5 * (len(alone) - 1):
        return set()
    return {n for step in steps for n in step}
