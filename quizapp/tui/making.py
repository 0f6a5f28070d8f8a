"""Questions from a document: its path, the work in a process of its own, and what came of it."""

from __future__ import annotations

import asyncio
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.timer import Timer

from quizapp.tui.from_file import FromFileScreen


class MakingScreen(FromFileScreen):
    """Asks for a document, makes a pack of it, and goes on to study or to curating."""

    HEAD, ASKS = "Questions from a document", "Which document?"
    READ = "Text, Markdown, HTML, PDF, Word, PowerPoint and subtitles can be read; a folder of them too."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "study", "Study", id="making-study"),
        Binding("c", "curate", "Curate", id="making-curate"),
        Binding("g", "again", "Another document", id="making-again"),
        Binding("question_mark", "app.keys", "Keys", id="making-keys"),
        Binding("escape", "stop", "Stop", id="making-stop"),
        Binding("escape,q", "leave", "Back", id="making-back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._process: asyncio.subprocess.Process | None = None
        self._timer: Timer | None = None
        self._seconds = 0
        self._made = ""

    def on_unmount(self) -> None:
        """Nobody waits for what is being made any more."""
        self._end()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What holds while something is made, and what once it is."""
        if action in {"study", "curate"}:
            return bool(self._made)
        if action == "stop":
            return self._process is not None
        return action not in {"leave", "again"} or self._process is None

    def read(self, path: Path) -> None:
        """Make questions from it."""
        self._make(path)

    @work(exclusive=True, exit_on_error=False)
    async def _make(self, path: Path) -> None:
        """Run `quizapp generate` and say what it says."""
        command = (sys.executable, "-P", "-m", "quizapp", "generate", "--", str(path))
        pipe = asyncio.subprocess.PIPE
        self._process = process = await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.DEVNULL, stdout=pipe, stderr=asyncio.subprocess.STDOUT
        )
        self._seconds = -1
        self._tick(path)
        self._timer = self.set_interval(1, lambda: self._tick(path))
        out, _ = await process.communicate()
        lines = out.decode("utf-8", "replace").splitlines()
        self._made = await asyncio.to_thread(self._pack_of, lines) if process.returncode == 0 else ""
        self._end()
        lines = [line for line in lines if not line.startswith("Next: ")]
        if process.returncode and process.returncode < 0:
            lines = ["Stopped: nothing was written."]
        self.say("\n".join(lines))

    def _pack_of(self, lines: Sequence[str]) -> str:
        """The pack, new or added to, that the commands name which `generate` says to type next; none without one."""
        named = next((line for line in reversed(lines) if ": quizapp " in line), "")
        where = Path(shlex.split(named.rpartition(": ")[2])[-1]).resolve() if named else None
        packs = self.app.desk.library.index().packs.values()
        return next((pack.id for pack in packs if pack.path.resolve() == where), "")

    def _tick(self, path: Path) -> None:
        self._seconds += 1
        self.say(f"Reading {path.name} and writing questions … {self._seconds} s")

    def _end(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
        self._process = self._timer = None

    def forget(self) -> None:
        """Nothing was made."""
        self._made = ""

    def action_study(self) -> None:
        """Study what was made."""
        self.app.pop_screen()
        self.app.study([self._made])

    def action_curate(self) -> None:
        """Check what was made, one question after the other."""
        self.app.pop_screen()
        self.app.curate(self._made)

    def action_stop(self) -> None:
        """Stop what is being made; nothing of it is kept."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
