"""Questions changed in the file that their author wrote, unless somebody else has changed the file meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.packs.file import YamlFile
from quizapp.practice.ledger import text_of
from quizapp.store.turns import change_file

if TYPE_CHECKING:
    from quizapp.packs.reading import LoadedPack

Make = Callable[[YamlFile], str]
"""What makes another text of a file."""


def made(file: YamlFile, makes: Sequence[Make]) -> str:
    """The text of a file after all that is made of it, one after the other."""
    for make in makes:
        file = YamlFile(file.name, make(file))
    return file.text


def rewrite(pack: LoadedPack, file: YamlFile, makes: Sequence[Make]) -> Path:
    """Where a file of a pack is, after what is made of it has been written at once."""
    path = pack.root / file.name

    def change(raw: bytes | None) -> bytes:
        text = text_of(raw or b"", path)
        now = YamlFile(file.name, text)
        if now.text != file.text:
            raise QuizError("this file was changed just now", str(path), "try again; nothing was changed")
        return (text[: len(text) - len(now.text)] + made(now, makes)).encode()

    change_file(path, change)
    return path
