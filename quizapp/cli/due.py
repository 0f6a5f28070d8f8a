"""`quizapp due`: what waits today, for people and for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from quizapp.errors import QuizError, WrongUse

if TYPE_CHECKING:
    from quizapp.figures.overview import Overview


@click.command()
@click.option("--count", is_flag=True, help="Only the number of cards that are due.")
@click.option("--format", "pattern", metavar="F", help="Words of your own, such as '{due} due, {minutes} min'.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--quiet", is_flag=True, help="Say nothing: exit 0 when something is due, 1 when nothing is.")
@click.pass_obj
def due(profile: str, count: bool, pattern: str | None, as_json: bool, quiet: bool) -> int:
    """Say what waits: due cards, new ones for today, and when the next falls due.

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
    overview = find_out(profile).overview
    for line in [json.dumps(_plain(overview), ensure_ascii=False)] if as_json else _lines(overview):
        click.echo(line)
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


def _plain(overview: Overview) -> dict[str, object]:
    packs = [{"id": p.id, "title": p.title, "due": p.due, "new": p.new, "known": p.known} for p in overview.packs]
    said = {"due": overview.due, "new": overview.new, "minutes": overview.minutes, "next": overview.next_due}
    return {**said, "packs": packs}


def _lines(overview: Overview) -> list[str]:
    if overview.first_start:
        titles = ", ".join(f"{pack.title} ({pack.id})" for pack in overview.packs) or "none yet"
        return ["Nothing is being studied yet.", f"Packs: {titles}.", "Next: quizapp study, or quizapp study PACK"]
    lines = [f"{overview.due} due, {overview.new} new, about {overview.minutes} min."]
    for pack in overview.packs:
        if pack.due or pack.new:
            lines.append(f"  {pack.title} ({pack.id}): {pack.due} due, {pack.new} new")
    if not overview.due and overview.next_due:
        lines.append(f"Next: {overview.next_due}.")
    return [*lines, *overview.problems]
