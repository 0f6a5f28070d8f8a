"""The verb `generate`: documents in, a pack out."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizapp.cli.inputs import Job
    from quizapp.documents.model import Document
    from quizapp.generate import Engine, Made
    from quizapp.packs.bank import Bank, Read


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of one run."""

    explain: bool = False
    jobs: int = 1
    rewrite: bool = False
    yes: bool = False


@click.command()
@click.argument("given", metavar="DOCUMENT.. | PACK | FOLDER | -", nargs=-1, required=True)
@click.option("-o", "output", metavar="PACK", type=click.Path(path_type=Path), help="The pack to make or to add to.")
@click.option("--explain", is_flag=True, help="Say of every question thought of what became of it, and why.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), default=1, help="Read that many documents at once.")
@click.option("--rewrite", is_flag=True, help="Word approved questions afresh; shows the differences and asks first.")
@click.option("--yes", is_flag=True, help="With --rewrite: do not ask.")
@click.pass_context
def generate(
    ctx: click.Context, given: tuple[str, ...], output: Path | None, explain: bool, jobs: int, rewrite: bool, yes: bool
) -> None:
    """Write questions about documents, each with the passage that answers it.

    Without -o the pack goes into your library, named after the document. Given a pack, its documents are read again.
    """
    from quizapp.cli.inputs import job
    from quizapp.config import paths

    profile = ctx.obj if isinstance(ctx.obj, str) else ""
    try:
        with tempfile.TemporaryDirectory() as spool:
            asked = job(given, output, paths(profile).library, Path(spool))
            _run(asked, Wanted(explain=explain, jobs=jobs, rewrite=rewrite, yes=yes))
    except KeyboardInterrupt:
        click.echo("\nstopped: nothing was written", err=True)
        raise


def _run(asked: Job, wanted: Wanted) -> None:
    from quizapp.cli.bar import Bar
    from quizapp.cli.explained import explained
    from quizapp.cli.generated import closing
    from quizapp.engines import spread
    from quizapp.generate import make_bank
    from quizapp.packs.bank import read_bank

    documents = asked.documents()
    earlier = None if asked.fresh else read_bank(asked.target)
    engine = _engine(documents, earlier)
    read = [_read(document, path) for document, path in zip(documents, (*asked.kept, *asked.new), strict=True)]
    bar = Bar("documents")
    made = make_bank(documents, read, engine, earlier, wanted.rewrite, bar.step, spread(engine, wanted.jobs))
    bar.done()
    if wanted.rewrite and not _agreed(made, wanted.yes):
        click.echo("Nothing was written.")
        return
    _write(asked, documents, made.bank)
    for line in [*(explained(made, documents) if wanted.explain else ()), *closing(made, asked.target, wanted.explain)]:
        click.echo(line)


def _agreed(made: Made, yes: bool) -> bool:
    """Whether the person wants what `--rewrite` would change; shows it first."""
    from quizapp.cli.generated import differences
    from quizapp.errors import WrongUse

    lines = differences(made)
    for line in lines:
        click.echo(line)
    if yes or not lines:
        return True
    if not sys.stdin.isatty():
        raise WrongUse("there is nobody to ask whether to rewrite these questions", hint="Add --yes.")
    return click.confirm("Write these changes?", err=True)


def _engine(documents: Sequence[Document], earlier: Bank | None) -> Engine:
    """The engine there is; says what is left out, and refuses to replace a better bank by a poorer one."""
    from quizapp.cli.talk import warn
    from quizapp.engines import english_engine, structure_engine
    from quizapp.errors import QuizError

    for document in documents:
        if document.language == "en" or not document.sentences:
            continue
        told = "is in a language that could not be told" if document.language == "und" else "is not in English"
        warn(f"{document.name} {told}: only its tables, lists and other structure are asked about")
    if all(document.language != "en" for document in documents):
        return structure_engine()
    try:
        return english_engine()
    except QuizError as error:
        if earlier and earlier.header.model:
            message = f"this pack's questions were made with a parser that cannot be used now: {error.message}"
            raise QuizError(message, hint=error.hint) from error
        warn(f"{error.message} Only tables, lists and other structure are asked about. {error.hint}")
        return structure_engine()


def _read(document: Document, path: Path) -> Read:
    from quizapp.packs.bank import Read

    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Read(name=document.name, sha256=sha256, title=document.title, date=document.date, language=document.language)


def _write(asked: Job, documents: Sequence[Document], bank: Bank) -> None:
    from quizapp.packs.growing import add, begin, header, slug

    copies = {path.name: path.read_bytes() for path in asked.new}
    if asked.fresh:
        head = header(slug(asked.target.resolve().name), documents[0].title, documents[0].language)
        begin(asked.target, head, copies, bank)
    else:
        add(asked.target, copies, bank)
