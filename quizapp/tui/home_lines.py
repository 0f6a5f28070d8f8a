"""What stands on Home, as text: the figures, a line a pack, the days ahead, and what to do when nothing is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from textwrap import wrap
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.figures.days import short_day
from quizapp.figures.pictures import bar
from quizapp.text.amounts import counted
from quizapp.text.width import cells, cut
from quizapp.tui.shown import hung, joined, plain, stacked

if TYPE_CHECKING:
    from quizapp.figures.overview import Overview, PackLine

KNOWN = "Known"
OPENING = "Opening …"
NARROW = 56
"""Columns below which there is no room for bars."""
STEPS = " ▁▂▃▄▅▆▇█"
Road = tuple[str, str]
"""A key and what it does."""


def week(days: tuple[tuple[str, int], ...]) -> str:
    """The days ahead, each with a block from zero and how much is due on it, which no line is to part.

    >>> week((("Mon", 0), ("Tue", 8))).replace("\\xa0", " ")
    'Mon 0  Tue █ 8'
    """
    most = max([count for _, count in days], default=0)
    return "  ".join(
        "\xa0".join((day, *([STEPS[round(count / most * 8)]] if count else []), str(count))) for day, count in days
    )


def pack_line(pack: PackLine, width: int, *, counted: bool = True) -> Content:
    """One pack: due and new where they are counted, how well it is known today or how it waits, and its exam."""
    title_width, number_width, known_width = _widths(width)
    exam = short_day(pack.exam.day) if pack.exam else ""
    title = cut(pack.title, title_width)
    title += " " * (title_width - cells(title))
    due, new = (pack.due or "·", pack.new or "·") if counted else ("", "")
    numbers = f"{due:>{number_width}} {new:>{number_width}}"
    line = f"{title} {numbers}   {_state(pack, known_width):<{known_width}}  {exam}"
    return plain(line.rstrip())


def _state(pack: PackLine, width: int) -> str:
    """How well a pack is known today, or that it waits."""
    if pack.paused_until:
        return f"until {short_day(date.fromisoformat(pack.paused_until))}"
    if pack.state in {"paused", "archived"}:
        return pack.state
    if pack.known is None:
        in_all = " in all" if width > len(KNOWN) else ""
        return f"{pack.unmet} new{in_all}" if pack.unmet else ""
    share = f"{pack.known:.0%}".replace("%", " %")
    return f"{bar(pack.known)} {share}" if width > len(KNOWN) else share


def columns(width: int, exam: bool) -> Content:
    """What stands over the packs."""
    title_width, number_width, known_width = _widths(width)
    known = KNOWN if known_width == len(KNOWN) else f"{KNOWN} today"
    numbers = f"{'Due':>{number_width}} {'New':>{number_width}}"
    return plain(f"   {'Pack':<{title_width}} {numbers}   {known:<{known_width}}" + ("  Exam" if exam else ""))


def _widths(width: int) -> tuple[int, int, int]:
    """Columns for the title, for numbers, and for what is known, which has no bar where there is little room."""
    return (max(width - 29, 7), 4, len(KNOWN)) if width < NARROW else (min(width - 42, 50), 5, 13)


def with_open(figures: Content, *open_: tuple[str, str]) -> Content:
    """What waits today, and under it what was begun and not finished, if anything was: how it stands, and in words."""
    lines = [joined((how, "bold"), f"  {what}") for how, what in open_ if what]
    return stacked(figures, "", *lines) if lines else figures


def figures(overview: Overview, roads: Sequence[Road], width: int, *, streak: bool = True) -> Content:
    """What waits today; at the very first what quizapp is, and the roads into it."""
    if overview.first_start:
        said = "quizapp asks you what your documents say, when your memory needs it."
        return stacked(said, "", *(_road(road, width) for road in roads))
    if not overview.counted:
        return plain(OPENING)
    waiting = f"Due now  {overview.due}      New left  {overview.new} of {overview.new_limit}"
    days = f"      Streak {counted(overview.streak, 'day')}" if streak else ""
    return plain(f"{waiting}      About {overview.minutes} min{days}")


def clock(at: datetime) -> str:
    """The time of day.

    >>> clock(datetime(2026, 11, 22, 9, 5))
    '9:05'
    """
    return f"{at.hour}:{at.minute:02}"


def ahead(overview: Overview, offers: Sequence[Road], trouble: str, width: int) -> Content:
    """The days ahead, offers when nothing is due, and whatever is out of the ordinary."""
    lines: list[str | Content] = []
    if overview.counted and not overview.first_start:
        if nothing_due(overview):
            lines.append(
                plain(f"Nothing is due. Next: {overview.next_due}." if overview.next_due else "Nothing is due.")
            )
            lines += [*(_road(offer, width) for offer in offers), ""]
        lines += [plain(row) for row in wrap(f"Due on        {week(overview.week)}", width)]
        if overview.soon:
            lines.append(plain(f"Of what is due, {overview.soon} only within {overview.soon_minutes} min."))
        lines += [plain(f"{notice}.") for notice in overview.notices]
        if trouble:
            lines.append(plain(f"Needs a look  {trouble}"))
    lines += [plain(problem) for problem in overview.problems]
    return stacked(*lines) if lines else Content("")


def nothing_due(overview: Overview) -> bool:
    """Whether there is nothing to study just now although nothing is paused."""
    return not overview.due and not overview.new and not overview.paused_until


def _road(road: Road, width: int) -> Content:
    key, does = road
    return hung(plain(f"{key:<6} ", "bold"), plain(does), width)
