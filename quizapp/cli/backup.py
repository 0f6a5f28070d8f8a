"""`quizapp backup` and `quizapp restore`: everything you did in one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.store.restoring import Change


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def backup(profile: str, file: Path | None) -> None:
    """Write everything you did into one file, and prove it by opening it.

    Without FILE it is kept beside your progress. quizapp makes one itself each day that you study.
    """
    from quizapp.cli import clock
    from quizapp.config import paths
    from quizapp.errors import WrongUse
    from quizapp.store import backups

    places = paths(profile)
    if not (places.profile / "journal").is_dir():
        raise WrongUse("there is nothing to back up yet", str(places.profile))
    own = backups.named(places.profile, clock.now(), backups.ASKED)
    target = file or own
    if target.is_dir():
        target = target / f"quizapp-{places.profile.name}-{own.name}"
    if target.exists():
        raise WrongUse("there is a file of that name already", str(target))
    made = backups.back_up(places.profile, target.absolute())
    click.echo(f"{target}: {made.words}; every row in it can be read.")


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def restore(profile: str, file: Path | None, yes: bool) -> None:
    """Put a backup in the place of what is here, after showing what would change. What is here is kept as a backup.

    FILE is a backup, an export of `quizapp journal export`, or another profile's folder; without it backups are listed.
    """
    from quizapp.config import paths
    from quizapp.store import backups

    places = paths(profile)
    if file is None:
        for path in backups.listed(places.profile):
            click.echo(path)
        return
    _restore(places.profile, file, yes)


def _restore(profile: Path, file: Path, yes: bool) -> None:
    from quizapp.cli import clock
    from quizapp.cli.talk import sure, warn
    from quizapp.store import restoring
    from quizapp.store.exchange import building

    with building(profile) as folder:
        restoring.unpack(file, folder)
        change = restoring.change(profile, folder)
        for problem in change.then.problems:
            warn(problem)
        for line in _words(change):
            click.echo(line)
        if change.nothing:
            click.echo("Nothing would change.")
            return
        sure("Put it in place?", yes)
        kept = restoring.restore(profile, folder, clock.now())
    click.echo("Restored." + (f" What was here is kept: {kept}" if kept else ""))


def _words(change: Change) -> list[str]:
    here = change.now.words if change.now else "cannot be read"
    said = [f"here:    {here}", f"restore: {change.then.words}"]
    if change.now is not None:
        cards = f"{counted(change.cards, 'card')} change{'s' if change.cards == 1 else ''}"
        said.append(f"{counted(change.gone, 'row')} here would go, {change.back:,} come back; {cards}")
    if change.corrections:
        said.append(f"corrections that change: {', '.join(change.corrections)}")
    return said
