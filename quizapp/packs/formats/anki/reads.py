"""What the reading of one note gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from quizapp.packs.formats.anki.collection import NoteCard
from quizapp.packs.formats.model import Loss


@dataclass(frozen=True, slots=True)
class Read:
    """Questions as an author would write them, and what else a note gives."""

    questions: tuple[Mapping[str, Any], ...] = ()
    cards: Mapping[str, NoteCard] = field(default_factory=dict)
    """Each card here (`question` or `question#facet`) with the card it is in Anki."""
    media: Mapping[str, str] = field(default_factory=dict)
    """Where in the pack each picture is kept, with its name in Anki."""
    losses: tuple[Loss, ...] = ()
    sources: Mapping[str, Any] = field(default_factory=dict)
    """What the pack's header says of the documents that are cited."""
