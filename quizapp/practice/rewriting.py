"""A question changed in the file that its author wrote, unless somebody else has changed the file meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.packs.file import Key, YamlFile
from quizapp.practice.ledger import text_of
from quizapp.store.turns import change_file

if TYPE_CHECKING:
    from quizapp.packs.reading import LoadedPack
    from quizapp.packs.validating import Item


def rewrite(pack: LoadedPack, item: Item, make: Callable[[YamlFile, Key], str]) -> Path:
    """The file, after what `make` makes of its text and the question's place in it has been written."""
    file = pack.root / item.file.name

    def change(raw: bytes | None) -> bytes:
        text = text_of(raw or b"", file)
        now = YamlFile(item.file.name, text)
        if now.text != item.file.text:
            raise QuizError("this file was changed just now", str(file), "try again; nothing was changed")
        return (text[: len(text) - len(now.text)] + make(now, item.at)).encode()

    change_file(file, change)
    return file
