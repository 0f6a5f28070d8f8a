"""`quizapp export`: a pack in a form that other programs read."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from quizapp.packs.formats.registry import FORMATS, writable


@click.command()
@click.argument("name", metavar="PACK")
@click.option("--to", "form", type=click.Choice(writable()), required=True, help="The form.")
@click.option("-o", "output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; else standard output.")
@click.option("--strict", is_flag=True, help="Refuse where something would be left out.")
@click.pass_obj
def export(profile: str, name: str, form: str, output: Path | None, strict: bool) -> None:
    """Write the questions of a pack for another program; what its form does not hold is said.

    jsonl has every question, one a line; every other form has the approved ones.
    """
    from quizapp.cli.losses import tell
    from quizapp.cli.places import pack_path
    from quizapp.errors import QuizError, WrongUse
    from quizapp.packs.reading import read_pack
    from quizapp.packs.replacing import write_out

    asked = FORMATS[form]
    if asked.binary and output is None:
        raise WrongUse(f"{asked.name} is no text", hint=f"say where it goes: -o {name}{asked.suffixes[0]}")
    pack = read_pack(pack_path(profile, name))
    written = asked.write(pack)
    tell(written.losses)
    others = 0 if asked.any_status else sum(one.status != "approved" for one in pack.questions)
    if others:
        click.echo(
            f"not written: {others} question{'s' * (others > 1)} not approved, which --to jsonl has too", err=True
        )
    if written.losses and strict:
        raise QuizError("this form does not hold all of it, and --strict asks for all", hint="nothing was written")
    if output is None:
        sys.stdout.buffer.write(written.data)
    else:
        write_out(output, written.data)
