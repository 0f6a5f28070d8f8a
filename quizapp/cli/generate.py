"""The verb `generate`: documents in, a pack out."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

if TYPE_CHECKING:
    from quizapp.cli.inputs import Job
    from quizapp.documents.model import Document
    from quizapp.generate import Engine, Made
    from quizapp.packs.bank import Bank, Read
    from quizapp.writing.assistant import Assistant

MOST_FAILURES = 5


class Options(TypedDict):
    """The options of one run."""

    explain: bool
    jobs: int
    llm: str
    rewrite: bool
    yes: bool
    dry_run: bool


@click.command()
@click.argument("given", metavar="DOCUMENT.. | PACK | FOLDER | -", nargs=-1, required=True)
@click.option("-o", "output", metavar="PACK", type=click.Path(path_type=Path), help="The pack to make or to add to.")
@click.option("--explain", is_flag=True, help="Say of every question thought of what became of it, and why.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), default=1, help="Read that many documents at once.")
@click.option("--llm", metavar="MODEL", default="", help="Let a language model word and propose; says what it is sent.")
@click.option("--rewrite", is_flag=True, help="Word approved questions afresh; shows the differences and asks first.")
@click.option("--yes", is_flag=True, help="With --rewrite: do not ask.")
@click.option("--dry-run", is_flag=True, help="Say what would be written and what would change; write nothing.")
@click.pass_context
def generate(ctx: click.Context, given: tuple[str, ...], output: Path | None, **wanted: Unpack[Options]) -> None:
    """Write questions about documents, each with the passage that answers it.

    Without -o the pack goes into your library, named after the document. Given a pack, its documents are read again.
    """
    from quizapp.cli.curating import offer
    from quizapp.cli.inputs import job
    from quizapp.cli.places import warn_hidden
    from quizapp.config import paths

    profile = ctx.obj if isinstance(ctx.obj, str) else ""
    try:
        with tempfile.TemporaryDirectory() as spool:
            asked = job(given, output, paths(profile).library, Path(spool))
            is_new = asked.fresh
            unchecked = _run(asked, wanted)
    except KeyboardInterrupt:
        click.echo("\nstopped: nothing was written", err=True)
        raise
    if is_new:
        warn_hidden(paths(profile), asked.target)
    offer(profile, asked.target, unchecked)


def _run(asked: Job, wanted: Options) -> int:
    """Make the pack or add to it; how many questions nobody has checked."""
    from quizapp.cli.bar import Bar
    from quizapp.cli.explained import explained
    from quizapp.cli.generated import closing, summary
    from quizapp.engines import spread
    from quizapp.generate import make_bank
    from quizapp.packs.bank import read_bank
    from quizapp.packs.curation import vouched_for
    from quizapp.packs.reading import decisions_of
    from quizapp.packs.stale import outdated

    documents = asked.documents()
    earlier = None if asked.fresh else read_bank(asked.target)
    engine = _engine(documents, earlier)
    read = [_read(document, sha256) for document, sha256 in zip(documents, asked.hashes(), strict=True)]
    bar, assistant = Bar("documents"), _assistant(wanted["llm"])
    workers = spread(engine, wanted["jobs"])
    curated = None if asked.fresh else decisions_of(asked.target)
    made = make_bank(documents, read, engine, earlier, wanted["rewrite"], bar.step, workers, assistant, curated)
    bar.done()
    if assistant:
        _say_failures(assistant)
    for line in explained(made, documents, engine) if wanted["explain"] else ():
        click.echo(line)
    texts = {document.name: document.text for document in documents}
    stands = vouched_for(made.bank.questions, curated) if curated else []
    stale = outdated(stands, texts)
    for line in summary(made, wanted["explain"], stale):
        click.echo(line)
    if wanted["dry_run"] or (wanted["rewrite"] and not _agreed(made, wanted["yes"])):
        click.echo("Nothing was written.")
        return 0
    _write(asked, documents, made.bank)
    unchecked, differ = _to_check(asked.target)
    for line in closing(made, asked.target, unchecked, differ, len(stale)):
        click.echo(line)
    return unchecked


def _to_check(pack: Path) -> tuple[int, int]:
    """How many questions nobody has checked, and how many read differently than when somebody kept them."""
    from quizapp.packs.reading import examine

    found, problems = examine(pack)
    unchecked = sum(item.generated and not item.question.checked for item in found.items) if found else 0
    return unchecked, sum(one.code == "kept_changed" for one in problems)


def _assistant(name: str) -> Assistant | None:
    """The language model that was named, which says what it will be sent before it is."""
    if not name:
        return None
    from quizapp.cli.bar import Bar
    from quizapp.cli.generated import count
    from quizapp.language_model import load
    from quizapp.writing.assistant import Assistant

    full, ask = load(name)
    bar = Bar("passages")

    def announce(passages: int, words: int, documents: Sequence[str]) -> None:
        bar.done()
        of = ", ".join(documents)
        click.echo(
            f"{full} is sent {count(passages, 'passage')} of {of} (about {words:,} words), nothing else.", err=True
        )

    return Assistant(full, ask, announce, bar.step)


def _say_failures(assistant: Assistant) -> None:
    from quizapp.cli.talk import warn
    from quizapp.text.control import one_line

    for failure in assistant.failures[:MOST_FAILURES]:
        warn(f"{assistant.name}: {one_line(failure)}")
    if len(assistant.failures) > MOST_FAILURES:
        warn(f"{assistant.name}: {len(assistant.failures) - MOST_FAILURES} more replies were of no use")


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


def _read(document: Document, sha256: str) -> Read:
    from quizapp.packs.bank import Read

    return Read(name=document.name, sha256=sha256, title=document.title, date=document.date, language=document.language)


def _write(asked: Job, documents: Sequence[Document], bank: Bank) -> None:
    from quizapp.packs.growing import add, begin, header, slug

    if asked.fresh:
        head = header(slug(asked.target.resolve().name), documents[0].title, documents[0].language)
        begin(asked.target, head, asked.copies(documents), bank)
    else:
        add(asked.target, asked.copies(documents), bank)
