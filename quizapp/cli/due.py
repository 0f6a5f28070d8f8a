"""`quizapp due`: what waits today, for people and for scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import click

from quizapp.errors import QuizError, WrongUse

if TYPE_CHECKING:
    from quizapp.cli.due_kept import Found
    from quizapp.figures.overview import Overview
    from quizapp.study.plan import Plan

SHOWN = 3
"""Leeches, and days of a backlog, that are named."""


@click.command()
@click.option("--count", is_flag=True, help="Only the number of cards that are due.")
@click.option("--format", "pattern", metavar="F", help="Words of your own, such as '{due} due, {minutes} min'.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--quiet", is_flag=True, help="Say nothing: exit 0 when something is due, 1 when nothing is.")
@click.pass_obj
def due(profile: str, count: bool, pattern: str | None, as_json: bool, quiet: bool) -> int:
    """Say what waits: due cards, new ones for today, exams, and when the next falls due.

    Fields of --format: {due} {new} {minutes} {packs} {titles} {streak} {next}.
    """
    from quizapp.cli.due_kept import find_out

    if count + as_json + quiet + (pattern is not None) > 1:
        raise WrongUse("--count, --format, --json and --quiet exclude each other", hint="give one of them")
    if quiet:
        return _quietly(profile)
    if count or pattern is not None:
        click.echo(_filled(profile, "{due}" if pattern is None else pattern), nl=False)
        return 0
    found = find_out(profile)
    overview, exams = found.overview, _exams(found)
    if as_json:
        click.echo(json.dumps(_plain(overview, exams), ensure_ascii=False))
    else:
        said = "".join(f"{line}\n" for line in _lines(overview, exams))
        click.echo(said, nl=False)
        if overview.due:
            found.keep(said, 0)
    return 0


def _quietly(profile: str) -> int:
    """Status 0 or 1 by whether something is due; 2 where that cannot be found out."""
    from quizapp.cli.due_kept import find_out

    try:
        found = find_out(profile)
    except QuizError as error:
        error.exit_code = 2
        raise
    status = int(not found.overview.due)
    found.keep("", status)
    return status


def _filled(profile: str, pattern: str) -> str:
    """A line with the pattern's fields filled in."""
    from quizapp.cli.due_format import PASSING, filled, named
    from quizapp.cli.due_kept import find_out

    names = named(pattern)
    found = find_out(profile)
    said = f"{filled(pattern, found.overview)}\n"
    if names.isdisjoint(PASSING):
        found.keep(said, 0)
    return said


def _exams(found: Found) -> dict[str, tuple[Plan, str]]:
    """Pack -> the plan of its exam, and what it asks for in words."""
    state, packs = found.state, found.overview.packs
    if not any(pack.exam for pack in packs):
        return {}
    from quizapp.cli.dates import now_of
    from quizapp.figures.exams import in_words, plans

    when = now_of(state)
    return {pack: (plan, in_words(plan, when)) for pack, plan in plans(state, found.entries, packs, when).items()}


def _plain(overview: Overview, exams: dict[str, tuple[Plan, str]]) -> dict[str, object]:
    packs = [
        {
            **{"id": pack.id, "title": pack.title, "due": pack.due, "new": pack.new, "known": pack.known},
            **{"state": pack.state, "paused_until": pack.paused_until or None},
            "exam": _exam(exams[pack.id][0]) if pack.id in exams else None,
        }
        for pack in overview.packs
    ]
    return {
        **{"due": overview.due, "new": overview.new, "minutes": overview.minutes, "next": overview.next_due},
        **{"held": overview.held, "days_to_clear": overview.days_to_clear, "overdue": dict(overview.overdue)},
        "leeches": list(overview.leeches),
        **{"paused_until": overview.paused_until or None, "packs": packs},
    }


def _exam(plan: Plan) -> dict[str, object]:
    today = plan.loads[0].minutes if plan.loads else 0
    exam = {"date": plan.exam.day.isoformat(), "minutes": plan.exam.minutes, "today": today}
    return {**exam, "known_on_the_day": round(plan.overall, 4), "enough": plan.enough}


def _lines(overview: Overview, exams: dict[str, tuple[Plan, str]]) -> list[str]:
    if overview.first_start:
        titles = ", ".join(f"{pack.title} ({pack.id})" for pack in overview.packs) or "none yet"
        return ["Nothing is being studied yet.", f"Packs: {titles}.", "Next: quizapp study, or quizapp study PACK"]
    lines = [f"{overview.due} due, {overview.new} new, about {overview.minutes} min."]
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
    from quizapp.figures.days import short_day

    days = list(overdue.items())
    said = [f"{count} since {short_day(date.fromisoformat(day))}" for day, count in days[:SHOWN]]
    later = sum(count for _, count in days[SHOWN:])
    return f"Overdue: {', '.join([*said, *([f'{later} since later'] if later else [])])}."
