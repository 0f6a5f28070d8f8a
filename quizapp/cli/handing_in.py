"""`quizapp results export`: what was done, in a file for somebody else, after it was shown."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.errors import WrongUse
from quizapp.results.export import LEVELS
from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.results.export import Level
    from quizapp.results.handing_in import Wanted
    from quizapp.results.rows import AnyRow

SHOWN = 200
"""Lines of what is handed in that are shown before it is written."""


@click.command()
@click.option("--as", "name", metavar="ID", default="", help="Under which name; otherwise the learner's own.")
@click.option("--level", type=click.Choice(LEVELS), default=LEVELS[0], help="Exams; also days and counts; or all.")
@click.option("--pack", "packs", metavar="P", multiple=True, help="Only this pack; may be given several times.")
@click.option(
    "--feedback/--no-feedback",
    default=None,
    help="With reports, notes, corrections, overrides; without, former ones are dropped.",
)
@click.option("-o", "output", type=click.Path(path_type=Path), help="Where to; standard output otherwise.")
@click.option("--yes", is_flag=True, help="Write it without asking.")
@click.pass_obj
def export(
    profile: str, name: str, level: str, packs: tuple[str, ...], feedback: bool | None, output: Path | None, yes: bool
) -> None:
    """Write what is to be handed in to a file, after it was shown."""
    from quizapp.cli.places import open_desk
    from quizapp.results.files import file_lines, write_new

    if output is not None and output.exists():
        hint = "choose another name: rows that are handed in twice count once"
        raise WrongUse("there is a file of that name already", str(output), hint)
    with open_desk(profile, packs, read_only=True) as desk:
        rows = _handed_in(desk, _wanted(desk, name, level, packs, feedback is not False), feedback)
    if output is None:
        for line in file_lines(rows):
            click.echo(line.decode(), nl=False)
        return
    _shown(rows, output, yes)
    write_new(output, file_lines(rows))
    click.echo(f"{output}: {counted(len(rows), 'row')}")


def _wanted(desk: Desk, name: str, level: str, packs: tuple[str, ...], feedback: bool) -> Wanted:
    from quizapp.results.handing_in import Wanted, name_of, packs_with_results

    chosen = tuple(dict.fromkeys(desk.library.pack(pack).id for pack in packs))
    kept: Level = next(one for one in LEVELS if one == level)
    named = chosen or packs_with_results(desk, kept, feedback)
    return Wanted(name_of(name or desk.who), named, kept, named=bool(chosen))


def _handed_in(desk: Desk, wanted: Wanted, feedback: bool | None) -> list[AnyRow]:
    """The rows; on a terminal the learner is asked whether what was thought of the questions goes along."""
    from quizapp.results.handing_in import rows_of, thoughts

    if feedback is None and _at_a_terminal():
        said = thoughts(desk, wanted.packs)
        feedback = said != "" and click.confirm(f"Hand in {said} too?", default=False, err=True)
    return rows_of(desk, replace(wanted, feedback=bool(feedback)))


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _shown(rows: list[AnyRow], output: Path, yes: bool) -> None:
    """What is handed in, and the question whether it is to be written."""
    from quizapp.cli.talk import sure
    from quizapp.results.told import preview

    for line in preview(rows, SHOWN):
        click.echo(line, err=True)
    sure(f"Write it to {output}?", yes)
