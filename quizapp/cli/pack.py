"""`quizapp pack`: what is studied for now, and what waits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from quizapp.errors import WrongUse

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk

Settings = dict[str, "str | None"]


@click.group()
def pack() -> None:
    """Pause, resume and archive packs."""


@pack.command()
@click.argument("name", required=False, metavar="[PACK]")
@click.option("--all", "everything", is_flag=True, help="Everything, not one pack.")
@click.option("--until", metavar="DATE", default="", help="The day on which it goes on by itself, such as 2026-12-24.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def pause(profile: str, name: str | None, everything: bool, until: str, as_json: bool) -> None:
    """Ask nothing of a pack, or of any, for a while; its schedule waits."""
    from quizapp.cli.dates import coming_day, now_of
    from quizapp.cli.places import open_desk

    _one_of(name, everything)
    if everything and not until:
        raise WrongUse("everything can be paused only until a day", hint="quizapp pack pause --all --until DATE")
    with open_desk(profile) as desk:
        day = coming_day(until, now_of(desk.store.state).day).isoformat() if until else ""
        if everything:
            _keep(desk, {"paused_until": day})
            said = {"pack": None, "paused": True, "until": day}
        else:
            id_ = desk.library.pack(name or "").id
            _keep(desk, {f"pack.{id_}.paused_until": day} if day else {f"pack.{id_}.state": "paused"})
            said = {"pack": id_, "paused": True, "until": day}
    _say(said, f"{said['pack'] or 'everything'} is paused" + (f" until {day}" if day else ""), as_json)


@pack.command()
@click.argument("name", required=False, metavar="[PACK]")
@click.option("--all", "everything", is_flag=True, help="What was paused together, not one pack.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def resume(profile: str, name: str | None, everything: bool, as_json: bool) -> None:
    """Ask a pack again that was paused or archived, or everything that was paused together."""
    from quizapp.cli.places import open_desk

    _one_of(name, everything)
    with open_desk(profile) as desk:
        id_ = None if everything else desk.library.pack(name or "").id
        _keep(desk, {f"pack.{id_}.paused_until": "", f"pack.{id_}.state": "studying"} if id_ else {"paused_until": ""})
        still = desk.store.state.rules.paused_until if id_ else ""
    _say({"pack": id_, "paused": False}, f"{id_ or 'everything'} is studied again", as_json)
    if still:
        from quizapp.cli.talk import warn

        warn(f"everything is paused until {still}; quizapp pack resume --all ends that")


@pack.command()
@click.argument("name", metavar="PACK")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def archive(profile: str, name: str, as_json: bool) -> None:
    """Put a pack away: it is neither shown nor asked; what was learnt is kept."""
    from quizapp.cli.places import open_desk

    with open_desk(profile) as desk:
        id_ = desk.library.pack(name).id
        _keep(desk, {f"pack.{id_}.state": "archived"})
    _say({"pack": id_, "archived": True}, f"{id_} is archived; quizapp pack resume {id_} brings it back", as_json)


def _one_of(name: str | None, everything: bool) -> None:
    if bool(name) is everything:
        raise WrongUse("name a pack, or say --all" if everything is False else "--all goes with no pack")


def _keep(desk: Desk, settings: Settings) -> None:
    for name, value in settings.items():
        desk.choose(name, value)


def _say(said: Mapping[str, object], words: str, as_json: bool) -> None:
    click.echo(json.dumps(said, ensure_ascii=False) if as_json else words)
