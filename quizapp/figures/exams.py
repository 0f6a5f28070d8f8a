"""The exams ahead, with what each asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizapp.figures.days import short_day
from quizapp.figures.overview import PackLine
from quizapp.study.calendar import Moment
from quizapp.study.entries import Entry
from quizapp.study.fold import State
from quizapp.study.plan import Plan, plan_for

FAR = 300
"""Days from which a day is told with its year."""


def plans(state: State, entries: Sequence[Entry], packs: Iterable[PackLine], when: Moment) -> dict[str, Plan]:
    """Pack -> the plan of its exam, for the packs being studied that have one."""
    return {
        pack.id: plan_for(state, entries, pack.id, pack.exam, when)
        for pack in packs
        if pack.exam and pack.state == "studying" and pack.exam.day > when.day
    }


def in_words(plan: Plan, when: Moment) -> str:
    """What is ahead, in one line."""
    days = (plan.exam.day - when.day).days
    ahead = "tomorrow" if days == 1 else f"in {days} days"
    today = plan.loads[0].minutes if plan.loads else 0
    day = short_day(plan.exam.day) + (f" {plan.exam.day.year}" if days > FAR else "")
    said = f"exam {day}, {ahead}: about {today} of {plan.exam.minutes} min today"
    return f"{said}, {share(plan.overall)} known on the day" + ("" if plan.enough else f"; {too_little(plan)}")


def share(number: float) -> str:
    """A share as people read it; nothing short of everything is everything.

    >>> share(0.873), share(0.9991)
    ('87%', '99%')
    """
    return f"{min(number, 0.99) if number < 1 else number:.0%}"


def too_little(plan: Plan) -> str:
    """By how much the minutes do not reach."""
    left = f"{plan.unmet} new left out" if plan.unmet else "more than that on some days"
    return f"{plan.exam.minutes} min a day is too little: {left}, {plan.needed} would do"
