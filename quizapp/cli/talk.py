"""What the command line says besides its results."""

from __future__ import annotations

from collections.abc import Iterable

import click

from quizapp.errors import QuizError


def nearest(word: str, words: Iterable[str]) -> str:
    """The word that was probably meant, or nothing.

    >>> nearest("stduy", ["study", "due"])
    'study'
    """
    from difflib import get_close_matches

    close = get_close_matches(word, list(words), n=1)
    return close[0] if close else ""


def warn(message: str) -> None:
    """Say something on stderr that the result does not depend on."""
    click.echo(f"warning: {message}", err=True)


def sure(question: str, yes: bool) -> None:
    """Go on only if the learner says so, or has said so beforehand."""
    if not yes and not wanted(question):
        click.echo("Nothing was changed.", err=True)
        raise click.exceptions.Exit(1)


def wanted(question: str, default: bool = False) -> bool:
    """Whether the learner says so; raises QuizError where nobody answers."""
    try:
        return click.confirm(question, default=default, err=True)
    except click.Abort:
        raise QuizError("nothing was changed", hint="--yes does it without asking") from None
