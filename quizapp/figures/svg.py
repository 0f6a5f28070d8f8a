"""Figures as SVG in a page: each says in words what it shows, and is legible on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import ceil

from quizapp.figures.days import MONTHS, WEEKDAYS, short_day
from quizapp.figures.pictures import begin_of, busiest, percent, weeks_up_to
from quizapp.figures.proportion import Proportion
from quizapp.page import Child, Element, element
from quizapp.text.amounts import counted

WIDTH = 340
STYLE = """
figure svg { width: 100%; max-width: var(--wide); }
svg text { font: 10px system-ui, sans-serif; fill: var(--ink); }
svg .bar { fill: var(--mark); }
svg .rest, svg .day { fill: var(--wash); stroke: var(--line); stroke-width: .5; }
svg .line { stroke: var(--mark); stroke-width: 1.5; fill: none; }
svg .other { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 3 2; fill: none; }
svg .axis { stroke: var(--line); stroke-width: 1; }
svg .target { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 4 3; }
@media print {
  figure svg { max-width: calc(.7 * var(--wide)); break-inside: avoid; break-after: avoid; }
  figure.several { break-inside: auto; }
  figure.several svg { break-after: auto; }
}
"""
ROW, LETTER = 18, 6
"""The height of a row; about how wide a letter is."""
TOGETHER = 12
"""Rows that stand in one picture; after so many a page may end."""
WEEKS = 30
CELL = 10.4
LEVELS = 4
Row = tuple[str, float | None, str]
"""What is shown, its share of the longest bar, and the figure in words."""


def picture(said: str, height: float, *children: Child, width: float = WIDTH) -> Element:
    """A picture with what it shows in words under it, which is what those hear who do not see it."""
    return element("figure", _drawn(said, height, children, width), element("figcaption", said))


def _drawn(said: str, height: float, children: Iterable[Child], width: float = WIDTH) -> Element:
    box, wide = f"0 0 {_n(width)} {_n(height)}", f"--wide: {_n(width / 10)}rem"
    return element("svg", *children, viewBox=box, role="img", aria_label=said, style=wide)


def bar_rows(said: str, rows: Sequence[Row], names: int = 120) -> Element:
    """A bar a row, from zero, with its figure behind and its name before it, above where one is too long."""
    above = any(len(name) * LETTER > names for name, _, _ in rows)
    left, tall = (0, 2 * ROW - 4) if above else (names, ROW)
    parts = [rows[at : at + TOGETHER] for at in range(0, len(rows), TOGETHER)]
    drawn = [_drawn(said, len(part) * tall + 2, _bars(part, left, tall)) for part in parts]
    return element("figure", *drawn, element("figcaption", said), class_="several" if len(parts) > 1 else None)


def _bars(rows: Sequence[Row], left: int, tall: int) -> Iterator[Element]:
    room = WIDTH - left - 70
    for place, (name, share, words) in enumerate(rows):
        yield _text(0, place * tall + 12, _cut(name, WIDTH // LETTER))
        top = (place + 1) * tall - ROW
        yield _box(left, top + 3, room, ROW - 6, "rest")
        if share:
            yield _box(left, top + 3, room * share, ROW - 6, "bar")
        yield _text(left + room + 5, top + 12, words)


def calendar(said: str, counts: Mapping[date, int], last: date) -> Element:
    """The weeks up to a day, a column a week and a row a weekday; the more was done, the darker."""
    mondays, most = weeks_up_to(last, WEEKS), busiest(counts, last, WEEKS)
    drawn: list[Child] = [_text(0, 22 + CELL * row, WEEKDAYS[row][:3]) for row in (0, 2, 4)]
    for place, begun in enumerate(mondays):
        if place and begun.month != mondays[place - 1].month and place < WEEKS - 2:
            drawn.append(_text(26 + place * CELL, 9, MONTHS[begun.month - 1][:3]))
        days = [begun + timedelta(days=number) for number in range(7) if begun + timedelta(days=number) <= last]
        drawn += [_day(day, counts.get(day, 0), most, 26 + place * CELL) for day in days]
    return picture(said, 13 + 7 * CELL, *drawn)


def _day(day: date, count: int, most: int, left: float) -> Element:
    shade = ceil(count / most * LEVELS) / LEVELS if count else 0
    return element(
        "rect",
        element("title", f"{short_day(day)} {day.year}: {counted(count, 'answer')}"),
        **{"x": _n(left), "y": _n(13 + CELL * day.weekday()), "width": _n(CELL - 1.4), "height": _n(CELL - 1.4)},
        **{"class_": "bar" if count else "day", "fill_opacity": _n(shade) if count else None},
    )


def columns(said: str, days: Sequence[tuple[date, float]], other: Sequence[float] = ()) -> Element:
    """A bar a day, from zero; a broken line for what is compared with it."""
    most, height, left = max([count for _, count in days] + [*other, 1.0]), 90.0, 28.0
    step = (WIDTH - left) / max(len(days), 1)
    drawn: list[Child] = [_text(0, 10, f"{most:.0f}"), _text(0, height, "0"), _axis(left, height)]
    for place, (day, count) in enumerate(days):
        tall = count / most * (height - 4)
        drawn.append(_box(left + place * step + 0.5, height - tall, step - 1, tall, "bar"))
        if place % 7 == 0 and place * step < WIDTH - left - 30:
            drawn.append(_text(left + place * step, height + 12, short_day(day)))
    points = [(left + (place + 0.5) * step, height - count / most * (height - 4)) for place, count in enumerate(other)]
    return picture(said, height + 16, *drawn, *([_path(points, "other")] if points else []))


def courses(said: str, solid: Sequence[tuple[int, float]], broken: Sequence[tuple[int, float]]) -> Element:
    """Two shares over the days to come, from nothing to all: one as a line, one as a broken line."""
    height, left = 90.0, 36.0
    far = max(day for day, _ in [*solid, *broken])

    def at(points: Iterable[tuple[int, float]]) -> list[tuple[float, float]]:
        return [(left + day / far * (WIDTH - left - 4), height - share * (height - 6)) for day, share in points]

    marks = [_text(left + day / far * (WIDTH - left - 20), height + 12, str(day)) for day in range(0, far + 1, 10)]
    scale = [_text(0, 12, "100 %"), _text(0, height, "0 %"), _axis(left, height)]
    return picture(said, height + 16, *scale, *marks, _path(at(solid), "line"), _path(at(broken), "other"))


def intervals(said: str, rows: Sequence[tuple[str, Proportion]], target: float) -> Element:
    """Shares as dots with the interval that the true one likely lies in; the target as a broken line across."""
    names, room, begins = 90, WIDTH - 90 - 90, begin_of([target, *(share.share for _, share in rows)])

    def place(share: float) -> float:
        return names + max(share - begins, 0) / (1 - begins) * room

    height = len(rows) * ROW
    drawn: list[Child] = [_line(place(target), 0, place(target), height, "target")]
    for number, (name, share) in enumerate(rows):
        middle = number * ROW + 9
        low, high = share.interval
        drawn.append(_text(0, middle + 4, name))
        drawn.append(_line(place(low), middle, place(high), middle, "line"))
        drawn.append(_dot(place(share.share or 0.0), middle))
        drawn.append(_text(names + room + 6, middle + 4, f"{percent(share.share or 0.0)} of {share.n:,}"))
    ends = [_text(names - 8, height + 12, percent(begins)), _text(names + room - 22, height + 12, "100 %")]
    return picture(said, height + 16, *drawn, *ends)


def against(said: str, points: Sequence[tuple[float, Proportion]]) -> Element:
    """Expected along, observed up, each with its interval; on the diagonal both are the same."""
    size, left = 170.0, 36.0
    begins = begin_of(share for expected, observed in points for share in (expected, observed.share))

    def place(share: float) -> float:
        return max(share - begins, 0) / (1 - begins) * (size - 8)

    drawn: list[Child] = [_axis(left, size, left + size), _line(left, size, left + size - 8, 8, "target")]
    for expected, observed in points:
        low, high = observed.interval
        across = left + place(expected)
        drawn.append(_line(across, size - place(low), across, size - place(high), "line"))
        drawn.append(_dot(across, size - place(observed.share or 0.0)))
    ends = [_text(0, size, percent(begins)), _text(0, 14, "100 %"), _text(left + size - 30, size + 13, "100 %")]
    return picture(said, size + 18, *drawn, *ends, width=left + size + 6)


def _text(left: float, base: float, words: str) -> Element:
    return element("text", words, x=_n(left), y=_n(base))


def _box(left: float, top: float, width: float, height: float, class_: str) -> Element:
    return element("rect", x=_n(left), y=_n(top), width=_n(max(width, 0)), height=_n(max(height, 0)), class_=class_)


def _line(left: float, top: float, right: float, bottom: float, class_: str) -> Element:
    return element("line", x1=_n(left), y1=_n(top), x2=_n(right), y2=_n(bottom), class_=class_)


def _axis(left: float, height: float, right: float = WIDTH) -> Element:
    return _line(left, height, right, height, "axis")


def _dot(across: float, down: float) -> Element:
    return element("circle", cx=_n(across), cy=_n(down), r=3, class_="bar")


def _path(points: Iterable[tuple[float, float]], class_: str) -> Element:
    return element("polyline", points=" ".join(f"{_n(across)},{_n(down)}" for across, down in points), class_=class_)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1]}…"
