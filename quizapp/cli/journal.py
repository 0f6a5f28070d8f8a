"""`quizapp journal`: everything you did as plain JSON, and from there, or from another machine, back."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

import click

from quizapp.text.amounts import counted


@click.group()
def journal() -> None:
    """Take everything you did elsewhere: one JSON document out, or in."""


@journal.command("export")
@click.option("-o", "output", type=click.Path(path_type=Path), help="Where to; standard output otherwise.")
@click.pass_obj
def export(profile: str, output: Path | None) -> None:
    """Write every row, correction, setting and card as one JSON document, a row a line."""
    from quizapp.errors import WrongUse

    if output is None:
        _export(profile, sys.stdout)
        return
    if output.exists():
        raise WrongUse("there is a file of that name already", str(output))
    temporary = output.with_name(f"{output.name}.{os.getpid()}.new")
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            rows = _export(profile, file)
        os.replace(temporary, output)
    finally:
        temporary.unlink(missing_ok=True)
    click.echo(f"{output}: {counted(rows, 'row')}")


def _export(profile: str, out: TextIO) -> int:
    from quizapp.cli.places import open_store
    from quizapp.config import paths
    from quizapp.store import exports

    places = paths(profile)
    return exports.export(places.profile, open_store(places, read_only=True).state, out)


@journal.command("import")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.pass_obj
def import_(profile: str, source: Path) -> None:
    """Add every row that FILE has and this machine lacks; nothing here is changed or doubled.

    FILE is such an export, a backup, the folder of a profile on another machine, or a single file of a journal.
    """
    from quizapp.cli import clock
    from quizapp.cli.talk import warn
    from quizapp.config import paths
    from quizapp.store.joining import join

    done = join(paths(profile).profile, source, clock.now())
    for name in done.corrections:
        warn(f"{name} is different there; what is here was left")
    kept = f" What was here before is kept: {done.kept}" if done.kept else ""
    click.echo(f"{counted(done.rows, 'row')} added.{kept}")
