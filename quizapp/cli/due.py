"""`quizapp due`: what waits today."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizapp.figures.overview import Overview


@click.command()
@click.option("--count", is_flag=True, help="Only the number of cards that are due.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def due(profile: str, count: bool, as_json: bool) -> None:
    """Say what waits: due cards, new ones for today, and when the next falls due."""
    overview = _overview(profile)
    if count:
        click.echo(overview.due)
    elif as_json:
        click.echo(json.dumps(_plain(overview), ensure_ascii=False))
    else:
        for line in _lines(overview):
            click.echo(line)


def _overview(profile: str) -> Overview:
    from quizapp.cli import clock
    from quizapp.cli.places import open_library, open_store
    from quizapp.config import paths
    from quizapp.figures.overview import overview

    places = paths(profile)
    store = open_store(places, read_only=True)
    index = open_library(places).index()
    return overview(
        store.state, index.entries, index.packs.values(), clock.now(), clock.zone(), problems=index.problems
    )


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
