"""`quizapp paths`: where everything is kept."""

from __future__ import annotations

import json

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def paths(profile: str, as_json: bool) -> None:
    """Say where quizapp keeps what, and which learners there are; nothing is created."""
    from quizapp import config
    from quizapp.store.device import known_device
    from quizapp.store.exchange import journal_of

    places = config.paths(profile)
    known = sorted(path.name for path in places.profile.parent.glob("*") if path.is_dir())
    said = {
        "home": str(places.home),
        "profile": str(places.profile),
        "journal": str(journal_of(places.profile)),
        "backups": str(places.profile / "backups"),
        "packs": str(places.library),
        "cache": str(places.cache),
        "device": known_device(places.home),
    }
    if as_json:
        click.echo(json.dumps({**said, "profiles": known}))
        return
    for name, value in said.items():
        click.echo(f"{name:<9} {value or 'none yet'}")
    click.echo(f"{'profiles':<9} {', '.join(known) or 'none yet'}")
