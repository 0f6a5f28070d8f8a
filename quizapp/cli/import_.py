"""`quizapp import`: questions from another program's file, put into a pack."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.packs.formats.registry import FORMATS, readable, told

if TYPE_CHECKING:
    from quizapp.packs.importing import Brought


@click.command("import")
@click.argument("given", metavar="FILE|-")
@click.option("-o", "output", metavar="PACK", default="", help="The pack to make or to add to.")
@click.option("--from", "form", type=click.Choice(readable()), help="What the file is, where its name does not tell.")
@click.option("--strict", is_flag=True, help="Write nothing where something of the file would be left out.")
@click.option("--history/--no-history", default=None, help="Whether what was answered comes along (Anki's packages).")
@click.pass_obj
def import_(profile: str, given: str, output: str, form: str | None, strict: bool, history: bool | None) -> int:
    """Put the questions of another program's file into a pack; what a pack has already is never changed.

    Without -o the pack goes into your library, named after the file. The same file again adds what is new and says
    what differs.
    """
    from quizapp.cli.losses import tell
    from quizapp.cli.past import bring_past
    from quizapp.cli.places import warn_hidden
    from quizapp.config import paths
    from quizapp.errors import WrongUse
    from quizapp.packs.importing import bring
    from quizapp.practice.bringing import said

    data, name = _read(given)
    asked = FORMATS[form] if form else told(data, name)
    if history and not asked.tells_past:
        raise WrongUse(f"{asked.name} does not hold what was answered", name, "leave --history out")
    read = said(asked, data, name, None if given == "-" else Path(given).parent)
    target = _target(profile, output, name)
    is_new = not target.exists()
    brought = bring(read, target, name, strict=strict)
    tell(brought.losses, name)
    _say(brought, name)
    status = _checked(brought.pack)
    if is_new:
        warn_hidden(paths(profile), brought.pack)
    if history is not False:
        bring_past(profile, brought.past, brought.pack, name, history)
    return status


def _read(given: str) -> tuple[bytes, str]:
    """The bytes of the file and its name; no more than can be read."""
    from quizapp.packs.formats.registry import MOST_BINARY
    from quizapp.practice.bringing import name_of, read

    if given == "-":
        return sys.stdin.buffer.read(MOST_BINARY + 1), "standard-input"
    return read(Path(given)), name_of(Path(given))


def _target(profile: str, output: str, name: str) -> Path:
    """The pack that is meant: a place, a pack by its id, a new folder, or one in the library named after the file."""
    from quizapp.cli.places import pack_path
    from quizapp.config import paths
    from quizapp.errors import WrongUse
    from quizapp.packs.folder import HEADER
    from quizapp.practice.bringing import shelf

    if not output:
        return shelf(paths(profile).library, name)
    if Path(output).exists():
        return Path(output).parent if Path(output).name == HEADER else Path(output)
    try:
        return pack_path(profile, output)
    except WrongUse:
        return Path(output)


def _say(brought: Brought, name: str) -> None:
    from quizapp.cli.check import folder_shown
    from quizapp.text.control import one_line

    for one in brought.different:
        here, there = one_line(one.here), one_line(one.there)
        click.echo(f"differs: {one.question}: {one.field} is '{here}' here, '{there}' in {one_line(name)}")
    shelf = folder_shown(brought.pack).rstrip("/")
    new, differ = len(brought.new), len({one.question for one in brought.different})
    rest = [f"{brought.same} already there"] * bool(brought.same)
    rest += [f"{differ} left as {'it is' if differ == 1 else 'they are'} in the pack"] * bool(differ)
    what = f"{new or 'no'} question{'' if new == 1 else 's'} added to {shelf}"
    click.echo(", ".join([what, *rest]))
    if brought.file:
        click.echo(f"delete {brought.file.name} there to take {'it' if new == 1 else 'them'} out again", err=True)


def _checked(pack: Path) -> int:
    """Check the pack: errors as `quizapp check` says them, the rest summed up; status 1 where there are errors."""
    from quizapp.cli.check import closing, folder_shown, summed
    from quizapp.packs.check import checked
    from quizapp.packs.problems import ERROR, counts
    from quizapp.packs.render import render

    problems, read = checked(pack)
    errors, warnings = counts(problems)
    click.echo(render((one for one in problems if one.severity == ERROR), folder_shown(pack)), nl=False, err=True)
    for line in summed([one for one in problems if one.severity != ERROR]):
        click.echo(line, err=True)
    click.echo(closing(1, len(read.items) if read else 0, errors, warnings), err=True)
    if len(problems) > errors:
        click.echo(f"quizapp check {pack} shows where", err=True)
    return 1 if errors else 0
