"""Two columns of text that were painted line by line across the page, read one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quizapp.documents.formats.pdf_lines import Line, Piece, line_of

_FEWEST, _WORDY, _NEAR = 6, 20, 6.0


def column_by_column(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, with those that hold a line of each of two columns taken apart."""
    starts = Counter(round(line.cells[1][0] / _NEAR) for line in lines if _is_double(line))
    if not starts:
        return list(lines)
    (middle, times), *_ = starts.most_common(1)
    if times < _FEWEST:
        return list(lines)
    x = (middle - 1) * _NEAR
    found: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if _is_double(line) and abs(line.cells[1][0] - middle * _NEAR) <= 2 * _NEAR:
            left += _part([piece for piece in line.pieces if piece.x < x])
            right += _part([piece for piece in line.pieces if piece.x >= x])
        elif right and line.x >= x:
            right.append(line)
        elif right and line.end < x + _NEAR:
            left.append(line)
        else:
            found += [*left, *right, line]
            left, right = [], []
    return [*found, *left, *right]


def _is_double(line: Line) -> bool:
    """Whether a line holds two stretches of running text, not the short cells of a table."""
    return len(line.cells) == 2 and not line.mono and all(len(text) >= _WORDY for _, text in line.cells)


def _part(pieces: Sequence[Piece]) -> list[Line]:
    line = line_of(pieces) if pieces else None
    return [line] if line is not None and line.text else []
