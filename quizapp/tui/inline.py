"""A few questions under the prompt: the screen above stays, and one line tells afterwards what was done."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from rich.control import Control
from textual.geometry import Offset

from quizapp.text.amounts import counted
from quizapp.tui.app import QuizApp

if TYPE_CHECKING:
    from quizapp.errors import QuizError
    from quizapp.practice.done import Done
    from quizapp.practice.practice import Practice


def told(done: Done) -> str:
    """What was done, in one line."""
    if not done.answers:
        return "Nothing was answered."
    said = f"{counted(done.answers, 'answer')}, {done.first_tries}, about {done.minutes} min"
    return ". ".join((said, *done.coming))


class InlineApp(QuizApp):
    """Study alone, without Home; it ends with the session."""

    def on_mount(self) -> None:
        """The question comes as soon as everything is open."""
        self.animation_level = "none"
        self.call_after_refresh(self._begin)

    def action_suspend_process(self) -> None:
        """To the shell, which then has its prompt where the question stood; the question stands under it afterwards."""
        driver = self._driver
        if driver is None or not driver.is_inline:
            super().action_suspend_process()
            return
        driver.write(Control.move(*(-self._previous_cursor_position)).segment.text)
        driver.stop_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)
        driver.start_application_mode()
        self._previous_cursor_position = Offset(0, 0)
        self.screen.refresh(layout=True)

    def nothing_due(self) -> None:
        """Say so under the prompt."""
        self.exit(0, message="Nothing is due.")

    def complain(self, error: QuizError) -> None:
        """What keeps study from beginning is the shell's to say; later it is said as in the whole app."""
        if len(self.screen_stack) > 1:
            super().complain(error)
        else:
            self.failure = error
            self.exit(error.exit_code)

    def finish_study(self, practice: Practice, put_aside: str = "") -> None:
        """Leave one line behind, and one more where the last card was put aside."""
        undone = [f"{put_aside} `quizapp undo --last` takes it back."] if put_aside else []
        self.exit(0, message="\n".join([*undone, told(practice.finish())]))
