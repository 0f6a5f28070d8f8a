"""Anki's text files: a note a line, with guid, note type, deck, tags and fields apart by tabs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape

from quizapp.packs import answers
from quizapp.packs.formats import kept, worded
from quizapp.packs.formats.anki import ours, stock
from quizapp.packs.formats.anki.cloze import MARKED as GAP
from quizapp.packs.formats.anki.collection import Note, NoteType
from quizapp.packs.formats.anki.decks import BELOW, deck_of, header, placed
from quizapp.packs.formats.anki.notes import made_of, read_note
from quizapp.packs.formats.anki.reads import Read
from quizapp.packs.formats.anki.words import words
from quizapp.packs.formats.decoding import text_of
from quizapp.packs.formats.markup import MARKED, to_html
from quizapp.packs.formats.model import Imported, Loss, Written
from quizapp.packs.formats.rows import rows
from quizapp.packs.model import Question
from quizapp.packs.reading import LoadedPack
from quizapp.text.written import ONE_PICTURE

_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
_COLUMNS = ("guid", "notetype", "deck", "tags")
_HEAD = (
    "#separator:tab\n#html:true\n"
    + "".join(f"#{name} column:{number}\n" for number, name in enumerate(_COLUMNS, 1))
    + "#if matches:update current\n"
)
_BARE = frozenset({stock.TYPED, stock.REVERSED})
"""The note types that have room for nothing but question and answer."""
_UNEXPLAINED = "its explanation and passages, for which this note type of Anki's has no field"
_MORE = "<hr>"
"""What stands between the answer of a card and its explanation."""


def read(data: bytes, name: str) -> Imported:
    """The notes of a text file that Anki wrote, or that it would read."""
    said, body, before = _head(text_of(data, name))
    notes, reads, losses = list[Note](), list[Read](), list[Loss]()
    for line, row in _rows(body, said, name, before):
        note, more = _explained(_note(row, said, f"line {line}"))
        one = read_note(note)
        if more:
            one = replace(one, questions=tuple({**question, "explanation": more} for question in one.questions))
        notes.append(note)
        reads.append(one if _value(row, said, "guid") else _unnamed(one))
        losses += one.losses
        losses += [
            Loss(note.guid, f"the picture {file}, which a text file does not hold") for file in one.media.values()
        ]
    return Imported(header(notes, reads, name), tuple(placed(notes, reads)), losses=tuple(losses))


def write(pack: LoadedPack) -> Written:
    """The pack's approved questions as notes of the types that every Anki has."""
    out = io.StringIO()
    table, entries = csv.writer(out, delimiter="\t", lineterminator="\n"), _by_deck(pack)
    for deck, question in entries:
        guid, tags = f"{pack.header.id}/{question.id}", " ".join(ours.tags_of(question))
        sides = (ONE_PICTURE.sub(_in_words, side) for side in _sides(question, pack))
        table.writerow([guid, _type_of(question), BELOW.join(deck), tags, *sides])
    data, questions = (_HEAD + out.getvalue()).encode(), [question for _, question in entries]
    unexplained = [one.id for one in questions if _type_of(one) in _BARE and worded.explanation(one, pack)]
    told = {Loss(name, kept.WORDS["explanation"]): Loss(name, _UNEXPLAINED) for name in unexplained}
    compared = [told.pop(loss, loss) for loss in kept.compared(questions, read(data, ""))]
    return Written(data, (*kept.pack_lost(pack), *compared, *told.values()))


def _by_deck(pack: LoadedPack) -> list[tuple[list[str], Question]]:
    """The questions with their decks, an upper deck first: made after a lower one, Anki makes it twice."""
    decks = ((deck_of(pack, question).split(BELOW), question) for question in kept.approved(pack))
    return sorted(decks, key=lambda pair: pair[0])


def _type_of(question: Question) -> str:
    """The note type of a question."""
    if question.kind == "cloze":
        return stock.CLOZE
    if answers.REVERSE in answers.facets(question):
        return stock.REVERSED
    return stock.TYPED if question.kind in ours.TYPED else stock.BASIC


