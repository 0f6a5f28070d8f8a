"""Notes that a pack was written to as its questions again, with what was changed of them in Anki."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from quizapp.packs import answers
from quizapp.packs.formats import kept
from quizapp.packs.formats.anki import ours
from quizapp.packs.formats.anki.cloze import clozes
from quizapp.packs.formats.anki.collection import Note, NoteCard
from quizapp.packs.formats.anki.reads import Read
from quizapp.packs.formats.markup import from_html
from quizapp.packs.formats.model import Loss
from quizapp.packs.gaps import gaps
from quizapp.packs.model import Question
from quizapp.text.written import ONE_PICTURE

_SAME = {"Prompt": "prompt", "Explanation": "explanation", "Hint": "hint"}
"""Fields that hold what the question says, and nothing else."""
_TOLD = ("Text", "Choices", "Answer")


def restored(id_: str, pack: str, note: Note) -> Read | None:
    """The question that a note carries; None where it carries none, and is read as any other."""
    fields = note.by_field
    found = ours.recorded(fields.get("Record", ""))
    if found is None:
        return None
    question, sources, language = found
    before = ours.fields_of(question, pack, language)
    changed = {name for name in (*_SAME, *_TOLD) if _differs(fields.get(name, ""), before.get(name, ""))}
    said = kept.said(question) | {"id": id_, "topic": question.topic}
    said |= {_SAME[name]: from_html(fields[name]).text for name in sorted(changed & _SAME.keys())}
    said |= dict(_answered(question, changed, fields))
    losses = [Loss(id_, f"what was changed in Anki in its field {name}") for name in _not_taken(question, changed)]
    if set(note.tags) != set(ours.tags_of(question)):
        said["tags"] = list(note.tags)
    media = {path: ours.packed(pack, path) for path in ours.pictures_of(question)}
    return Read((said,), dict(_cards(said, question, note)), media, tuple(losses), sources)


def _differs(now: str, before: str) -> bool:
    """Whether a field was changed in Anki; a picture that was missing stands there in words."""
    in_words = ONE_PICTURE.sub(lambda found: found["alt"], before)
    return ours.plain(now) not in {ours.plain(before), ours.plain(in_words)}


def _answered(question: Question, changed: set[str], fields: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The answer, or the text with its gaps, as it was changed."""
    if "Answer" in changed and _is_plain(question):
        yield "answer", from_html(fields["Answer"]).text
    if "Text" in changed and (found := clozes(from_html(fields["Text"]).text)):
        yield "text", found[0].text


def _not_taken(question: Question, changed: set[str]) -> list[str]:
    """The fields whose changes cannot be told apart from what stands around them."""
    return sorted(changed & ({"Choices"} if _is_plain(question) else {"Choices", "Answer"}))


def _is_plain(question: Question) -> bool:
    return question.kind == "short" or (question.kind == "flashcard" and not question.rubric)


def _cards(said: Mapping[str, Any], question: Question, note: Note) -> Iterator[tuple[str, NoteCard]]:
    """Each card here with the one it is in Anki."""
    by_place = {card.place: card for card in note.cards}
    facets = [gap.facet for gap in gaps(said["text"])] if question.kind == "cloze" else answers.facets(question)
    for place, facet in enumerate(facets):
        if place in by_place:
            yield f"{said['id']}#{facet}".removesuffix("#"), by_place[place]
