"""The verb `generate`: documents in, a pack out."""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizapp.cli.inputs import Job
    from quizapp.documents.model import Document
    from quizapp.generate import Engine, Made
    from quizapp.packs.bank import Bank, Read

SLOW_SECONDS, BAR = 1.0, 24


@click.command()
@click.argument("given", metavar="DOCUMENT.. | PACK | FOLDER | -", nargs=-1, required=True)
@click.option("-o", "output", metavar="PACK", type=click.Path(path_type=Path), help="The pack to make or to add to.")
@click.option("--explain", is_flag=True, help="Say of every question thought of what became of it, and why.")
@click.pass_context
def generate(ctx: click.Context, given: tuple[str, ...], output: Path | None, explain: bool) -> None:
    """Write questions about documents, each with the passage that answers it.

    Without -o the pack goes into your library, named after the document. Given a pack, its documents are read again.
    """
    from quizapp.cli.inputs import job
    from quizapp.config import paths

    profile = ctx.obj if isinstance(ctx.obj, str) else ""
    try:
        with tempfile.TemporaryDirectory() as spool:
            _run(job(given, output, paths(profile).library, Path(spool)), explain)
    except KeyboardInterrupt:
        click.echo("\nstopped: nothing was written", err=True)
        raise


def _run(asked: Job, explain: bool) -> None:
    from quizapp.generate import make_bank
    from quizapp.packs.bank import read_bank

    documents = asked.documents()
    earlier = None if asked.fresh else read_bank(asked.target)
    engine = _engine(documents, earlier)
    bar = _Bar()
    read = [_read(document, path) for document, path in zip(documents, (*asked.kept, *asked.new), strict=True)]
    made = make_bank(documents, read, engine, earlier, bar.step)
    bar.done()
    _write(asked, documents, made.bank)
    if explain:
        for line in _explained(made):
            click.echo(line)
    for line in _closing(made.bank, asked.target):
        click.echo(line)


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


def _explained(made: Made) -> list[str]:
    return [
        f"{one.verdict:<8} [{one.draft.rule or one.draft.fact.rule}] {one.draft.prompt} -> {one.draft.answer}"
        + (f"  ({'; '.join(one.reasons)})" if one.reasons else "")
        for one in made.judged
    ]


def _closing(bank: Bank, target: Path) -> list[str]:
    approved = [question for question in bank.questions if question.status == "approved"]
    kinds = Counter(question.kind for question in approved)
    by_kind = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    drafts = len(bank.questions) - len(approved)
    counts = [
        _count(len(bank.header.documents), "document"),
        _count(len(bank.facts), "fact"),
        _count(len(approved), "question") + (f" ({by_kind})" if by_kind else ""),
        _count(drafts, "draft"),
        _count(len(bank.conflicts), "conflict"),
    ]
    lines = ["; ".join(counts) + "."]
    for conflict in bank.conflicts:
        if not conflict.series:
            said = "; ".join(f"{value} ({document})" for document, value, _ in conflict.statements)
            lines.append(f"The documents disagree on {conflict.subject}, {conflict.relation}: {said}.")
    if approved:
        return [*lines, f"Next: quizapp study {_typed(target)}"]
    return [*lines, "Nothing here can be asked: the text has no sentences, lists or tables that state facts."]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _typed(target: Path) -> str:
    import shlex

    return shlex.quote(str(target))


class _Bar:
    """A progress bar on stderr: only on a terminal, and only once it has taken more than a second."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.painted = False

    def step(self, done: int, of: int) -> None:
        """So many documents are read."""
        if sys.stderr.isatty() and time.monotonic() - self.began > SLOW_SECONDS:
            filled = BAR * done // max(of, 1)
            click.echo(f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done} of {of} documents", err=True, nl=False)
            self.painted = True

    def done(self) -> None:
        """Take the bar away."""
        if self.painted:
            click.echo("\r" + " " * (BAR + 40) + "\r", err=True, nl=False)
