"""`quizapp due`: what waits today, for people and for scripts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from quizapp.errors import QuizError, WrongUse

if TYPE_CHECKING:
    from quizapp.cli.due_kept import Found
    from quizapp.config import Paths


@click.command()
@click.option("--count", is_flag=True, help="Only the number of cards that are due.")
@click.option("--format", "pattern", metavar="F", help="Words of your own, such as '{due} due, {minutes} min'.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--quiet", is_flag=True, help="Say nothing: exit 0 when something is due, 1 when nothing is.")
@click.pass_obj
def due(profile: str, count: bool, pattern: str | None, as_json: bool, quiet: bool) -> int:
    """Say what waits: due cards, new ones for today, exams, and when the next falls due.

    Fields of --format: {due} {new} {minutes} {packs} {titles} {streak} {next}.
    """
    from quizapp.cli.due_kept import find_out
    from quizapp.cli.talk import warn
    from quizapp.config import paths

    wanted = Wanted(count, pattern, as_json, quiet)
    try:
        found = find_out(paths(profile))
    except QuizError as error:
        error.exit_code = 2 if quiet else error.exit_code
        raise
    for warning in found.warnings:
        warn(warning)
    said, status, lasts = wanted.answer(found)
    click.echo(said, nl=False)
    if lasts:
        found.keep(sys.argv[1:], said, status)
    return status


@dataclass(frozen=True, slots=True)
class Wanted:
    """In which form it is asked what waits; raises WrongUse where there is no such form."""

    count: bool
    pattern: str | None
    as_json: bool
    quiet: bool

    def __post_init__(self) -> None:
        if self.count + self.as_json + self.quiet + (self.pattern is not None) > 1:
            raise WrongUse("--count, --format, --json and --quiet exclude each other", hint="give one of them")
        self._fields()

    def answer(self, found: Found) -> tuple[str, int, bool]:
        """What is said, the exit status, and whether that holds until a file changes or a card falls due."""
        from quizapp.cli.due_format import PASSING, filled
        from quizapp.cli.due_words import as_text, in_json

        overview = found.overview
        if self.quiet:
            return "", int(not overview.due), True
        if self.count:
            return f"{overview.due}\n", 0, True
        if self.pattern is not None:
            return f"{filled(self.pattern, overview)}\n", 0, self._fields().isdisjoint(PASSING)
        return (in_json(found), 0, False) if self.as_json else (as_text(found), 0, bool(overview.due))

    def _fields(self) -> frozenset[str]:
        from quizapp.cli.due_format import named

        return named(self.pattern or "")


def ask_again(places: Paths) -> None:
    """Find out anew what was asked of this learner before something changed, so that the next glance is quick."""
    from quizapp import glance
    from quizapp.cli.due_kept import find_out
    from quizapp.config import paths

    found = None
    for words in glance.asked():
        with suppress(QuizError, OSError):
            profile, options = _meant(words)
            if paths(profile) == places:
                found = found or find_out(places)
                said, status, lasts = Wanted(**options).answer(found)
                if lasts:
                    found.keep(words, said, status)


def _meant(words: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """The learner that a command line with this verb names, and the options after the verb."""
    from quizapp.cli import main

    whole = main.make_context("quizapp", list(words))
    return whole.params["profile"], due.make_context("due", whole.args).params
