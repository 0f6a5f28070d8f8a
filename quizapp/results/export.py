"""One handing in of results: by whom, when, how much."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Literal, get_args

Level = Literal["exams", "participation", "practice"]
"""How much is handed in; each holds what the one before it holds."""
LEVELS: tuple[Level, ...] = get_args(Level)


def new_id() -> str:
    """An id that no other row has."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Export:
    """A handing in; of each pack in it there is a row, its source."""

    learner: str
    at: str
    level: Level
    id: str = field(default_factory=new_id)

    def of(self, pack: str) -> str:
        """The id of a pack's source."""
        return f"{self.id}/{pack}"
