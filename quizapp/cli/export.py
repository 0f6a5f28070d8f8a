"""`quizapp export`: a pack in a form that other programs read."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("name", metavar="PACK")
@click.option("--to", "form", type=click.Choice(["jsonl"]), required=True, help="The form: JSON lines.")
@click.option("-o", "output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; else standard output.")
@click.option("--strict", is_flag=True, help="Refuse where something would be left out.")
@click.pass_obj
def export(profile: str, name: str, form: str, output: Path | None, strict: bool) -> None:
    """Write every question of a pack, one a line."""
    from quizapp.cli.places import pack_path
    from quizapp.errors import QuizError
    from quizapp.packs.export_jsonl import left_out, lines
    from quizapp.packs.reading import read_pack
    from quizapp.packs.replacing import replace_files

    pack = read_pack(pack_path(profile, name))
    lost = left_out(pack)
    for what in lost:
        click.echo(f"left out: {what}", err=True)
    if lost and strict:
        raise QuizError(f"{len(lost)} passages cannot be exported, and --strict asks for all")
    data = "".join(f"{line}\n" for line in lines(pack)).encode("utf-8")
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        replace_files({output: data})
