"""Days as people type them on the command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizapp.errors import WrongUse

if TYPE_CHECKING:
    from quizapp.study.calendar import Moment
    from quizapp.study.fold import State


def coming_day(text: str, today: date) -> date:
    """The day that a text such as 2026-12-24 names; raises WrongUse for what is none or not to come."""
    day = day_of(text)
    if day <= today:
        raise WrongUse(f"{text} is not to come", hint=f"today is {today.isoformat()}")
    return day


def day_of(text: str) -> date:
    """The day that a text such as 2026-12-24 names; raises WrongUse for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(f"'{text}' is not a day", hint="write it as 2026-12-24") from None


def now_of(state: State) -> Moment:
    """This moment in the learner's calendar."""
    from quizapp.cli import clock
    from quizapp.study.calendar import moment

    return moment(clock.now(), clock.zone(), state.rules.day_start)
