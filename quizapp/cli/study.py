"""`quizapp study`: practise, in the app or line by line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from quizapp.errors import WrongUse


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@click.option("--plain", is_flag=True, help="Line by line, without escape codes.")
@click.option("--inline", is_flag=True, help="Under the prompt, without taking the screen.")
@click.option("--topic", default="", metavar="T", help="Only questions on this topic.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N answers; daily limits do not apply."
)
@click.option("--minutes", type=click.IntRange(1, 1440), metavar="M", help="Ask no more after M minutes.")
@click.option("--cram", is_flag=True, help="Practise without touching the schedule.")
@click.option(
    "--ahead", type=click.IntRange(0, 365), metavar="DAYS", default=0, help="Also what falls due within so many days."
)
@click.pass_obj
def study(profile: str, /, packs: tuple[str, ...], plain: bool, inline: bool, **chosen: Any) -> None:
    """Practise what is due; without PACK everything, mixed."""
    if chosen["ahead"] and (chosen["cram"] or chosen["limit"]):
        raise WrongUse("--ahead goes with neither --cram nor --limit")
    if plain and inline:
        raise WrongUse("--plain goes without --inline")
    if plain:
        _plain(profile, packs, chosen)
        return
    from quizapp.cli.app import open_app

    open_app(profile, lambda desk: desk.practice(packs=packs, **chosen), inline=inline)


def _plain(profile: str, packs: tuple[str, ...], chosen: dict[str, Any]) -> None:
    from quizapp.cli import plain
    from quizapp.cli.places import open_desk, warn_of_mistakes
    from quizapp.cli.talk import warn

    def say(text: str) -> None:
        print(text, flush=True)

    with open_desk(profile, packs) as desk:
        practice = desk.practice(packs=packs, **chosen)
        for said in practice.left_out:
            warn(said)
        if practice.asked is None:
            next_due = practice.finish().next_due
            say("Nothing to practise." + (f" Next: {next_due}." if next_due else ""))
            say("--limit N goes on with new questions, then ahead; --ahead DAYS and --cram ask out of turn.")
            for problem in desk.library.index().problems:
                warn(problem)
            return
        wanted = {desk.library.pack(name).id for name in packs}
        for pack in desk.library.index().packs.values():
            if pack.errors and (not wanted or pack.id in wanted):
                warn_of_mistakes(pack.path)
        plain.run(practice, lines(), say)


def lines() -> Iterator[str]:
    """Lines of standard input as they come; what is not UTF-8 is replaced."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace")
