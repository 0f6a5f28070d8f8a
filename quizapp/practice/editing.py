"""A question as a text of its own for an editor; once it is right it stands for the question, checked by the editor."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from quizapp.errors import QuizError
from quizapp.packs import deciding
from quizapp.packs.editing import decided_in, found_in, in_place, read_back, written_out
from quizapp.packs.model import Question
from quizapp.packs.reading import as_written, examine
from quizapp.packs.unsaid import unsaid
from quizapp.practice.ledger import Ledger

if TYPE_CHECKING:
    from quizapp.packs.library import Library

Said = Mapping[str, Any]


class Editable(Protocol):
    """A place where a question can be edited: a file, and the line where it begins."""

    @property
    def path(self) -> Path:
        """The file for the editor."""

    @property
    def line(self) -> int:
        """Where the question begins."""

    @property
    def changed(self) -> bool:
        """Whether something was edited."""

    def errors(self) -> str:
        """What is wrong with it now."""

    def keep(self) -> None:
        """It is right: what was edited holds."""

    def take_back(self) -> None:
        """Nothing was edited."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A question in a file of its own, until it is kept."""

    path: Path
    question: str
    prepared: str
    adopt: Callable[[Said], None]
    line: int = 2

    @property
    def changed(self) -> bool:
        """Whether something was edited."""
        return self._text() != self.prepared

    def errors(self) -> str:
        """What is wrong with the text now, as `quizapp check` shows it."""
        return read_back(self._text(), self.path.name, self.question)[1]

    def keep(self) -> None:
        """What was edited stands for the question from now on."""
        said, wrong = read_back(self._text(), self.path.name, self.question)
        if said is None:
            raise QuizError(wrong)
        try:
            self.adopt(said)
        except QuizError as error:
            raise QuizError(error.message, error.where, f"what you wrote is in {self.path}") from error
        self.take_back()

    def take_back(self) -> None:
        """The text is gone."""
        self.path.unlink(missing_ok=True)
        with suppress(OSError):
            self.path.parent.rmdir()

    def _text(self) -> str:
        try:
            return self.path.read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            return self.prepared


def apart(question: Question, adopt: Callable[[Said], None]) -> Apart:
    """The question in a file of its own; `adopt` is given what it says once that is right."""
    path = Path(tempfile.mkdtemp(prefix="quizapp-")) / f"{question.id}.yaml"
    text = written_out(question)
    path.write_bytes(text.encode())
    return Apart(path, question.id, text, adopt)


def editable(path: Path, question: str, checked: Mapping[str, str], corrections: Path | None = None) -> Editable:
    """Where a question of the pack at a path can be edited; raises QuizError where it cannot be."""
    pack, item = found_in(path, question, corrections)
    there = in_place(pack, item)
    if there is not None:
        return there
    file, private = decided_in(pack, corrections)
    if not private and not os.access(file if file.exists() else file.parent, os.W_OK):
        raise QuizError("this pack cannot be written to", str(file))
    ledger = Ledger(file, private=private)
    was = beneath(path, private).get(question)

    def adopt(said: Said) -> None:
        ledger.write(question, deciding.edit(said, checked, was))

    return apart(item.question, adopt)


def beneath(path: Path, private: bool) -> Mapping[str, Question]:
    """The questions of a pack by id as they read without what is decided in the learner's private file, or in it."""
    pack = examine(path)[0] if private else None
    items = pack.items if pack else as_written(path)
    return {item.question.id: item.question for item in items}


def unsaid_now(library: Library, card: str, before: Question) -> list[str]:
    """What to warn of, in words, after an edit of a card's question, which read as `before`; the pack is read again."""
    index, pack = library.index(), card.partition("/")[0]
    if not any(entry.card == card for entry in index.entries):
        return []
    return unsaid(before, library.question(card), library.sources(pack), index.language(pack))


def unsaid_in(path: Path, before: Question, corrections: Path | None) -> list[str]:
    """The same for a question of the pack at a path."""
    pack, _ = examine(path, corrections)
    now = next((one for one in pack.questions if one.id == before.id), None) if pack else None
    return unsaid(before, now, pack.sources, pack.header.language) if pack and now else []
