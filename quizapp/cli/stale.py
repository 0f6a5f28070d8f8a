"""`quizapp pack stale`, `accept`, `relearn` and `retire`: questions whose passages are no longer there."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli.curating import IDS, JSON, PACK, today

if TYPE_CHECKING:
    from quizapp.packs.stale import Stale
    from quizapp.practice.outdated import Outdated


@click.command()
@PACK
@JSON
@click.pass_obj
def stale(profile: str, name: str, as_json: bool) -> int:
    """List questions whose passages have changed.

    Each with what was quoted and what stands there now; exit status 1 when there are any.
    """
    from quizapp.text.control import one_line

    pack = _open(profile, name)
    for one in pack.found:
        if as_json:
            said = {"id": one.item.question.id, "document": one.document, "was": one.was, "now": one.now or None}
            click.echo(json.dumps(said, ensure_ascii=True))
            continue
        click.echo(f"{one.item.question.id} ({one_line(one.document)})")
        _passages(one)
    if pack.found and not as_json:
        where = shlex.quote(name)
        click.echo(f"quizapp pack accept {where} ID: still right; relearn: right, and asked again soon;", err=True)
        click.echo(f"quizapp pack retire {where} ID: asked no more; edit: another wording", err=True)
    return int(bool(pack.found))


@click.command()
@PACK
@IDS
@JSON
@click.pass_obj
def accept(profile: str, name: str, ids: tuple[str, ...], as_json: bool) -> None:
    """Say that questions hold by what stands there now."""
    pack = _open(profile, name)
    _told("accepted", pack.accept(_named(ids)), as_json)
    _say_what(pack, _named(ids), as_json)
    _say_how_back(name, pack, ids, "edit", "write the former quote there again", as_json)


@click.command()
@PACK
@IDS
@JSON
@click.pass_obj
def relearn(profile: str, name: str, ids: tuple[str, ...], as_json: bool) -> None:
    """Accept questions, and be asked them again today.

    Those that you had learnt, since what they are about has changed.
    """
    from quizapp.cli.places import open_desk
    from quizapp.practice.marking import asked_again

    pack = _open(profile, name)
    files = pack.accept(_named(ids))
    wanted = {f"{pack.pack.header.id}/{one}" for one in files}
    with open_desk(profile, [str(pack.pack.path)]) as desk:
        asked_again(desk, [one.card for one in desk.entries() if f"{one.pack}/{one.question}" in wanted])
    _told("accepted, and due today where you have learnt it", files, as_json)
    _say_what(pack, _named(ids), as_json)
    _say_how_back(name, pack, ids, "edit", "write the former quote there again", as_json)


@click.command()
@PACK
@IDS
@JSON
@click.pass_obj
def retire(profile: str, name: str, ids: tuple[str, ...], as_json: bool) -> None:
    """Ask questions no more; what was learnt is kept."""
    pack = _open(profile, name)
    _told("retired", pack.retire(_named(ids)), as_json)
    _say_how_back(name, pack, ids, "reject", "take status: retired out of it", as_json)


def _named(ids: Sequence[str]) -> list[str]:
    return [one.rpartition("/")[2].partition("#")[0] for one in ids]


def _open(profile: str, name: str) -> Outdated:
    from quizapp.cli.places import pack_path
    from quizapp.config import paths, person
    from quizapp.packs.deciding import by
    from quizapp.practice.outdated import Outdated

    return Outdated(pack_path(profile, name), by(person(profile), today()), paths(profile).corrections)


def _passages(one: Stale) -> None:
    """What was quoted, and what stands there now."""
    from quizapp.text.control import one_line

    click.echo(f"  - {one_line(one.was)}")
    click.echo(f"  + {one_line(one.now) or 'nothing like it stands there'}")


def _say_what(pack: Outdated, names: Sequence[str], as_json: bool) -> None:
    """What was accepted: the passages, and whose wording holds."""
    for one in pack.found if not as_json else ():
        name = one.item.question.id
        if name not in names:
            continue
        click.echo(f"{name}{', as it was edited,' if pack.is_edited(name) else ''} cites now:")
        _passages(one)


def _say_how_back(pack: str, outdated: Outdated, ids: Sequence[str], verb: str, by_hand: str, as_json: bool) -> None:
    """How what was done is taken back: by the verb that writes the same decision, or in the author's own file."""
    for name in () if as_json else _named(ids):
        if outdated.is_in_place(name):
            click.echo(f"{name}: to take it back, {by_hand}", err=True)
        elif verb != "edit" or not outdated.is_edited(name):
            click.echo(f"quizapp pack {verb} {shlex.quote(pack)} {name} --undo takes it back", err=True)


def _told(done: str, files: dict[str, Path], as_json: bool) -> None:
    for name, file in files.items():
        if as_json:
            click.echo(json.dumps({"id": name, "done": done, "file": str(file)}, ensure_ascii=False))
        else:
            click.echo(f"{name}: {done} (written into {file})")
