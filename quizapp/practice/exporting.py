"""Questions written to a file, as other programs read them."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError

if TYPE_CHECKING:
    from quizapp.practice.browsing import Browsing


def export(browsing: Browsing, cards: Collection[str], name: str) -> Path:
    """Where the cards were written, a JSON object a line; raises QuizError where something is there already."""
    path = Path(name).expanduser().absolute()
    try:
        with path.open("x", encoding="utf-8") as file:
            for place, entry in enumerate(browsing.shelf.entries):
                if entry.card in cards:
                    file.write(json.dumps(browsing.record(place), ensure_ascii=True) + "\n")
    except FileExistsError:
        raise QuizError("there is a file of that name already", str(path), "choose another name") from None
    except (OSError, ValueError) as error:
        raise QuizError(f"it cannot be written: {error}", str(path), "choose another place") from error
    return path
