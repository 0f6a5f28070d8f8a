"""Running heads and feet, and page numbers, taken off pages of lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quizapp.documents.formats.pdf_lines import Line

_NUMBER = re.compile(
    r"(?:page\s*)?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—|\s]*(?:(?:of|/|von|sur)\s*\d{1,4})?\s*", re.IGNORECASE
)
_OUTER, _FEWEST, _NEAR = 3, 3, 4.0


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the lines that stand at the same height on many of them, digits apart."""
    edges = [_edges(page) for page in pages]
    counts = Counter(key for lines in edges for key in {_key(line) for line in lines})
    fewest = min(_FEWEST, max(len(pages), 2))
    counted = Counter(key for number, page in enumerate(pages) for key in _folios(page, number))
    found = []
    for number, (page, outer) in enumerate(zip(pages, edges, strict=True)):
        off = {id(line) for line in outer if counts[_key(line)] >= fewest}
        off |= {id(line) for key, line in _folios(page, number).items() if counted[key] >= _FEWEST}
        off |= {id(line) for line in _outermost(page, off) if _NUMBER.fullmatch(line.text)}
        found.append([line for line in page if id(line) not in off])
    return found


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text.casefold()), round(line.y / _NEAR)


def _folios(page: Sequence[Line], number: int) -> dict[tuple[int, int], Line]:
    """The outermost lines that begin or end with a number, by its distance from the page's own and their height."""
    found = {}
    for line in _outermost(page, set()):
        for said in re.findall(r"^\d{1,4}\b|\b\d{1,4}$", line.text):
            found[int(said) - number, round(line.y / _NEAR)] = line
    return found


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines nearest to the top and to the bottom."""
    heights = sorted({line.y for line in page})
    outer = {*heights[:_OUTER], *heights[-_OUTER:]}
    return [line for line in page if line.y in outer]


def _outermost(page: Sequence[Line], off: set[int]) -> list[Line]:
    left = [line for line in page if id(line) not in off]
    if len(left) < 3:
        return []
    return [min(left, key=lambda line: line.y), max(left, key=lambda line: line.y)]
