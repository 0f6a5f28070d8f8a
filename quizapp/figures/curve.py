"""The curve of forgetting as lines of text: how likely a card was and will be remembered, from its first answer on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from quizapp.figures.days import short_day
from quizapp.study.calendar import Zone, logical_day
from quizapp.study.scheduler import DAY_SECONDS, DECAY, chance

HEIGHT = 6
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dots of a braille cell, by row and column."""
LABEL = 6
"""Columns for the scale."""
NARROWEST = 20
AHEAD, LEAST_AHEAD = 0.3, timedelta(days=14)
"""How much of what is shown lies ahead."""

Memory = Sequence[tuple[datetime, float]]
"""After which answer the memory had which stability, in order."""


def curve(
    memory: Memory, now: datetime, width: int, zone: Zone, *, height: int = HEIGHT, decay: float = DECAY
) -> list[str]:
    """The curve, a scale at its left and days under it; what lies ahead is dotted. Nothing without an answer."""
    if not memory or width < NARROWEST:
        return []
    columns = width - LABEL
    begun, now = memory[0][0], max(now, memory[-1][0])
    until = now + max(LEAST_AHEAD, AHEAD * (now - begun))
    step = (until - begun) / (2 * columns - 1)
    values = [_chance(memory, begun + at * step, decay) for at in range(2 * columns)]
    least = _floor(values)
    today = min(int((now - begun) / step) // 2, columns - 1)
    cells = _drawn(values, least, height, int((now - begun) / step))
    scale = [_scale(row, least, height) for row in range(height)]
    lines = [f"{scale[row]:>{LABEL - 1}} {_letters(cells[row])}".rstrip() for row in range(height)]
    answered = {int((at - begun) / step) // 2 for at, _ in memory if at <= until}
    lines.append(" " * LABEL + _axis(columns, answered, today))
    return [*lines, (" " * LABEL + _days(begun, until, today, columns, zone)).rstrip()]


def _chance(memory: Memory, at: datetime, decay: float) -> float:
    since, stability = memory[0]
    for answered, after in memory:
        if answered > at:
            break
        since, stability = answered, after
    return chance(stability, (at - since).total_seconds() / DAY_SECONDS, decay)


def _floor(values: Sequence[float]) -> int:
    """The whole ten per cent below every value, at most 80."""
    return min(int(min(values) * 10) * 10, 80)


def _drawn(values: Sequence[float], least: int, height: int, now: int) -> list[list[int]]:
    """Braille cells by row; up to now the dots are joined, afterwards every other one is left out."""
    cells = [[0x2800] * ((len(values) + 1) // 2) for _ in range(height)]
    rows = [_row(value, least, height) for value in values]
    for at, row in enumerate(rows):
        last = rows[at - 1] if at and at <= now else row
        for dot in range(min(row, last), max(row, last) + 1):
            if at <= now or at % 2 == 0:
                cells[dot // 4][at // 2] |= DOTS[dot % 4][at % 2]
    return cells


def _letters(cells: Sequence[int]) -> str:
    return "".join(chr(cell) if cell > 0x2800 else " " for cell in cells)


def _row(value: float, least: int, height: int) -> int:
    """The row of dots for a chance, counted from the top."""
    share = (1 - value) / (1 - least / 100)
    return min(round(share * (4 * height - 1)), 4 * height - 1)


def _scale(row: int, least: int, height: int) -> str:
    if row not in {0, height - 1}:
        return ""
    return "100%" if row == 0 else f"{least}%"


def _axis(columns: int, answered: set[int], today: int) -> str:
    """The line under the curve, with a mark at each answer and one for now."""
    return "".join("┼" if at == today else "┴" if at in answered else "─" for at in range(columns))


def _days(begun: datetime, until: datetime, today: int, columns: int, zone: Zone) -> str:
    """The first day at the left, now under its mark, the last day at the right, as far as they have room."""
    first, last = (short_day(logical_day(at, zone, 0)) for at in (begun, until))
    line = first
    at = min(max(today - 1, 0), columns - len("now"))
    if at > len(line) + 1:
        line += " " * (at - len(line)) + "now"
    if len(line) + len(last) + 2 <= columns:
        line += " " * (columns - len(line) - len(last)) + last
    return line
