"""Notes as questions: what a card shows becomes prompt and answer, gaps stay gaps, a card turned round the reverse."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from quizapp.packs.answers import REVERSE
from quizapp.packs.formats.anki import ours
from quizapp.packs.formats.anki.cloze import OCCLUSION, clozes
from quizapp.packs.formats.anki.collection import Note, NoteCard
from quizapp.packs.formats.anki.reads import Read
from quizapp.packs.formats.anki.restoring import restored
from quizapp.packs.formats.anki.templates import fields_in, is_blank, sides
from quizapp.packs.formats.anki.words import Words, words
from quizapp.packs.formats.model import Loss
from quizapp.packs.gaps import gaps

LONGEST_TYPED = 200
_OURS = re.compile(r"(?P<pack>[a-z0-9][a-z0-9-]*)/(?P<question>[a-z0-9][a-z0-9-]*)")


@dataclass(frozen=True, slots=True)
class _Side:
    """One of a note's cards, and what it says on either side."""

    card: NoteCard
    front: Words
    back: Words
    typed: str = ""


def question_id(guid: str) -> str:
    """The id that a note's question has: its own where it came from a pack, else one that stays with the note.

    >>> question_id("kfor/mandate"), question_id("h:sAHJPT@M")
    ('mandate', 'anki-4ad631d4a5')
    """
    ours = _OURS.fullmatch(guid)
    return ours["question"] if ours else f"anki-{hashlib.sha256(guid.encode()).hexdigest()[:10]}"


def pack_of(guid: str) -> str:
    """The pack that a note came from, nothing where it came from none."""
    ours = _OURS.fullmatch(guid)
    return ours["pack"] if ours else ""


def read_note(note: Note) -> Read:
    """The questions of a note, and what of it they do not hold."""
    id_ = question_id(note.guid)
    if any(OCCLUSION in said for said in note.fields):
        return Read(losses=(Loss(id_, "a picture with parts covered"),))
    if note.type.name in ours.FIELDS and (own := restored(id_, pack_of(note.guid), note)):
        return own
    found = _clozes(id_, note) if note.type.cloze else _cards(id_, note)
    return replace(
        found, losses=(*found.losses, *(Loss(id_, f"its field {name}, which no card shows") for name in _unshown(note)))
    )


def _unshown(note: Note) -> list[str]:
    """The fields that say something and stand in no template."""
    shown = {name for one in note.type.templates for side in (one.front, one.back) for name in fields_in(side)}
    names = [*note.type.fields, *(str(number) for number in range(len(note.type.fields) + 1, len(note.fields) + 1))]
    return [name for name, said in zip(names, note.fields, strict=False) if name not in shown and not is_blank(said)]


def _clozes(id_: str, note: Note) -> Read:
    """A question with its gaps; one for each number where gaps stand in gaps."""
    shown = sides(note, 0)
    front, back = words(shown.front), words(shown.back)
    text, picture = front.asked()
    by_place = {card.place: card for card in note.cards}
    questions, cards = list[dict[str, Any]](), dict[str, NoteCard]()
    for one in clozes(text):
        name = f"{id_}-c{one.number}" if one.number else id_
        questions.append({"id": name, "kind": "cloze", "text": one.text, "explanation": back.told(), **picture})
        for gap, place in zip(gaps(one.text), one.cards, strict=True):
            if place in by_place:
                cards[f"{name}#{gap.facet}"] = by_place[place]
    losses = _losses(id_, front, back) if questions else (Loss(id_, "a cloze without a gap"),)
    return Read(tuple(questions), cards, dict([*front.media(), *back.media()]), losses)


def _cards(id_: str, note: Note) -> Read:
    """A question for each of the note's cards, one for two that are each other turned round."""
    shown = [side for place, card in _places(note).items() if (side := _side(note, place, card))]
    if len(shown) == 2 and _turned_round(*shown):
        question = _question(id_, shown[0]) | {"reverse": True}
        cards = {id_: shown[0].card, f"{id_}#{REVERSE}": shown[1].card}
        return Read((question,), cards, _media(shown), _losses(id_, shown[0].front, shown[0].back))
    names = [f"{id_}-{side.card.place + 1}" if side.card.place else id_ for side in shown]
    asked = {name: side for name, side in zip(names, shown, strict=True) if side.front.asked()[0] and _answer(side)}
    losses = [loss for name, side in zip(names, shown, strict=True) for loss in _losses(name, side.front, side.back)]
    losses += [Loss(name, "a card with nothing to read on one of its sides") for name in names if name not in asked]
    losses += [Loss(id_, "a note without a card")] if not shown else []
    questions = tuple(_question(name, side) for name, side in asked.items())
    return Read(questions, {name: side.card for name, side in asked.items()}, _media(asked.values()), tuple(losses))


def made_of(note: Note, deck: str = "") -> tuple[NoteCard, ...]:
    """The cards that a note makes: one for each template whose front says something."""
    places = range(len(note.type.templates))
    return tuple(NoteCard(place, deck) for place in places if not is_blank(sides(note, place).front))


def _places(note: Note) -> dict[int, NoteCard]:
    """The note's cards by their template; of a note whose cards are not known, those that its fields make."""
    cards = note.cards or made_of(note)
    return {card.place: card for card in cards if card.place < len(note.type.templates)}


def _side(note: Note, place: int, card: NoteCard) -> _Side:
    shown = sides(note, place, card.deck)
    return _Side(card, words(shown.front), words(shown.back), words(shown.typed).text)


def _turned_round(one: _Side, other: _Side) -> bool:
    there, back = (one.front.text, one.back.told()), (other.back.text, other.front.text)
    return all(there) and there == back and not (one.front.pictures or one.back.pictures)


def _answer(side: _Side) -> str:
    return side.typed or side.back.told()


def _question(id_: str, side: _Side) -> dict[str, Any]:
    """A flashcard, or a question that is answered by typing where the card in Anki is."""
    prompt, picture = side.front.asked()
    if side.typed and "\n" not in side.typed and len(side.typed) <= LONGEST_TYPED:
        more = {"explanation": side.back.told()} if side.back.told() not in {"", side.typed} else {}
        return {"id": id_, "kind": "short", "prompt": prompt, "answer": side.typed, **more, **picture}
    return {"id": id_, "kind": "flashcard", "prompt": prompt, "answer": _answer(side), **picture}


def _media(shown: Iterable[_Side]) -> dict[str, str]:
    return dict(pair for side in shown for words_ in (side.front, side.back) for pair in words_.media())


def _losses(id_: str, *shown: Words) -> tuple[Loss, ...]:
    sounds = dict.fromkeys(sound for words_ in shown for sound in words_.sounds)
    return tuple(Loss(id_, f"its sound {sound}") for sound in sounds)
