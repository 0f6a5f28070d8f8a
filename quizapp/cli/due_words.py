"""What waits today, in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from quizapp.cli.dates import now_of
from quizapp.figures.days import short_day
from quizapp.figures.exams import in_words, plans
from quizapp.figures.waiting import due_said

if TYPE_CHECKING:
    from quizapp.cli.due_kept import Found
    from quizapp.figures.overview import Overview
    from quizapp.study.plan import Plan

SHOWN = 3
"""Leeches, and days of a backlog, that are named."""


def _exams(found: Found) -> dict[str, tuple[Plan, str]]:
    """Pack -> the plan of its exam, and what it asks for in words."""
    state, packs = found.state, found.overview.packs
    if not any(pack.exam for pack in packs):
        return {}
    when = now_of(state)
    return {pack: (plan, in_words(plan, when)) for pack, plan in plans(state, found.entries, packs, when).items()}


def in_json(found: Found) -> str:
    """What waits, as one line of JSON."""
    overview, exams = found.overview, _exams(found)
    packs = [
        {
            **{"id": pack.id, "title": pack.title, "due": pack.due, "new": pack.new, "known": pack.known},
            **{"state": pack.state, "paused_until": pack.paused_until or None},
            "exam": _exam(exams[pack.id][0]) if pack.id in exams else None,
        }
        for pack in overview.packs
    ]
    said = {
        **{"due": overview.due, "soon": overview.soon, "new": overview.new, "minutes": overview.minutes},
        "next": overview.next_due,
        **{"held": overview.held, "days_to_clear": overview.days_to_clear, "overdue": dict(overview.overdue)},
        "leeches": list(overview.leeches),
        **{"paused_until": overview.paused_until or None, "packs": packs},
    }
    return f"{json.dumps(said)}\n"


def _exam(plan: Plan) -> dict[str, object]:
    today = plan.loads[0].minutes if plan.loads else 0
    exam = {"date": plan.exam.day.isoformat(), "minutes": plan.exam.minutes, "today": today}
    return {**exam, "known_on_the_day": round(plan.overall, 4), "enough": plan.enough}


def as_text(found: Found) -> str:
    """What waits, in words."""
    return "".join(f"{line}\n" for line in _lines(found.overview, _exams(found)))


def _lines(overview: Overview, exams: dict[str, tuple[Plan, str]]) -> list[str]:
    if overview.first_start:
        titles = ", ".join(f"{pack.title} ({pack.id})" for pack in overview.packs) or "none yet"
        return ["Nothing is being studied yet.", f"Packs: {titles}.", "Next: quizapp study, or quizapp study PACK"]
    due = due_said(overview.due, overview.soon, overview.soon_minutes)
    lines = [f"{due}, {overview.new} new, about {overview.minutes} min."]
    for pack in overview.packs:
        if pack.due or pack.new:
            lines.append(f"  {pack.title} ({pack.id}): {pack.due} due, {pack.new} new")
        elif pack.state == "paused" and not overview.paused_until:
            until = f" until {pack.paused_until}" if pack.paused_until else ""
            lines.append(f"  {pack.title} ({pack.id}): paused{until}")
        if pack.id in exams:
            lines.append(f"    {exams[pack.id][1]}")
    lines += [f"{notice}." for notice in overview.notices]
    if overview.held and overview.overdue:
        lines.append(_since(overview.overdue))
    if overview.trouble:
        named = ", ".join(overview.leeches[:SHOWN]) + (", ..." if len(overview.leeches) > SHOWN else "")
        lines.append(f"Needs a look: {overview.trouble}, missed again and again: {named}")
    if not overview.due and overview.next_due and not overview.paused_until:
        lines.append(f"Next: {overview.next_due}.")
    return lines


def _since(overdue: Mapping[str, int]) -> str:
    """How many cards wait since when, the oldest days by name."""
    days = list(overdue.items())
    said = [f"{count} since {short_day(date.fromisoformat(day))}" for day, count in days[:SHOWN]]
    later = sum(count for _, count in days[SHOWN:])
    return f"Overdue: {', '.join([*said, *([f'{later} since later'] if later else [])])}."
