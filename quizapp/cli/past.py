"""What was answered in another program: shown first, and kept when it is asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.errors import QuizError
from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.packs.formats.happened import Past
    from quizapp.practice.desk import Desk
    from quizapp.study.elsewhere import Brought


def bring_past(profile: str, past: Past, pack: Path, file: str, wanted: bool | None) -> None:
    """Say what a file's history would bring, and keep it if the learner wants it; asked for on a terminal."""
    from quizapp.cli.bar import Bar
    from quizapp.cli.places import open_desk
    from quizapp.practice.elsewhere import foreseen, keep

    if not past:
        if wanted:
            click.echo("history: there is none in this file")
        return
    with open_desk(profile, [str(pack.resolve())]) as desk:
        bar = Bar("answers")
        found = foreseen(desk, past, _id(desk, pack), file, bar.step)
        bar.done()
        for line in words(found, desk):
            click.echo(line)
        if found.rows and _wants(wanted):
            whole = keep(desk, found)
            click.echo(f"quizapp undo {whole} takes all of it back", err=True)


def words(found: Brought, desk: Desk) -> list[str]:
    """What the history is, and what is left out of it, a line each."""
    first, last = found.days
    days = f", {first}" + (f" to {last}" if last != first else "") if first else ""
    due = counted(found.due(desk.when()), "card")
    said = [f"history: {counted(found.answers, 'answer')} to {counted(len(found.cards), 'card')}{days}; {due} due then"]
    left = (
        (found.known, "here already"),
        (found.older, "from before what was answered here"),
        (found.elsewhere, "to cards that are not in the pack"),
    )
    said += [f"history: {counted(number, 'answer')} left out, {why}" for number, why in left if number]
    return said if found.rows else ["history: nothing new", *said[1:]]


def _id(desk: Desk, pack: Path) -> str:
    """The id of the pack at a path."""
    found = next((one for one in desk.library.index().packs.values() if one.path == pack.resolve()), None)
    if found is None:
        raise QuizError("the pack cannot be read, so nothing is known of its cards", str(pack), f"quizapp check {pack}")
    return found.id


def _wants(wanted: bool | None) -> bool:
    """Whether the history is asked for: by an option, or on a terminal when asked."""
    if wanted is None and sys.stdin.isatty() and sys.stdout.isatty():
        return click.confirm("Bring this history along?", default=True, err=True)
    if wanted is None:
        click.echo("--history brings it along", err=True)
    return bool(wanted)
