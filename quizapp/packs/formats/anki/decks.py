"""Decks and topics: the uppermost deck is the pack, those below it are topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from quizapp.packs.formats.anki.collection import Note
from quizapp.packs.formats.anki.reads import Read
from quizapp.packs.model import Question
from quizapp.packs.passages import topic_of
from quizapp.packs.reading import LoadedPack

BELOW, BETWEEN = "::", " › "
_DEFAULT = "Default"
"""The deck that every collection has."""


def deck_of(pack: LoadedPack, question: Question) -> str:
    """The deck that a question goes to: the pack's, or below it one for its topic."""
    title = pack.header.title
    topic = topic_of(question, pack.sources, title)
    return title if topic == title else BELOW.join([title, *topic.split(BETWEEN)])


def placed(notes: Sequence[Note], reads: Sequence[Read]) -> list[dict[str, Any]]:
    """Every question with its tags, and with the decks below the uppermost as its topic."""
    above = int(bool(_uppermost(notes)))
    return [
        _placed(question, note, above) for note, read in zip(notes, reads, strict=True) for question in read.questions
    ]


def header(notes: Sequence[Note], reads: Sequence[Read], name: str) -> dict[str, Any]:
    """Of a pack's header the title that the decks give, and the sources that are cited."""
    above = _uppermost(notes)
    title = PurePath(name).stem if above in ("", _DEFAULT) else above
    return {"title": title, "sources": {key: said for read in reads for key, said in read.sources.items()}}


def _placed(question: Mapping[str, Any], note: Note, above: int) -> dict[str, Any]:
    said = {"topic": BETWEEN.join(_deck(note)[above:]), "tags": list(note.tags), **question}
    return {key: value for key, value in said.items() if value not in ("", [])}


def _deck(note: Note) -> tuple[str, ...]:
    """The deck of a note's first card, from the uppermost down."""
    return tuple(note.cards[0].deck.split(BELOW)) if note.cards and note.cards[0].deck else ()


def _uppermost(notes: Sequence[Note]) -> str:
    """The deck above all the others; nothing where there are several."""
    found = {deck[0] for deck in map(_deck, notes) if deck}
    return found.pop() if len(found) == 1 else ""
