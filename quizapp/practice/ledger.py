"""The decisions on a pack's questions as a file: each written at once, whatever others wrote meanwhile stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.packs.deciding import Act, restore
from quizapp.packs.decisions import SECTIONS, Decisions, Stretch, read_decisions
from quizapp.store.platform import make_private
from quizapp.store.turns import Change, change_file


def text_of(raw: bytes, path: Path) -> str:
    """A file's bytes as text; raises QuizError where they are not UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise QuizError("this is not UTF-8", str(path), "mend it first; nothing was changed") from error


@dataclass(frozen=True, slots=True)
class Step:
    """One decision that was written: of what, the file before and after, and what was said of it before."""

    name: str
    before: bytes | None
    after: bytes | None
    entries: tuple[Stretch, ...]


class Ledger:
    """Writes decisions into `curated.yaml` or into a file of corrections, which is made when it is first needed."""

    def __init__(self, path: Path, *, private: bool = False) -> None:
        self.path = path
        self._private = private
        self._seen: tuple[bytes | None, Decisions] = (None, Decisions())

    def write(self, name: str, act: Act) -> Step:
        """Decide something of what has this name."""
        entries: tuple[Stretch, ...] = ()

        def change(before: bytes | None) -> bytes | None:
            nonlocal entries
            decided = self._read(before)
            entries = decided.of(name, SECTIONS)
            return self._said(act(decided))

        return Step(name, *self._change(change), entries)

    def write_all(self, acts: Mapping[str, Act]) -> None:
        """Decide of each name, all of it or nothing."""

        def change(before: bytes | None) -> bytes | None:
            decided = self._read(before)
            for act in acts.values():
                decided = act(decided)
            return self._said(decided)

        if acts:
            self._change(change)

    def take_back(self, step: Step) -> None:
        """Undo a step: the file is as it was before, or what it would be without the step."""

        def change(now: bytes | None) -> bytes | None:
            if now == step.after:
                return step.before
            return self._said(restore(step.name, step.entries)(self._read(now)))

        self._change(change)

    def entries(self, name: str) -> tuple[Stretch, ...]:
        """What was decided of what has this name."""
        raw = self.path.read_bytes() if self.path.is_file() else None
        return self._read(raw).of(name, SECTIONS)

    def _change(self, change: Change) -> tuple[bytes | None, bytes | None]:
        if self._private:
            make_private(self.path.parent)
        return change_file(self.path, change, 0o600 if self._private else 0o666)

    def _read(self, raw: bytes | None) -> Decisions:
        if raw is None:
            return Decisions()
        if raw != self._seen[0]:
            self._seen = raw, read_decisions(text_of(raw, self.path), str(self.path))
        return self._seen[1]

    def _said(self, decided: Decisions) -> bytes | None:
        """The file that says this; none where nothing is decided."""
        if decided.empty:
            return None
        raw = decided.text.encode()
        self._seen = raw, decided
        return raw
