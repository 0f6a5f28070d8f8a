"""Questions written to a file, as other programs read them."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.packs.replacing import replace_files

if TYPE_CHECKING:
    from quizapp.practice.browsing import Browsing


def export(browsing: Browsing, cards: Collection[str], name: str) -> Path:
    """Where the cards were written, all or none, a JSON object a line.

    Raises QuizError where something is there already.
    """
    try:
        path = Path(name).expanduser().absolute()
        if os.path.lexists(path):
            raise QuizError("there is a file of that name already", str(path), "choose another name")
        replace_files({path: "".join(_lines(browsing, cards)).encode()})
    except (RuntimeError, ValueError) as error:
        raise QuizError(f"it cannot be written: {error}", name, "choose another place") from error
    return path


def _lines(browsing: Browsing, cards: Collection[str]) -> Iterator[str]:
    for place, entry in enumerate(browsing.shelf.entries):
        if entry.card in cards:
            yield json.dumps(browsing.record(place)) + "\n"
