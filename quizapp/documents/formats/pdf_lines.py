"""Lines of a PDF's page, put together from the pieces of text that were painted, with their place and look."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from quizapp.documents.formats.dialect import raised, seen

_MONO_WIDTH = 0.6
_NARROW, _MIDDLE = frozenset("iljtfrI.,:;'|!()[] -/"), frozenset("abcdeghknopqsuvxyzJ0123456789")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd|cmb|sfbx|cmssbx", re.IGNORECASE)
_MONO = re.compile(r"mono|courier|consol|typewriter|cmtt|sftt|menlo|code|fixed", re.IGNORECASE)
_BULLET = "\x7f\uf0b7\uf0a7\uf076\uf0d8\uf0fc"
_NOTE = re.compile(r"\s*(?:\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§]+)\s*")
_POWER, _IN_POWER = re.compile(r"\s*[-–−]?\d{1,2}\s*"), re.compile(r"(?:\b10|\b[kcdmµn]?m)\s*$")
_SMALL_SIZE, _RAISED_SIZE, _LEVEL = 0.8, 0.87, 0.1
_MOST_PIECES, _MOST_IN_LINE = 20_000, 400


@dataclass(frozen=True, slots=True)
class Piece:
    """Text painted in one go: where its line begins, how large and in which sort of letters."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    mono: bool
    closed: bool
    """Whether another text was begun after it."""

    @property
    def end(self) -> float:
        """Where it ends, by the usual width of letters."""
        return self.x + self.size * sum(map(_width, self.text) if not self.mono else [_MONO_WIDTH] * len(self.text))


def _width(letter: str) -> float:
    return 0.3 if letter in _NARROW else 0.53 if letter in _MIDDLE else 0.72


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; `cells` are its parts where wide gaps part them."""

    pieces: tuple[Piece, ...]
    cells: tuple[tuple[float, str], ...]
    text: str
    x: float
    y: float
    size: float
    bold: bool
    mono: bool

    @property
    def end(self) -> float:
        """Where it ends, by the usual width of letters."""
        return self.pieces[-1].end


class Marks:
    """Gathers the pieces of a page in the order in which they were painted."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []

    def add(self, text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        """A piece of text, as pypdf tells it."""
        if not text.strip() or len(self._pieces) > _MOST_PIECES:
            return
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        up = (tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
        scale = math.hypot(*up)
        if not all(math.isfinite(one) for one in (x, y, scale, size)) or abs(up[0]) > abs(up[1]):
            return
        name = str((font or {}).get("/BaseFont", ""))
        for bullet in _BULLET:
            text = text.replace(bullet, "•")
        said = seen(text)
        look = bool(_BOLD.search(name)), bool(_MONO.search(name)), said.endswith("\n")
        self._pieces.append(Piece(said.rstrip("\n"), x, y, abs(size) * scale or 1.0, *look))

    def lines(self) -> list[Line]:
        """The lines, in the order in which they were painted."""
        found: list[list[Piece]] = []
        for piece in self._pieces:
            if found and _same_line(found[-1], piece):
                found[-1].append(piece)
            else:
                found.append([piece])
        return [line for pieces in found if (line := line_of(pieces)) and line.text]


def _same_line(pieces: list[Piece], piece: Piece) -> bool:
    before = pieces[-1]
    if len(pieces) > _MOST_IN_LINE or abs(piece.y - pieces[0].y) > 2 * max(before.size, piece.size):
        return False
    largest = max(one.size for one in pieces)
    return abs(piece.y - pieces[0].y) < 0.45 * max(largest, piece.size) and piece.x >= before.x - 0.5 * before.size


def line_of(pieces: Sequence[Piece]) -> Line | None:
    """The line that pieces make; None where they are only marks of notes."""
    most = max(pieces, key=lambda one: len(one.text.strip()))
    size = most.size
    shown: list[Piece] = []
    for piece in pieces:
        small = _is_small(piece, most) if shown else False
        if small and _POWER.fullmatch(piece.text) and _IN_POWER.search(shown[-1].text):
            shown[-1] = replace(shown[-1], text=shown[-1].text.rstrip() + raised(piece.text))
        elif not (small and _NOTE.fullmatch(piece.text)):
            shown.append(piece)
    if not shown:
        return None
    cells: list[tuple[float, str]] = []
    before: Piece | None = None
    for piece in shown:
        if before is None or _apart(before, piece, size):
            cells.append((piece.x, piece.text))
        else:
            gap = " " if piece.x - before.end > 0.15 * size else ""
            cells[-1] = (cells[-1][0], cells[-1][1] + gap + piece.text)
        before = piece
    cells = [(x, " ".join(text.split())) for x, text in cells if text.strip()]
    numbered = len(cells) == 2 and re.fullmatch(r"\d{1,2}", cells[0][1])
    weight = sum(len(one.text.strip()) for one in shown)
    return Line(
        tuple(shown),
        tuple(cells),
        f"{cells[0][1]}. {cells[1][1]}" if numbered else " ".join(text for _, text in cells),
        shown[0].x,
        pieces[0].y if size >= 0.9 * pieces[0].size else max(one.y for one in pieces if one.size == size),
        size,
        2 * sum(len(one.text.strip()) for one in shown if one.bold) > weight,
        2 * sum(len(one.text.strip()) for one in shown if one.mono) > weight and "•" not in cells[0][1][:1],
    )


def _apart(before: Piece, piece: Piece, size: float) -> bool:
    """Whether the gap between two pieces is that of columns; a long piece's end is only guessed."""
    gap = piece.x - before.end
    return gap > max((0.6 if before.closed else 1.2) * size, 0.1 * (before.end - before.x))


def _is_small(piece: Piece, most: Piece) -> bool:
    """Whether it is set as marks of notes and powers are: smaller than most of its line, and not below it."""
    above = (piece.y - most.y) / most.size
    return above > -_LEVEL and piece.size < (_RAISED_SIZE if above > _LEVEL else _SMALL_SIZE) * most.size
