"""Anki's packages: the notes of an .apkg or .colpkg file as questions, and what was answered to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.packs.formats.anki.collection import Note
from quizapp.packs.formats.anki.decks import header, placed
from quizapp.packs.formats.anki.log import happened
from quizapp.packs.formats.anki.notes import pack_of, read_note
from quizapp.packs.formats.anki.package import Package
from quizapp.packs.formats.anki.packing import write
from quizapp.packs.formats.anki.reads import Read
from quizapp.packs.formats.happened import Past
from quizapp.packs.formats.model import Imported, Loss

__all__ = ["read", "write"]


def read(data: bytes, name: str) -> Imported:
    """What the notes of a package say; its pictures, and what cannot be kept of it."""
    package = Package(data, name)
    notes = package.notes()
    reads = list(_read(notes))
    media, losses = _media(package, reads)
    losses += [loss for one in reads for loss in one.losses]
    origins = {
        question["id"]: pack_of(note.guid) for note, one in zip(notes, reads, strict=True) for question in one.questions
    }
    questions = tuple(placed(notes, reads))
    return Imported(header(notes, reads, name), questions, media, tuple(losses), _past(notes, reads), origins)


def _past(notes: Sequence[Note], reads: Sequence[Read]) -> Past:
    """What was done to the cards of the questions."""
    cards = {key: card for one in reads for key, card in one.cards.items()}
    kept = {id(card) for card in cards.values()}
    elsewhere = sum(
        review.rating > 0 for note in notes for card in note.cards if id(card) not in kept for review in card.reviews
    )
    happened_to = {key: happened(card) for key, card in cards.items()}
    return Past(happened_to, frozenset(key for key, card in cards.items() if card.suspended), elsewhere)


def _read(notes: Sequence[Note]) -> Iterator[Read]:
    """What each note gives, no id twice."""
    seen: set[str] = set()
    for note in notes:
        one = read_note(note)
        if seen & {question["id"] for question in one.questions}:
            one = read_note(replace(note, guid=f"{note.guid} "))
        seen |= {question["id"] for question in one.questions}
        yield one


def _media(package: Package, reads: Sequence[Read]) -> tuple[dict[str, bytes], list[Loss]]:
    """The pictures that questions show, by their place in the pack; those that are missing are lost."""
    media, losses = dict[str, bytes](), list[Loss]()
    for one in reads:
        for place, name in one.media.items():
            if place in media:
                continue
            data = package.medium(name)
            if data is None:
                losses.append(
                    Loss(one.questions[0]["id"] if one.questions else "", f"the picture {name}, which is missing")
                )
            else:
                media[place] = data
    return media, losses
