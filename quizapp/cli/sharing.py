"""`quizapp pack build`, `add` and `remove`: packs given to others, and taken from them."""

from __future__ import annotations

import hashlib
import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.errors import QuizError, WrongUse
from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.config import Paths
    from quizapp.packs.installing import Arriving
    from quizapp.packs.model import Header


@click.command()
@click.argument("name", metavar="PACK")
@click.option("-o", "output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; else PACK.zip here.")
@click.option("--no-answers", is_flag=True, help="For exams: what is asked, and nothing of what is right.")
@click.pass_obj
def build(profile: str, name: str, output: Path | None, no_answers: bool) -> None:
    """Make one file of a pack, for others to add.

    The same pack gives the same bytes. A document goes along where its licence, in the pack's header, allows copying;
    of others only what is quoted does.
    """
    from quizapp.cli.places import pack_path
    from quizapp.cli.talk import warn
    from quizapp.packs import building
    from quizapp.packs.check import check_pack
    from quizapp.packs.problems import ERROR
    from quizapp.packs.reading import failure, read_pack
    from quizapp.packs.replacing import write_again
    from quizapp.packs.zipping import is_as_built, packed

    path = pack_path(profile, name)
    if errors := [one for one in check_pack(path) if one.severity == ERROR]:
        raise failure(path, errors)
    pack = read_pack(path)
    made = building.build_prompts(pack) if no_answers else building.build(pack)
    if not made.questions:
        raise QuizError("there is nothing to build: no question is approved", str(pack.path))
    for document in made.left_out:
        hint = f"its licence, under sources: {document}: license: in pack.yaml, is none known to let anybody copy it"
        warn(f"{document} is left out but for what is quoted of it: {hint}")
    output = output or Path(f"{pack.header.id}{'-no-answers' if no_answers else ''}.zip")
    data = packed(made.files)
    write_again(output, data, "pack that quizapp built", is_as_built)
    click.echo(f"{hashlib.sha256(data).hexdigest()}  {output}")
    left = " and without answers" if no_answers else ""
    click.echo(f"{counted(made.questions, 'question')} without drafts{left}", err=True)


@click.command()
@click.argument("given", metavar="FILE | FOLDER", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask before a pack that is there is replaced.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def add(profile: str, given: Path, yes: bool, as_json: bool) -> None:
    """Put a pack into your library, or update it.

    What an update changes is shown and asked first; progress and corrections are kept.
    """
    from quizapp.cli.changed import counts, lines, plain
    from quizapp.cli.places import warn_hidden
    from quizapp.cli.talk import sure, warn
    from quizapp.config import paths
    from quizapp.packs.installing import arriving

    places = paths(profile)
    found = arriving(given, places.library)
    done = "already there" if found.is_known else "updated" if found.before else "added"
    if found.before and not found.is_known:
        for line in () if as_json else lines(found.changes):
            click.echo(line)
        was, now = _titled(found.before.header), _titled(found.pack.header)
        if found.is_older:
            warn("what comes is older than what is there")
        sure(f"{was} {'is replaced' if was == now else f'becomes {now}'}. Write it?", yes)
    if not found.is_known:
        found.install()
    said = {"pack": found.pack.header.id, "done": done, "folder": str(found.folder), "older": found.is_older}
    said |= plain(found.changes)
    click.echo(json.dumps(said) if as_json else _told(found, done, counts(found.changes)))
    if done == "updated" and not as_json:
        click.echo("quizapp pack add with the former file takes it back", err=True)
    warn_hidden(places, found.folder)
    for notice in _corrected(places, found):
        warn(notice)


def _corrected(places: Paths, found: Arriving) -> list[str]:
    """What the learner corrected, kept or rejected in the pack and now reads otherwise beneath."""
    from quizapp.packs.curation import CHANGED_BENEATH
    from quizapp.packs.reading import examine

    _, problems = examine(found.folder, places.corrections)
    return [f"{one.message} ({one.hint})" for one in problems if one.code in CHANGED_BENEATH]


def _told(found: Arriving, done: str, changed: str) -> str:
    id_ = found.pack.header.id
    size = changed if found.before else counted(len(found.pack.questions), "question")
    return f"{_titled(found.pack.header)} is {done}: {size}\nNext: quizapp study {id_}"


def _titled(header: Header) -> str:
    from quizapp.text.control import one_line

    return one_line(f"{header.title} {header.version}")


@click.command()
@click.argument("name", metavar="PACK")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def remove(profile: str, name: str, as_json: bool) -> None:
    """Take out a pack that was added; what was learnt is kept."""
    from quizapp.cli.places import pack_path
    from quizapp.config import paths
    from quizapp.packs import installing

    library = paths(profile).library.resolve()
    path = library / name if installing.is_built(library / name) else pack_path(profile, name).resolve()
    if path.parent != library:
        raise WrongUse("this pack is not in your library", str(path), f"only what is in {library} can be removed")
    installing.remove(path)
    if as_json:
        click.echo(json.dumps({"pack": path.name, "removed": str(path)}))
        return
    click.echo(f"{path.name} is removed; what you learnt of it is kept")
    click.echo(f"quizapp pack add brings it back: {shlex.quote(path.name)} goes on where it was", err=True)
