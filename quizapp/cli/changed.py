"""`quizapp pack diff`, and what became of a pack's questions in lines for people and as plain data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quizapp.packs.changes import Changes
    from quizapp.packs.model import Question


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def diff(profile: str, old: str, new: str, as_json: bool) -> None:
    """Compare two packs, or two states of one.

    What is new, gone, renamed, reworded, or has another answer.
    """
    from quizapp.cli.places import pack_path
    from quizapp.packs.changes import changes
    from quizapp.packs.reading import read_pack

    before, after = (read_pack(pack_path(profile, name)) for name in (old, new))
    found = changes(before.questions, after.questions)
    if as_json:
        click.echo(json.dumps(plain(found)))
        return
    for line in lines(found):
        click.echo(line)
    click.echo(counts(found), err=True)


def counts(found: Changes) -> str:
    """How many there are of each sort, in one line."""
    said = (
        f"{len(found.kept)} unchanged, {len(found.new)} new, {len(found.reanswered)} with another answer,"
        f" {len(found.reworded)} reworded, {len(found.gone)} gone"
    )
    return said + (f", {len(found.renamed)} renamed" if found.renamed else "")


def lines(found: Changes) -> list[str]:
    """A line for each question that is new, gone, renamed or otherwise than it was."""
    said = [f"new: {asked(one)}" for one in found.new]
    said += [f"renamed: {was.id} => {now.id}" for was, now in found.renamed]
    said += [f"answer: {asked(was)}  =>  {asked(now)}" for was, now in found.reanswered]
    said += [f"wording: {_reworded(was, now)}" for was, now in found.reworded]
    return [*said, *(f"gone: {asked(one)}" for one in found.gone)]


def _reworded(was: Question, now: Question) -> str:
    """Both, or where that line is the same what else of the question reads otherwise."""
    before, after = asked(was), asked(now)
    if before != after:
        return f"{before}  =>  {after}"
    return f"{after} ({', '.join(name for name in type(now).model_fields if getattr(was, name) != getattr(now, name))})"


def plain(found: Changes) -> dict[str, Any]:
    """The same as ids."""
    pairs = {"renamed": found.renamed, "answer": found.reanswered, "wording": found.reworded}
    return {
        "new": [one.id for one in found.new],
        **{name: [{"was": was.id, "now": now.id} for was, now in listed] for name, listed in pairs.items()},
        "gone": [one.id for one in found.gone],
        "kept": len(found.kept),
    }


def asked(question: Question) -> str:
    """A question and its answer on one line."""
    from quizapp.packs import described
    from quizapp.packs.answers import facets, shown
    from quizapp.text.control import one_line

    answer = "; ".join(shown(question, facet) for facet in facets(question))
    return one_line(f"{question.id} {described.asked(question)} -> {answer}")
