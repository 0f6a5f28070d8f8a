"""`quizapp pack new`, `show`, `rename` and `schema`: a pack begun, looked at, changed, and told to editors."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizapp.errors import QuizError, WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.packs.model import Question
    from quizapp.packs.reading import LoadedPack


@click.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--title", metavar="TITLE", default="", help="What the pack is called; else after the folder.")
@click.pass_obj
def new(profile: str, folder: Path, title: str) -> None:
    """Begin a pack with an example of each kind of question.

    In its folder is also what editors need to complete and check it as it is typed.
    """
    from quizapp.cli.places import warn_hidden
    from quizapp.config import paths
    from quizapp.packs.growing import settle, slug
    from quizapp.packs.replacing import replace_files
    from quizapp.packs.template import new_pack

    name = folder.resolve().name
    if folder.suffix in {".yaml", ".yml"}:
        raise WrongUse("a pack is begun as a folder", str(folder), f"quizapp pack new {folder.with_suffix('')}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUse("there is something already", str(folder), "name another folder")
    files = new_pack(slug(name), title or name)
    if folder.exists():
        replace_files({folder / called: data for called, data in files.items()})
    else:
        settle(folder, files)
    where = shlex.quote(str(folder))
    click.echo(f"{folder / 'pack.yaml'}: ten questions to replace by your own")
    click.echo(f"Next: quizapp check {where}", err=True)
    warn_hidden(paths(profile), folder)


@click.command()
@click.option("-o", "output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; else standard output.")
def schema(output: Path | None) -> None:
    """Print the JSON Schema of packs, for editors.

    `pack new` puts it beside the pack.
    """
    from quizapp.packs.replacing import write_again
    from quizapp.packs.schema import MODELINE, is_schema, schema_text

    if output is None:
        click.echo(schema_text(), nl=False)
        return
    write_again(output, schema_text().encode(), "schema of packs", is_schema)
    line = MODELINE.strip().rpartition("=")[0]
    click.echo(f"The first line of each file that should use it: {line}={output.name}", err=True)


@click.command()
@click.argument("name", metavar="PACK")
@click.argument("wanted", metavar="[QUESTION..]", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a question, a line each.")
@click.pass_obj
def show(profile: str, name: str, wanted: tuple[str, ...], as_json: bool) -> None:
    """Print questions as learners will see them.

    Each with its answer and source; without QUESTION all of the pack.
    """
    from quizapp.cli.places import pack_path, warn_of_mistakes
    from quizapp.config import paths
    from quizapp.packs.problems import ERROR
    from quizapp.packs.reading import examine, failure
    from quizapp.practice.showing import shown_question
    from quizapp.text.control import clean

    path = pack_path(profile, name)
    pack, problems = examine(path, paths(profile).corrections)
    errors = [problem for problem in problems if problem.severity == ERROR]
    if pack is None:
        raise failure(path, errors)
    if pack.is_faulty:
        warn_of_mistakes(path)
    questions = _chosen(pack, wanted)
    if as_json:
        for question in questions:
            click.echo(json.dumps(_plain(question)))
        return
    for number, question in enumerate(questions):
        lines = shown_question(question, pack.sources, pack.header.language)
        click.echo(("\n" if number else "") + "\n".join(map(clean, lines)))


@click.command()
@click.argument("name", metavar="PACK")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def rename(profile: str, name: str, old: str, new: str, as_json: bool) -> None:
    """Give a question another id; its progress follows.

    The old id is kept: among its `aliases` in its author's file, or in curated.yaml if a program wrote it.
    """
    from quizapp.cli.places import pack_path
    from quizapp.practice import renaming

    path = pack_path(profile, name)
    old = old.rpartition("/")[2]
    file = renaming.rename(path, old, new)
    said = {"pack": str(path), "was": old, "now": new, "file": str(file)}
    click.echo(json.dumps(said) if as_json else f"{old} is {new} now, in {file}")
    if not as_json:
        click.echo(f"quizapp pack rename {shlex.quote(name)} {new} {old} takes it back", err=True)


def _plain(question: Question) -> dict[str, Any]:
    return question.model_dump(mode="json", exclude_defaults=True)


def _chosen(pack: LoadedPack, wanted: Sequence[str]) -> Sequence[Question]:
    """The questions of these names, or all."""
    from quizapp.cli.talk import nearest

    named = {name: question for question in pack.questions for name in (*question.aliases, question.id)}
    ids = [name.rpartition("/")[2].partition("#")[0] for name in wanted]
    for one in ids:
        if one not in named:
            near = nearest(one, named)
            raise WrongUse(
                f"this pack has no question '{one}'", str(pack.path), f"did you mean '{near}'?" if near else ""
            )
    if not ids and not pack.questions:
        raise QuizError("this pack has no questions", str(pack.path))
    return [named[one] for one in ids] if ids else pack.questions
