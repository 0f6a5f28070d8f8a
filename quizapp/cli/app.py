"""Opens the app, where there is a terminal for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from quizapp.cli.serve import SERVED
from quizapp.errors import WrongUse

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.practice.practice import Practice
    from quizapp.practice.sitting import Sitting
    from quizapp.tui.app import QuizApp


def open_app(
    profile: str,
    start: Callable[[Desk], Practice] | None = None,
    sit: Callable[[Desk], Sitting] | None = None,
    curate: str | None = None,
    given: Sequence[str] = (),
    inline: bool = False,
    plain: str = "study --plain",
) -> None:
    """Run the app until the learner leaves it; raises WrongUse where there is no terminal, for which `plain` is."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) and SERVED not in os.environ:
        raise WrongUse(
            "the app needs a terminal", hint=f"`quizapp {plain}` works anywhere; `quizapp --help` lists the verbs"
        )
    from quizapp.config import paths
    from quizapp.config.options import load

    with ExitStack() as stack:

        def desk() -> Desk:
            from quizapp.cli.places import open_desk

            return stack.enter_context(open_desk(profile, given, quiet=True))

        app = _kind(inline)(desk, start=start, sit=sit, curate=curate, config=load(paths(profile).home))
        app.run(inline=inline)
    if app.failure is not None:
        raise app.failure
    sys.exit(app.return_code or 0)


def _kind(inline: bool) -> type[QuizApp]:
    if inline:
        from quizapp.tui.inline import InlineApp

        return InlineApp
    from quizapp.tui.app import QuizApp

    return QuizApp
