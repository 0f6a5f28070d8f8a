"""What another format does not hold, as it is said on stderr."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizapp.packs.formats.model import Loss

_MOST = 5


def tell(losses: Iterable[Loss], file: str = "") -> None:
    """Say what is left out, each once with the questions, or the places in a file, that it is left out of."""
    from quizapp.packs.formats.kept import grouped
    from quizapp.text.control import one_line

    for what, questions in grouped(losses, file).items():
        named = [one_line(one) for one in questions if one]
        more = [f"and {len(named) - _MOST} more"] if len(named) > _MOST else []
        of = ", ".join([*named[:_MOST], *more])
        click.echo(f"left out: {f'{of}: ' if of else ''}{one_line(what)}", err=True)
