"""`quizapp pack`: what is studied for now, and what waits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from quizapp.cli import authoring, changed, curating, sharing, stale
from quizapp.errors import WrongUse

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk


@click.group()
def pack() -> None:
    """Write packs and share them, let them wait, and check what was generated."""


@pack.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def list_(profile: str, as_json: bool) -> None:
    """Show every pack in reach, those put away among them, with its state."""
    from quizapp.cli.dates import now_of
    from quizapp.cli.places import open_library, open_store
    from quizapp.cli.talk import warn
    from quizapp.config import paths
    from quizapp.study.fold import pack_state, paused_until
    from quizapp.text.amounts import counted
    from quizapp.text.control import one_line

    places = paths(profile)
    state = open_store(places, read_only=True).state
    today = now_of(state).today
    index = open_library(places).index()
    for entry in index.packs.values():
        said = pack_state(state, entry.id, today)
        until = paused_until(state, entry.id) if said == "paused" else ""
        found = {"id": entry.id, "title": entry.title, "cards": entry.count, "state": said, "until": until or None}
        words = f"{said} until {until}" if until else said
        _say(found, f"{entry.id}: {one_line(entry.title)}, {counted(entry.count, 'card')}, {words}", as_json)
    for problem in index.problems:
        warn(problem)


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
    from quizapp.practice import putting_away

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
            _keep(desk, putting_away.paused(id_, day))
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
    from quizapp.practice import putting_away

    _one_of(name, everything)
    with open_desk(profile) as desk:
        id_ = None if everything else desk.library.pack(name or "").id
        _keep(desk, putting_away.resumed(id_) if id_ else {"paused_until": ""})
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
    from quizapp.practice import putting_away

    with open_desk(profile) as desk:
        id_ = desk.library.pack(name).id
        _keep(desk, putting_away.archived(id_))
    _say({"pack": id_, "archived": True}, f"{id_} is archived; quizapp pack resume {id_} brings it back", as_json)


def _one_of(name: str | None, everything: bool) -> None:
    if bool(name) is everything:
        raise WrongUse("name a pack, or say --all" if everything is False else "--all goes with no pack")


def _keep(desk: Desk, settings: Mapping[str, Any]) -> None:
    for name, value in settings.items():
        desk.choose(name, value)


def _say(said: Mapping[str, object], words: str, as_json: bool) -> None:
    click.echo(json.dumps(said) if as_json else words)


for _command in (
    *(authoring.new, authoring.show, authoring.schema, authoring.rename, changed.diff),
    *(sharing.build, sharing.add, sharing.remove),
    *(curating.curate, curating.keep, curating.edit, curating.reject),
    *(stale.stale, stale.accept, stale.relearn, stale.retire),
):
    pack.add_command(_command)
