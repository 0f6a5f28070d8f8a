"""`quizapp forget`: what you did with a pack, or everything, taken out for good."""

from __future__ import annotations

import click

from quizapp.text.amounts import counted


@click.command()
@click.argument("pack", default="")
@click.option("--all", "everything", is_flag=True, help="Everything that you ever did.")
@click.option("--backup/--no-backup", default=None, help="Whether to keep a backup; asked otherwise.")
@click.option("--yes", is_flag=True, help="Do not ask; a backup is kept unless --no-backup says otherwise.")
@click.pass_obj
def forget(profile: str, pack: str, everything: bool, backup: bool | None, yes: bool) -> None:
    """Take out for good what you did with PACK; its questions stay. Nothing else ever rewrites your journal."""
    from quizapp.cli import clock
    from quizapp.cli.places import figures_of
    from quizapp.cli.talk import nearest, sure, wanted
    from quizapp.config import paths
    from quizapp.errors import WrongUse
    from quizapp.store import backups, forgetting

    if bool(pack) is everything:
        raise WrongUse("say which pack to forget, or --all")
    places = paths(profile)
    rows = forgetting.count(places.profile, pack)
    if not rows:
        near = nearest(pack, forgetting.packs(places.profile))
        hint = f"did you mean '{near}'?" if near else ""
        raise WrongUse(f"nothing is known of '{pack}'" if pack else "there is nothing to forget", hint=hint)
    what = f"about '{pack}'" if pack else "that there are"
    click.echo(f"{counted(rows, 'row')} {what} would be taken out for good.", err=True)
    if backup is None:
        backup = yes or wanted("Keep a backup first?", default=True)
    sure("Forget them?", yes)
    gone, kept = forgetting.forget(places.profile, pack, clock.now(), backup=backup)
    figures_of(places).unlink(missing_ok=True)
    click.echo(f"{counted(gone, 'row')} forgotten.")
    if kept:
        click.echo(f"A backup with them: {kept}")
    others = [path for path in backups.listed(places.profile) if path != kept]
    if others:
        click.echo(f"They also stand in {counted(len(others), 'earlier backup')} in {others[0].parent}", err=True)
