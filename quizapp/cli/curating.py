"""`quizapp pack keep`, `edit`, `reject` and `curate`: what programs wrote, checked by a person."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizapp.errors import WrongUse

if TYPE_CHECKING:
    from quizapp.practice.by_name import Deciding

PACK = click.argument("name", metavar="PACK")
IDS = click.argument("ids", metavar="ID..", nargs=-1, required=True)
UNDO = click.option("--undo", is_flag=True, help="Take back what this command decided of them.")
JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")
JSON_LINES = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


@click.command()
@PACK
@IDS
@UNDO
@JSON
@click.pass_obj
def keep(profile: str, name: str, ids: tuple[str, ...], undo: bool, as_json: bool) -> None:
    """Vouch for generated questions: they are asked, and stay word for word."""
    pack = _open(profile, name)
    _decided(pack, "keep", "kept", ids, undo, as_json, lambda: pack.keep(ids))


@click.command()
@PACK
@IDS
@click.option("--reason", metavar="WHY", default="", help="wrong, unclear, trivial, duplicate, or a word of your own.")
@UNDO
@JSON
@click.pass_obj
def reject(profile: str, name: str, ids: tuple[str, ...], reason: str, undo: bool, as_json: bool) -> None:
    """Ask generated questions no more; say why."""
    if bool(reason.strip()) is undo:
        raise WrongUse("--undo needs no reason" if undo else "say why: --reason wrong")
    pack = _open(profile, name)
    _decided(pack, "reject", "rejected", ids, undo, as_json, lambda: pack.reject(ids, reason.strip()))


@click.command()
@PACK
@click.argument("question", metavar="ID")
@UNDO
@JSON
@click.pass_obj
def edit(profile: str, name: str, question: str, undo: bool, as_json: bool) -> None:
    """Edit a question in $EDITOR: an author's own in its file, a generated one as a text that then stands for it."""
    from quizapp.cli.places import pack_path
    from quizapp.cli.talk import warn
    from quizapp.config import paths, person
    from quizapp.packs.deciding import by
    from quizapp.packs.editing import found_in
    from quizapp.practice import editing, editor

    id_ = question.rpartition("/")[2].partition("#")[0]
    if undo:
        pack = _open(profile, name)
        _decided(pack, "edit", "edited", (id_,), undo, as_json, list)
        return
    path, corrections = pack_path(profile, name), paths(profile).corrections
    before = found_in(path, id_, corrections)[1].question
    place = editing.editable(path, id_, by(person(profile), today()), corrections)
    changed = editor.edit(place)
    for lost in editing.unsaid_in(path, before, corrections) if changed else ():
        warn(lost)
    if as_json:
        click.echo(json.dumps({"pack": str(path), "edited": [id_] if changed else []}))
        return
    click.echo(f"{id_}: edited" if changed else f"{id_}: nothing was changed")
    if changed:
        apart = isinstance(place, editing.Apart)
        file = _open(profile, name).ledger.path if apart else place.path
        click.echo(f"in {file}{'; --undo takes it back' if apart else ''}", err=True)


@click.command()
@click.argument("name", metavar="[PACK]", default="")
@click.pass_obj
def curate(profile: str, name: str) -> None:
    """Check generated questions one by one beside their evidence, in the app."""
    from quizapp.cli.app import open_app

    open_app(profile, curate=name, given=[name] if name else [])


def offer(profile: str, pack: Path, unchecked: int) -> None:
    """On a terminal, offer to check what was just generated."""
    if not unchecked or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    if click.confirm(f"Check {'it' if unchecked == 1 else 'them'} now, one by one?", default=False, err=True):
        from quizapp.cli.app import open_app

        open_app(profile, curate=str(pack), given=[str(pack)])


def _open(profile: str, name: str) -> Deciding:
    from quizapp.cli.places import pack_path, warn_of_mistakes
    from quizapp.config import paths, person
    from quizapp.packs.deciding import by
    from quizapp.practice.by_name import Deciding

    found = Deciding(pack_path(profile, name), by(person(profile), today()), paths(profile).corrections)
    if found.pack.is_faulty:
        warn_of_mistakes(found.pack.path)
    return found


def today() -> date:
    """The day on which something is checked."""
    from quizapp.cli import clock

    return clock.now().astimezone(clock.zone()).date()


def _decided(
    pack: Deciding, section: str, done: str, ids: Sequence[str], undo: bool, as_json: bool, act: Callable[[], list[Any]]
) -> None:
    """Do it, or take it back, and say what was done and where it is kept."""
    found = pack.take_back(section, ids) if undo else act()
    verb = "undone" if undo else done
    if as_json:
        said = {"pack": pack.pack.header.id, verb: found, "file": str(pack.ledger.path)}
        click.echo(json.dumps(said))
        return
    for name in found:
        click.echo(f"{name}: {f'no longer {done}' if undo else done}")
    if not undo:
        click.echo(f"in {pack.ledger.path}; --undo takes it back", err=True)
