"""`quizapp pack stale`, `accept`, `relearn` and `retire`: questions whose passages are no longer there."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli.curating import IDS, JSON_LINES, PACK, UNDO, today

if TYPE_CHECKING:
    from quizapp.packs.stale import Stale
    from quizapp.practice.outdated import Outdated


@click.command()
@PACK
@JSON_LINES
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
            click.echo(json.dumps(said))
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
@UNDO
@JSON_LINES
@click.pass_obj
def accept(profile: str, name: str, ids: tuple[str, ...], undo: bool, as_json: bool) -> None:
    """Say that questions hold by what stands there now."""
    pack = _open(profile, name)
    if undo:
        _told("no longer accepted", pack.no_longer_accepted(_named(ids)), as_json)
        return
    _told("accepted", pack.accept(_named(ids)), as_json)
    _say_what(pack, name, _named(ids), "accept", as_json)


@click.command()
@PACK
@IDS
@UNDO
@JSON_LINES
@click.pass_obj
def relearn(profile: str, name: str, ids: tuple[str, ...], undo: bool, as_json: bool) -> None:
    """Accept questions, and be asked them again today.

    Those that you had learnt, since what they are about has changed.
    """
    from quizapp.cli.places import open_desk
    from quizapp.practice.marking import asked_again, not_asked_again

    pack = _open(profile, name)
    files = pack.no_longer_accepted(_named(ids)) if undo else pack.accept(_named(ids))
    wanted = {f"{pack.pack.header.id}/{one}" for one in files}
    with open_desk(profile, [str(pack.pack.path)]) as desk:
        cards = [one.card for one in desk.entries() if f"{one.pack}/{one.question}" in wanted]
        (not_asked_again if undo else asked_again)(desk, cards)
    if undo:
        _told("no longer accepted, and due as it was before", files, as_json)
        return
    _told("accepted, and due today where you have learnt it", files, as_json)
    _say_what(pack, name, _named(ids), "relearn", as_json)


@click.command()
@PACK
@IDS
@UNDO
@JSON_LINES
@click.pass_obj
def retire(profile: str, name: str, ids: tuple[str, ...], undo: bool, as_json: bool) -> None:
    """Ask questions no more; what was learnt is kept."""
    pack = _open(profile, name)
    if undo:
        _told("no longer retired", pack.no_longer_retired(_named(ids)), as_json)
        return
    _told("retired", pack.retire(_named(ids)), as_json)
    for one in () if as_json else _named(ids):
        if not pack.is_in_place(one):
            _say_undo("retire", name, one)
        elif pack.status(one) == "approved":
            click.echo(f"{one}: to take it back, take status: retired out of it", err=True)
        else:
            click.echo(f"{one}: to take it back, write status: {pack.status(one)} there again", err=True)


def _named(ids: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(one.rpartition("/")[2].partition("#")[0] for one in ids))


def _open(profile: str, name: str) -> Outdated:
    from quizapp.cli.places import pack_path, warn_of_mistakes
    from quizapp.config import paths, person
    from quizapp.packs.deciding import by
    from quizapp.practice.outdated import Outdated

    found = Outdated(pack_path(profile, name), by(person(profile), today()), paths(profile).corrections)
    if found.pack.is_faulty:
        warn_of_mistakes(found.pack.path)
    return found


def _passages(one: Stale) -> None:
    """What was quoted, and what stands there now."""
    from quizapp.text.control import one_line

    click.echo(f"  - {one_line(one.was)}")
    click.echo(f"  + {one_line(one.now) or 'nothing like it stands there'}")


def _say_what(pack: Outdated, given: str, names: Sequence[str], verb: str, as_json: bool) -> None:
    """What was accepted: the passages, whose wording holds, and how it is taken back."""
    if as_json:
        return
    for one in pack.found:
        name = one.item.question.id
        if name in names:
            click.echo(f"{name}{', as it was edited,' if pack.is_edited(name) else ''} cites now:")
            _passages(one)
    for name in names:
        edited = f" with quizapp pack edit {shlex.quote(given)} {name}" if pack.is_edited(name) else ""
        if edited or pack.is_in_place(name):
            due = "; quizapp undo takes back that it is due" if verb == "relearn" else ""
            click.echo(f"{name}: to take it back, write the former quote there again{edited}{due}", err=True)
        else:
            _say_undo(verb, given, name)


def _say_undo(verb: str, pack: str, name: str) -> None:
    click.echo(f"quizapp pack {verb} {shlex.quote(pack)} {name} --undo takes it back", err=True)


def _told(done: str, files: dict[str, Path], as_json: bool) -> None:
    for name, file in files.items():
        if as_json:
            click.echo(json.dumps({"id": name, "done": done, "file": str(file)}))
        else:
            click.echo(f"{name}: {done} (written into {file})")
