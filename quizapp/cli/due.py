"""`quizapp due`: what waits today."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizapp.figures.overview import Overview
    from quizapp.study.entries import Entry
    from quizapp.study.fold import State
    from quizapp.study.plan import Plan

SHOWN = 3
"""Leeches, and days of a backlog, that are named."""


@click.command()
@click.option("--count", is_flag=True, help="Only the number of cards that are due.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def due(profile: str, count: bool, as_json: bool) -> None:
    """Say what waits: due cards, new ones for today, exams, and when the next falls due."""
    state, entries, overview = _read(profile)
    if count:
        click.echo(overview.due)
        return
    exams = _exams(state, entries, overview)
    if as_json:
        click.echo(json.dumps(_plain(overview, exams), ensure_ascii=False))
    else:
        for line in _lines(overview, exams):
            click.echo(line)


def _read(profile: str) -> tuple[State, Sequence[Entry], Overview]:
    from quizapp.cli import clock
    from quizapp.cli.places import open_library, open_store
    from quizapp.config import paths
    from quizapp.figures.overview import overview
    from quizapp.study.names import as_kept

    places = paths(profile)
    state = open_store(places, read_only=True).state
    index = open_library(places).index()
    entries = as_kept(state, index.entries, index.aliases)
    found = overview(state, entries, index.packs.values(), clock.now(), clock.zone(), problems=index.problems)
    return state, entries, found


def _exams(state: State, entries: Sequence[Entry], overview: Overview) -> dict[str, tuple[Plan, str]]:
    """Pack -> the plan of its exam, and what it asks for in words."""
    if not any(pack.exam for pack in overview.packs):
        return {}
    from quizapp.cli.dates import now_of
    from quizapp.figures.exams import in_words, plans

    when = now_of(state)
    return {pack: (plan, in_words(plan, when)) for pack, plan in plans(state, entries, overview.packs, when).items()}


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
    return [*lines, *overview.problems]


def _since(overdue: Mapping[str, int]) -> str:
    """How many cards wait since when, the oldest days by name."""
    from quizapp.figures.days import short_day

    days = list(overdue.items())
    said = [f"{count} since {short_day(date.fromisoformat(day))}" for day, count in days[:SHOWN]]
    later = sum(count for _, count in days[SHOWN:])
    return f"Overdue: {', '.join([*said, *([f'{later} since later'] if later else [])])}."
