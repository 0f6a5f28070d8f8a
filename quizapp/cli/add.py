"""`quizapp add`: one question, quickly."""

from __future__ import annotations

import sys

import click

from quizapp.errors import WrongUse

_TEMPLATE = """\

# Above: the question. Below this line: the answer, on as many lines as it needs.
# {{Double braces}} in the question make gaps; then no answer is needed. Lines with # are left out.

"""


@click.command()
@click.argument("question", required=False, metavar="[QUESTION|-]")
@click.argument("answer", required=False, metavar="[ANSWER]")
@click.option("-p", "--pack", default="", metavar="PACK", help="The pack it goes to; by itself one of your own.")
@click.option("--undo", is_flag=True, help="Take out the question that was added last.")
@click.pass_obj
def add(profile: str, question: str | None, answer: str | None, pack: str, undo: bool) -> None:
    """Add one question: its kind is seen from the answer, and a gap in double braces needs none.

    With - the first line of standard input is the question and the rest the answer; with nothing, your editor opens.
    """
    from quizapp.cli.places import open_desk
    from quizapp.practice.adding import last_added
    from quizapp.text.control import one_line

    if undo and question is not None:
        raise WrongUse("--undo goes without a question", hint="quizapp add --undo takes out what was added last")
    with open_desk(profile) as desk:
        if undo:
            added = last_added(desk.pack_for_adding(pack))
            added.take_back()
            click.echo(f"{added.id} is taken out of {added.pack.name}")
            return
        if question is None or question == "-":
            question, answer = _read() if question == "-" else _edited()
        added = desk.add(question, answer or "", pack)
    click.echo(f"{added.id} is added to {added.pack.name} ({added.kind}): {one_line(question)}")
    click.echo("quizapp add --undo takes it out again", err=True)


def _read() -> tuple[str, str]:
    question, _, answer = sys.stdin.read().strip().partition("\n")
    return question, answer


def _edited() -> tuple[str, str]:
    """Question and answer as they were written in the learner's editor."""
    from quizapp.practice.editor import command

    if not sys.stdin.isatty():
        raise WrongUse("what is to be added?", hint='quizapp add "QUESTION" "ANSWER", or - to read standard input')
    command("VISUAL", "EDITOR")  # says what is wrong, where click would fail
    text = click.edit(_TEMPLATE, extension=".txt")
    if text is None:
        raise WrongUse("nothing was written", hint='quizapp add "QUESTION" "ANSWER" needs no editor')
    question, sign, answer = text.partition("\n#")
    if not sign:
        question, _, answer = text.strip().partition("\n")
    said = [line for line in answer.splitlines()[1 if sign else 0 :] if not line.startswith("#")]
    return question.strip(), "\n".join(said).strip()
