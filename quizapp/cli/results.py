"""`quizapp results`: what a class handed in, put together and looked at."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizapp.cli import handing_in, regrading
from quizapp.cli.class_files import each_learner
from quizapp.errors import WrongUse
from quizapp.text.amounts import counted
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.results.report import ClassReport

FILE = click.Path(path_type=Path)
TABLES = ("questions", "choices", "learners", "answers")


@click.group()
def results() -> None:
    """Hand in exams, put a class's files together, and see what they come to."""


@results.command()
@click.argument("files", metavar="FILE..", nargs=-1, required=True, type=FILE)
@click.option("-o", "output", type=FILE, help="Where to write the union.")
@click.option("--roster", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Who was to hand in.")
@click.option("--exam", metavar="ID", default="", help="Which exam was to be handed in; otherwise any.")
@click.option("--by", metavar="DATE", default="", help="The last day in time, such as 2026-12-12.")
@click.option("--json", "as_json", is_flag=True, help="Who handed in, and what is to be looked into, as JSON.")
def merge(files: tuple[Path, ...], output: Path | None, roster: Path | None, exam: str, by: str, as_json: bool) -> None:
    """Put files together: each row once, whatever the order and however often; say who is missing, late or double."""
    from quizapp.cli.dates import day_of
    from quizapp.results.files import file_lines, found_in, write_new
    from quizapp.results.roster import compared, handed_in, read_roster
    from quizapp.results.union import opened, rows_of

    found = opened(found_in(files))
    handed = handed_in(each_learner(found), exam)
    names = read_roster(roster) if roster else ()
    said = compared(handed, names, day_of(by).isoformat() if by else "")
    if output:
        write_new(output, file_lines(rows_of(found)))
    if as_json:
        learners = {name: [one.id for one in attempts] for name, attempts in handed.attempts.items()}
        click.echo(json.dumps({"learners": learners, **asdict(said)}))
        return
    attempts = counted(sum(map(len, handed.attempts.values())), "attempt")
    click.echo(f"{counted(len(handed.sources), 'learner')}, {attempts} in {counted(len(found), 'file')}")
    for what, lines in asdict(said).items():
        for line in lines:
            click.echo(f"{what}: {one_line(line)}")
    if output:
        click.echo(f"written to {output}", err=True)


@results.command()
@click.argument("files", metavar="FILE..", nargs=-1, required=True, type=FILE)
@click.option("--pack", "packs", metavar="P", multiple=True, help="Where a pack is that is not in reach by itself.")
@click.option("--exam", metavar="ID", default="", help="Only the exam of this id; otherwise every one.")
@click.option("--attempt", type=click.Choice(["first", "last", "best"]), default="first", help="Which one counts.")
@click.option("--html", type=FILE, help="Write it as one page, with a sheet for each learner.")
@click.option("--csv", "sheet", type=FILE, help="Write one of its tables for a spreadsheet.")
@click.option("--table", type=click.Choice(TABLES), help=f"Which one; else {TABLES[0]}.")
@click.option("--json", "as_json", is_flag=True, help="Every figure as JSON.")
@click.pass_obj
def report(profile: str, /, files: tuple[Path, ...], html: Path | None, sheet: Path | None, **chosen: Any) -> None:
    """What a class's exams came to: its questions, hardest first, those that look wrong, and its learners."""
    if chosen["table"] and not sheet:
        raise WrongUse("--table goes with --csv", hint=f"--csv {chosen['table']}.csv --table {chosen['table']}")
    found = _report(profile, files, chosen["packs"], chosen["exam"], chosen["attempt"])
    _write(found, html, sheet, chosen["table"] or TABLES[0])
    if chosen["as_json"]:
        from quizapp.results.objects import report_object

        click.echo(json.dumps(report_object(found)))
    elif html or sheet:
        click.echo(f"written to {' and '.join(str(path) for path in (html, sheet) if path)}", err=True)
    else:
        from quizapp.results.lines import report_lines

        click.echo("\n".join(report_lines(found)))


def _write(found: ClassReport, html: Path | None, sheet: Path | None, name: str) -> None:
    """Both files or neither."""
    from quizapp.packs.replacing import must_be_page, replace_files
    from quizapp.results.files import must_be_new
    from quizapp.results.pages import class_page
    from quizapp.results.tables import TABLES
    from quizapp.text.spreadsheet import as_csv

    if html and sheet and html.resolve() == sheet.resolve():
        raise WrongUse("--html and --csv name the same file", str(html), "name two")
    files = dict[Path, bytes]()
    if html:
        must_be_page(html)
        files[html] = class_page(found).encode()
    if sheet:
        must_be_new(sheet)
        table = TABLES[name](found)
        files[sheet] = as_csv(table.head, table.rows).encode("utf-8-sig")
    replace_files(files, 0o600)


def _report(profile: str, files: Sequence[Path], packs: Sequence[str], exam: str, which: str) -> ClassReport:
    from quizapp.cli.places import open_library
    from quizapp.config import paths
    from quizapp.results.asked import Questions
    from quizapp.results.files import found_in
    from quizapp.results.tally import Tally
    from quizapp.results.union import opened

    library, tally = open_library(paths(profile), packs), Tally()
    for learner, rows in each_learner(opened(found_in(files)), library.index().aliases):
        tally.add(learner, rows)
    exams = [one for one in sorted(tally.tried) if exam in {"", one[1]}]
    if exam and not exams:
        there = ", ".join(sorted({one[1] for one in tally.tried})) or "none"
        raise WrongUse(f"no exam '{one_line(exam)}' was handed in", hint=f"there are {one_line(there)}")
    return tally.told(Questions(library), which, exams)


for _command in (handing_in.export, regrading.regrade):
    results.add_command(_command)
