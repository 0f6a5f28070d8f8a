"""`quizapp questions`: what a search finds, a question a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from quizapp.search.sorting import ORDER, SORTS

if TYPE_CHECKING:
    from quizapp.practice.browsing import Browsing


@click.command()
@click.argument("words", metavar="[SEARCH]", nargs=-1)
@click.option(
    "--sort", type=click.Choice(SORTS), default=ORDER, help="As in the pack, soonest due, least known first, ..."
)
@click.option("--reverse", is_flag=True, help="The other way round.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--ids", is_flag=True, help="Only the id of each.")
@click.pass_obj
def questions(
    profile: str, words: tuple[str, ...], sort: str, reverse: bool, limit: int | None, as_json: bool, ids: bool
) -> int:
    """List the questions that a search finds: words, "a phrase", topic:cities, is:due, lapses>3, -is:new, ...

    Without SEARCH all of them. Each line: id, state, when it is due and the question, with a tab between. Exit
    status 1 when nothing is found, as with grep. A search that begins with '-' stands after '--'.
    """
    from quizapp.cli.places import open_desk
    from quizapp.errors import WrongUse
    from quizapp.practice.browsing import Browsing

    if as_json and ids:
        raise WrongUse("--json and --ids exclude each other", hint="give one of them")
    with open_desk(profile, read_only=True) as desk:
        browsing = Browsing(desk)
        places = browsing.find(" ".join(words), sort, reverse)[:limit]
        said = _record if as_json else Browsing.card if ids else _line
        for place in places:
            print(said(browsing, place))
    return int(not places)


def _record(browsing: Browsing, place: int) -> str:
    return json.dumps(browsing.record(place))


def _line(browsing: Browsing, place: int) -> str:
    from quizapp.text.control import one_line

    line = browsing.line(place)
    return "\t".join((line.card, line.state, line.due, one_line(line.prompt)))
