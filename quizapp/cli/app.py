"""Opens the app, where there is a terminal for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quizapp.errors import WrongUse

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.practice.practice import Practice
    from quizapp.practice.sitting import Sitting


def open_app(
    profile: str,
    start: Callable[[Desk], Practice] | None = None,
    sit: Callable[[Desk], Sitting] | None = None,
    given: Sequence[str] = (),
) -> None:
    """Run the app until the learner leaves it; raises WrongUse where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUse(
            "the app needs a terminal", hint="`quizapp study --plain` works anywhere; `quizapp --help` lists the verbs"
        )
    from quizapp.cli.places import open_desk
    from quizapp.tui.app import QuizApp

    with open_desk(profile, given) as desk:
        app = QuizApp(
            desk,
            start=None if start is None else lambda: start(desk),
            sit=None if sit is None else lambda: sit(desk),
        )
        app.run()
    sys.exit(app.return_code or 0)
