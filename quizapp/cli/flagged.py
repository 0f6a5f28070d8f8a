"""`quizapp flagged`: what was reported, by you and by a class, and a correction taken over."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.errors import WrongUse

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.results.flagged import Flagged


@click.command()
@click.argument("names", metavar="[PACK] [FILE..]", nargs=-1)
@click.option("--apply", "question", metavar="QUESTION", default="", help="Take over a learner's correction of it.")
@click.option("--from", "learner", metavar="LEARNER", default="", help="Whose correction, where there are several.")
@click.option("--yes", is_flag=True, help="Take it over without asking.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def flagged(profile: str, names: tuple[str, ...], question: str, learner: str, yes: bool, as_json: bool) -> None:
    """Show what was reported, question by question; FILE is what learners handed in with what they think.

    PACK is a path, an id or the beginning of one; without it all packs are meant.
    """
    from quizapp.cli.places import open_desk
    from quizapp.results.flagged import flagged_lines, flagged_object

    if (learner or yes) and not question:
        raise WrongUse("--from and --yes go with --apply", hint="--apply QUESTION takes a correction over")
    if question and as_json:
        raise WrongUse("--apply goes without --json", hint="give one of them")
    packs, files = _sorted_out(names)
    with open_desk(profile, packs, read_only=True) as desk:
        found = _found(desk, packs, files)
        if question:
            _apply(desk, found, question, learner, yes)
            return
    if as_json:
        for one in found:
            click.echo(json.dumps(flagged_object(one)))
    else:
        click.echo("\n".join(flagged_lines(found)) if found else "Nothing was reported.")


def _sorted_out(names: Sequence[str]) -> tuple[list[str], list[Path]]:
    """What names packs, and what names files of results, or a folder of them."""
    from quizapp.packs.folder import is_pack
    from quizapp.results.files import SUFFIX

    folders = [name for name in names if name and Path(name).is_dir() and not is_pack(Path(name))]
    files = [name for name in names if name.endswith(SUFFIX) or name in folders]
    return [name for name in names if name not in files], [Path(name) for name in files]


def _found(desk: Desk, packs: Sequence[str], files: Sequence[Path]) -> list[Flagged]:
    from quizapp.cli.class_files import each_learner
    from quizapp.results.asked import Questions
    from quizapp.results.files import found_in
    from quizapp.results.flagged import flagged as listed
    from quizapp.results.union import opened

    wanted = frozenset(desk.library.pack(pack).id for pack in packs)
    learners = each_learner(opened(found_in(files)), desk.library.index().aliases)
    return listed(desk.store.state, learners, Questions(desk.library), wanted)


def _apply(desk: Desk, found: Sequence[Flagged], question: str, learner: str, yes: bool) -> None:
    """Show what a correction changes, ask, and keep it where the author's own edits are kept."""
    from quizapp.cli.talk import sure
    from quizapp.results.applying import proposal, the_one

    meant = [one for one in found if question in {one.question, one.question.partition("/")[2]}]
    if len(meant) > 1:
        raise WrongUse(f"'{question}' is in several packs", hint="write it as PACK/QUESTION")
    row = the_one([row for one in meant for row in one.opinion.corrections], question, learner)
    wish = proposal(desk.library.pack(row.pack).path, row, desk.word, desk.corrections)
    if not wish.difference:
        click.echo(f"{row.question}: reads so already, nothing to take over")
        return
    kept = False
    try:
        for line in wish.difference:
            click.echo(line)
        sure("Take this over?", yes)
        wish.keep()
        kept = True
    finally:
        if not kept:
            wish.leave()
    section = "reject" if row.what == "reject" else "edit"
    click.echo(f"{row.question}: taken over; quizapp pack {section} {row.pack} {row.question} --undo takes it back")
