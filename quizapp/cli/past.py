"""What was answered in another program: shown first, and kept when it is asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizapp.packs.formats.happened import Past


def bring_past(profile: str, past: Past, pack: Path, file: str, wanted: bool | None) -> None:
    """Say what a file's history would bring, and keep it if the learner wants it; asked for on a terminal."""
    from quizapp.cli.bar import Bar
    from quizapp.cli.places import open_desk
    from quizapp.practice.bringing import pack_at
    from quizapp.practice.elsewhere import foreseen, keep, words

    if not past:
        if wanted:
            click.echo("history: there is none in this file")
        return
    with open_desk(profile, [str(pack.resolve())]) as desk:
        bar = Bar("answers")
        found = foreseen(desk, past, pack_at(desk, pack), file, bar.step)
        bar.done()
        for line in words(found, desk.when()):
            click.echo(f"history: {line}")
        if found.rows and _wants(wanted):
            whole = keep(desk, found)
            click.echo(f"quizapp undo {whole} takes all of it back", err=True)


def _wants(wanted: bool | None) -> bool:
    """Whether the history is asked for: by an option, or on a terminal when asked."""
    if wanted is None and sys.stdin.isatty() and sys.stdout.isatty():
        return click.confirm("Bring this history along?", default=True, err=True)
    if wanted is None:
        click.echo("--history brings it along", err=True)
    return bool(wanted)
