"""What the command line says besides its results."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import click


def nearest(word: str, words: Iterable[str]) -> str:
    """The word that was probably meant, or nothing.

    >>> nearest("stduy", ["study", "due"])
    'study'
    """
    close = get_close_matches(word, list(words), n=1)
    return close[0] if close else ""


def warn(message: str) -> None:
    """Say something on stderr that the result does not depend on."""
    click.echo(f"warning: {message}", err=True)
