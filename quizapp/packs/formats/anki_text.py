"""Anki's text files: a note a line, with guid, note type, deck, tags and fields apart by tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape

from quizapp.errors import QuizError
from quizapp.packs import answers
from quizapp.packs.formats import kept
from quizapp.packs.formats.anki import ours, stock
from quizapp.packs.formats.anki.cloze import MARKED as GAP
from quizapp.packs.formats.anki.collection import Note, NoteType
from quizapp.packs.formats.anki.decks import BELOW, deck_of, header, placed
from quizapp.packs.formats.anki.notes import made_of, read_note
from quizapp.packs.formats.anki.reads import Read
from quizapp.packs.formats.decoding import text_of
from quizapp.packs.formats.markup import MARKED
from quizapp.packs.formats.model import Imported, Loss, Written
from quizapp.packs.model import Question
from quizapp.packs.reading import LoadedPack

_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
_COLUMNS = ("guid", "notetype", "deck", "tags")
_HEAD = (
    "#separator:tab\n#html:true\n"
    + "".join(f"#{name} column:{number}\n" for number, name in enumerate(_COLUMNS, 1))
    + "#if matches:update current\n"
)
_KEPT = frozenset({"id", "kind", "prompt", "text", "tags", "topic", "reverse"})
_SAME = frozenset({"flashcard", "short", "cloze"})
"""The kinds that come back as what they were."""
_MORE = "<hr>"
"""What stands between the answer of a card and its explanation."""


def read(data: bytes, name: str) -> Imported:
    """The notes of a text file that Anki wrote, or that it would read."""
    said, body, before = _head(text_of(data, name))
    notes, reads, losses = list[Note](), list[Read](), list[Loss]()
    for line, row in _rows(body, said, name, before):
        note = _note(row, said, f"line {line}")
        one = read_note(note)
        notes.append(note)
        reads.append(one if _value(row, said, "guid") else _unnamed(one))
        losses += one.losses
        losses += [
            Loss(note.guid, f"the picture {picture}, which a text file does not hold") for picture in one.media.values()
        ]
    return Imported(header(notes, reads, name), tuple(placed(notes, reads)), losses=tuple(losses))


def write(pack: LoadedPack) -> Written:
    """The pack's approved questions as notes of the types that every Anki has."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    losses = [*kept.pack_lost(pack)]
    for deck, question in _by_deck(pack):
        type_, front, back = _sides(question, pack)
        guid = f"{pack.header.id}/{question.id}"
        rows.writerow([guid, type_, BELOW.join(deck), " ".join(ours.tags_of(question)), front, back])
        losses += _lost(question, type_)
    return Written((_HEAD + out.getvalue()).encode(), tuple(losses))


def _by_deck(pack: LoadedPack) -> list[tuple[list[str], Question]]:
    """The questions with their decks, an upper deck first: made after a lower one, Anki makes it twice."""
    decks = ((deck_of(pack, question).split(BELOW), question) for question in kept.approved(pack))
    return sorted(decks, key=lambda pair: pair[0])


def _sides(question: Question, pack: LoadedPack) -> tuple[str, str, str]:
    """The note type, and its two fields."""
    said = ours.fields_of(question, pack.header.id, pack.header.language)
    if question.kind == "cloze":
        return stock.CLOZE, " ".join(filter(None, (said["Prompt"], said["Text"]))), said["Explanation"]
    if answers.REVERSE in answers.facets(question):
        return stock.REVERSED, said["Prompt"], said["Reverse"]
    if said["Typed"]:
        return stock.TYPED, said["Prompt"], said["Typed"]
    more = f"{_MORE}{said['Explanation']}" if said["Explanation"] else ""
    return stock.BASIC, said["Prompt"] + said["Choices"], said["Answer"] + more


def _lost(question: Question, type_: str) -> Iterator[Loss]:
    held = {"answer", "answers", "items", "pairs", *({"explanation"} if type_ in {stock.BASIC, stock.CLOZE} else ())}
    yield from kept.lost(question, _KEPT | held)
    if question.kind not in _SAME:
        yield Loss(question.id, "its kind: it becomes a card that is judged by oneself")


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
    """The rows that say something, each with the line that it ends in."""
    given = said.get("separator", "")
    first = body.partition("\n")[0]
    separator = _SEPARATORS.get(given.lower(), given[:1] or next((one for one in "\t;," if one in first), "\t"))
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    try:
        yield from ((before + reader.line_num, row) for row in reader if any(map(str.strip, row)))
    except csv.Error as error:
        raise QuizError(f"this line cannot be read: {error}", f"{name}:{before + reader.line_num}") from error


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