def _sides(question: Question, pack: LoadedPack) -> tuple[str, str]:
    """The two fields: what asks, and what answers and explains where a type has room for it."""
    said, type_ = ours.fields_of(question, pack.header.id, pack.header.language), _type_of(question)
    front, more = to_html(worded.prompt(question)), to_html(worded.explanation(question, pack))
    if type_ == stock.CLOZE:
        return " ".join(filter(None, (front, said["Text"]))), more
    if type_ != stock.BASIC:
        return front, said["Typed"] or said["Reverse"]
    return front + said["Choices"], said["Answer"] + (f"{_MORE}{more}" if more else "")


def _in_words(picture: re.Match[str]) -> str:
    return f"[picture: {picture['alt'] or picture['path']}]"


def _explained(note: Note) -> tuple[Note, str]:
    """The note of a plain card without the explanation on its back, and that."""
    back = note.fields[-1] if note.fields else ""
    if note.type is not stock.TYPES[stock.BASIC] or _MORE not in back:
        return note, ""
    answer, _, more = back.partition(_MORE)
    return replace(note, fields=(*note.fields[:-1], answer)), words(more).text


def _head(text: str) -> tuple[dict[str, str], str, int]:
    """What the first lines say of the file, what follows them, and how many they are."""
    said: dict[str, str] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            return said, "\n".join(lines[number:]), number
        key, _, value = line[1:].partition(":")
        said[key.strip().lower()] = value.strip()
    return said, "", len(lines)


def _rows(body: str, said: Mapping[str, str], name: str, before: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, each with the line it begins in."""
    given = said.get("separator", "")
    first = body.partition("\n")[0]
    separator = _SEPARATORS.get(
        given.lower(), given[:1].strip('"') or next((one for one in "\t;," if one in first), "\t")
    )
    return rows(body, separator, name, before)


def _note(row: Sequence[str], said: Mapping[str, str], place: str) -> Note:
    """The note of a row; its type is known by its name where it is one that every Anki has."""
    apart = {_column(said, name) for name in _COLUMNS}
    fields = [cell for number, cell in enumerate(row, 1) if number not in apart]
    if not _is_html(fields, said):
        fields = [escape(field, quote=False).replace("\n", "<br>") for field in fields]
    name = _value(row, said, "notetype") or said.get("notetype", "")
    deck = _value(row, said, "deck") or said.get("deck", "")
    tags = f"{_value(row, said, 'tags')} {said.get('tags', '')}".split()
    note = Note(_value(row, said, "guid") or place, _type(name, fields), tuple(fields), tuple(tags))
    return replace(note, cards=made_of(note, deck))


def _type(name: str, fields: Sequence[str]) -> NoteType:
    gap = any(GAP.search(field) for field in fields)
    known = stock.TYPES.get(name) or (None if gap else stock.TYPES[stock.BASIC] if len(fields) == 2 else None)
    return known if known and known.cloze is gap else stock.unknown(name, len(fields), cloze=gap)


def _is_html(fields: Sequence[str], said: Mapping[str, str]) -> bool:
    told = said.get("html", "").lower()
    return told == "true" or (told != "false" and any(MARKED.search(field) for field in fields))


def _column(said: Mapping[str, str], name: str) -> int:
    """The number of a column that is no field, 0 where there is none."""
    number = said.get(f"{name} column", "")
    return int(number) if number.isdecimal() and len(number) < 4 else 0


def _value(row: Sequence[str], said: Mapping[str, str], name: str) -> str:
    number = _column(said, name)
    return row[number - 1].strip() if 0 < number <= len(row) else ""


def _unnamed(read_: Read) -> Read:
    """The questions of a note without a guid, which are named after what they ask."""
    questions = tuple({key: value for key, value in one.items() if key != "id"} for one in read_.questions)
    return replace(read_, questions=questions)
