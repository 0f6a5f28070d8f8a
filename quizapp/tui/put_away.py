"""Pausing, archiving and resuming a pack from Home."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from quizapp.errors import WrongUse
from quizapp.figures.days import short_day
from quizapp.practice import putting_away
from quizapp.study.calendar import moment
from quizapp.tui.dialogs import LineDialog, PickDialog

if TYPE_CHECKING:
    from quizapp.figures.overview import PackLine
    from quizapp.tui.home import HomeScreen

PAUSE, UNTIL, ARCHIVE, RESUME = "pause", "pause until a day", "archive", "study again"


def ask(home: HomeScreen, pack: PackLine) -> None:
    """Ask what is to become of the pack, and do it."""
    desk = home.app.desk
    today = moment(desk.now(), desk.zone, desk.store.state.rules.day_start).day
    waits = pack.state in {"paused", "archived"}
    words = (RESUME, *((ARCHIVE,) if pack.state == "paused" else ())) if waits else (PAUSE, UNTIL, ARCHIVE)

    def picked(word: str | None) -> None:
        if word == UNTIL:
            question = "Paused until which day? 2026-12-24, or a number of days"
            dialog = LineDialog(question, check=lambda text: day_to_come(text, today))
            home.app.push_screen(dialog, lambda text: _until(home, pack, day_to_come(text, today) if text else None))
        elif word == PAUSE:
            home.keep(f"{pack.title} is paused.", putting_away.paused(pack.id))
        elif word == ARCHIVE:
            home.keep(f"{pack.title} is archived.", putting_away.archived(pack.id))
        elif word == RESUME:
            home.keep(f"{pack.title} is studied again.", putting_away.resumed(pack.id))

    home.app.push_screen(PickDialog(pack.title, words), picked)


def _until(home: HomeScreen, pack: PackLine, day: date | None) -> None:
    if day is not None:
        home.keep(f"{pack.title} is paused until {short_day(day)}.", putting_away.paused(pack.id, day.isoformat()))


def day_to_come(text: str, today: date) -> date:
    """The day that a date or a number of days from today names; raises WrongUse for any that is not to come.

    >>> day_to_come("14", date(2026, 12, 10)).isoformat()
    '2026-12-24'
    """
    try:
        day = today + timedelta(int(text)) if text.isdecimal() else date.fromisoformat(text)
    except (ValueError, OverflowError):
        raise WrongUse(f"'{text}' is not a day", hint="write it as 2026-12-24, or as a number of days") from None
    if day <= today:
        raise WrongUse(f"{text} is not to come", hint=f"today is {today.isoformat()}")
    return day
