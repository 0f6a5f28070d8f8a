"""`quizapp study`: practise, in the app or line by line."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@click.option("--plain", is_flag=True, help="Line by line, without escape codes.")
@click.option("--topic", default="", metavar="T", help="Only questions on this topic.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N answers; daily limits do not apply."
)
@click.option("--cram", is_flag=True, help="Practise without touching the schedule.")
@click.pass_obj
def study(profile: str, packs: tuple[str, ...], plain: bool, topic: str, limit: int | None, cram: bool) -> None:
    """Practise what is due; without PACK everything, mixed."""
    if plain:
        _plain(profile, packs, topic, limit, cram)
        return
    from quizapp.cli.app import open_app

    open_app(profile, lambda desk: desk.practice(packs=packs, topic=topic, limit=limit, cram=cram))


def _plain(profile: str, packs: tuple[str, ...], topic: str, limit: int | None, cram: bool) -> None:
    from quizapp.cli import plain
    from quizapp.cli.places import open_desk
    from quizapp.cli.talk import warn

    def say(text: str) -> None:
        print(text, flush=True)

    with open_desk(profile, packs) as desk:
        practice = desk.practice(packs=packs, topic=topic, limit=limit, cram=cram)
        if practice.asked is None:
            say("Nothing to practise.")
            for problem in desk.library.index().problems:
                warn(problem)
            return
        plain.run(practice, _lines(), say)


def _lines() -> Iterator[str]:
    """Lines of standard input as they come; what is not UTF-8 is replaced."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace")
