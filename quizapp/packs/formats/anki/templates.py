"""What a card shows on either side: its template with the note's fields in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.packs.formats.anki.collection import Note, Template

_TAG = re.compile(r"\{\{(?P<sign>[#^/]?)(?P<name>[^{}]*)\}\}")
_ANSWER = re.compile(r"<hr\b[^<>]*\bid\s*=\s*[\"']?answer\b[^<>]*>", re.IGNORECASE)
_FRONT = "FrontSide"
_EMPTY = re.compile(r"<(?!img\b)[^<>]*>|&nbsp;|\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is asked and what is the answer, as HTML, and the answer that is typed, where one is."""

    front: str
    back: str
    typed: str = ""


def sides(note: Note, place: int, deck: str = "") -> Sides:
    """The two sides of one of a note's cards; of the back what was not on the front already."""
    template = note.type.templates[place] if place < len(note.type.templates) else Template("", "")
    named = {**note.by_field, "Tags": " ".join(note.tags), "Type": note.type.name, "Deck": deck, "Subdeck": deck}
    front, typed = _rendered(template.front, named)
    back, _ = _rendered(template.back, {**named, _FRONT: ""})
    before, answer, after = _split(back)
    if not answer and (place_of := before.find(front)) >= 0 and front.strip():
        before = before[:place_of] + before[place_of + len(front) :]
    return Sides(front, after if answer else before, typed)


def fields_in(template: str) -> set[str]:
    """The names of the fields that a template shows, or asks about."""
    return {tag["name"].rpartition(":")[2].strip() for tag in _TAG.finditer(template)}


def is_blank(html: str) -> bool:
    """Whether nothing is to be seen of it.

    >>> is_blank("<div><br>&nbsp;</div>"), is_blank("<img src=a.png>")
    (True, False)
    """
    return not _EMPTY.sub("", html)


def _split(back: str) -> tuple[str, bool, str]:
    """What stands before the line between question and answer, whether there is one, and what stands after."""
    found = _ANSWER.search(back)
    return (back[: found.start()], True, back[found.end() :]) if found else (back, False, "")


def _rendered(template: str, fields: Mapping[str, str]) -> tuple[str, str]:
    """A template with the fields in it, and the field that is typed there."""
    said, typed, hidden, end = list[str](), "", list[bool](), 0
    for tag in _TAG.finditer(template):
        said += [] if any(hidden) else [template[end : tag.start()]]
        end = tag.end()
        *filters, name = (part.strip() for part in tag["name"].split(":"))
        value = fields.get(name, "")
        if tag["sign"] == "/":
            hidden = hidden[:-1]
        elif tag["sign"]:
            hidden.append(is_blank(value) is (tag["sign"] == "#"))
        elif not any(hidden) and "type" in filters:
            typed = typed or value
        elif not any(hidden) and not any(one.startswith("tts") for one in filters):
            said.append(value)
    said += [] if any(hidden) else [template[end:]]
    return "".join(said), typed
